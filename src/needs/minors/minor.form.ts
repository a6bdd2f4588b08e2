import { z } from 'zod'
import { keysOf } from '#platform/web/pieces.ts'
import { agreementHows } from '../households/words.ts'

/** The agreement of a minor as it was given: by the child, by whom for the child, and how. */
export const MinorForm = z.object({
  child_agreed: z.coerce.boolean().default(false),
  holder: z.string().optional(),
  how: z.enum(keysOf(agreementHows), 'Dites comment l’accord a été donné.'),
})
export type MinorForm = z.output<typeof MinorForm>
