import { z } from 'zod'
import { HouseholdForm } from '#needs/households/household.form.ts'
import { agreementHows, needKinds } from '#needs/households/words.ts'
import { keysOf } from '#platform/web/pieces.ts'
import { youngAnswers } from '../young/young.rules.ts'
import { refusalReasons } from './words.ts'

const to = z.string('Choisissez à qui vous adressez cette famille.')
const young = z.enum(youngAnswers, 'Dites si un parent est d’accord, ou si le jeune agit seul.').optional()
const message = z.string().max(500, 'Ce message tient en 500 caractères.').default('')
const reason = z.enum(keysOf(refusalReasons), 'Choisissez une raison.')

/** Addressing a household already known. `agreed` is asked only while no agreement to share is noted. */
export const SendForm = z.object({
  to,
  kinds: z
    .array(z.enum(keysOf(needKinds)))
    .default([])
    .refine((kinds) => kinds.length > 0, 'Cochez au moins un besoin.'),
  urgent: z.coerce.boolean().default(false),
  message,
  /** Asked when somebody of the household is, or may be, under eighteen. */
  young,
  /** Asked when no adult is counted, of somebody who may be fifteen already. */
  fifteen: HouseholdForm.shape.fifteen,
  agreed: z.enum(keysOf(agreementHows)).optional(),
  agreed_on: z.iso.date('Choisissez un jour.').optional(),
})
export type SendForm = z.output<typeof SendForm>

const { known, seen, same, name, commune, adults, children, birth_year, fifteen, ...registered } = HouseholdForm.shape
/** The whole of it on one page: the family, its needs, its agreement, and to whom. */
export const NewForm = z.object({
  ...{ known, seen, same, name, commune, adults, children },
  /** Set when several communes answer to what was typed. */
  commune_choice: z.string().max(120).optional(),
  /** Asked when no adult is counted. */
  ...{ birth_year, fifteen, young },
  ...registered,
  agreed: z.enum(keysOf(agreementHows), 'Sans l’accord de la famille, l’orientation ne peut pas partir.'),
  to,
  message,
})
export type NewForm = z.output<typeof NewForm>

/** What the sheet to sign says: all that the page asks, but the agreement itself, that it is printed to obtain. */
export const NewSheetForm = NewForm.omit({ known: true, informed: true, agreed: true })
export const SendSheetForm = SendForm.omit({ agreed: true, agreed_on: true })

export const RefuseForm = z.object({
  reason,
  said: z.string().max(300, 'Cette explication tient en 300 caractères.').default(''),
  suggested: z.uuid().optional(),
})
export type RefuseForm = z.output<typeof RefuseForm>

export const ListForm = z.object({
  sens: z.enum(['recues', 'envoyees']).optional(),
  etat: z.enum(['attente', 'questions', 'acceptees', 'refusees', 'retirees', 'toutes']).optional(),
  qui: z.enum(['moi', 'structure']).optional(),
})
export type ListForm = z.output<typeof ListForm>
