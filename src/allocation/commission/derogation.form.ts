import { z } from 'zod'

const why = z
  .string('Écrivez le motif, en dix caractères au moins.')
  .min(10, 'Écrivez le motif, en dix caractères au moins.')
  .max(500, 'Ce motif tient en 500 caractères.')

/** Why the commission goes another way for one family; when another one goes out for it, which one and why: each reads its own reason only. */
export const DerogationForm = z.object({
  why,
  swap: z.uuid('Choisissez une famille de la liste.').optional(),
  why_out: why.optional(),
})
export type DerogationForm = z.output<typeof DerogationForm>
