import { spawn } from 'node:child_process'

/**
 * Runs a program of ours and answers its exit code. What interrupts this process interrupts that one, which ends in its own way; it is told
 * by its channel when this one is killed. npm, killed, takes the shell between us with it and says nothing: then we have another parent.
 */
export const runChild = (...args) =>
  new Promise((ended) => {
    const child = spawn(process.execPath, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
    for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
    const parent = process.ppid
    if (process.env.npm_lifecycle_event)
      setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref()
    child.on('error', () => ended(1))
    child.on('exit', (code) => ended(code ?? 1))
  })
