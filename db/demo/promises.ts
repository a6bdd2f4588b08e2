import type { Demo, Row } from './demo.ts'
import type { Device, Stock } from './devices.ts'
import { type Household, moveNeeds } from './households.ts'
import type { Prescription } from './orientation.ts'
import type { Person } from './people.ts'
import { count, type Kind, type Programme } from './programme.ts'
import type { SimStock } from './simCards.ts'

export type Promised = {
  household: Household
  prescription: Prescription
  allocations: Row<'allocation'>[]
  device: Device | null
  sim: Row<'sim_card'> | null
  programme: Programme
  at: Date
}

type ToPromise = {
  household: Household
  prescription: Prescription
  kinds: readonly Kind[]
  by: Person
  at: Date
  programme: Programme
  stock: Stock
  sims: SimStock
}

/** Promises a device, a SIM card or both, within the places of the commune. */
export function promise(
  demo: Demo,
  { household, prescription, kinds, by, at, programme, stock, sims }: ToPromise,
): Promised {
  const device = kinds.includes('computer') ? stock.takeBefore(demo.clock.daysSince(at)) : null
  const sim = kinds.includes('connection') ? sims.take() : null
  const allocations = kinds.map((kind) => {
    count(programme, household.row.commune, kind, 'promised')
    return demo.add('allocation', {
      ...{
        id: demo.id(at),
        organisation_id: by.organisation.id,
        programme_id: programme.id,
        household_id: household.id,
        commune: household.row.commune,
        kind,
      },
      ...{
        device_id: kind === 'computer' ? (device?.id ?? null) : null,
        sim_card_id: kind === 'connection' ? (sim?.id ?? null) : null,
      },
      ...{ state: 'promised', why: '', promised_by: by.name, promised_at: at, ended_at: null },
    })
  })
  if (device) Object.assign(device, { state: 'reserved', updated_at: at })
  moveNeeds(household, kinds, ['heard', 'qualified', 'prescribed'], 'promised', at)
  Object.assign(prescription, { state: 'promised', updated_at: at })
  demo.note(by, at, {
    ...{
      act: 'allocation.promised',
      subject: ['allocation', allocations[0]?.id ?? ''],
      householdId: household.id,
      to: 'promised',
    },
    data: { kinds: [...kinds], programme: programme.name, device: device?.id ?? null, simCard: sim?.id ?? null },
  })
  return { household, prescription, allocations, device, sim, programme, at }
}
