import { z } from 'zod'
import type { Kind } from '../programmes/words.ts'

/** How many, written in figures. */
export const placesAsked = z
  .string('Écrivez un nombre.')
  .regex(/^\d{1,5}$/, 'Écrivez un nombre entier.')
  .transform(Number)
  .refine((n) => n >= 1, 'Au moins une place.')
  .refine((n) => n <= 20_000, '20 000 places au plus.')

/** A line of the programme's places, as an option sends it. */
export const placeValue = ({ commune, kind }: { commune: string; kind: string }): string => `${commune} ${kind}`

/** The same, read back. */
export const PlaceChosen = z
  .string('Choisissez des places de la liste.')
  .regex(/^[0-9AB]{5} (computer|connection)$/, 'Choisissez des places de la liste.')
  .transform((value) => {
    const [commune, kind] = value.split(' ') as [string, Kind]
    return { commune, kind }
  })

export const ReservationForm = z.object({
  place: PlaceChosen,
  holder: z.uuid('Choisissez une structure de la liste.'),
  places: placesAsked,
  until: z.iso.date('Choisissez un jour.'),
  note: z.string().max(300, 'Cette note tient en 300 caractères.').default(''),
})
export type ReservationForm = z.output<typeof ReservationForm>

export const EndForm = z.object({ reservation: z.uuid('Choisissez une réservation de la liste.') })
