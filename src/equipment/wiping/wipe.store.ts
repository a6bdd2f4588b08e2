import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { lastUsed } from '../custody/custody.store.ts'
import type { Drive } from '../devices/snapshot.drives.ts'
import { type WipeEvidence, wipeEvidence } from './wipeEvidence.rules.ts'
import type { WipeLog } from './wipeLog.ts'

/** The wipe logs kept for a device, the latest first: each is one file, which may hold several runs. */
export const wipesOf = (by: Acting, deviceId: string) =>
  by.db
    .selectFrom('wipe')
    .innerJoin('organisation', 'organisation.id', 'wipe.organisation_id')
    .selectAll('wipe')
    .select('organisation.name as organisation')
    .where('wipe.device_id', '=', deviceId)
    .orderBy('wipe.created_at', 'desc')
    .orderBy('wipe.id', 'desc')
    .execute()

export type Wipe = Awaited<ReturnType<typeof wipesOf>>[number]

/** The runs that a kept log tells, as they were read the day it came in. */
export const runsIn = (wipe: { drives: unknown }): WipeLog[] => wipe.drives as WipeLog[]

type Known = { id: string; serial: string | null; drives: unknown }

export const drivesOf = (device: { drives: unknown }): Drive[] => device.drives as Drive[]

/** What all the logs kept for a device prove about its drives, since a family last used it. */
export async function evidenceOf(by: Acting, device: Known): Promise<WipeEvidence> {
  const [wipes, used] = await Promise.all([wipesOf(by, device.id), lastUsed(by, device.id)])
  return judgeWipes(device, wipes.flatMap(runsIn), used)
}

export const judgeWipes = (device: Omit<Known, 'id'>, logs: WipeLog[], used: Date | null): WipeEvidence =>
  wipeEvidence({ serial: device.serial, drives: drivesOf(device) }, logs, used && dayOf(used))
