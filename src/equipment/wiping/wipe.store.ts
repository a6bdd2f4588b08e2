import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { localOf } from '#platform/i18n/dates.ts'
import { arrivals, lastUsed } from '../custody/custody.seen.store.ts'
import type { Drive } from '../devices/snapshot.drives.ts'
import type { Since } from './wipeDate.rules.ts'
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
export const runsIn = (wipe: { drives: unknown; created_at: Date }): WipeLog[] =>
  (wipe.drives as WipeLog[]).map((log) => ({ ...log, brought: localOf(wipe.created_at) }))

type Known = { id: string; kind: string; serial: string | null; drives: unknown }

export const drivesOf = (device: { drives: unknown }): Drive[] => device.drives as Drive[]

/** What is kept of a device as evidence, and since when nobody who is not of the workshop had it. */
export type Kept = { wipes: Wipe[]; since: Since; records: Records }

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
  if (ids.length === 0) return () => ({ wipes: [], since: null, records: { said: [], seen: null, used: null } })
  const [wipes, used, arrived, said, seen] = await Promise.all([
    wipesOfAll(by, ids),
    lastUsed(by, ids),
    arrivals(by, ids),
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
      since: sinceOf(used.get(id) ?? null, arrived.get(id) ?? null),
      records: {
        said: recorded.get(id) ?? [],
        seen: shown ? { at: shown.at, serials: shown.serials } : null,
        used: used.get(id) ?? null,
      },
    }
  }
}

/** The later of the two: a machine that arrived, was lent and came back was last used by who borrowed it. */
const sinceOf = (used: Date | null, arrived: Date | null): Since => {
  if (used && !(arrived && arrived > used)) return { at: localOf(used), of: 'use' }
  return arrived && { at: localOf(arrived), of: 'arrival' }
}

export const judgeWipes = (
  device: Omit<Known, 'id'>,
  logs: WipeLog[],
  { since, records }: Pick<Kept, 'since'> & Partial<Pick<Kept, 'records'>>,
): WipeEvidence =>
  wipeEvidence({ kind: device.kind, serial: device.serial, drives: drivesOf(device) }, logs, since, records)
