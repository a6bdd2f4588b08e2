import { allow, found } from '#platform/web/halts.ts'
import type { Page } from '#platform/web/routes.ts'
import { householdSeenBy, type SeenHousehold } from '../households/household.store.ts'
import { type AskedRequest, requestSeenBy } from './request.read.store.ts'
import { FORGOTTEN } from './stopped.rules.ts'

/** The household of an address, for whoever follows it in full: the others pass on what it asks. Of one that was erased nothing is left to ask. */
export async function askedInFull(c: Page): Promise<SeenHousehold> {
  const household = await followedInFull(c)
  allow(household.forgotten_at && FORGOTTEN)
  return household
}

async function followedInFull(c: Page): Promise<SeenHousehold> {
  const household = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(household.scope === 'full' ? null : 'Vous suivez cette famille de loin : transmettez sa demande à qui la suit.')
  return household
}

/** The request of an address, and its household. */
export async function requestAsked(c: Page): Promise<{ household: SeenHousehold; request: AskedRequest }> {
  const household = await followedInFull(c)
  return { household, request: found(await requestSeenBy(c.var.by, household.id, c.req.param('request') ?? '')) }
}
