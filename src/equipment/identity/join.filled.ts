import type { Locked } from '../bench/bench.store.ts'
import type { Drive } from '../devices/snapshot.drives.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import { drivesOf } from '../wiping/wipe.store.ts'

/** The absorbed record as it was, and what it taught the kept one: its drives, and the facts it filled. */
export type Before = { state: string; serial: string | null; drives: Drive[]; filled: (keyof Filled)[] }

/** What a join will change, kept to be able to undo it. */
export const beforeOf = (kept: Locked, absorbed: Locked): Before => {
  const own = drivesOf(kept)
  const facts = filledFrom(kept, absorbed)
  return {
    ...{ state: absorbed.state, serial: absorbed.serial },
    filled: (Object.keys(facts) as (keyof Filled)[]).filter((fact) => !kept[fact] && facts[fact]),
    drives: drivesOf(absorbed).filter((drive) => !own.some((one) => sameDrive(one, drive))),
  }
}

/** One drive, read twice. */
export const sameDrive = (a: Drive, b: Drive) => !!a.serial && !!b.serial && serialKey(a.serial) === serialKey(b.serial)

type Filled = ReturnType<typeof filledFrom>

/** The facts of the kept record, filled where it knew nothing. */
export const filledFrom = (kept: Locked, absorbed: Locked) => ({
  kind: kept.kind === 'other' ? absorbed.kind : kept.kind,
  brand: kept.brand || absorbed.brand,
  model: kept.model || absorbed.model,
  cpu: kept.cpu ?? absorbed.cpu,
  memory_mb: kept.memory_mb ?? absorbed.memory_mb,
  storage_gb: kept.storage_gb ?? absorbed.storage_gb,
  donor_id: kept.donor_id ?? absorbed.donor_id,
  donation_id: kept.donation_id ?? absorbed.donation_id,
  inventory_tag: kept.inventory_tag ?? absorbed.inventory_tag,
  acquired_on: kept.acquired_on ?? absorbed.acquired_on,
  value_cents: kept.value_cents ?? absorbed.value_cents,
  locked: kept.locked ?? absorbed.locked,
  missing_part: kept.missing_part ?? absorbed.missing_part,
  in_dispute: kept.in_dispute || absorbed.in_dispute,
})
