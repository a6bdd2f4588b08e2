import { reserveDevice } from '#equipment/devices/device.moves.store.ts'
import { devicesCalled } from '#equipment/transfers/called.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { withDevice } from '../handouts/handout.words.ts'
import { ownPlaces } from '../handovers/prepare.choices.store.ts'
import type { BatchForm } from './batch.form.ts'
import { MOST_DEVICES, refusalOfReceiver } from './batch.rules.ts'

/** Prepares one sheet for many devices and one receiver, and keeps them aside: one act. Nothing moves before it is signed. */
export async function prepareBatch(by: Acting, form: BatchForm): Promise<Refusal | { id: string }> {
  const unmet = refusalOfReceiver(form, dayOf(by.now))
  if (unmet) return refuse(unmet.refusal, unmet.field)
  if (form.receiver === 'place' && !(await ownPlaces(by)).some(({ id }) => id === form.place))
    return refuse('Choisissez un lieu de la liste.', 'place')
  return attempt(by.db, () => prepareUnderLocks(by, form), {
    batch_item_device: 'Un de ces appareils est déjà sur une autre feuille : rouvrez la page.',
  })
}

async function prepareUnderLocks(by: Acting, form: BatchForm): Promise<Refusal | { id: string }> {
  const devices = await devicesCalled(by, form.numbers)
  if ('refusal' in devices) return devices
  if (devices.length > MOST_DEVICES)
    return refuse(`${MOST_DEVICES} appareils au plus sur une feuille : faites-en une seconde.`, 'numbers')
  for (const device of devices) {
    const stopped = await reserveDevice(by, device.id)
    if (stopped) return refuse(stopped.refusal.replace(' à une autre famille', ''), 'numbers')
  }
  const id = by.newId()
  const own = { organisation_id: by.member.organisationId }
  await by.db
    .insertInto('batch')
    .values({
      ...{ id, ...own, receiver: form.receiver, place_id: form.receiver === 'place' ? (form.place ?? null) : null },
      ...{ receiver_name: form.name, receiver_role: form.role },
      receiver_of: form.receiver === 'person' ? form.of : '',
      due_on: form.due_on ?? null,
      ...{ handed_by: by.member.name, created_at: by.now, updated_at: by.now },
    })
    .execute()
  await by.db
    .insertInto('batch_item')
    .values([
      ...devices.map((device) => ({
        ...{ id: by.newId(), batch_id: id, ...own },
        device_id: device.id,
        label: null,
        count: 1,
      })),
      ...form.with.map((key) => ({
        ...{ id: by.newId(), batch_id: id, ...own, device_id: null },
        ...{ label: withDevice[key], count: devices.length },
      })),
    ])
    .execute()
  await record(by, {
    act: 'batch.prepared',
    subject: ['batch', id],
    to: 'prepared',
    data: { receiver: form.receiver, devices: devices.length },
  })
  return { id }
}
