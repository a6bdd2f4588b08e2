import { z } from 'zod'
import { keysOf } from '#platform/web/pieces.ts'
import { partnerKinds } from '../campaign/partner.kinds.ts'
import { responseStandings, wayAddresses } from './responses.words.ts'

const fields = {
  etat: z.enum(keysOf(responseStandings)).optional(),
  genre: z.enum(keysOf(partnerKinds)).optional(),
  voie: z.enum(keysOf(wayAddresses)).optional(),
  commune: z
    .string()
    .regex(/^\d[\dAB]\d{3}$/)
    .optional(),
  nom: z.string().max(160).optional(),
}

/** Which structures of a census are looked at: a filtered list is an address to share. */
export const ResponseFilter = z.object(fields)
export type ResponseFilter = z.output<typeof ResponseFilter>

/** Whom to remind: those of a filter, or one of them. */
export const RemindForm = z.object({ ...fields, structure: z.uuid().optional() })
