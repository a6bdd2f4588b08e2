import { sql } from 'kysely'
import { ownPlace } from '#network/places/place.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { endDevice, findDevice } from '../bench/end.store.ts'
import { lockDevice } from '../devices/device.store.ts'
import { type Outcome, refusalOfOutcome } from './outcome.rules.ts'
import { shelve } from './place.moves.store.ts'
import { onShelf } from './stock.words.ts'
import { countsOf } from './take.counts.store.ts'
import { lineOf } from './take.lines.store.ts'
import { foundAs, refusalToCloseTake } from './take.rules.ts'
import type { Take } from './take.store.ts'

/** Opens the inventory of a place: what is expected there is written down at this very moment. */
export const openTake = (by: Acting, placeId: string): Promise<Refusal | { id: string }> =>
  attempt(
    by.db,
    async () => {
      const place = await ownPlace(by, placeId)
      if (!place) return refuse('Choisissez un lieu de la liste.', 'place')
      const id = by.newId()
      const organisation_id = by.member.organisationId
      await by.db
        .insertInto('stock_take')
        .values({ id, organisation_id, place_id: place.id, opened_by: by.member.name, opened_at: by.now })
        .execute()
      const { rows } = await sql`
        insert into stock_take_line (id, stock_take_id, organisation_id, device_id, expected_state)
        select app.uuid7(), ${id}, organisation_id, id, state from device
        where organisation_id = ${organisation_id} and place_id = ${place.id} and state = any (${onShelf}::text[]) returning 1`.execute(
        by.db,
      )
      await record(by, { act: 'stock_take.opened', subject: ['stock_take', id], data: { expected: rows.length } })
      return { id }
    },
    { stock_take_one_open: 'Un inventaire de ce lieu est déjà ouvert : comptez avec vos collègues dans celui-là.' },
  )

/** Locked until the act ends: whoever closes waits for those who count, and the reverse. */
const lockTake = (by: Acting, id: string) =>
  by.db
    .selectFrom('stock_take')
    .select(['id', 'closed_at', 'place_id'])
    .where('id', '=', id)
    .where('organisation_id', '=', by.member.organisationId)
    .forUpdate()
    .executeTakeFirstOrThrow()

/** Nothing more is counted. What was not seen may still be answered about. */
export const closeTake = (by: Acting, take: Take): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    const refusal = refusalToCloseTake(await lockTake(by, take.id))
    if (refusal) return refuse(refusal)
    await by.db
      .updateTable('stock_take')
      .set({ closed_at: by.now, closed_by: by.member.name })
      .where('id', '=', take.id)
      .execute()
    await keepUnseen(by, take.id)
    const counts = await countsOf(by, take.id)
    await record(by, {
      act: 'stock_take.closed',
      subject: ['stock_take', take.id],
      from: 'open',
      to: 'closed',
      data: counts,
    })
    return { id: take.id }
  })

/** What nobody saw is written down as it stands now: whatever becomes of it later changes nothing of this inventory. */
const keepUnseen = (by: Acting, takeId: string) =>
  sql`update stock_take_line l set found_state = d.state, found_place_id = d.place_id from device d
    where d.id = l.device_id and l.stock_take_id = ${takeId} and l.organisation_id = ${by.member.organisationId}
      and l.found_at is null`.execute(by.db)

/** What becomes of an exception: put on this shelf, declared lost, found after all. The device's own act leaves the event. */
export const answerLine = (
  by: Acting,
  take: Take,
  lineId: string,
  outcome: Outcome,
): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    const { closed_at } = await lockTake(by, take.id)
    const asked = await lineOf(by, take.id, lineId)
    const device = asked?.device_id ? await lockDevice(by, asked.device_id) : undefined
    if (!asked || !device) return refuse('Cet appareil n’est plus dans votre stock.')
    const line = { ...asked, state: device.state, place_id: device.place_id }
    const refusal = refusalOfOutcome(outcome, foundAs(line, take.place_id), line, closed_at !== null)
    if (refusal) return refuse(refusal)
    const stopped = await doOutcome(by, outcome, device, { id: take.place_id, name: take.place })
    if (stopped) return stopped
    await by.db
      .updateTable('stock_take_line')
      .set({ outcome, outcome_by: by.member.name, outcome_at: by.now })
      .where('id', '=', asked.id)
      .execute()
    return { id: asked.id }
  })

type Locked = NonNullable<Awaited<ReturnType<typeof lockDevice>>>

async function doOutcome(
  by: Acting,
  outcome: Outcome,
  device: Locked,
  place: { id: string; name: string },
): Promise<Refusal | null> {
  if (outcome === 'lost')
    return endDevice(by, device.id, {
      version: device.version,
      as: 'lost',
      why: `Pas trouvé à l’inventaire : ${place.name}.`,
    })
  if (outcome === 'found_later' && (device.state === 'lost' || device.state === 'stolen'))
    return findDevice(by, device.id, device.version)
  if (outcome === 'found_later') {
    await record(by, {
      act: 'device.counted',
      subject: ['device', device.id],
      from: device.state,
      to: device.state,
      data: { place: place.id, place_name: place.name },
    })
    return null
  }
  await shelve(by, device, place)
  return null
}
