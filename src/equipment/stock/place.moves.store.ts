import { sql } from 'kysely'
import { ownPlace } from '#network/places/place.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { sayList } from '#platform/i18n/sayList.ts'
import { devicesMeant } from '../devices/device.called.store.ts'
import { scanned } from './scanned.ts'
import { refusalToShelve } from './stock.rules.ts'

type Standing = { id: string; number: string; state: string; place_id: string | null }

/** The devices that these numbers mean, each once; or which numbers mean none, or several. */
async function eachMeant(by: Acting, numbers: readonly string[]): Promise<Refusal | string[]> {
  const meant = [...(await devicesMeant(by, numbers))]
  const unknown = meant.filter(([, ids]) => ids.length !== 1).map(([said]) => scanned(said))
  if (unknown.length > 0)
    return refuse(
      `Rien n’est déplacé. Ces numéros ne disent pas un appareil de votre stock : ${sayList(unknown.slice(0, 10))}. Corrigez-les, ou retirez-les.`,
      'numbers',
    )
  return [...new Set(meant.flatMap(([, ids]) => ids))]
}

/** Puts machines on another of one's own shelves: all or none, each with its own trace. Those that stand there already stay. */
export async function moveToPlace(
  by: Acting,
  numbers: readonly string[],
  placeId: string,
): Promise<Refusal | { moved: number; place: string }> {
  const place = await ownPlace(by, placeId)
  if (!place) return refuse('Choisissez un lieu de la liste.', 'place')
  const ids = await eachMeant(by, numbers)
  if ('refusal' in ids) return ids
  const devices: Standing[] = await by.db
    .selectFrom('device')
    .select(['id', 'number', 'state', 'place_id'])
    .where('id', 'in', ids)
    .where('organisation_id', '=', by.member.organisationId)
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const device of devices) {
    const refusal = refusalToShelve(device)
    if (refusal) return refuse(`Rien n’est déplacé. ${refusal}`, 'numbers')
  }
  const moving = devices.filter((device) => device.place_id !== place.id)
  for (const device of moving) await shelve(by, device, place)
  return { moved: moving.length, place: place.name }
}

/** One machine, already locked, stands at another place from now on. Its state does not change. */
export async function shelve(by: Acting, device: Standing, place: { id: string; name: string }): Promise<void> {
  await by.db
    .updateTable('device')
    .set({ place_id: place.id, updated_at: by.now, version: sql`version + 1` })
    .where('id', '=', device.id)
    .execute()
  await record(by, {
    act: 'device.shelved',
    subject: ['device', device.id],
    from: device.state,
    to: device.state,
    data: { place: place.id, place_name: place.name },
  })
}
