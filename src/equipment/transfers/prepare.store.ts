import type { z } from 'zod'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { sayDevice } from '../devices/device.words.ts'
import { devicesCalled } from './called.store.ts'
import { ownClassesOf, ownPlacesOf, receiversOf } from './prepare.choices.store.ts'
import { type End, settleWithin, writeSlip } from './slip.store.ts'
import type { PrepareForm } from './transfer.form.ts'
import { mayTravel } from './transfer.rules.ts'

async function endOf(by: Acting, to: string): Promise<End | undefined> {
  const [kind, id = ''] = to.split(':')
  const own = by.member.organisationId
  const list =
    kind === 'org' ? await receiversOf(by) : kind === 'place' ? await ownPlacesOf(by) : await ownClassesOf(by)
  const end = list.find((one) => one.id === id)
  if (!end) return undefined
  if (kind === 'org') return { receiverId: id, placeId: null, classId: null, name: end.name }
  return kind === 'place'
    ? { receiverId: own, placeId: id, classId: null, name: end.name }
    : { receiverId: own, placeId: null, classId: id, name: `la classe ${end.name}` }
}

/** Prepares a slip. To one's own place or class nobody else has to sign: it is done at once. */
export async function prepareTransfer(
  by: Acting,
  form: z.output<typeof PrepareForm>,
): Promise<{ id: string; name: string; n: number; within: boolean } | Refusal> {
  const end = await endOf(by, form.to)
  if (!end) return refuse('Choisissez où va ce matériel.', 'to')
  const within = end.receiverId === by.member.organisationId
  const way = within ? 'within' : form.way
  if (!way) return refuse('Dites à quel titre il part.', 'way')
  const called = await devicesCalled(by, form.numbers)
  if (refused(called)) return called
  const stopped = called.flatMap((device) => {
    const refusal = mayTravel(device, way)
    return refusal ? [`${sayDevice(device)} : ${refusal}`] : []
  })
  if (stopped.length > 0) return refuse(stopped.slice(0, 5).join(' '), 'numbers')
  const id = by.newId()
  await writeSlip(by, { id, end, way, note: form.note }, called)
  if (within) await settleWithin(by, end, called)
  await record(by, {
    act: within ? 'transfer.placed' : 'transfer.prepared',
    subject: ['transfer', id],
    to: within ? 'closed' : 'prepared',
    data: { to_name: end.name, devices: called.length, way },
  })
  return { id, name: end.name, n: called.length, within }
}
