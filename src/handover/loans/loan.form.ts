import { z } from 'zod'
import { count, keysOf, nameTyped, short } from '#platform/web/pieces.ts'
import { SignForm } from '../handovers/handover.form.ts'
import { refusalOfFee } from './loan.rules.ts'
import { circumstances, complete, conditions, endings, locks, losses, troubles } from './loan.words.ts'

const place = z.uuid('Choisissez un lieu de la liste.')
const day = z.iso.date('Choisissez un jour.')

export const LoanFilters = z.object({ quand: z.enum(['retard', 'mois', 'panne']).optional() })

export const ReturnForm = z.object({
  place,
  condition: z.enum(keysOf(conditions), 'Dites comment il revient.'),
  accessories: z.enum(['all', 'missing'], 'Dites si les accessoires sont là.'),
  missing: short(120).default(''),
  lock: z.enum(keysOf(locks), 'Dites s’il reste verrouillé.').default('unseen'),
})
export type ReturnForm = z.output<typeof ReturnForm>

export const ReturnsInRowFilters = z.object({
  lieu: z.uuid().optional(),
  seance: z.uuid().optional(),
  vu: z.uuid().optional(),
  encore: z.literal('oui').optional(),
})

export const ReturnsInRowForm = z.object({
  place,
  seance: z.uuid().optional(),
  condition: z.enum(keysOf(conditions), 'Dites comment il revient.'),
  accessories: z.enum(keysOf(complete), 'Dites si son chargeur est là.'),
  lock: z.enum(keysOf(locks), 'Dites s’il reste verrouillé.').default('unseen'),
  code: z
    .string('Scannez une étiquette.')
    .trim()
    .min(1, 'Scannez une étiquette.')
    .max(200, 'Un numéro tient en 200 caractères.'),
})
export type ReturnsInRowForm = z.output<typeof ReturnsInRowForm>

export const RenewForm = z.object({
  due_on: day,
  agreed_by: nameTyped(120, 'Écrivez le nom de la personne avec qui c’est convenu.'),
})
export type RenewForm = z.output<typeof RenewForm>

export const TroubleForm = z.object({
  trouble: z.enum(keysOf(troubles), 'Dites ce qui ne va pas.'),
  note: short(200).default(''),
  taken_in: z.literal('oui').optional(),
})
export type TroubleForm = z.output<typeof TroubleForm>

export const SpareForm = z.object({ device: z.uuid('Choisissez un appareil de la liste.') })

export const EndingForm = z.object({
  outcome: z.enum(keysOf(endings), 'Dites comment cela finit.'),
  /** When something was lent meanwhile. */
  spare_due_on: day.optional(),
})
export type EndingForm = z.output<typeof EndingForm>

/** A loan is exchanged for good with the words and in the ways in which it was signed. */
export const KeepSpareForm = SignForm.pick({
  signer: true,
  signer_as: true,
  address: true,
  read: true,
  signature: true,
  witness: true,
  shown: true,
}).extend({
  place,
  how: z.enum(['screen', 'paper', 'typed'], 'Choisissez comment l’échange est signé.'),
})
export type KeepSpareForm = z.output<typeof KeepSpareForm>

export const LossForm = z.object({
  kind: z.enum(keysOf(losses), 'Dites s’il est perdu ou volé.'),
  happened_on: day,
  circumstance: z.enum(keysOf(circumstances), 'Choisissez une réponse.'),
  report_number: z
    .string()
    .max(40, 'Ce numéro tient en 40 caractères.')
    .regex(/^[\p{L}\d /.-]*$/u, 'Un numéro de procès-verbal : des chiffres, des lettres, une barre.')
    .optional(),
})
export type LossForm = z.output<typeof LossForm>

export const TermsForm = z.object({
  from_on: day,
  months: count('Durée en mois', 1, 60),
  renewals: count('Prolongations', 0, 10),
  notice_days: count('Jours avant la fin', 0, 90),
  care: short(300)
    .default('')
    .refine((text) => refusalOfFee(text) === null, { error: (issue) => refusalOfFee(String(issue.input)) ?? '' }),
})
export type TermsForm = z.output<typeof TermsForm>
