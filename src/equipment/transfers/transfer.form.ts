import { z } from 'zod'
import { transferStates } from './transfer.words.ts'

const name = z.string({ error: 'Écrivez votre nom.' }).max(120, 'Ce nom est trop long.')
const count = z.coerce
  .number({ error: 'Écrivez un nombre.' })
  .int('Écrivez un nombre entier.')
  .min(0, 'Écrivez un nombre.')
  .max(100_000, 'Ce nombre est trop grand.')

/** Where a slip goes: another organisation ("org:…"), a place ("place:…") or a class ("class:…") of one's own. */
export const PrepareForm = z.object({
  to: z
    .string({ error: 'Choisissez où va ce matériel.' })
    .regex(/^(org|place|class):[0-9a-f-]{36}$/, 'Choisissez où va ce matériel.'),
  way: z.enum(['entrusted', 'passed_on', 'given'], { error: 'Dites à quel titre il part.' }).optional(),
  numbers: z.string({ error: 'Notez au moins un numéro.' }).max(40_000, 'Cette liste est trop longue.'),
  note: z.string().max(500, 'Ce texte est trop long.').default(''),
})

export const SendForm = z.object({ count, who: name })
export const CancelForm = z.object({
  why: z.string({ error: 'Dites pourquoi en quelques mots.' }).max(500, 'Ce texte est trop long.'),
})
export const CountForm = z.object({ count })
export const ScanForm = z.object({
  code: z.string({ error: 'Scannez ou tapez un numéro.' }).max(200, 'Ce numéro est trop long.'),
  damaged: z.string().max(200, 'Ce texte est trop long.').optional(),
})
export const AllForm = z.object({ class_name: z.string().max(30).optional() })
export const FinishForm = z.object({ who: name })

/** What becomes of something missing, or of something that came without being expected. */
export const ResolveForm = z.object({
  as: z.enum(['never_sent', 'lost', 'handed_back', 'settled'], { error: 'Dites ce qu’il en est.' }),
})

/** The filters of the list of slips; `structure` comes from the follow-up. */
export const SlipFilters = z.object({
  q: z.string().max(80).optional(),
  etat: z.enum(Object.keys(transferStates) as [string, ...string[]]).optional(),
  structure: z.uuid().optional(),
})
