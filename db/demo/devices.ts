import { type Bench, bench } from './bench.ts'
import type { Demo, Row } from './demo.ts'
import { type DeviceModel, models, oldModels } from './deviceModels.ts'
import { inventLots, type Lot, settleAnnouncements } from './donations.ts'
import type { Network } from './organisations.ts'
import type { Person } from './people.ts'
import type { Place } from './places.ts'

export type Device = Row<'device'>

/** Devices as journeys need them: each is ready and delivered before the day it is promised. */
export type Stock = Pick<Bench, 'hand' | 'lose' | 'find'> & {
  takeBefore(days: number): Device
  fill(): void
  number(): void
}

/** How many machines stopped where, besides those that families have: about half of what is collected gets ready. */
const elsewhere = {
  received: 9,
  to_wipe: 16,
  wipe_failed: 6,
  wiped: 8,
  tested: 7,
  repairing: 7,
  graded: 5,
  ready: 9,
  stored: 23,
  waste: 10,
  recycled: 60,
  parts: 24,
  destroyed: 13,
} as const
const ANNOUNCED = 18
const DAYS_AT_BENCH = 12

export function openStock(
  demo: Demo,
  network: Network,
  keeper: Person,
  places: readonly Place[],
  programme: string,
): Stock {
  const { random, clock } = demo
  const [head, ...hands] = network.atelier.people as [Person, ...Person[]]
  const { arrived, coming } = inventLots(demo, network, head)
  const seen = new Set<string>()
  const serial = (length: number): string => {
    const text = Array.from({ length }, () => random.pick([...'0123456789BCDFGHJKLMNPQRSTVWXYZ'])).join('')
    if (seen.has(text)) return serial(length)
    seen.add(text)
    return text
  }
  const arrive = (lot: Lot, model: DeviceModel, state: 'announced' | 'received'): Device => {
    lot.count += 1
    const at = state === 'announced' ? clock.ago(4) : clock.ago(lot.received)
    return demo.add('device', {
      ...{
        id: demo.id(at),
        number: '',
        organisation_id: network.atelier.id,
        donor_id: lot.donor,
        donation_id: lot.id,
        programme_id: null,
        place_id: null,
      },
      ...{
        kind: model.kind,
        brand: model.brand,
        model: model.model,
        serial: serial(random.pick([7, 8, 10])),
        inventory_tag: random.chance(0.6) ? `INV-${random.int(1000, 9999)}` : null,
      },
      ...{
        acquired_on: `${2014 + random.int(0, 5)}-${String(random.int(1, 12)).padStart(2, '0')}-15`,
        value_cents: model.cents,
        state,
        exited_as: null,
        locked: null,
        missing_part: null,
      },
      ...{
        in_dispute: false,
        cpu: model.cpu,
        memory_mb: model.memory,
        storage_gb: model.disk.gigabytes,
        aspect: null,
        working: null,
        battery: null,
        note: '',
      },
      drives: [
        {
          model: model.disk.model,
          serial: `S${serial(11)}`,
          bytes: model.disk.bytes,
          type: model.disk.type,
          powerOnHours: random.int(2_000, 16_000),
          smart: 'passed',
        },
      ],
      ...{ updated_at: at, created_at: at, version: 1 },
    })
  }
  const work = bench(demo, { head, hands, keeper, place: () => random.pick(places).id, programme })
  const lotBefore = (days: number): Lot => {
    const there = arrived.filter((lot) => lot.received >= days + DAYS_AT_BENCH)
    return random.pick(there.slice(-3)) ?? (arrived[0] as Lot)
  }
  return {
    ...{ hand: work.hand, lose: work.lose, find: work.find },
    takeBefore(days) {
      const lot = lotBefore(days)
      const device = arrive(lot, random.pick(models), 'received')
      work.toDelivered(device, lot.received, days)
      return device
    },
    fill() {
      for (const [end, count] of Object.entries(elsewhere) as [keyof typeof elsewhere, number][])
        for (let done = 0; done < count; done++) {
          const gone = ['waste', 'recycled', 'parts', 'destroyed'].includes(end)
          const stock = end === 'stored' || end === 'ready'
          const lot = gone
            ? random.pick(arrived)
            : stock
              ? random.pick(arrived.slice(-5, -1))
              : random.pick(arrived.slice(-3))
          const device = arrive(lot, random.pick(gone && end !== 'destroyed' ? oldModels : models), 'received')
          work.toEnd(device, lot.received, end)
        }
      settleAnnouncements(demo, arrived)
      for (let done = 0; done < ANNOUNCED; done++) arrive(coming, random.pick(models), 'announced')
      demo.note(head, clock.ago(4), {
        act: 'donation.inventoried',
        subject: ['donation', coming.id],
        to: 'announced',
        data: { count: ANNOUNCED, file: 'postes-du-depot.csv' },
      })
    },
    /** Numbers follow the order of arrival, as labels are stuck. */
    number() {
      const devices = (demo.tables.get('device') ?? []) as Device[]
      devices.sort((a, b) => (a.created_at as Date).getTime() - (b.created_at as Date).getTime())
      devices.forEach((device, index) => {
        device.number = `ML-${String(index + 1).padStart(4, '0')}`
      })
    },
  }
}

export type End = keyof typeof elsewhere
