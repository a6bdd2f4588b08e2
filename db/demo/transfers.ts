import type { Demo, Row } from './demo.ts'
import type { Person } from './people.ts'
import type { Scene } from './scene.ts'

type Tablet = { device: Row<'device'>; item: Row<'transfer_item'>; link: string }

/** New tablets that the coordination bought and entrusts to a school: a first slip, arrived with a gap and shared by class; a second one, on its way. */
export function inventTransfers({ demo, claire, network }: Scene): void {
  const [head] = network.tilleuls.people as [Person]
  const first = slipOf(demo, claire, head, { count: 24, ago: 9 })
  const arrived = demo.clock.ago(6)
  Object.assign(first.slip, {
    ...{
      state: 'received',
      counted: 23,
      counted_at: arrived,
      received_at: arrived,
      received_by: head.name,
      moved_at: arrived,
    },
  })
  for (const [at, tablet] of first.tablets.entries())
    arrive(demo, head, tablet, arrived, at === 17 ? 'missing' : 'received')
  demo.note(head, arrived, {
    ...{ act: 'transfer.received', subject: ['transfer', first.id], from: 'sent', to: 'received' },
    data: { announced: 24, counted: 23, received: 23, missing: 1, surplus: 0, damaged: 0 },
  })
  shareByClass(demo, head, first.tablets.slice(0, 12), demo.clock.soon(arrived, 90))
  const second = slipOf(demo, claire, head, { count: 18, ago: 2 })
  const counted = demo.clock.ago(1)
  Object.assign(second.slip, { counted: 18, counted_at: counted, moved_at: counted })
  for (const { item } of second.tablets.slice(0, 7))
    Object.assign(item, { state: 'received', how: 'scan', scanned_at: counted, scanned_by: head.name })
}

function slipOf(demo: Demo, claire: Person, head: Person, { count, ago }: { count: number; ago: number }) {
  const bought = demo.clock.ago(ago + 20)
  const sent = demo.clock.ago(ago)
  const id = demo.id(sent)
  const ends = { organisation_id: claire.organisation.id, receiver_id: head.organisation.id }
  const slip = demo.add('transfer', {
    ...{
      id,
      number: '',
      ...ends,
      place_id: null,
      class_id: null,
      way: 'entrusted',
      kind: 'tablet',
    },
    ...{ state: 'sent', announced: count, note: 'Un chargeur par tablette, dans la boîte.' },
    ...{ prepared_at: sent, prepared_by: claire.name, sent_at: sent, sent_by: claire.name, sent_count: count },
    ...{ counted: null, counted_at: null, received_at: null, received_by: null, moved_at: sent },
  })
  demo.note(claire, sent, {
    ...{ act: 'transfer.sent', subject: ['transfer', id], from: 'prepared', to: 'sent' },
    data: { to_name: head.organisation.name, devices: count },
  })
  const tablets = Array.from({ length: count }, () => tabletOf(demo, claire, { slip: id, ends, bought }))
  return { id, slip, tablets }
}

type On = { slip: string; ends: { organisation_id: string; receiver_id: string }; bought: Date }

function tabletOf(demo: Demo, claire: Person, { slip, ends, bought }: On): Tablet {
  const own = claire.organisation.id
  const number = `ML-${String((demo.tables.get('device')?.length ?? 0) + 1).padStart(4, '0')}`
  const serial = `R9${demo.random.int(100_000, 999_999)}${demo.random.pick([...'BCDFGHJK'])}`
  const device = demo.add('device', {
    ...{
      id: demo.id(bought),
      number,
      organisation_id: own,
      owner_id: null,
      kind: 'tablet',
      brand: 'Samsung',
      model: 'Galaxy Tab A9+',
    },
    ...{ serial, state: 'ready', origin: 'bought', invoice: 'Marché 2026-07', transfer_id: slip, in_dispute: false },
    ...{ created_at: bought, updated_at: bought },
  })
  const link = demo.id(bought)
  demo.add('custody', linkOf({ id: link, device: device.id, organisation: own, since: bought }))
  const item = demo.add('transfer_item', {
    ...{
      id: demo.id(bought),
      transfer_id: slip,
      ...ends,
      device_id: device.id,
      number,
      serial,
      named: 'Samsung Galaxy Tab A9+',
    },
    ...{ class_name: null, state: 'expected', how: null, scanned_at: null, scanned_by: null, moved_at: null },
  })
  return { device, item, link }
}

type Link = {
  id: string
  device: string
  organisation: string
  since: Date
  under?: string
  depth?: number
  class?: string
  slip?: string
  by?: [string, string]
}

const linkOf = ({ id, device, organisation, since, ...more }: Link): Row<'custody'> => ({
  ...{ id, device_id: device, organisation_id: organisation, holder_id: organisation, since, until: null },
  ...{
    household_id: null,
    handover_id: null,
    place_id: null,
    class_id: more.class ?? null,
    transfer_id: more.slip ?? null,
  },
  ...{
    depth: more.depth ?? 0,
    under_id: more.under ?? null,
    given_by: more.by?.[0] ?? null,
    received_by: more.by?.[1] ?? null,
  },
  how: more.by ? (more.slip ? 'scan' : 'count') : null,
})

function arrive(demo: Demo, head: Person, tablet: Tablet, at: Date, state: 'received' | 'missing'): void {
  const { device, item, link } = tablet
  if (state === 'missing') return void Object.assign(item, { state })
  Object.assign(item, { state, how: 'scan', scanned_at: at, scanned_by: head.name, moved_at: at })
  Object.assign(device, {
    organisation_id: head.organisation.id,
    owner_id: device.organisation_id,
    transfer_id: null,
    updated_at: at,
  })
  tablet.link = demo.id(at)
  demo.add('custody', {
    ...linkOf({
      ...{ id: tablet.link, device: device.id, organisation: head.organisation.id, since: at, under: link, depth: 1 },
      ...{ slip: item.transfer_id, by: ['Claire Fontaine', head.name] },
    }),
  })
}

/** Twelve of them to the first class of the year. */
function shareByClass(demo: Demo, head: Person, tablets: readonly Tablet[], at: Date): void {
  const classes = (demo.tables.get('school_class') ?? []) as Row<'school_class'>[]
  const held = classes.find(({ organisation_id }) => organisation_id === head.organisation.id)
  if (!held) return
  for (const { device, link } of tablets)
    demo.add(
      'custody',
      linkOf({
        ...{ id: demo.id(at), device: device.id, organisation: head.organisation.id, since: at, under: link, depth: 2 },
        ...{ class: held.id, by: [head.name, head.name] },
      }),
    )
}
