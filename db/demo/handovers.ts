import { DAY, dayOf } from '#platform/i18n/dates.ts'
import type { Agenda, Meeting } from './agenda.ts'
import type { Demo, Row } from './demo.ts'
import type { Stock } from './devices.ts'
import { moveNeeds } from './households.ts'
import type { Person } from './people.ts'
import { count, type Kind } from './programme.ts'
import type { Promised } from './promises.ts'

export type Handover = { row: Row<'handover'>; items: Row<'handover_item'>[]; promised: Promised; meeting: Meeting }

type Prepared = { promised: Promised; meeting: Meeting; by: Person; at: Date }

/** The sheet of what will change hands, at an appointment already taken. */
export function prepare(demo: Demo, { promised, meeting, by, at }: Prepared): Handover {
  const { household, allocations } = promised
  const kind = demo.random.chance(0.75) || !promised.device ? 'loan' : 'gift'
  const due = new Date((meeting.row.starts_at as Date).getTime() + 730 * DAY)
  const row = demo.add('handover', {
    ...{
      id: demo.id(at),
      number: '',
      organisation_id: by.organisation.id,
      household_id: household.id,
      place_id: meeting.place.id,
      appointment_id: meeting.row.id,
    },
    ...{
      kind,
      due_on: kind === 'loan' ? dayOf(due) : null,
      state: 'prepared',
      why: null,
      signer: null,
      signed_how: null,
      witness: null,
      signed_at: null,
    },
    ...{
      signature_file_id: null,
      agreement_file_id: null,
      copy_to: null,
      copy_how: null,
      copy_sent_at: null,
      handed_by: by.name,
      created_at: at,
      updated_at: at,
    },
  })
  const items = allocations.map((allocation) =>
    demo.add('handover_item', {
      ...{
        id: demo.id(at),
        handover_id: row.id,
        household_id: household.id,
        allocation_id: allocation.id,
        device_id: allocation.device_id ?? null,
        sim_card_id: allocation.sim_card_id ?? null,
      },
      ...{
        accessories: allocation.device_id
          ? demo.random.pick(['Chargeur, sacoche', 'Chargeur', 'Chargeur, souris'])
          : '',
        state: 'pending',
        why: null,
      },
    }),
  )
  demo.note(by, at, {
    act: 'handover.prepared',
    subject: ['handover', row.id],
    householdId: household.id,
    to: 'prepared',
    data: { kind, items: items.length },
  })
  return { row, items, promised, meeting }
}

const steps = ['starts', 'charger', 'number', 'address', 'help']

/** The family signs: things change hands, promises are kept, needs are served. */
export function sign(
  demo: Demo,
  { row, items, promised, meeting }: Handover,
  { stock, agenda }: { stock: Stock; agenda: Agenda },
): Date {
  const { household, device, sim, programme } = promised
  const { mediator: by } = meeting
  const at = new Date((meeting.row.starts_at as Date).getTime() + demo.random.int(15, 38) * 60_000)
  const how = demo.random.chance(0.7) ? 'screen' : 'paper'
  const signer = String(household.row.name)
    .replace(/^Famille /, '')
    .replace(/ \(.*/, '')
  Object.assign(row, {
    state: 'signed',
    signer,
    signed_how: how,
    witness: how === 'paper' ? by.name : null,
    signed_at: at,
    handed_by: by.name,
    updated_at: at,
  })
  for (const item of items) item.state = 'accepted'
  for (const allocation of promised.allocations) {
    Object.assign(allocation, { state: 'handed_over', ended_at: at })
    count(programme, household.row.commune, allocation.kind as Kind, 'handed_over')
  }
  if (device) stock.hand(device, at, household.id, row.id)
  if (sim)
    Object.assign(sim, {
      state: 'given',
      place_id: null,
      household_id: household.id,
      handover_id: row.id,
      given_at: at,
      updated_at: at,
    })
  moveNeeds(
    household,
    ['computer', 'connection'].filter((kind) => promised.allocations.some((one) => one.kind === kind)),
    ['promised'],
    'served',
    at,
  )
  Object.assign(promised.prescription, { state: 'served', updated_at: at })
  demo.note(by, at, {
    ...{
      act: 'handover.signed',
      subject: ['handover', row.id],
      householdId: household.id,
      from: 'prepared',
      to: 'signed',
    },
    data: {
      how,
      kind: row.kind,
      checked: sim ? [...steps, 'sim'] : steps,
      items: items.map((item) => ({
        device: item.device_id ?? null,
        simCard: item.sim_card_id ?? null,
        accessories: item.accessories ?? '',
      })),
    },
  })
  agenda.mark(household, meeting, 'seen')
  return at
}

/** The family has its copy. */
export function giveCopy(demo: Demo, { row, promised, meeting }: Handover): void {
  const at = new Date((row.signed_at as Date).getTime() + 4 * 60_000)
  const { email } = promised.household.row
  Object.assign(row, {
    state: 'closed',
    copy_to: email ?? null,
    copy_how: email ? 'email' : 'printed',
    copy_sent_at: email ? at : null,
    updated_at: at,
  })
  demo.note(meeting.mediator, at, {
    act: 'handover.copy_given',
    subject: ['handover', row.id],
    householdId: promised.household.id,
    from: 'signed',
    to: 'closed',
    data: { how: email ? 'email' : 'print' },
  })
}
