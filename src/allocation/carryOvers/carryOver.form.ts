import { z } from 'zod'
import { PlaceChosen, placesAsked } from '../reservations/reservation.form.ts'

/** Places that go elsewhere: from a line of this programme, to a commune of this one or of another. */
export const CarryOverForm = z.object({
  place: PlaceChosen,
  to: z.uuid('Choisissez un programme de la liste.'),
  commune: z.string('Écrivez la commune qui les reçoit.').min(2, 'Écrivez la commune qui les reçoit.').max(120),
  places: placesAsked,
  body: z.string('Dites qui a décidé.').min(3, 'Dites qui a décidé.').max(120, 'Ce nom tient en 120 caractères.'),
  why: z
    .string('Dites pourquoi, en quelques mots.')
    .min(3, 'Dites pourquoi, en quelques mots.')
    .max(300, 'Cette réponse tient en 300 caractères.'),
})
export type CarryOverForm = z.output<typeof CarryOverForm>
