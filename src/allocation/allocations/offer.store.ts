import { readyDevices } from '#equipment/devices/device.moves.store.ts'
import { categoryOf } from '#equipment/policies/category.rules.ts'
import { policyToday } from '#equipment/policies/policy.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { availableSims } from '../programmes/stock.store.ts'

/** What may be promised to a household today: programmes that run, with what remains in its commune. */
export const offeredIn = async (by: Acting, commune: string) => {
  const today = dayOf(by.now)
  const rows = await by.db
    .selectFrom('programme')
    .leftJoin('quota', (join) =>
      join.onRef('quota.programme_id', '=', 'programme.id').on('quota.commune', '=', commune),
    )
    .select(['programme.id', 'programme.name', 'quota.kind', 'quota.places', 'quota.promised'])
    .where('programme.organisation_id', '=', by.member.organisationId)
    .where('programme.starts_on', '<=', today)
    .where((q) => q.or([q('programme.ends_on', 'is', null), q('programme.ends_on', '>=', today)]))
    .orderBy('programme.starts_on', 'desc')
    .orderBy('programme.id')
    .limit(100)
    .execute()
  return [...new Set(rows.map((row) => row.id))].map((id) => {
    const of = rows.filter((row) => row.id === id)
    const left = (kind: string) =>
      of.filter((row) => row.kind === kind).reduce((n, row) => n + (row.places ?? 0) - (row.promised ?? 0), 0)
    return { id, name: of[0]?.name ?? '', computers: left('computer'), connections: left('connection') }
  })
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
