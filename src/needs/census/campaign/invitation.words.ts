import { counted } from '#platform/ui/counted.ts'

/** What a reminder did, in a sentence or two. */
export function sayReminded({ reminded, already }: { reminded: number; already: number }): string {
  const done = `${counted(reminded, 'structure relancée', 'structures relancées')}.`
  if (already === 0) return done
  const left =
    already === 1
      ? '1 structure a déjà été relancée aujourd’hui : son lien sert toujours.'
      : `${counted(already, 'structure')} ont déjà été relancées aujourd’hui : leurs liens servent toujours.`
  return reminded === 0 ? left : `${done} ${left}`
}
