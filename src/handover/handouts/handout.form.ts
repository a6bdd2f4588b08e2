import { z } from 'zod'
import { keysOf, short } from '#platform/web/pieces.ts'
import { handoverKinds } from '../handovers/handover.words.ts'
import { withDevice } from './handout.words.ts'

/** What every day of handing over says, whoever is to receive. */
const day = {
  title: short(120, 'Donnez un nom à cette séance.').min(3, 'Donnez un nom à cette séance.'),
  held_on: z.iso.date('Choisissez le jour de la séance.'),
  place: z.uuid('Choisissez un lieu de la liste.').optional(),
  kind: z.enum(keysOf(handoverKinds), 'Choisissez un prêt ou un don.'),
  due_on: z.iso.date('Choisissez un jour.').optional(),
  with: z.array(z.enum(keysOf(withDevice))).default([]),
}

export const ClassForm = z.object({
  ...day,
  device: z.string('Choisissez les appareils à remettre.').min(2, 'Choisissez les appareils à remettre.'),
  /** One each in the order of the list, or chosen by scanning when the family is there. */
  how: z.enum(['list', 'scan'], 'Choisissez comment les appareils sont donnés.'),
})

export type ClassForm = z.output<typeof ClassForm>

/** Which family is a pupil's, where the school follows some of the same name. */
export const familyField = (pupil: string): string => `famille.${pupil}`

/** A class, with one more question for each pupil whose surname the school already follows. */
export const classForm = (pupils: readonly { id: string }[]) =>
  z.object({
    ...ClassForm.shape,
    ...Object.fromEntries(pupils.map(({ id }) => [familyField(id), short(40).default('')])),
  })

export const CeremonyForm = z.object({
  ...day,
  households: z
    .array(z.uuid())
    .default([])
    .refine((chosen) => chosen.length > 0, 'Cochez au moins une famille.')
    .refine((chosen) => chosen.length <= 100, 'Cent familles au plus : au-delà, préparez une autre séance.'),
})

export type CeremonyForm = z.output<typeof CeremonyForm>

export const CloseForm = z.object({
  /** What becomes of the sheets that nobody signed. */
  rest: z.enum(['later', 'release'], 'Choisissez ce que deviennent ces feuilles.').optional(),
  held_on: z.iso.date('Choisissez un jour.').optional(),
})

export type CloseForm = z.output<typeof CloseForm>

export const DayFilters = z.object({ q: z.string().max(120).optional() })
