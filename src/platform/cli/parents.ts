import { readFileSync } from 'node:fs'

/**
 * Calls back once npm, which started this process, is gone. npm puts a shell between, and a signal it passes on ends that
 * shell only: without this, the site would go on alone. Does nothing outside of npm.
 */
export const whenNpmLeaves = (leave: () => void, env = process.env): void => {
  if (!env.npm_lifecycle_event) return
  const shell = process.ppid
  const npm = parentOf(shell)
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return
    clearInterval(timer)
    leave()
  }, 100)
  timer.unref()
}

const parentOf = (pid: number): number | null => {
  try {
    return Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/^PPid:\s+(\d+)/m)?.[1])
  } catch {
    return null
  }
}
