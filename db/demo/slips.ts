import { nameDevice } from '#equipment/devices/device.words.ts'
import type { Demo, Row } from './demo.ts'
import type { Device } from './devices.ts'
import type { Person } from './people.ts'
import { idAt, seededRandom } from './random.ts'

type Slip = { row: Row<'transfer'>; sent: Date; at: Date; counts: object[] }

/** How long before it is counted a slip is signed at the workshop. */
const ON_THE_ROAD = 45 * 60_000

/** By slips, ready machines are given by the workshop to the coordination: what is ready when one leaves goes with it. */
export function slipsOf(demo: Demo, head: Person, keeper: Person) {
  // Identifiers of its own chance, so that no other invented row depends on a slip.
  const random = seededRandom(63)
  const slips: Slip[] = []
  const ends = { organisation_id: head.organisation.id, receiver_id: keeper.organisation.id }

  const leave = (ready: Date, at: Date): Slip => {
    const sent = new Date(Math.max(ready.getTime(), at.getTime() - ON_THE_ROAD))
    const id = idAt(random, sent)
    const row = demo.add('transfer', {
      ...{ id, number: '', ...ends, place_id: null, class_id: null, way: 'given', kind: null },
      ...{ state: 'closed', announced: 0, note: '' },
      ...{ prepared_at: sent, prepared_by: head.name, sent_at: sent, sent_by: head.name, sent_count: 0 },
      ...{ counted: 0, counted_at: at, received_at: at, received_by: keeper.name, closed_at: at, moved_at: at },
    })
    const to = { to_name: keeper.organisation.name, devices: 0 }
    const [prepared, left] = [{ ...to, way: 'given' }, { ...to }]
    const came = { announced: 0, counted: 0, received: 0, missing: 0, surplus: 0, damaged: 0 }
    const subject: [string, string] = ['transfer', id]
    demo.note(head, sent, { act: 'transfer.prepared', subject, to: 'prepared', data: prepared })
    demo.note(head, sent, { act: 'transfer.sent', subject, from: 'prepared', to: 'sent', data: left })
    demo.note(keeper, at, { act: 'transfer.received', subject, from: 'sent', to: 'closed', data: came })
    const slip = { row, sent, at, counts: [prepared, left, came] }
    slips.push(slip)
    return slip
  }

  /** Puts a machine that is `ready` since then on a slip that is counted at that moment, or on an earlier one that it can still take. */
  return (device: Device, ready: Date, at: Date) => {
    const slip = slips.find((one) => one.sent >= ready && one.at <= at) ?? leave(ready, at)
    const n = Number(slip.row.announced) + 1
    Object.assign(slip.row, { announced: n, sent_count: n, counted: n })
    for (const said of slip.counts)
      for (const name of ['devices', 'announced', 'counted', 'received'])
        if (name in said) Object.assign(said, { [name]: n })
    demo.add('transfer_item', {
      ...{ id: idAt(random, slip.sent), transfer_id: slip.row.id, ...ends, device_id: device.id },
      ...{ number: '', serial: device.serial, named: nameDevice(device as never), class_name: null },
      ...{ state: 'received', how: 'count', scanned_at: slip.at, scanned_by: keeper.name, moved_at: slip.at },
    })
    return {
      at: slip.at,
      link: { transfer_id: slip.row.id, how: 'count', given_by: head.name, received_by: keeper.name },
    }
  }
}

/** Slips bear the number of the order in which they were prepared, their lines that of their machine. */
export function numberSlips(demo: Demo): void {
  const slips = (demo.tables.get('transfer') ?? []) as Row<'transfer'>[]
  const inOrder = slips.toSorted((a, b) => new Date(a.prepared_at).getTime() - new Date(b.prepared_at).getTime())
  inOrder.forEach((slip, index) => {
    slip.number = `BT-${String(index + 1).padStart(5, '0')}`
  })
  const devices = (demo.tables.get('device') ?? []) as Row<'device'>[]
  const numbers = new Map(devices.map(({ id, number }) => [id, number]))
  for (const item of (demo.tables.get('transfer_item') ?? []) as Row<'transfer_item'>[])
    item.number ||= numbers.get(item.device_id as string) ?? ''
}
