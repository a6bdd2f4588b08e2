import { z } from 'zod'
import { keysOf } from '#platform/web/pieces.ts'
import { warningHows, warningResults } from './warning.words.ts'

const HOW = 'Dites comment : un appel, un message…'

/** Who reached nobody told nobody in any way: how is asked of the others only, and not kept. */
export const WarningForm = z
  .object({
    result: z.enum(keysOf(warningResults), 'Dites ce qu’il en est : prévenue, ou pas jointe.'),
    how: z.enum(keysOf(warningHows), HOW).optional(),
    on: z.iso.date('Écrivez le jour.'),
  })
  .superRefine(({ result, how }, form) => {
    if (result !== 'unreachable' && !how) form.addIssue({ code: 'custom', path: ['how'], message: HOW })
  })
export type WarningForm = z.output<typeof WarningForm>
