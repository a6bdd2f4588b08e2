import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { devicesMeant } from '../devices/device.called.store.ts'
import { scanned } from './scanned.ts'
import { refusalToScan } from './take.rules.ts'
import type { Take } from './take.store.ts'

export type Scan = { lineId: string /** Somebody had read it before: it is counted once. */; again: boolean }

/** One code is read. Whoever reads the same one, at the same instant or later, is told that it is counted already. */
export async function scanInto(by: Acting, take: Take, typed: string): Promise<Refusal | Scan> {
  const said = scanned(typed)
  const standing = await by.db
    .selectFrom('stock_take')
    .select('closed_at')
    .where('id', '=', take.id)
    .where('organisation_id', '=', by.member.organisationId)
    .forShare()
    .executeTakeFirstOrThrow()
  const refusal = refusalToScan(standing)
  if (refusal) return refuse(refusal, 'code')
  const ids = (await devicesMeant(by, [typed])).get(typed) ?? []
  const found = await by.db
    .selectFrom('device')
    .select(['id', 'state', 'place_id'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .limit(2)
    .execute()
  if (found.length > 1)
    return refuse(`Plusieurs appareils portent « ${said} ». Scannez l’étiquette Maillon (ML-…) de celui-ci.`, 'code')
  const [device] = found
  return device ? countDevice(by, take, device) : keepUnknown(by, take, said)
}

async function countDevice(
  by: Acting,
  take: Take,
  device: { id: string; state: string; place_id: string | null },
): Promise<Scan> {
  const counted = {
    found_state: device.state,
    found_place_id: device.place_id,
    found_by: by.member.name,
    found_at: by.now,
  }
  const first = await by.db
    .insertInto('stock_take_line')
    .values({
      id: by.newId(),
      stock_take_id: take.id,
      organisation_id: by.member.organisationId,
      device_id: device.id,
      ...counted,
    })
    .onConflict((c) =>
      c
        .columns(['organisation_id', 'stock_take_id', 'device_id'])
        .where('device_id', 'is not', null)
        .doUpdateSet(counted)
        .where('stock_take_line.found_at', 'is', null),
    )
    .returning('id')
    .executeTakeFirst()
  if (first) {
    await record(by, {
      act: 'device.counted',
      subject: ['device', device.id],
      from: device.state,
      to: device.state,
      data: { place: take.place_id, place_name: take.place },
    })
    return { lineId: first.id, again: false }
  }
  return { lineId: await lineWith(by, take, 'device_id', device.id), again: true }
}

async function keepUnknown(by: Acting, take: Take, said: string): Promise<Scan> {
  const { rows } = await sql<{ id: string }>`
    insert into stock_take_line (id, stock_take_id, organisation_id, said, elsewhere, found_by, found_at)
    values (${by.newId()}, ${take.id}, ${by.member.organisationId}, ${said}, app.borne_elsewhere(${said}), ${by.member.name}, ${by.now})
    on conflict (organisation_id, stock_take_id, said) where said is not null do nothing returning id`.execute(by.db)
  const [first] = rows
  if (!first) return { lineId: await lineWith(by, take, 'said', said), again: true }
  await record(by, { act: 'stock_take.unknown_read', subject: ['stock_take', take.id], data: { said } })
  return { lineId: first.id, again: false }
}

const lineWith = async (by: Acting, take: Take, column: 'device_id' | 'said', value: string): Promise<string> =>
  (
    await by.db
      .selectFrom('stock_take_line')
      .select('id')
      .where('stock_take_id', '=', take.id)
      .where('organisation_id', '=', by.member.organisationId)
      .where(column, '=', value)
      .executeTakeFirstOrThrow()
  ).id
