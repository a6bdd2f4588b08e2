import { z } from 'zod'
import { simStates } from './simCard.rules.ts'

const lot = {
  operator: z
    .string({ error: 'Dites de quel opérateur viennent les cartes.' })
    .max(60, { error: 'Ce nom est trop long.' }),
  label: z.string().max(120, { error: 'Ce texte est trop long.' }).default(''),
  received_on: z.iso.date({ error: 'Donnez le jour où le lot est arrivé.' }),
}

/** A lot of SIM cards with the operator's list. */
export const SimLotUpload = z.object({ ...lot, list: z.file({ error: 'Choisissez la liste de l’opérateur (CSV).' }) })
export const SimLotFacts = z.object(lot)

/** What became of one card. */
export const SimMove = z.object({
  to: z.enum(['in_stock', 'assigned', 'active', 'expired', 'lost', 'blocked', 'returned'], {
    error: 'Dites ce que devient la carte.',
  }),
  why: z.string().max(300, { error: 'Ce texte est trop long.' }).optional(),
})

export const SimFilters = z.object({
  etat: z.enum(Object.keys(simStates) as [string, ...string[]]).optional(),
  q: z.string().max(40).optional(),
})
