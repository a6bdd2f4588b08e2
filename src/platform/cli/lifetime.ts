import type { Halt } from './halt.ts'
import { whenNpmLeaves } from './parents.ts'
import { say } from './say.ts'

/** Something to end when the application stops. Ended in the reverse order of their opening. */
export type Ending = () => Promise<void>

export type Lifetime = {
  onEnd(ending: Ending): void
  /** Ends the application with a sentence: what it needed is gone. */
  fail(reason: Halt): void
  end(): Promise<void>
  ending(): boolean
  /** Resolves when everything has ended. Throws the reason when the application failed. */
  over: Promise<void>
}

/** Lives until the system or the person at the terminal asks to stop, then ends everything in order. */
export const startLife = (): Lifetime => {
  const endings: Ending[] = []
  const { promise: over, resolve, reject } = Promise.withResolvers<void>()
  // Whoever awaits it hears of the failure; a start that fails before that point ends by its own error.
  over.catch(() => {})
  let ending = false

  const end = async (reason?: Halt) => {
    if (ending) return
    ending = true
    for (const each of endings.reverse())
      await each().catch((error: Error) => say(`Un arrêt s’est mal passé : ${error.message}`))
    if (reason) reject(reason)
    else resolve()
  }
  const asked = () => {
    if (!ending) say('Arrêt demandé : Maillon termine ce qui est en cours.')
    void end()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, asked)
  whenNpmLeaves(asked)

  return { onEnd: (each) => endings.push(each), fail: (reason) => void end(reason), end, ending: () => ending, over }
}
