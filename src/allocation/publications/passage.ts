import { z } from 'zod'
import type { PriorityRules } from '../ranking/policy.ts'

/** What a published file says of its run, beside the result to replay: what was announced before the draw, and who decided. */
export interface Passage {
  format: 'maillon-passage-1'
  code: string
  name: string
  programme: string
  organisation: string
  frozenOn: string
  /** SHA-256 of the list, announced with the commitment before the seed. */
  listHash: string
  /** SHA-256 of the secret that makes the pseudonyms. */
  commitment: string
  seedSource: string
  seedOn: string
  seed: string
  /** The order in words, as a body adopted it. */
  policy: { version: number; adoptedBy: string; adoptedOn: string; rules: PriorityRules }
  body: string
  decidedOn: string
}

const announced = z.object({
  format: z.literal('maillon-passage-1'),
  frozenOn: z.iso.date(),
  listHash: z.string(),
  seedSource: z.string(),
  seedOn: z.string(),
  seed: z.string(),
})

/** What was announced of the run in this file; null in a result that no run published. */
export function announcedIn(written: unknown): z.output<typeof announced> | null {
  const { passage } = (written ?? {}) as { passage?: unknown }
  const read = announced.safeParse(passage)
  return read.success ? read.data : null
}
