import { z } from 'zod'
import { targetPublics } from '#needs/publics/words.ts'
import { keysOf } from '#platform/web/pieces.ts'

/** Which part of the list is read: an address to share. */
export const OrderFilters = z.object({
  commune: z.string().max(80).optional(),
  public: z.enum(keysOf(targetPublics)).optional(),
  priorite: z.coerce.number().int().min(1).max(1000).optional(),
  kit: z.string().max(80).optional(),
})
export type OrderFilters = z.output<typeof OrderFilters>
