import { z } from 'zod'

/** How many derogations the commission may make, said before it sits. */
export const LimitForm = z.object({
  most: z.coerce
    .number('Écrivez un nombre entier.')
    .int('Écrivez un nombre entier.')
    .min(0, 'Écrivez un nombre entier.')
    .max(1000, 'Au plus 1 000 dérogations.'),
})

/** Why the commission goes another way for one family, and the family that goes out for it when one does. */
export const DerogationForm = z.object({
  why: z
    .string('Écrivez le motif, en dix caractères au moins.')
    .min(10, 'Écrivez le motif, en dix caractères au moins.')
    .max(500, 'Ce motif tient en 500 caractères.'),
  swap: z.uuid('Choisissez une famille de la liste.').optional(),
})
export type DerogationForm = z.output<typeof DerogationForm>
