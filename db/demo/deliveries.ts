import { createHash } from 'node:crypto'
import type { Row } from './demo.ts'
import type { Device } from './devices.ts'
import type { Person } from './people.ts'
import type { Scene } from './scene.ts'

type Lot = Row<'donation'> & { id: string }
type Note = Row<'delivery_note'>

/** Four delivery notes: one awaited, one under way with what differs, one that its donor has to confirm, one confirmed. */
export function inventDeliveries({ demo, network }: Scene): void {
  const { clock } = demo
  const [ahmed] = network.atelier.people as [Person]
  const [denis] = network.mairieSallaumines.people as [Person]
  const lots = (demo.tables.get('donation') ?? []) as Lot[]
  const lotOf = (title: string) => lots.find((lot) => lot.title === title)
  const devicesOf = (lot: Lot) =>
    ((demo.tables.get('device') ?? []) as Device[]).filter((device) => device.donation_id === lot.id)
  const tell = (by: Parameters<typeof demo.note>[0], at: Date, act: string, note: Note, from: string, data = {}) =>
    demo.note(by, at, { act: `delivery.${act}`, subject: ['delivery_note', note.id], from, to: note.state, data })

  const open = (title: string, state: string, days: number, more: Partial<Note> = {}) => {
    const lot = lotOf(title)
    if (!lot) return null
    const at = clock.ago(days + 2)
    const note = demo.add('delivery_note', {
      ...{
        id: demo.id(at),
        donation_id: lot.id,
        organisation_id: ahmed.organisation.id,
        donor_id: lot.organisation_id,
      },
      ...{ state, file_name: 'bordereau.csv', noted_at: at, sha256: createHash('sha256').update(lot.id).digest() },
      ...more,
    })
    return { lot, note, machines: devicesOf(lot) }
  }
  let row = 1
  const line = (
    note: Note,
    facts: Pick<Device, 'kind' | 'brand' | 'model' | 'serial' | 'inventory_tag'>,
    more = {},
  ) => {
    const { kind, brand, model, serial, inventory_tag } = facts
    row += 1
    return demo.add('delivery_line', {
      ...{ id: demo.id(note.noted_at as Date), note_id: note.id, organisation_id: note.organisation_id, line: row },
      ...{ box: `${Math.ceil(row / 5)}`, kind, brand, model, serial, inventory_tag, double_of: null },
      ...{ outcome: null, word: '', settled_by: null, settled_at: null, ...more },
    })
  }
  const scan = (note: Note, device: Device, lineId: string | null, result: string, more = {}) => {
    const at = (device.created_at ?? note.noted_at) as Date
    demo.add('delivery_scan', {
      ...{
        id: demo.id(at),
        note_id: note.id,
        organisation_id: note.organisation_id,
        line_id: lineId,
        device_id: device.id,
      },
      ...{
        result,
        said: device.serial ?? '',
        received: true,
        again: 0,
        last_at: at,
        scanned_at: at,
        scanned_by: ahmed.name,
      },
      ...{ outcome: null, word: '', settled_by: null, settled_at: null, ...more },
    })
  }
  const awaited = (serial: string) => ({
    kind: 'laptop',
    brand: 'HP',
    model: 'ProBook 450 G5',
    serial,
    inventory_tag: null,
  })

  const coming = open('Postes du dépôt', 'expected', 1)
  for (const device of coming?.machines ?? []) if (coming) line(coming.note, device)

  row = 1
  const under = open('Accueil et état civil', 'counting', 23, { opened_at: clock.ago(23) })
  if (under) {
    const [swapped, surplus, ...listed] = under.machines
    for (const device of listed) scan(under.note, device, line(under.note, device).id, 'listed')
    if (swapped) scan(under.note, swapped, line(under.note, { ...swapped, serial: '5CD8231XQF' }).id, 'swapped')
    if (surplus) scan(under.note, surplus, null, 'surplus', { again: 1 })
    line(under.note, awaited('5CD8231X7B'))
    line(under.note, awaited('5CD8231X9K'), {
      ...{ outcome: 'never_sent', word: 'Resté à l’école Jaurès', settled_by: ahmed.name, settled_at: clock.ago(20) },
    })
    line(under.note, awaited('5CD8231X9K'), { double_of: row })
    tell(ahmed, clock.ago(23), 'opened', under.note, 'expected')
  }

  row = 1
  const closed = clock.ago(3)
  const asked = open('Écoles et services', 'counted', 63, {
    ...{ opened_at: clock.ago(62), closed_at: closed, closed_by: ahmed.name, asked_at: closed },
  })
  if (asked) {
    for (const device of asked.machines) scan(asked.note, device, line(asked.note, device).id, 'listed')
    line(asked.note, awaited('5CD7712B4C'))
    tell(ahmed, closed, 'counted', asked.note, 'counting')
  }

  row = 1
  const answered = clock.ago(220)
  const done = open('Postes de la mairie', 'confirmed', 228, {
    ...{ opened_at: clock.ago(228), closed_at: clock.ago(224), closed_by: ahmed.name, asked_at: clock.ago(224) },
    ...{ answered_at: answered, answered_by: denis.name },
  })
  if (done) {
    for (const device of done.machines) scan(done.note, device, line(done.note, device).id, 'listed')
    tell(denis, answered, 'confirmed', done.note, 'counted')
  }
}
