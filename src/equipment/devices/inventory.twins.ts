import type { DeviceDraft } from './inventory.cell.ts'
import { serialKey } from './snapshot.identity.ts'

/** Lines where each serial number and inventory number was first met. */
export type Twins = { serials: Map<string, number>; tags: Map<string, number> }

type Twin = { level: 'doubt' | 'refused'; field: 'serial' | 'inventory_tag'; why: string }

/**
 * Whether a row repeats an earlier one, which is kept. The same serial number is refused. The same inventory number is
 * refused too, unless serial numbers tell the devices apart: some towns give one number to a whole lot.
 */
export function twinOf(line: number, draft: DeviceDraft, seen: Twins): Twin | null {
  const serial = draft.serial === null ? null : serialKey(draft.serial)
  const tag = draft.inventory_tag === null ? null : serialKey(draft.inventory_tag)
  const sameSerial = serial === null ? undefined : seen.serials.get(serial)
  const sameTag = tag === null ? undefined : seen.tags.get(tag)
  if (serial !== null && sameSerial === undefined) seen.serials.set(serial, line)
  if (tag !== null && sameTag === undefined) seen.tags.set(tag, line)
  if (sameSerial !== undefined)
    return { level: 'refused', field: 'serial', why: `Ce numéro de série est déjà à la ligne ${sameSerial}.` }
  if (sameTag === undefined) return null
  const why = `Ce numéro d’inventaire est déjà à la ligne ${sameTag}.`
  return { level: serial === null ? 'refused' : 'doubt', field: 'inventory_tag', why }
}
