import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { Cursor } from '#platform/web/keyset.ts'

const parts = (by: Acting) =>
  by.db
    .selectFrom('part')
    .leftJoin('device as source', 'source.id', 'part.from_device_id')
    .leftJoin('device as target', 'target.id', 'part.device_id')
    .select([
      ...(['part.id', 'part.kind', 'part.fits', 'part.supplier', 'part.cost_cents', 'part.repair_id'] as const),
      ...(['part.added_at', 'part.used_at', 'part.from_device_id', 'part.device_id'] as const),
      ...(['source.number as source', 'target.number as target'] as const),
    ])
    .where('part.organisation_id', '=', by.member.organisationId)

export type Part = Awaited<ReturnType<typeof partsOf>>[number]

/** The parts mounted on a device, and those taken from it. */
export const partsOf = (by: Acting, deviceId: string) =>
  parts(by)
    .where((w) => w.or([w('part.device_id', '=', deviceId), w('part.from_device_id', '=', deviceId)]))
    .orderBy('part.added_at')
    .orderBy('part.id')
    .limit(100)
    .execute()

/** Parts that wait for a machine, the first in first: what a repair may take. */
export const partsAtHand = (by: Acting) =>
  parts(by)
    .where('part.used_at', 'is', null)
    .orderBy('part.kind')
    .orderBy('part.added_at')
    .orderBy('part.id')
    .limit(200)
    .execute()

/** The stock of parts taken from machines, the latest first; those already mounted too when `used`. */
export const listParts = (by: Acting, filter: { kind?: string; used: boolean }, after: Cursor, size: number) =>
  parts(by)
    .where('part.from_device_id', 'is not', null)
    .$if(!!filter.kind, (q) => q.where('part.kind', '=', filter.kind as 'memory'))
    .$if(!filter.used, (q) => q.where('part.used_at', 'is', null))
    .where(sql<boolean>`(part.added_at, part.id) < (${after.at}, ${after.id})`)
    .orderBy('part.added_at', 'desc')
    .orderBy('part.id', 'desc')
    .limit(size)
    .execute()
