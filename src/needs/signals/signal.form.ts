import { z } from 'zod'
import { keysOf, short } from '#platform/web/pieces.ts'
import { groupAt, groups } from './state.words.ts'
import { closings } from './words.ts'

/** A call to the family, whatever came of it. */
export const TryForm = z.object({
  reach: z.enum(['reached', 'message_left', 'not_reached'], 'Choisissez ce qu’a donné l’appel.'),
  reached_by: short(80).default(''),
})

/** The day the pupil was back. */
export const ReturnForm = z.object({ back_on: z.iso.date('Choisissez le jour du retour.') })

/** Why a signal ends without a return. */
export const CloseForm = z.object({ closed_as: z.enum(keysOf(closings), 'Choisissez une raison.') })

/** A filtered list is an address to share. */
export const SignalFilter = z.object({
  classe: z.uuid().optional(),
  etat: z
    .enum(Object.values(groups).map(({ address }) => address))
    .transform(groupAt)
    .optional(),
  risque: z.enum(['eleve', 'surveiller']).optional(),
})
export type SignalFilter = z.output<typeof SignalFilter>
