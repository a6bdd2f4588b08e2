import { z } from 'zod'
import { phoneTyped } from '#network/phones/phone.ts'
import { count, keysOf, short } from '#platform/web/pieces.ts'
import { HouseholdForm } from '../households/household.form.ts'
import { agreementHows } from '../households/words.ts'
import type { Signal } from './signal.read.store.ts'
import { needsFrom } from './signal.rules.ts'
import { causeWords, sayCauses } from './words.ts'

/** Said of the family when it is not known yet. */
export const NEW_FAMILY = 'new'

/** Why a pupil does not connect and, when somebody else can help, who their family is. In the order of the page. */
export const QualifyForm = z.object({
  causes: z
    .array(z.enum(keysOf(causeWords)))
    .default([])
    .refine((causes) => causes.length > 0, 'Cochez au moins une cause.'),
  /** A household already followed by the school, or NEW_FAMILY. */
  family: z.string().optional(),
  name: short(120).optional(),
  commune: short(120).optional(),
  phone: phoneTyped.optional(),
  adults: count('Adultes', 0, 20).default(1),
  children: count('Enfants', 0, 20).default(1),
  birth_year: count('Année de naissance', 1990, 2100).optional(),
  informed: z.literal('oui').optional(),
  agreed: z.enum(keysOf(agreementHows)).optional(),
})
export type QualifyForm = z.output<typeof QualifyForm>

/** The registration of a household that this answer stands for; what is missing keeps the sentences of that form. */
export const householdIn = (form: QualifyForm, signal: Signal) =>
  HouseholdForm.safeParse({
    ...{ name: form.name, commune: form.commune, phone: form.phone, adults: form.adults, children: form.children },
    ...{ birth_year: form.birth_year, informed: form.informed, agreed: form.agreed },
    ...{ first_name: signal.first_name, class: signal.class },
    channel: form.phone ? 'phone' : 'through_us',
    needs: needsFrom(form.causes),
    situation: situationOf(form.causes),
    known: form.family === NEW_FAMILY ? 'oui' : undefined,
  })

/** What whoever equips the family has to know: the material causes, and nothing of what the school follows by itself. */
const situationOf = (causes: readonly string[]): string =>
  `Pour suivre ses cours : ${sayCauses(causes.filter((cause) => needsFrom([cause]).length > 0))}.`
