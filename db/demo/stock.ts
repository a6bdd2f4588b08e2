import { onShelf } from '#equipment/stock/stock.words.ts'
import { insee } from './communes.ts'
import type { Row } from './demo.ts'
import type { Place } from './places.ts'
import type { Scene } from './scene.ts'

type Device = Row<'device'>

/** What Les Passerelles keep ready, the inventory of last season, and the one under way this morning. */
export function inventStock(scene: Scene): void {
  const { demo, claire, nadia } = scene
  const [harnes, sallaumines] = [scene.placeFor(insee.harnes), scene.placeFor(insee.sallaumines)]
  for (const [place, least] of [
    [harnes, 8],
    [sallaumines, 2],
  ] as const)
    demo.add('stock_threshold', {
      ...{ organisation_id: claire.organisation.id, place_id: place.id, kind: 'laptop', least },
      ...{ set_by: claire.name, set_at: demo.clock.ago(60) },
    })
  const standing = (place: Place) =>
    ((demo.tables.get('device') ?? []) as Device[]).filter(
      (device) => device.place_id === place.id && onShelf.includes(String(device.state)),
    )
  take(scene, harnes, { days: 92, devices: standing(harnes), by: claire.name, seen: (at) => at !== 1, closed: true })
  const here = standing(sallaumines)
  const open = take(scene, sallaumines, {
    ...{ days: 0, devices: here, by: nadia.name, closed: false },
    seen: (at) => at < here.length - 3,
  })
  const [stray] = standing(harnes)
  if (stray) line(scene, open, { device: stray, by: nadia.name, at: open.opened_at as Date, place: harnes })
}

type Told = { days: number; devices: Device[]; by: string; seen: (at: number) => boolean; closed: boolean }

function take(scene: Scene, place: Place, { days, devices, by, seen, closed }: Told): Row<'stock_take'> {
  const { demo, claire } = scene
  const at = days === 0 ? new Date(demo.now.getTime() - 50 * 60_000) : demo.clock.ago(days)
  const row = demo.add('stock_take', {
    ...{ id: demo.id(at), organisation_id: claire.organisation.id, place_id: place.id },
    ...{ opened_by: by, opened_at: at },
    ...(closed ? { closed_by: by, closed_at: new Date(at.getTime() + 45 * 60_000) } : {}),
  })
  devices.forEach((device, n) => {
    line(scene, row, { device, by, at, place, expected: true, seen: seen(n) })
  })
  return row
}

type Read = { device: Device; by: string; at: Date; place: Place; expected?: boolean; seen?: boolean }

const line = ({ demo }: Scene, row: Row<'stock_take'>, { device, by, at, place, expected, seen = true }: Read) =>
  demo.add('stock_take_line', {
    ...{ id: demo.id(at), stock_take_id: row.id, organisation_id: row.organisation_id, device_id: device.id },
    expected_state: expected ? device.state : null,
    ...(row.closed_at ? { found_state: device.state, found_place_id: place.id } : {}),
    ...(seen ? { found_state: device.state, found_place_id: place.id, found_by: by, found_at: at } : {}),
  })
