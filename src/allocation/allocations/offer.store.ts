import { sql } from 'kysely'
import { readyOnes } from '#equipment/devices/device.moves.store.ts'
import { onTheShelf } from '#equipment/devices/device.shelf.store.ts'
import { categoryOf } from '#equipment/policies/category.rules.ts'
import { policyToday } from '#equipment/policies/policy.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { leftFor } from '../programmes/left.store.ts'
import { availableSims } from '../programmes/stock.store.ts'
import { covers } from './covered.rules.ts'
import { agreementsIn, countedAs } from './wish.known.store.ts'

/** What may be promised to a household today: programmes that run, with what remains for it in its commune. */
export async function offeredIn(by: Acting, household: { id: string; commune: string }) {
  const today = dayOf(by.now)
  const programmes = await by.db
    .selectFrom('programme')
    .select(['id', 'name'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('starts_on', '<=', today)
    .where((q) => q.or([q('ends_on', 'is', null), q('ends_on', '>=', today)]))
    .orderBy('starts_on', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()
  const left = await leftFor(by, household.commune, household.id)
  return programmes.map(({ id, name }) => ({ id, name, left: left.get(id) ?? [] }))
}
export type Offer = Awaited<ReturnType<typeof offeredIn>>[number]

export const promisableSims = (by: Acting) =>
  availableSims(by)
    .innerJoin('sim_lot', 'sim_lot.id', 'sim_card.lot_id')
    .select(['sim_card.id', 'sim_card.iccid', 'sim_lot.operator'])
    .orderBy('sim_lot.received_on')
    .orderBy('sim_card.iccid')
    .limit(50)
    .execute()
export type PromisableSim = Awaited<ReturnType<typeof promisableSims>>[number]

/** How many devices are ready and kept for others. */
export async function keptForOthers(by: Acting, earmarks: Earmarks): Promise<number> {
  const { kept } = await onTheShelf(by)
    .select((q) => q.fn.countAll<number>().as('kept'))
    .where(sql<boolean>`not ${mayGo(earmarks)}`)
    .executeTakeFirstOrThrow()
  return Number(kept)
}

const mayGo = ({ programmes, agreements }: Earmarks) =>
  sql<boolean>`(${isAmong('device.programme_id', programmes)} and ${isAmong('device.agreement_id', agreements)})`

const isAmong = (column: string, ids: readonly string[]) =>
  sql`(${sql.ref(column)} is null or ${sql.ref(column)} = any (${[...ids]}::uuid[]))`

const READ = 200
const SHOWN = 50

/** Of the stock that is kept, what may go to one family: what was bought for these programmes, what these agreements paid. */
type Earmarks = { programmes: readonly string[]; agreements: readonly string[] }

/** In these programmes, the agreements that pay for this family today. */
export async function earmarksFor(
  by: Acting,
  household: { id: string; commune: string },
  programmes: readonly string[],
): Promise<Earmarks> {
  if (programmes.length === 0) return { programmes, agreements: [] }
  const agreements = await agreementsIn(by, programmes)
  const family = (await countedAs(by, [household])).get(household.id)
  const paying = agreements.filter((one) => family && covers(one, family, dayOf(by.now)))
  return { programmes, agreements: paying.map(({ id }) => id) }
}

/**
 * Devices that may be promised, those that wait in the family's commune first; among equals, the longest ready first. What is kept for
 * others is not offered.
 */
export async function nearestDevices(by: Acting, commune: string, earmarks: Earmarks) {
  const [devices, policy] = await Promise.all([
    readyOnes(by)
      .leftJoin('funding_agreement', 'funding_agreement.id', 'device.agreement_id')
      .select('funding_agreement.title as kept_for')
      .where(mayGo(earmarks))
      .limit(READ)
      .execute(),
    policyToday(by),
  ])
  if (devices.length === 0) return []
  const places = await by.db
    .selectFrom('device')
    .innerJoin('place', 'place.id', 'device.place_id')
    .innerJoin('commune', 'commune.insee', 'place.commune')
    .select(['device.id', 'place.name', 'place.commune', 'commune.name as commune_name'])
    .where(
      'device.id',
      'in',
      devices.map(({ id }) => id),
    )
    .execute()
  const placeOf = new Map(places.map((place) => [place.id, place]))
  const farness = (id: string) => (placeOf.get(id)?.commune === commune ? 0 : placeOf.has(id) ? 1 : 2)
  return devices
    .map((device) => ({
      ...device,
      at: sayPlace(placeOf.get(device.id)),
      judged: categoryOf(device, policy.scale),
    }))
    .sort((a, b) => farness(a.id) - farness(b.id))
    .slice(0, SHOWN)
}
export type NearDevice = Awaited<ReturnType<typeof nearestDevices>>[number]

/** A place with its commune, unless its name already says it. */
const sayPlace = (place: { name: string; commune_name: string } | undefined): string | null => {
  if (!place) return null
  return place.name.includes(place.commune_name) ? place.name : `${place.name} (${place.commune_name})`
}
