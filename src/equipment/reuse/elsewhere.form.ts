import { z } from 'zod'
import { count, keysOf, short } from '#platform/web/pieces.ts'
import { type Category, categories } from './reuse.rules.ts'

/** The ways out that the decree counts as reuse (décret n° 2023-266). */
export const outlets = {
  public_body: 'Cédés à un autre organisme public',
  sold: 'Vendus',
  staff: 'Donnés à nos agents',
  association: 'Donnés à une association',
  supplier: 'Repris pour réemploi par un éco-organisme ou le fournisseur',
} as const
export type Outlet = keyof typeof outlets

const year = z.coerce
  .number('Choisissez une année.')
  .int('Choisissez une année.')
  .min(2023, 'L’objectif commence en 2023.')
  .max(2100, 'Choisissez une année.')

/** What a public body reused without Maillon, one line a departure. */
export const ElsewhereForm = z.object({
  annee: year,
  category: z.enum(keysOf(categories) as [Category, ...Category[]], 'Choisissez une catégorie.'),
  nature: short(160, 'Dites quels appareils, par exemple « portables des services techniques ».').min(
    2,
    'Dites quels appareils.',
  ),
  count: count('Combien d’appareils', 1, 100_000),
  outlet: z.enum(keysOf(outlets), 'Dites comment ils sont partis.'),
  taker: short(160, 'Dites à qui ils sont allés.').min(2, 'Dites à qui ils sont allés.'),
  document: short(160, 'Donnez la référence du document : le décret demande de pouvoir prouver le réemploi.').min(
    2,
    'Donnez la référence du document, par exemple « délibération 2026-31 ».',
  ),
})

/** A year that has not begun holds nothing yet. */
export const refusalOfYear = (asked: number, today: string): string | null =>
  asked > Number(today.slice(0, 4)) ? 'Cette année n’a pas commencé : notez ce qui est déjà parti.' : null
