import { z } from 'zod'
import { count, keysOf } from '#platform/web/pieces.ts'
import { durations } from '#support/schedule/schedule.rules.ts'
import { attendances } from './workshop.rules.ts'

export const WorkshopForm = z.object({
  title: z
    .string('Écrivez ce que l’on y apprend.')
    .min(3, 'Écrivez ce que l’on y apprend.')
    .max(120, 'Ce titre tient en 120 caractères.'),
  place: z.uuid('Choisissez un lieu.'),
  day: z.iso.date('Choisissez un jour.'),
  hour: z.string('Choisissez une heure.').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Choisissez une heure.'),
  minutes: z.coerce
    .number()
    .refine((minutes) => durations.some((known) => known === minutes), 'Choisissez une durée.')
    .default(120),
  seats: count('Places', 1, 200),
  /** Said of a night or a public holiday, once it was questioned. */
  sure: z.literal('oui').optional(),
})
export type WorkshopForm = z.output<typeof WorkshopForm>

export const SeatForm = z.object({ workshop: z.uuid('Choisissez un atelier.') })

/** Name of the field that holds a seat's attendance. */
export const fieldOf = (seatId: string): string => `presence-${seatId}`

/** The whole sheet in one form: one answer a seat, none where nothing is known yet. */
export const attendanceForm = (seatIds: readonly string[]) =>
  z.object(
    Object.fromEntries(
      seatIds.map((id) => [fieldOf(id), z.enum(keysOf(attendances), 'Choisissez une réponse.').optional()]),
    ),
  )
