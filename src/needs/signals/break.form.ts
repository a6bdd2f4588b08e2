import { z } from 'zod'
import type { BreakKind } from './break.words.ts'

const day = z.iso.date('Choisissez un jour.').optional()

/** The breaks of a school year, each by its last day of class and the day of the return; the return after summer is another year's. */
export const BreaksForm = z.object({
  /** When the dates that were read had been said: somebody may have changed them since. */
  read: z.string().max(40).default(''),
  ...{ autumn_from: day, autumn_to: day },
  ...{ year_end_from: day, year_end_to: day },
  ...{ winter_from: day, winter_to: day },
  ...{ spring_from: day, spring_to: day },
  ...{ other_from: day, other_to: day },
  summer_from: day,
})
export type BreaksForm = z.output<typeof BreaksForm>

/** Those that are asked by two days. */
export const askedByTwo = ['autumn', 'year_end', 'winter', 'spring', 'other'] as const satisfies readonly BreakKind[]
