import type { Demo, Row } from './demo.ts'
import type { Person } from './people.ts'
import type { Place } from './places.ts'

/** How many cards the operator sent. */
const LOT = 120

/** Cards of one lot, those still to give first. */
export type SimStock = { take(): Row<'sim_card'> }

/** A lot as an operator sends it; ICCIDs are French ones (8933), with their Luhn digit, that no operator issued. */
export function inventSimLot(demo: Demo, by: Person, places: readonly Place[]): SimStock {
  const at = demo.clock.ago(498)
  const lot = demo.id(at)
  demo.add('sim_lot', {
    id: lot,
    organisation_id: by.organisation.id,
    operator: 'Ligne claire mobile',
    label: 'Convention solidaire',
    received_on: demo.clock.day(-498),
    created_at: at,
  })
  const cards = Array.from({ length: LOT }, (_, index) =>
    demo.add('sim_card', {
      ...{
        id: demo.id(at),
        organisation_id: by.organisation.id,
        lot_id: lot,
        iccid: iccidOf(index),
        msisdn: `+3363998${6000 + index * 7}`,
      },
      ...{
        state: 'in_stock',
        place_id: null,
        household_id: null,
        handover_id: null,
        given_at: null,
        expires_on: demo.clock.day(240),
        updated_at: at,
      },
    }),
  )
  demo.note(by, at, {
    act: 'sim_lot.received',
    subject: ['sim_lot', lot],
    to: 'in_stock',
    data: { count: LOT, operator: 'Ligne claire mobile' },
  })
  let taken = 0
  for (const card of cards.slice(-30)) {
    card.state = 'assigned'
    card.place_id = demo.random.pick(places).id
  }
  return {
    take() {
      const card = cards[taken++]
      if (!card) throw new Error('The lot of SIM cards is empty.')
      return card
    },
  }
}

function iccidOf(index: number): string {
  const body = `8933150${String(40_217_300_000 + index * 13).padStart(11, '0')}`
  return body + luhn(body)
}

/** The check digit of ISO/IEC 7812-1, annex B. */
export function luhn(body: string): number {
  const sum = [...body].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return (10 - (sum % 10)) % 10
}
