import { DAY, dayOf } from '#platform/i18n/dates.ts'
import { custodyOf } from './custody.ts'
import type { Demo, Row } from './demo.ts'
import type { Person } from './people.ts'
import type { Scene } from './scene.ts'
import { wipe } from './wipes.ts'

/** How many pupils of the class have a sheet, and how many tablets wait for another class. */
const PUPILS = 12
const SPARE = 14
const FAMILIES = 6

/** A ceremony that Les Passerelles prepare for the end of the week, and tablets that a college hands over today, class by class. */
export function inventHandouts(scene: Scene): void {
  inventCeremony(scene)
  inventClass(scene)
}

type NewItem = Pick<Row<'handover_item'>, 'allocation_id' | 'device_id' | 'sim_card_id' | 'beneficiary_id' | 'label'>

/** The session and its sheets, each with what it holds. */
function gather(
  demo: Demo,
  by: Person,
  at: Date,
  about: Pick<Row<'handout'>, 'title' | 'held_on' | 'place_id' | 'class_id'>,
  sheets: readonly { household: string; items: readonly Partial<NewItem>[] }[],
): void {
  const organisation_id = by.organisation.id
  const held = { kind: 'loan', due_on: dayOf(new Date(at.getTime() + 730 * DAY)) }
  const handout = demo.add('handout', {
    ...{ id: demo.id(at), organisation_id, ...about, ...held, created_by: by.name, created_at: at },
  })
  demo.note(by, at, {
    act: 'handout.prepared',
    subject: ['handout', handout.id],
    to: 'prepared',
    data: { sheets: sheets.length },
  })
  for (const [line, { household, items }] of sheets.entries()) {
    const number = `RM-${String((demo.tables.get('handover')?.length ?? 0) + 1).padStart(5, '0')}`
    const row = demo.add('handover', {
      ...{ id: demo.id(at), number, organisation_id, household_id: household, place_id: about.place_id ?? null },
      ...{ ...held, state: 'prepared', handed_by: by.name, handout_id: handout.id, line: line + 1 },
      ...{ created_at: at, updated_at: at },
    })
    for (const item of items)
      demo.add('handover_item', {
        ...{ id: demo.id(at), handover_id: row.id, household_id: household, accessories: '', state: 'pending' },
        ...{ allocation_id: null, device_id: null, sim_card_id: null, beneficiary_id: null, label: null },
        ...item,
      })
    demo.note(by, at, {
      act: 'handover.prepared',
      subject: ['handover', row.id],
      householdId: household,
      to: 'prepared',
      data: { kind: 'loan', items: items.length, handout: handout.id },
    })
  }
}

/** The last families to whom something is promised, and who have no sheet yet. */
function inventCeremony({ demo, nadia, placeFor }: Scene): void {
  const sheets = (demo.tables.get('handover') ?? []) as Row<'handover'>[]
  const waiting = new Set(sheets.filter(({ state }) => state === 'prepared').map(({ household_id }) => household_id))
  const promised = ((demo.tables.get('allocation') ?? []) as Row<'allocation'>[]).filter(
    ({ state, household_id }) => state === 'promised' && !waiting.has(household_id),
  )
  const households = [...new Set(promised.map(({ household_id }) => household_id))].slice(-FAMILIES)
  const [commune = ''] = promised.slice(-1).map((one) => one.commune)
  gather(
    demo,
    nadia,
    demo.clock.ago(2),
    { title: 'Cérémonie de la semaine', held_on: demo.clock.day(3), place_id: placeFor(commune).id, class_id: null },
    households.map((household) => {
      const own = promised.filter(({ household_id }) => household_id === household)
      return {
        household,
        items: [
          ...own.map(({ id, device_id, sim_card_id }) => ({ allocation_id: id, device_id, sim_card_id })),
          ...(own.some(({ device_id }) => device_id) ? [{ label: 'Chargeur' }, { label: 'Sacoche' }] : []),
        ],
      }
    }),
  )
}

/** Tablets that the college keeps: reserved for some pupils of the 4e B, ready for the next class. */
function inventClass({ demo, network }: Scene): void {
  const [paul] = network.tilleuls.people as [Person]
  const of = ((demo.tables.get('school_class') ?? []) as Row<'school_class'>[]).find(({ name }) => name === '4e B')
  const pupils = ((demo.tables.get('pupil') ?? []) as Row<'pupil'>[])
    .filter(({ class_id, household_id }) => class_id === of?.id && !household_id)
    .sort((a, b) => (a.name_key < b.name_key ? -1 : 1))
    .slice(0, PUPILS)
  const at = demo.clock.ago(1)
  const tablets = stocked(demo, paul, network.atelier.people[0] as Person, pupils.length + SPARE)
  const sheets = pupils.map((pupil, place) => {
    const household = demo.id(at)
    const name = `Famille ${pupil.last_name.charAt(0)}${pupil.last_name.slice(1).toLowerCase()}`
    demo.add('household', {
      ...{ id: household, organisation_id: paul.organisation.id, name, commune: '62413', channel: 'through_us' },
      ...{ adults: 1, children: 1, created_at: at, touched_at: at },
    })
    const beneficiary = demo.id(at)
    demo.add('beneficiary', {
      ...{ id: beneficiary, household_id: household, first_name: pupil.first_name, last_name: pupil.last_name },
      ...{ adult: false, school_id: paul.organisation.id, class: '4e B', created_at: at, other_home: '' },
    })
    pupil.household_id = household
    const tablet = tablets[place]
    if (tablet) tablet.state = 'reserved'
    return { household, items: [{ device_id: tablet?.id ?? null, beneficiary_id: beneficiary }, { label: 'Chargeur' }] }
  })
  gather(
    demo,
    paul,
    at,
    { title: 'Tablettes de la 4e B', held_on: demo.clock.day(0), place_id: null, class_id: of?.id ?? null },
    sheets,
  )
}

function stocked(demo: Demo, by: Person, eraser: Person, count: number): Row<'device'>[] {
  const at = demo.clock.ago(12)
  const custody = custodyOf(demo)
  return Array.from({ length: count }, () => {
    const n = (demo.tables.get('device')?.length ?? 0) + 1
    const device = demo.add('device', {
      ...{ id: demo.id(at), number: `ML-${String(n).padStart(4, '0')}`, organisation_id: by.organisation.id },
      ...{ kind: 'tablet', brand: 'Lenovo', model: 'Tab M9', serial: `HA1TQ${String(n).padStart(4, '0')}` },
      ...{ inventory_tag: null, value_cents: 11_900, state: 'to_wipe', cpu: null, memory_mb: 4096, storage_gb: 64 },
      ...{ aspect: 'A', working: 'A', battery: 'A', note: '', created_at: at, updated_at: at, version: 1 },
      drives: [
        {
          ...{ model: 'eMMC 64 Go', serial: `EM${String(n).padStart(9, '0')}`, bytes: 64_000_000_000 },
          ...{ type: 'ssd', powerOnHours: 4, smart: 'passed' },
        },
      ],
    })
    custody.open(device.id, by.organisation, at)
    wipe(demo, eraser, device, at)
    device.state = 'ready'
    return device
  })
}
