import { z } from 'zod'

/** Why the commission goes another way for one family, and the family that goes out for it when one does. */
export const DerogationForm = z.object({
  why: z
    .string('Écrivez le motif, en dix caractères au moins.')
    .min(10, 'Écrivez le motif, en dix caractères au moins.')
    .max(500, 'Ce motif tient en 500 caractères.'),
  swap: z.uuid('Choisissez une famille de la liste.').optional(),
})
export type DerogationForm = z.output<typeof DerogationForm>
