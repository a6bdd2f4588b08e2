import type { Acting } from '#platform/access/acting.ts'
import type { SeenHousehold } from '../households/household.store.ts'
import { type Untold, untoldOf } from './warning.store.ts'

/** What the law gives a day to, about one household, of this organisation. */
export type Due = { untold: Untold | undefined }

/** Nothing for who follows from afar. */
export async function dueOf(by: Acting, { id, scope }: SeenHousehold): Promise<Due> {
  return scope === 'full' ? { untold: await untoldOf(by, id) } : { untold: undefined }
}
