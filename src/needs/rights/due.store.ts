import type { Acting } from '#platform/access/acting.ts'
import type { SeenHousehold } from '../households/household.store.ts'
import { pressingRequestOf, type RightsRequest } from './request.read.store.ts'
import type { Stopped } from './stopped.rules.ts'
import { stoppedOf } from './stopped.store.ts'
import { type Untold, untoldOf } from './warning.store.ts'

/** What the law gives a day to, about one household, of this organisation. */
export type Due = { untold: Untold | undefined; request: RightsRequest | undefined; stopped: Stopped | null }

/** Nothing for who follows from afar. */
export async function dueOf(by: Acting, { id, scope }: SeenHousehold): Promise<Due> {
  if (scope !== 'full') return { untold: undefined, request: undefined, stopped: null }
  const [untold, request, stopped] = await Promise.all([untoldOf(by, id), pressingRequestOf(by, id), stoppedOf(by, id)])
  return { untold, request, stopped }
}
