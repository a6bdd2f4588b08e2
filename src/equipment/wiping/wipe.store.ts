import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { localOf } from '#platform/i18n/dates.ts'
import { lastUsed } from '../custody/custody.seen.store.ts'
import type { Drive } from '../devices/snapshot.drives.ts'
import { type WipeEvidence, wipeEvidence } from './wipeEvidence.rules.ts'
import type { WipeLog } from './wipeLog.ts'
import type { Records } from './wipeRecord.evidence.ts'
import { recordsOf } from './wipeRecord.store.ts'

/** The wipe logs kept for a device, the latest first: each is one file, which may hold several runs. */
export const wipesOf = (by: Acting, deviceId: string) => wipesOfAll(by, [deviceId])

const wipesOfAll = (by: Acting, deviceIds: readonly string[]) =>
  by.db
    .selectFrom('wipe')
    .innerJoin('organisation', 'organisation.id', 'wipe.organisation_id')
    .selectAll('wipe')
    .select('organisation.name as organisation')
    .where('wipe.device_id', 'in', deviceIds)
    .orderBy('wipe.created_at', 'desc')
    .orderBy('wipe.id', 'desc')
    .execute()

export type Wipe = Awaited<ReturnType<typeof wipesOf>>[number]

/** The runs that a kept log tells, as they were read the day it came in. */
export const runsIn = (wipe: { drives: unknown }): WipeLog[] => wipe.drives as WipeLog[]

type Known = { id: string; kind: string; serial: string | null; drives: unknown }

export const drivesOf = (device: { drives: unknown }): Drive[] => device.drives as Drive[]

/** What is kept of a device as evidence, and when somebody who is not of the workshop last had it. */
export type Kept = { wipes: Wipe[]; used: Date | null; records: Records }

/** What all the logs and records kept for a device prove about its drives, since somebody last used it. */
export async function evidenceOf(by: Acting, device: Known): Promise<WipeEvidence> {
  const kept = await keptOf(by, device.id)
  return judgeWipes(device, kept.wipes.flatMap(runsIn), kept)
}

/** The same for many devices, in the same few questions. */
export async function evidencesOf(by: Acting, devices: readonly Known[]): Promise<Map<string, WipeEvidence>> {
  const kept = await keptOfAll(
    by,
    devices.map(({ id }) => id),
  )
  return new Map(
    devices.map((device) => {
      const own = kept(device.id)
      return [device.id, judgeWipes(device, own.wipes.flatMap(runsIn), own)]
    }),
  )
}

export const keptOf = async (by: Acting, deviceId: string): Promise<Kept> => (await keptOfAll(by, [deviceId]))(deviceId)

async function keptOfAll(by: Acting, ids: readonly string[]): Promise<(id: string) => Kept> {
  if (ids.length === 0) return () => ({ wipes: [], used: null, records: { said: [], seen: null, used: null } })
  const [wipes, used, said, seen] = await Promise.all([
    wipesOfAll(by, ids),
    lastUsed(by, ids),
    recordsOf(by, ids),
    sql<{ device_id: string; at: Date; serials: string[] }>`select * from app.last_seen_drives(${ids})`.execute(by.db),
  ])
  const wiped = Map.groupBy(wipes, ({ device_id }) => device_id)
  const recorded = Map.groupBy(said, ({ device_id }) => device_id)
  const lastSeen = new Map(seen.rows.map((row) => [row.device_id, row]))
  return (id) => {
    const shown = lastSeen.get(id)
    return {
      wipes: wiped.get(id) ?? [],
      used: used.get(id) ?? null,
      records: {
        said: recorded.get(id) ?? [],
        seen: shown ? { at: shown.at, serials: shown.serials } : null,
        used: used.get(id) ?? null,
      },
    }
  }
}

/** The clock of a bench often keeps universal time: so much is forgiven to the hour that a log gives. */
const CLOCK_TOLERANCE = 2 * 3_600_000

export const judgeWipes = (
  device: Omit<Known, 'id'>,
  logs: WipeLog[],
  { used, records }: Pick<Kept, 'used'> & Partial<Pick<Kept, 'records'>>,
): WipeEvidence =>
  wipeEvidence(
    { kind: device.kind, serial: device.serial, drives: drivesOf(device) },
    logs,
    used && localOf(new Date(used.getTime() - CLOCK_TOLERANCE)),
    records,
  )
