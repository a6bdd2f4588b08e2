import { z } from 'zod'
import { keysOf, short } from '#platform/web/pieces.ts'
import { resultWords } from './check.words.ts'
import type { Line } from './checklist.rules.ts'

const version = z.coerce.number().int()

export const list = z.coerce.number('Rouvrez la page de l’appareil, puis recommencez.').int().min(0).max(100_000)

/** `rest`: what is not answered works; a lock is never of the rest. `r_…` is what was found, `w_…` a word about it. */
export const testForm = (lines: readonly Line[]) =>
  z.object({
    version,
    checklist: list,
    rest: z.literal('ok').optional(),
    ...(Object.fromEntries(
      lines.flatMap(({ key }) => [
        [`r_${key}`, z.enum(keysOf(resultWords), { error: 'Cette réponse n’est pas comprise.' }).optional()],
        [`w_${key}`, short(120).optional()],
      ]),
    ) as Record<never, never>),
    note: short(500).default(''),
  })

export const UnlockForm = z.object({
  version,
  how: short(500, 'Dites comment le verrou a été levé, et ce qui le prouve.').min(
    5,
    'Quelques mots de plus, s’il vous plaît : qui l’a levé, et à quoi on le voit.',
  ),
})
