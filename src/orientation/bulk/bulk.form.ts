import { z } from 'zod'
import { agreementHows } from '#needs/households/words.ts'
import { keysOf } from '#platform/web/pieces.ts'

/** A list of people to orient: to whom, and how each of them agreed. */
export const BulkForm = z.object({
  list: z.file({ error: 'Choisissez la liste (classeur Excel ou CSV).' }),
  informed: z.literal('oui', 'Dites à chaque famille ce que vous notez et pourquoi, puis cochez cette case.'),
  agreed: z.enum(keysOf(agreementHows), 'Sans l’accord des familles, les orientations ne peuvent pas partir.'),
  to: z.string('Choisissez à qui vous adressez ces familles.'),
  /** A parent or a guardian agrees for each of those under eighteen. */
  parents: z.literal('oui').optional(),
})

/** Which record a row meets: one that is already followed, or another family of the same name. */
export const knownField = (line: number) => `known.${line}`
export const OTHER = 'autre'

export const sendForm = (lines: readonly number[]) =>
  z.object({
    choice: z.enum(['good', 'all']).optional(),
    ...Object.fromEntries(lines.map((line) => [knownField(line), z.string().max(40).optional()])),
  })
