import type { DeviceKind } from '#equipment/devices/snapshot.part.ts'
import { sayLines } from '#equipment/donations/line.words.ts'
import type { Demo, Row } from './demo.ts'
import type { Organisation } from './people.ts'

/** Years before the lot in which its machines were bought, and euros each. */
const bought: Partial<Record<DeviceKind, readonly [years: number, cents: number]>> = {
  laptop: [7, 13_000],
  desktop: [8, 9_000],
  all_in_one: [9, 11_000],
  tablet: [6, 8_000],
}

/** The lines of a lot: as many machines as were announced, of the kinds that arrived, or of one kind when none did. */
export function inventLines(
  demo: Demo,
  donor: Organisation,
  lot: Row<'donation'>,
  otherwise: DeviceKind = 'laptop',
): void {
  const devices = ((demo.tables.get('device') ?? []) as Row<'device'>[]).filter((one) => one.donation_id === lot.id)
  const counts = new Map<DeviceKind, number>()
  for (const { kind } of devices) counts.set(kind as DeviceKind, (counts.get(kind as DeviceKind) ?? 0) + 1)
  if (counts.size === 0) counts.set(otherwise, lot.announced)
  const [first] = [...counts].sort((a, b) => b[1] - a[1])
  if (first && devices.length > 0) counts.set(first[0], first[1] + lot.announced - devices.length)
  const year = (lot.announced_at as Date).getUTCFullYear()
  const lines = [...counts].map(([kind, count], position) => {
    const [years, cents] = bought[kind] ?? [7, 4_000]
    return { position, kind, count, acquired: { year: year - years, month: 9 }, unitValueCents: cents }
  })
  for (const line of lines)
    demo.add('donation_line', {
      ...{
        id: demo.id(lot.announced_at as Date),
        donation_id: lot.id,
        organisation_id: donor.id,
        position: line.position,
      },
      ...{ kind: line.kind, count: line.count, acquired_year: line.acquired.year, acquired_month: line.acquired.month },
      ...{ unit_value_cents: line.unitValueCents, place: '', protected: false, outcome: 'gift' },
    })
  lot.kinds = sayLines(lines.map((line) => ({ ...line, outcome: 'gift', place: '', protected: false })))
  lot.unit_value_cents = Math.max(...lines.map((line) => line.unitValueCents))
}
