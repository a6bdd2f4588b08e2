import { insee } from './communes.ts'
import type { Row } from './demo.ts'
import type { Scene } from './scene.ts'

type Link = Row<'custody'> & { id: string; depth: number }
const LENT = 3

/** Three laptops that a town's library has for its readers since three weeks, signed for at once. */
export function inventBatch({ demo, nadia, placeFor }: Scene): void {
  const organisation_id = nadia.organisation.id
  const links = (demo.tables.get('custody') ?? []) as Link[]
  const devices = ((demo.tables.get('device') ?? []) as Row<'device'>[])
    .filter(
      ({ state, kind, organisation_id: own, transfer_id, owner_id, locked, missing_part, in_dispute }) =>
        state === 'ready' &&
        kind === 'laptop' &&
        own === organisation_id &&
        !transfer_id &&
        !owner_id &&
        !locked &&
        !missing_part &&
        !in_dispute,
    )
    .slice(-LENT)
  const at = demo.clock.ago(21)
  const signedAt = new Date(
    Math.max(at.getTime(), ...devices.map(({ updated_at }) => (updated_at as Date).getTime())) + 3_600_000,
  )
  if (devices.length < LENT || signedAt > demo.now) return
  const id = demo.id(signedAt)
  const place = placeFor(insee.sallaumines)
  const number = `RM-${String((demo.tables.get('handover')?.length ?? 0) + 1).padStart(5, '0')}`
  const who = { receiver_name: 'Hélène Caron', receiver_role: 'bibliothécaire', receiver_of: 'Ville de Sallaumines' }
  demo.add('batch', {
    ...{ id, number, organisation_id, receiver: 'place', place_id: place.id, ...who, due_on: null, state: 'signed' },
    ...{
      signer: who.receiver_name,
      signed_how: 'paper',
      signed_at: signedAt,
      witness: nadia.name,
      copy_how: 'printed',
    },
    ...{ handed_by: nadia.name, created_at: signedAt, updated_at: signedAt },
  })
  const item = { batch_id: id, organisation_id, state: 'accepted' }
  demo.add('batch_item', { ...item, id: demo.id(signedAt), device_id: null, label: 'Chargeur', count: LENT })
  for (const device of devices) {
    const under = links
      .filter(({ device_id, until }) => device_id === device.id && !until)
      .sort((one, other) => other.depth - one.depth)[0]
    demo.add('batch_item', { ...item, id: demo.id(signedAt), device_id: device.id as string, label: null, count: 1 })
    demo.add('custody', {
      ...{ id: demo.id(signedAt), device_id: device.id as string, organisation_id, holder_id: organisation_id },
      ...{
        household_id: null,
        handover_id: null,
        place_id: place.id,
        class_id: null,
        batch_id: id,
        since: signedAt,
        until: null,
      },
      ...{ depth: (under?.depth ?? 0) + 1, under_id: under?.id ?? null, given_by: nadia.name, how: 'paper' },
      received_by: `${who.receiver_name}, ${who.receiver_role} (${who.receiver_of})`,
    })
    Object.assign(device, { state: 'handed_over', updated_at: signedAt })
  }
  const about = { subject: ['batch', id] as ['batch', string] }
  demo.note(nadia, signedAt, {
    ...about,
    act: 'batch.prepared',
    to: 'prepared',
    data: { receiver: 'place', devices: LENT },
  })
  demo.note(nadia, signedAt, {
    ...{ ...about, act: 'batch.signed', from: 'prepared', to: 'signed' },
    data: { how: 'paper', devices: devices.map((device) => device.id as string), copy: 'printed' },
  })
}
