import { z } from 'zod'
import { phoneTyped } from '#network/phones/phone.ts'
import { isId } from '#platform/db/id.ts'
import { keysOf, short, versionRead } from '#platform/web/pieces.ts'
import { fifteenAnswers } from '../ages/fifteen.words.ts'
import { connectionAtHand, equipmentAtHand, livings } from './atHand.ts'
import { languagesTyped } from './languages.ts'
import { MOST_KEPT, MOST_TOLD } from './need.rules.ts'
import { agreementHows, channels, needKinds } from './words.ts'

const count = (most: number) =>
  z.coerce
    .number('Écrivez un nombre.')
    .int('Écrivez un nombre entier.')
    .min(0, 'Écrivez un nombre.')
    .max(most, `${most} au plus.`)

const who = {
  name: short(120, 'Écrivez le nom de la famille ou de la personne.').min(2, 'Écrivez le nom en entier.'),
  commune: z.string('Écrivez la commune ou son code postal.').min(2, 'Écrivez la commune ou son code postal.'),
  adults: count(20).default(1),
  children: count(20).default(0),
}
const reach = {
  address: short(200).default(''),
  phone: phoneTyped.optional(),
  email: z.email('Cette adresse e-mail ne semble pas complète.').optional(),
  channel: z.enum(keysOf(channels), 'Choisissez comment joindre la famille.').default('phone'),
  best_moment: short(80).default(''),
  languages: z
    .union([short(80), z.array(short(80))])
    .transform((answers) => [answers].flat())
    .transform(languagesTyped)
    .refine((spoken) => spoken.every((one) => !/\d/.test(one)), 'Une langue s’écrit sans chiffres.')
    .refine((spoken) => spoken.length <= 12, 'Douze langues au plus.')
    .default(['fr']),
  interpreter: z.coerce.boolean().default(false),
}
const needed = {
  needs: z
    .array(z.enum(keysOf(needKinds)))
    .min(1, 'Cochez au moins un besoin.')
    .default([])
    .refine((kinds) => kinds.length > 0, 'Cochez au moins un besoin.'),
  situation: short(MOST_TOLD).default(''),
  urgent: z.coerce.boolean().default(false),
}

/** What the household has already, and what keeps it safe. */
const atHand = {
  equipment_at_hand: z.array(z.enum(keysOf(equipmentAtHand))).default([]),
  connection_at_hand: z.enum(keysOf(connectionAtHand)).optional(),
  living: z.enum(keysOf(livings)).default('home'),
  neutral_message: z.coerce.boolean().default(false),
  confidential_address: z.coerce.boolean().default(false),
}

/** A household as it is registered. In the order of the page: what is to be mended is listed in this order. */
export const HouseholdForm = z.object({
  /** Set by the person who has read that a household of this name is already known. */
  known: z.literal('oui').optional(),
  /** The households that were shown to that person, by their numbers. Empty when the form does not say. */
  seen: z
    .string()
    .max(400)
    .default('')
    .transform((ids) => ids.split(' ').filter(isId)),
  /** The household already known whose file hears what is typed. */
  same: z.string().max(40).optional(),
  ...who,
  first_name: short(60).default(''),
  class: short(30).default(''),
  birth_year: z.coerce
    .number('Écrivez une année.')
    .int()
    .min(1900, 'Écrivez une année de naissance.')
    .max(2100, 'Écrivez une année de naissance.')
    .optional(),
  /** Asked of a young person of whom only the year of birth is known, and no adult is counted. */
  fifteen: z.enum(keysOf(fifteenAnswers)).optional(),
  ...needed,
  ...atHand,
  ...reach,
  informed: z.literal('oui', 'Dites à la famille ce que vous notez et pourquoi, puis cochez cette case.'),
  agreed: z.enum(keysOf(agreementHows)).optional(),
})
export type HouseholdForm = z.output<typeof HouseholdForm>

/** Correcting what is known of a household. `version` is the one that was read: somebody may have changed it since. */
export const CorrectionForm = z.object({ ...who, ...reach, ...atHand, version: versionRead })
export type CorrectionForm = z.output<typeof CorrectionForm>

/** Correcting what a household needs, heard once or several times, with the `version` of the record that was read. */
export const NeedsForm = z.object({ ...needed, situation: short(MOST_KEPT).default(''), version: versionRead })
export type NeedsForm = z.output<typeof NeedsForm>

export const FilterForm = z.object({
  nom: z.string().max(80).optional(),
  commune: z.string().max(80).optional(),
  etape: z.coerce.number().int().min(1).max(8).optional(),
})
export type FilterForm = z.output<typeof FilterForm>
