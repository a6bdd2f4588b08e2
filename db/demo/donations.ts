import type { Demo, Row } from './demo.ts'
import { type LotLine, received, toAnswer, toFetch, unwanted } from './donations.table.ts'
import type { Network } from './organisations.ts'
import type { Person } from './people.ts'

/** A lot: who gave it, how many days ago it came in, and how many machines were found in it. */
export type Lot = { id: string; donor: string; received: number; count: number; settle(announced: number): void }

type Fate = { announced: number; days: number; state: string; why?: string; arrived?: Date }

/** Lots that have arrived, the oldest first, and those that somebody still has to answer or to fetch. */
export function inventLots(demo: Demo, network: Network, refurbisher: Person): { arrived: Lot[]; coming: Lot } {
  const { clock } = demo
  const answer = (lot: Lot, days: number, to: 'accepted' | 'refused', why: string | null = null) =>
    note(demo, refurbisher, clock.ago(days), `donation.${to}`, lot.id, { from: 'announced', to, why })
  const announce = (line: LotLine, fate: Fate) => announceLot(demo, network, refurbisher, line, fate)

  const arrived = received.map(({ days, ...line }) => {
    const at = clock.ago(days)
    const lot = announce(line, { announced: 0, days: days + 16, state: 'received', arrived: at })
    answer(lot, days + 12, 'accepted')
    note(demo, refurbisher, at, 'donation.received', lot.id, { from: 'accepted', to: 'received', data: { devices: 0 } })
    return { ...lot, received: days }
  })
  const why = 'Écrans cathodiques : nous ne pouvons pas les remettre en état. La déchèterie de Lens les accepte.'
  answer(announce(unwanted, { announced: 15, days: 204, state: 'refused', why }), 200, 'refused', why)
  const coming = announce(toFetch, { announced: 18, days: 9, state: 'accepted' })
  answer(coming, 6, 'accepted')
  announce(toAnswer, { announced: 22, days: 2, state: 'announced' })
  return { arrived, coming }
}

function announceLot(demo: Demo, network: Network, refurbisher: Person, line: LotLine, fate: Fate): Lot {
  const donor = network[line.donor]
  const at = demo.clock.ago(fate.days)
  const id = demo.id(at)
  const said = { announced: fate.announced }
  const { title, kinds, place, deliberation, cents } = line
  const row: Row<'donation'> = demo.add('donation', {
    ...{
      id,
      organisation_id: donor.id,
      refurbisher_id: refurbisher.organisation.id,
      title,
      kinds,
      place,
      deliberation,
    },
    ...{ announced: fate.announced, ready_on: demo.clock.day(7 - fate.days), unit_value_cents: cents },
    ...{ public_body: donor.kind !== 'company', state: fate.state, why: fate.why ?? null },
    ...{ announced_at: at, received_at: fate.arrived ?? null },
  })
  const [giver] = donor.people
  if (giver) note(demo, giver, at, 'donation.announced', id, { to: 'announced', data: said })
  const settle = (announced: number) => {
    row.announced = announced
    said.announced = announced
  }
  return { id, donor: donor.id, received: 0, count: 0, settle }
}

const note = (demo: Demo, by: Person, at: Date, act: string, id: string, more: object) =>
  demo.note(by, at, { act, subject: ['donation', id], ...more })

/** Donors count before anybody does: a machine more or less than what arrived. */
export function settleAnnouncements(demo: Demo, lots: readonly Lot[]): void {
  for (const lot of lots) lot.settle(lot.count + demo.random.pick([0, 0, 0, -1, 1, 2]))
}
