import { z } from 'zod'

/** Minutes that a handover may take, when appointments are booked with the decision. */
export const visits = [30, 45, 60] as const

/** What the commission decided: who, when, before whom; and where to receive the families, if that is known. */
export const DecideForm = z.object({
  body: z
    .string('Écrivez le nom de la commission.')
    .min(3, 'Écrivez le nom de la commission.')
    .max(160, 'Ce nom tient en 160 caractères.'),
  decided_on: z.iso.date('Choisissez le jour de la séance.'),
  present: z
    .string('Écrivez qui était là.')
    .min(3, 'Écrivez qui était là.')
    .max(500, 'Cette liste tient en 500 caractères.'),
  place: z.uuid('Choisissez un lieu de la liste.').optional(),
  mediator: z.uuid('Choisissez une personne de la liste.').optional(),
  day: z.iso.date('Choisissez un jour.').optional(),
  minutes: z.coerce
    .number()
    .refine((minutes) => visits.some((known) => known === minutes), 'Choisissez une durée.')
    .default(30),
  /** What the page said that the decision would do. */
  shown: z.string('Relisez ce que la décision fera, puis confirmez.'),
})
export type DecideForm = z.output<typeof DecideForm>
