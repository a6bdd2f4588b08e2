import { z } from 'zod'
import { LATER } from './choice.rules.ts'

/** What the coordination promises: a device, a SIM card, or both, in one programme. `any`: the first card of the stock; `later`: not now. */
export const AllocationForm = z.object({
  programme: z.uuid('Choisissez un programme.'),
  device: z.union([z.literal(LATER), z.uuid()], 'Choisissez un appareil de la liste.').optional(),
  sim: z.union([z.literal(LATER), z.literal('any'), z.uuid()], 'Choisissez une carte de la liste.').optional(),
  /** Said by the person who has read that a family very much alike was already served. */
  other: z.literal('oui').optional(),
})
export type AllocationForm = z.output<typeof AllocationForm>

export const CancelForm = z.object({
  why: z
    .string('Dites pourquoi, en quelques mots.')
    .min(3, 'Dites pourquoi, en quelques mots.')
    .max(200, 'Cette réponse tient en 200 caractères.'),
})
