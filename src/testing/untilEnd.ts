const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const
const standing = new Set<() => Promise<unknown>>()
let ended: Promise<void> | undefined

/**
 * What a script opens and must not leave behind: closed when the process is interrupted, when whoever started it is gone, or when it fails;
 * the last one opened first. Answers the way to close it by hand, once.
 */
export function untilEnd(close: () => unknown): () => Promise<void> {
  listen()
  let closing: Promise<unknown> | undefined
  // Interrupted while it closes by hand, the process waits for it as for the others.
  const once = () => (closing ??= Promise.try(close))
  standing.add(once)
  return async () => {
    await once()
    standing.delete(once)
  }
}

let listening = false

function listen(): void {
  if (listening) return
  listening = true
  for (const [signal, code] of Object.entries(signals)) process.on(signal, () => void end(code))
  process.on('disconnect', () => void end(signals.SIGHUP))
  process.on('uncaughtException', (error) => {
    if (!ended) console.error(error)
    void end(1)
  })
  // Listening to whoever started the script is no reason to go on.
  process.channel?.unref()
}

async function end(code: number): Promise<void> {
  ended ??= (async () => {
    for (const close of [...standing].reverse()) await close().catch(() => {})
  })()
  await ended
  process.exit(code)
}
