import { readFileSync } from 'node:fs'

const SECOND = 1000
/** A twentieth of a processor, in the hundredths of a second that Linux counts. */
const LEAST = 5

/**
 * Calls `starved` when a process got less than a twentieth of a processor during a second, though it only computes. Gives what ends the
 * watch. Where the system does not say what a process used, nothing is ever said.
 */
export function watchStarving(pid: number | undefined, starved: () => void): () => void {
  let before = usedBy(pid)
  const watch = setInterval(() => {
    const now = usedBy(pid)
    if (now - before < LEAST) starved()
    before = now
  }, SECOND)
  return () => clearInterval(watch)
}

/** Hundredths of a second that a process computed; not a number when nobody knows (proc_pid_stat(5), utime and stime). */
function usedBy(pid: number | undefined): number {
  try {
    const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
    const fields = after.split(' ')
    return Number(fields[11]) + Number(fields[12])
  } catch {
    return Number.NaN
  }
}
