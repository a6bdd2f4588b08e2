import { reserveDevices } from '#equipment/devices/device.moves.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { refusalOfDay } from '../programmes/programme.rules.ts'
import { programmeSeenBy } from '../programmes/programme.seen.store.ts'
import { refusalOfDevice } from './allocation.rules.ts'
import { fieldOf } from './choice.rules.ts'
import { lockOrientationsOf } from './promise.lock.store.ts'
import { tellPromises, type Written, writePromises } from './promise.write.store.ts'
import { cardsFor } from './sim.lock.store.ts'
import { standOf } from './stand.store.ts'
import { countedAs, stoppedAmong, type Wisher, wishers } from './wish.known.store.ts'
import { grant, refusalOfWisher, UNFOLLOWED } from './wish.rules.ts'
import type { Wish, WishRefusal } from './wish.ts'

/** All that was promised, or why it was not: a wish that cannot be kept keeps the whole list from being written. */
export type Many = { ids: string[] } | { refusals: WishRefusal[] } | Refusal

/**
 * Promises many things to many households of one programme, inside another act: a commission's decision. It is written as a set, under
 * the same locks and rules as one promise, and each family's story tells it; the act around it records its own event and stands
 * in its own `attempt`, with `lastWords` among its sentences. `refusals` names every household whose wish cannot be kept (merged, closed, stopped, quota
 * full, device gone); nothing is then written: leave them out and ask again, or undo. A `Refusal` speaks of the programme as a whole.
 */
export async function promiseMany(by: Acting, programmeId: string, wishes: readonly Wish[]): Promise<Many> {
  const promised = await promiseInAct(by, programmeId, wishes)
  if (!('written' in promised)) return promised
  await tellPromises(by, promised.programme, promised.written)
  return { ids: promised.written.map(({ id }) => id) }
}

type InAct = { written: Written[]; programme: string } | { refusals: WishRefusal[] } | Refusal

/** The inside of a promise, without its event nor its `attempt`: locks first, then the rules, then what is written. */
export async function promiseInAct(by: Acting, programmeId: string, wishes: readonly Wish[]): Promise<InAct> {
  const programme = await programmeSeenBy(by, programmeId)
  if (programme?.organisation_id !== by.member.organisationId)
    return refuse('Choisissez un programme de la liste.', 'programme')
  const closed = refusalOfDay(programme, dayOf(by.now))
  if (closed) return refuse(closed, 'programme')
  if (wishes.length === 0) return { written: [], programme: programme.name }
  const known = await wishers(
    by,
    wishes.map(({ householdId }) => householdId),
  )
  const stopped = await stoppedAmong(by, known.values())
  const refusals: WishRefusal[] = []
  const open: { wish: Wish; wisher: Wisher }[] = []
  for (const wish of wishes) {
    const wisher = known.get(wish.householdId)
    const refusal = refusalOfWisher(by.member, wisher, stopped.get(wisher?.id ?? ''))
    if (refusal || !wisher) refusals.push({ householdId: wish.householdId, refusal: refusal ?? '' })
    else open.push({ wish, wisher })
  }
  if (open.length === 0) return { refusals }

  const stand = await standOf(
    by,
    programme,
    open.map(({ wish, wisher }) => ({ id: wisher.id, commune: wisher.commune, ...wish })),
    'held',
  )
  const families = await countedAs(by, [...new Map(open.map(({ wisher }) => [wisher.id, wisher])).values()])
  const granted = open.flatMap(({ wish, wisher }) => {
    const family = families.get(wisher.id)
    const found = family ? grant(stand, wish, wisher, family) : refuse(UNFOLLOWED)
    if (!refused(found)) return found.map((thing) => ({ ...thing, wish, wisher }))
    refusals.push({ householdId: wish.householdId, ...found })
    return []
  })
  if (refusals.length > 0) return { refusals }

  await lockOrientationsOf(
    by,
    open.map(({ wisher }) => wisher.id),
  )
  const unready = await takeDevices(by, programmeId, wishes)
  if (unready.length > 0) return { refusals: unready }
  const cards = await cardsFor(by, wishes)
  if ('refusals' in cards) return cards
  const written = granted.map(
    ({ kind, agreementId, reservationId, wish, wisher }): Written => ({
      ...{ id: by.newId(), household_id: wisher.id, commune: wisher.commune, kind },
      device_id: kind === 'computer' ? wish.deviceId : null,
      sim_card_id: kind === 'connection' ? (cards.get(wish) ?? null) : null,
      ...{ agreement_id: agreementId, reservation_id: reservationId, run_need_id: wish.runNeedId ?? null },
    }),
  )
  await writePromises(by, programmeId, written)
  return { written, programme: programme.name }
}

const devicesIn = (wishes: readonly Wish[]): string[] => wishes.flatMap(({ deviceId }) => deviceId ?? [])

/** Each device leaves the shelf once: the second wish for the same one is told that it is taken. */
async function takeDevices(by: Acting, programmeId: string, wishes: readonly Wish[]): Promise<WishRefusal[]> {
  const ids = devicesIn(wishes)
  if (ids.length === 0) return []
  const rows = await by.db
    .selectFrom('device')
    .select(['id', 'state', 'programme_id'])
    .where('id', 'in', ids)
    .where('organisation_id', '=', by.member.organisationId)
    .orderBy('id')
    .forUpdate()
    .execute()
  const known = new Map(rows.map((row) => [row.id, row]))
  const said = (id: string, refusal: string) => ({ householdId: wishOf(id), refusal, field: fieldOf.computer })
  const wishOf = (id: string) => wishes.findLast(({ deviceId }) => deviceId === id)?.householdId ?? ''
  const refusals = ids.flatMap((id, at) => {
    const device = ids.indexOf(id) === at ? known.get(id) : { state: 'reserved', programme_id: null }
    const refusal = refusalOfDevice(device, programmeId)
    return refusal ? said(id, refusal) : []
  })
  if (refusals.length > 0) return refusals
  return [...(await reserveDevices(by, ids))].map(([id, refusal]) => said(id, refusal))
}
