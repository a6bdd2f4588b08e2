import type { Acting } from '#platform/access/acting.ts'
import { refuse } from '#platform/access/refusal.ts'
import { actOnDevice } from '../bench/bench.store.ts'
import type { PartKind } from './part.words.ts'
import { type Act, NONE } from './repair.acts.store.ts'
import { refusalToHarvest, refusalToUse } from './repair.rules.ts'
import { openRepairOf } from './repairs.store.ts'

/** Mounts a part of the workshop. Of two who take it at once, the second reads that it is gone. */
export const usePart = (by: Acting, id: string, form: { version: number; part: string }): Act =>
  actOnDevice(by, id, form.version, async () => {
    const repair = await openRepairOf(by, id)
    if (!repair) return refuse(NONE)
    const part = await by.db
      .selectFrom('part')
      .select(['id', 'kind', 'fits', 'used_at', 'from_device_id'])
      .where('id', '=', form.part)
      .where('organisation_id', '=', by.member.organisationId)
      .forUpdate()
      .executeTakeFirst()
    const refusal = refusalToUse(part, id)
    if (refusal || !part) return refuse(refusal ?? '', 'part')
    await by.db
      .updateTable('part')
      .set({ repair_id: repair.id, device_id: id, used_at: by.now })
      .where('id', '=', part.id)
      .execute()
    return { set: {}, event: { act: 'device.part_used', data: { kind: part.kind, fits: part.fits, harvested: true } } }
  })

/** Mounts a part that was bought. Its price stays in the workshop: no event carries it. */
export const buyPart = (
  by: Acting,
  id: string,
  form: { version: number; kind: PartKind; fits: string; supplier: string; cost: number },
): Act =>
  actOnDevice(by, id, form.version, async () => {
    const repair = await openRepairOf(by, id)
    if (!repair) return refuse(NONE)
    const { kind, fits, supplier } = form
    await by.db
      .insertInto('part')
      .values({
        ...{ id: by.newId(), organisation_id: by.member.organisationId, kind, fits, supplier, cost_cents: form.cost },
        ...{ repair_id: repair.id, device_id: id, added_at: by.now, used_at: by.now },
      })
      .execute()
    return { set: {}, event: { act: 'device.part_used', data: { kind, fits, harvested: false } } }
  })

/** Takes a part from a machine that left for its parts: it waits in the stock. */
export const harvestPart = (by: Acting, id: string, form: { version: number; kind: PartKind; fits: string }): Act =>
  actOnDevice(by, id, form.version, async (device) => {
    const refusal = refusalToHarvest(device)
    if (refusal) return refuse(refusal)
    const { kind, fits } = form
    await by.db
      .insertInto('part')
      .values({
        ...{ id: by.newId(), organisation_id: by.member.organisationId, kind, fits },
        ...{ from_device_id: id, added_at: by.now },
      })
      .execute()
    return { set: {}, event: { act: 'device.part_taken', data: { kind, fits } } }
  })
