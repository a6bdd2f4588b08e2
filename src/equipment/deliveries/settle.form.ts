import { z } from 'zod'
import { foundOutcomes, missingOutcomes } from './note.words.ts'

const outcomes = [...Object.keys(missingOutcomes), ...Object.keys(foundOutcomes)] as [string, ...string[]]

/** What becomes of an exception, and a word on it. */
export const SettleForm = z.object({
  outcome: z.enum(outcomes, { error: 'Dites ce que devient cet appareil.' }),
  word: z.string().max(300, { error: 'Ce texte tient en 300 caractères.' }).default(''),
})

const email = z.email({ error: 'Écrivez une adresse e-mail entière, par exemple mairie@exemple.fr.' }).max(254)

/** Where the donor's link goes; nothing when it confirms from its account. */
export const CloseForm = z.object({ email: email.optional() })
export const AskForm = z.object({ email })
