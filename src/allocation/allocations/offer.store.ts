import { sql } from 'kysely'
import { readyDevices } from '#equipment/devices/device.moves.store.ts'
import { categoryOf } from '#equipment/policies/category.rules.ts'
import { policyToday } from '#equipment/policies/policy.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { leftFor } from '../programmes/left.store.ts'

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

/** SIM cards of this stock that nobody was promised. */
export const availableSims = (by: Acting) =>
  by.db
    .selectFrom('sim_card')
    .where('sim_card.organisation_id', '=', by.member.organisationId)
    .where('sim_card.state', 'in', ['in_stock', 'assigned'])
    .where(
      sql<boolean>`not exists (select from allocation promised where promised.sim_card_id = sim_card.id and promised.state = 'promised')`,
    )

export const promisableSims = (by: Acting) =>
  availableSims(by)
    .innerJoin('sim_lot', 'sim_lot.id', 'sim_card.lot_id')
    .select(['sim_card.id', 'sim_card.iccid', 'sim_lot.operator'])
    .orderBy('sim_lot.received_on')
    .orderBy('sim_card.iccid')
    .limit(50)
    .execute()
export type PromisableSim = Awaited<ReturnType<typeof promisableSims>>[number]

const READ = 200
const SHOWN = 50

/** Devices that may be promised, those that wait in the family's commune first; among equals, the longest ready first. */
export async function nearestDevices(by: Acting, commune: string) {
  const [devices, policy] = await Promise.all([readyDevices(by, READ), policyToday(by)])
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
