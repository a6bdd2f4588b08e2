import { z } from 'zod'
import { count } from '#platform/web/pieces.ts'
import { type Category, categories } from './reuse.rules.ts'

const MOST = 1_000_000
export const stockParts = {
  count: 'Retirés',
  over_ten: 'Dont plus de dix ans',
  protected: 'Dont données protégées',
} as const
export type StockPart = keyof typeof stockParts

/** The field of one figure: "screens.over_ten". */
export const stockField = (category: Category, part: StockPart): string => `${category}.${part}`

const figures = (Object.keys(categories) as Category[]).flatMap((category) =>
  Object.entries(stockParts).map(([part, label]) => [
    stockField(category, part as StockPart),
    part === 'count' ? count(label, 0, MOST) : count(label, 0, MOST).default(0),
  ]),
)

/** What was retired at the first of January, by category. */
export const StockForm = z.object({
  annee: z.coerce
    .number('Choisissez une année.')
    .int()
    .min(2023, 'L’objectif commence en 2023.')
    .max(2100, 'Choisissez une année.'),
  ...(Object.fromEntries(figures) as Record<string, z.ZodType<number>>),
})

/** What is left out cannot exceed what was retired: the field and the sentence, or nothing. */
export function refusalsOfStock(values: Readonly<Record<string, number>>): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const category of Object.keys(categories) as Category[]) {
    const of = (part: StockPart) => values[stockField(category, part)] ?? 0
    if (of('over_ten') + of('protected') > of('count'))
      errors[stockField(category, 'over_ten')] =
        'Les appareils de plus de dix ans ou aux données protégées font partie des retirés : ils ne peuvent pas être plus nombreux.'
  }
  return errors
}
