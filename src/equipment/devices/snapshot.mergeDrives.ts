import { type Drive, maxDrives } from './snapshot.drives.ts'
import { serialKey } from './snapshot.identity.ts'

/**
 * One list from several tools that saw the same drives: matched by serial number, else by size and model. The first tool
 * wins, others fill what it did not know. A drive is matched once per tool, so that two twins, one of them without a
 * serial number, stay two: a drive that vanishes from the list would never be asked for its wipe.
 */
export function mergeDrives(...seen: Drive[][]): Drive[] {
  if (seen.some((drives) => drives.length > maxDrives)) return seen.flat()
  const merged: Drive[] = []
  for (const drives of seen) {
    const before = new Set(merged)
    for (const next of drives.toSorted((a, b) => Number(a.serial === null) - Number(b.serial === null))) {
      const known = [...before].find((other) => same(other, next))
      if (known) {
        before.delete(known)
        fill(known, next)
      } else merged.push({ ...next })
    }
  }
  return merged
}

/** lshw cuts models to 16 letters, and virtual or bridged drives have none: the size then decides. */
function same(a: Drive, b: Drive): boolean {
  if (a.serial !== null && b.serial !== null) return serialKey(a.serial) === serialKey(b.serial)
  if (a.bytes === null || a.bytes !== b.bytes) return false
  return a.model === null || b.model === null || a.model.startsWith(b.model) || b.model.startsWith(a.model)
}

function fill(known: Drive, next: Drive): void {
  known.serial ??= next.serial
  known.bytes ??= next.bytes
  known.powerOnHours ??= next.powerOnHours
  known.smart ??= next.smart
  if (known.type === 'unknown') known.type = next.type
  if (known.model === null || next.model?.startsWith(known.model)) known.model = next.model ?? known.model
}
