import type { VNode } from 'preact'
import { programmeGlance } from '#allocation/programmes/programme.glance.tsx'
import type { Acting } from '#platform/access/acting.ts'
import { todayGlance } from '#support/appointments/today.glance.tsx'

/** What a member takes in at a glance beside the day's work. */
export const glancesOf = async (by: Acting): Promise<VNode[]> =>
  (await Promise.all([todayGlance(by), programmeGlance(by)])).filter((glance) => glance !== null)
