import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { send } from '#platform/jobs/outbox.ts'
import { lockDevice } from './device.store.ts'
import { sayDevice } from './device.words.ts'

/** Organisations that hand devices over: those with an active coordinator. */
export const coordinators = (by: Acting) =>
  by.db
    .selectFrom('organisation')
    .select(['id', 'name', 'email'])
    .where('id', 'in', sql<string>`(select receivers())`)
    .where('id', '<>', by.member.organisationId)
    .orderBy('name')
    .limit(500)
    .execute()

/** Delivers ready devices to a coordinator, all or none: each changes organisation and custody, and keeps its own event. */
export async function deliverDevices(
  by: Acting,
  ids: readonly string[],
  to: string,
): Promise<{ name: string } | Refusal> {
  const receiver = (await coordinators(by)).find((one) => one.id === to)
  if (!receiver) return refuse('Choisissez la structure qui reçoit ces appareils.', 'to')
  for (const id of [...new Set(ids)].sort()) {
    const device = await lockDevice(by, id)
    if (!device) return refuse('Un de ces appareils n’est plus chez vous. Relisez la liste.', 'devices')
    if (device.state !== 'ready') return refuse(`${sayDevice(device)} n’est plus prêt. Relisez la liste.`, 'devices')
    if (device.owner_id)
      return refuse(`${sayDevice(device)} vous est confié : il se transmet par un transfert.`, 'devices')
    if (device.transfer_id) return refuse(`${sayDevice(device)} est déjà sur un bordereau de transfert.`, 'devices')
    if (device.locked || device.missing_part || device.in_dispute)
      return refuse(`${sayDevice(device)} a un empêchement.`, 'devices')
  }
  const moved = await attempt(by.db, () => moveAll(by, [...new Set(ids)], receiver))
  if (refused(moved)) return moved
  await send(by, {
    email: receiver.email,
    subject: 'Des appareils vous sont livrés',
    body: `${by.member.organisationName} vous livre du matériel prêt à remettre.`,
    link: '/appareils?etat=ready',
  })
  return { name: receiver.name }
}

async function moveAll(
  by: Acting,
  ids: readonly string[],
  receiver: { id: string; name: string },
): Promise<true | Refusal> {
  for (const id of ids) {
    await record(by, {
      act: 'device.delivered',
      subject: ['device', id],
      from: 'ready',
      to: 'ready',
      data: { to: receiver.id, to_name: receiver.name },
    })
    const { rows } = await sql<{
      done: boolean
    }>`select app.deliver_device(${id}, ${receiver.id}, ${by.now}) as done`.execute(by.db)
    if (!rows[0]?.done)
      return refuse(
        `${receiver.name} a déjà un appareil avec le même numéro de série que l’un de ceux-ci. Rien n’a été livré : appelez cette structure.`,
        'devices',
      )
  }
  return true
}
