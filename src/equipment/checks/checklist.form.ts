import { z } from 'zod'
import { keysOf, short } from '#platform/web/pieces.ts'
import { list } from './check.form.ts'
import { natureWords } from './check.words.ts'

export const LINES = 40

const rows = Array.from({ length: LINES }, (_, at) => at)

/** The lines of a list, as a screen sends them; a line without a label is left out. */
export const ChecklistForm = z.object({
  list,
  ...(Object.fromEntries(
    rows.flatMap((at) => [
      [`label_${at}`, short(80).optional()],
      [`nature_${at}`, z.enum(keysOf(natureWords)).default('essential')],
      [
        `key_${at}`,
        z
          .string()
          .regex(/^[a-z][a-z0-9_]{0,39}$/)
          .optional(),
      ],
    ]),
  ) as Record<never, never>),
})
