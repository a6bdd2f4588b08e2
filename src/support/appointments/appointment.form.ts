import { z } from 'zod'
import { keysOf } from '#platform/web/pieces.ts'
import { durations } from '#support/schedule/schedule.rules.ts'
import { marks } from './appointment.rules.ts'
import { subjects } from './words.ts'

/** When and where: what booking and moving share. */
export const MoveForm = z.object({
  place: z.uuid('Choisissez un lieu.'),
  mediator: z.uuid('Choisissez qui reçoit la famille.'),
  day: z.iso.date('Choisissez un jour.'),
  hour: z.string('Choisissez une heure.').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Choisissez une heure.'),
  minutes: z.coerce
    .number()
    .refine((minutes) => durations.some((known) => known === minutes), 'Choisissez une durée.')
    .default(60),
  /** Said of a night or a public holiday, once it was questioned. */
  sure: z.literal('oui').optional(),
})
export type MoveForm = z.output<typeof MoveForm>

export const BookForm = MoveForm.extend({ subject: z.enum(keysOf(subjects), 'Choisissez l’objet du rendez-vous.') })
export type BookForm = z.output<typeof BookForm>

export const MarkForm = z.object({
  mark: z.enum(keysOf(marks), 'Choisissez ce qui s’est passé.'),
  note: z.string().max(500, 'Cette note tient en 500 caractères.').default(''),
})
export type MarkForm = z.output<typeof MarkForm>
