import { z } from 'zod'
import { count, keysOf, versionRead } from '#platform/web/pieces.ts'
import { habilitationStates } from './words.ts'

/** The decision of a coordination about another organisation. */
export const HabilitationForm = z.object({
  state: z.enum(keysOf(habilitationStates), 'Choisissez une décision.'),
  why: z.string().max(300, 'Cette raison tient en 300 caractères.').default(''),
  cap: count('Orientations en attente', 1, 1000).optional(),
  by_link: z.coerce.boolean().default(false),
  version: versionRead.default(0),
})
export type HabilitationForm = z.output<typeof HabilitationForm>
