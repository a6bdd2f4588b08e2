import { z } from 'zod'
import { count, short, versionRead } from '#platform/web/pieces.ts'
import { aimFields } from '../programmes/aim.form.ts'

const AMOUNT = 'Le montant en euros, par exemple 500 000 ou 12 500,50.'
/** Billions of euros are a slip of the hand. */
const MOST_CENTS = 100_000_000_000

const amount = z
  .string(AMOUNT)
  .transform((said) => said.replace(/[€\s\u00a0\u202f]/g, '').replace(',', '.'))
  .refine((said) => /^\d{1,10}(\.\d{1,2})?$/.test(said), AMOUNT)
  .transform((said) => Math.round(Number(said) * 100))
  .refine((cents) => cents <= MOST_CENTS, 'Ce montant est trop élevé : un milliard d’euros au plus.')

/** What a coordination writes of an agreement with who pays. */
export const FundingAgreementForm = z.object({
  title: short(160, 'Donnez un nom, par exemple « Convention pauvreté 2026 ».').min(2, 'Ce nom est trop court.'),
  funder: z.uuid('Choisissez un financeur de la liste.').optional(),
  reference: short(80).default(''),
  starts_on: z.iso.date('Choisissez le premier jour.'),
  ends_on: z.iso.date('Choisissez un jour, ou laissez vide.').optional(),
  amount: amount.optional(),
  ...aimFields,
  version: versionRead.optional(),
})
export type FundingAgreementForm = z.output<typeof FundingAgreementForm>

/** Which ready devices are kept for an agreement, or given back by it, and how many. */
export const KeepForm = z.object({
  way: z.enum(['keep', 'free']).default('keep'),
  stock: z.string('Choisissez une sorte de matériel.').max(40, 'Choisissez dans la liste.'),
  lot: z.uuid('Choisissez un lot de la liste.').optional(),
  number: count('Combien', 1, 20_000),
})
export type KeepForm = z.output<typeof KeepForm>
