import { type LocalTime, type LogLine, logLines } from './wipeLog.lines.ts'

/** One run of nwipe as its lines tell it; a log file to which several runs were appended gives several. */
export type RunLines = { lines: LogLine[]; ended: boolean }

const end = /^Nwipe (?:successfully completed|exited with|was aborted)/
const wiping = /^(?:Invoking method|Starting|Verif|Finished|Blanking|\[SUCCESS\]|\[FAILURE\]|\d+ bytes )/

/**
 * Cuts a file into runs. A run ends with its last sentence; one that was cut (power failure, full disk) ends where the
 * next one begins to list drives, before it prints its options a second time.
 */
export function runsOf(text: string): RunLines[] {
  const runs: RunLines[] = []
  let lines: LogLine[] = []
  let finished = false
  const close = (ended: boolean, kept = lines) => {
    if (kept.length > 0) runs.push({ lines: kept, ended })
  }
  for (const line of logLines(text)) {
    if (finished && 'message' in line) {
      close(true)
      lines = []
      finished = false
    }
    if ('message' in line && line.message.startsWith('Program options are set') && lines.some(isOptions)) {
      const last = lines.findLastIndex((l) => 'message' in l && wiping.test(l.message))
      const cut = lines.findIndex((l, i) => i > last && 'message' in l && l.message.startsWith('Found '))
      const from = cut < 0 ? lines.length : cut
      close(false, lines.slice(0, from))
      lines = lines.slice(from)
    }
    lines.push(line)
    finished ||= 'message' in line && end.test(line.message)
  }
  close(finished || lines.some(isThroughput))
  return runs.filter((run) =>
    run.lines.some(
      (line) => 'message' in line && /^(?:Found |Program options|Invoking method|banner)/.test(line.message),
    ),
  )
}

const isOptions = (line: LogLine) => 'message' in line && line.message.startsWith('Program options are set')
const isThroughput = (line: LogLine) => 'message' in line && line.message.startsWith('Total Throughput')

/** "method   = PRNG Stream" and "system-serial-number = ABC" lines, by their name; the first one wins. */
export function settingsOf(lines: LogLine[]): Map<string, string> {
  const settings = new Map<string, string>()
  for (const line of lines) {
    const match = 'message' in line ? /^([a-z][a-z-]{2,30})\s*=\s*(.*)$/.exec(line.message) : null
    if (match && !settings.has(match[1]!)) settings.set(match[1]!, match[2]!.trim())
  }
  return settings
}

/** First and last times of a run. */
export function timesOf(lines: LogLine[]): { first: LocalTime | null; last: LocalTime | null } {
  const times = lines.flatMap((line) => ('at' in line ? [line.at] : []))
  return { first: times[0] ?? null, last: times.at(-1) ?? null }
}
