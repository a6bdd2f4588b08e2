import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { ownClassesOf } from './prepare.choices.store.ts'
import { settleWithin, writeSlip } from './slip.store.ts'
import { sayThings } from './things.words.ts'
import { undivided } from './undivided.store.ts'

/** A class gets so many tablets: those that the list named for it first. Two colleagues at once never give the same one. */
export async function giveToClass(
  by: Acting,
  classId: string,
  n: number,
): Promise<{ name: string; id: string } | Refusal> {
  const held = (await ownClassesOf(by)).find(({ id }) => id === classId)
  if (!held) return refuse('Choisissez une classe.', 'class')
  const devices = await undivided(by)
    .select(['d.id', 'd.number', 'd.brand', 'd.model', 'd.kind', 'd.serial', 'd.inventory_tag'])
    .orderBy(
      sql`coalesce((select lower(i.class_name) from transfer_item i where i.device_id = d.id and i.class_name is not null order by i.id desc limit 1), 'zzz') <> ${held.name.toLowerCase()}`,
    )
    .orderBy('d.number')
    .limit(n)
    .forUpdate('d')
    .skipLocked()
    .execute()
  if (devices.length < n) return refuse(`Il ne reste que ${sayThings(devices.length, 'tablet')} à répartir.`, 'count')
  const id = by.newId()
  const end = { receiverId: by.member.organisationId, placeId: null, classId, name: `la classe ${held.name}` }
  await writeSlip(by, { id, end, way: 'within', note: '' }, devices)
  await settleWithin(by, end, devices)
  await record(by, {
    ...{ act: 'transfer.placed', subject: ['transfer', id], to: 'closed' },
    data: { to_name: end.name, devices: n, way: 'within' },
  })
  return { name: held.name, id }
}
