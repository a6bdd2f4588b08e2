import type { Acting } from '#platform/access/acting.ts'
import type { DeviceDraft } from './inventory.cell.ts'
import type { Inventory } from './inventory.ts'
import { serialKey } from './snapshot.identity.ts'

type Kept = { id: string; number: string }

/**
 * Finds a machine already kept: by its serial number, or by the tag of the same donor when either side gives no serial
 * number.
 */
export async function knownMachines(
  by: Acting,
  inventory: Inventory,
  donorId: string,
): Promise<(draft: DeviceDraft) => Kept | undefined> {
  const drafts = inventory.rows.flatMap(({ draft }) => (draft ? [draft] : []))
  const serials = drafts.flatMap(({ serial }) => (serial ? [serialKey(serial)] : []))
  const tags = drafts.flatMap(({ inventory_tag }) => inventory_tag ?? [])
  const found = await by.db
    .selectFrom('device')
    .select(['id', 'number', 'donor_id', 'inventory_tag', 'serial_key as key'])
    .where('organisation_id', '=', by.member.organisationId)
    .where((w) =>
      w.or([
        w('serial_key', '=', w.fn.any(w.val(serials))),
        w.and([w('donor_id', '=', donorId), w('inventory_tag', '=', w.fn.any(w.val(tags)))]),
      ]),
    )
    .execute()
  const bySerial = new Map(found.map((device) => [device.key, device]))
  const byTag = new Map(found.filter((d) => d.donor_id === donorId).map((device) => [device.inventory_tag, device]))
  return ({ serial, inventory_tag }) => {
    const tagged = inventory_tag ? byTag.get(inventory_tag) : undefined
    if (!serial) return tagged
    return bySerial.get(serialKey(serial)) ?? (tagged?.key ? undefined : tagged)
  }
}
