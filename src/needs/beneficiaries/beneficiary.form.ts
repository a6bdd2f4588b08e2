import { z } from 'zod'
import { phoneTyped } from '#network/phones/phone.ts'
import { versionRead } from '#platform/web/pieces.ts'
import { authorities } from './words.ts'

const short = (most: number) => z.string().max(most, `Cette réponse tient en ${most} caractères.`)
const part = (least: number, most: number, said: string) =>
  z.coerce.number(said).int(said).min(least, said).max(most, said).optional()

/** One person of a household, as a screen sends it. A birth may be known in part. */
export const BeneficiaryForm = z.object({
  first_name: short(60).min(1, 'Écrivez le prénom, ou ce par quoi on l’appelle.'),
  last_name: short(80).default(''),
  birth_name: short(80).default(''),
  birth_year: part(1900, 2100, 'Écrivez une année, comme 2014.'),
  birth_month: part(1, 12, 'Écrivez un mois, de 1 à 12.'),
  birth_day: part(1, 31, 'Écrivez un jour, de 1 à 31.'),
  age_group: z.enum(['adult', 'child'], 'Choisissez : adulte ou enfant.'),
  authority: z.enum(Object.keys(authorities) as [keyof typeof authorities]).optional(),
  phone: phoneTyped.optional(),
  email: z.email('Cette adresse e-mail ne semble pas complète.').optional(),
  class: short(30).default(''),
  other_home: short(120).default(''),
  version: versionRead.optional(),
})
export type BeneficiaryForm = z.output<typeof BeneficiaryForm>
