import { z } from 'zod'
import { short } from '#platform/web/pieces.ts'

/** What somebody answers of two files. `keep` is the file in which the family is read from now on. */
export const VerdictForm = z.object({
  answer: z.enum(['same', 'distinct'], 'Dites si c’est la même famille.'),
  keep: z.uuid('Choisissez la fiche à garder.').optional(),
  reason: short(300).default(''),
})
export type VerdictForm = z.output<typeof VerdictForm>

export const SplitForm = z.object({ reason: short(300).default('') })
