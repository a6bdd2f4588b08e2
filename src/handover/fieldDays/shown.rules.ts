import type { Shown } from './cargo.rules.ts'

type Thing = {
  number: string | null
  device_id: string | null
  sim_card_id: string | null
  iccid: string | null
  label: string | null
  count: number | null
  accessories: string | null
}

/** A thing of a sheet as a family sees it named, and the very one that it is. */
export function shownOf(thing: Thing): Shown {
  const many = (thing.count ?? 1) > 1 ? `${thing.count} × ` : ''
  const shown =
    thing.number ?? (thing.iccid ? `Carte SIM …${thing.iccid.slice(-6)}` : thing.label ? `${many}${thing.label}` : '')
  return {
    shown,
    thing: thing.device_id ?? thing.sim_card_id ?? (thing.label ? shown : ''),
    extras: thing.accessories ?? '',
  }
}
