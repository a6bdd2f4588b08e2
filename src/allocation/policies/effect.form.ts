import { z } from 'zod'

/** What the page of an effect is asked: for how many places, for whose eyes, of which family. */
export const EffectFilters = z.object({
  places: z.coerce.number().int().min(1).max(100_000).optional(),
  montrer: z.literal('oui').optional(),
  famille: z.string().max(80).optional(),
  essai: z.uuid().optional(),
})
export type EffectFilters = z.output<typeof EffectFilters>
