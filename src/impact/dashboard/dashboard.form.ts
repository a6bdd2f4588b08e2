import { z } from 'zod'
import { slugs } from './links.ts'

/** Which households are counted: when their need was heard, and for which programme. */
export const FigureFilter = z.object({
  du: z.iso.date().optional(),
  au: z.iso.date().optional(),
  programme: z.uuid().optional(),
})
export type FigureFilter = z.output<typeof FigureFilter>

/** Which of them stand behind one number. */
export const RowFilter = FigureFilter.extend({
  commune: z.string().max(5).optional(),
  lien: z.enum(slugs).default('besoin'),
})
export type RowFilter = z.output<typeof RowFilter>
