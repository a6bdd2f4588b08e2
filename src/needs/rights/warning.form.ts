import { z } from 'zod'
import { keysOf } from '#platform/web/pieces.ts'
import { warningHows, warningResults } from './warning.words.ts'

export const WarningForm = z.object({
  result: z.enum(keysOf(warningResults), 'Dites ce qu’il en est : prévenue, ou pas jointe.'),
  how: z.enum(keysOf(warningHows), 'Dites comment : un appel, une rencontre…'),
  on: z.iso.date('Écrivez le jour.'),
})
export type WarningForm = z.output<typeof WarningForm>
