import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** Who answers for a device from now on: an organisation, one of its places, one of its classes, whoever a batch was lent to, or a household. */
export type Holder =
  | { organisationId: string }
  | { placeId: string }
  | { classId: string }
  | { batchId: string; placeId: string | null }
  | { householdId: string; handoverId: string }

/** The receipt of a link: who gave, who received, and how it was said. */
export type Receipt = { givenBy?: string; receivedBy?: string; how?: 'signature' | 'paper' | 'scan' | 'count' }

/**
 * Moves a device within what its keeper answers for, in the caller's act and event. The caller has already locked the device. To a
 * household, the link opens under the one that is lowest; to the organisation, whatever stood beneath its own link ends.
 */
export async function moveCustody(by: Acting, deviceId: string, to: Holder, receipt: Receipt = {}): Promise<void> {
  await standIn(by, [deviceId])
  if (!('householdId' in to)) await endBeneath(by, [deviceId])
  if (!('organisationId' in to)) await openBeneath(by, [deviceId], to, receipt)
}

/** Puts devices that were locked in a place, in a class or with whoever received them in a batch, beneath the organisation that keeps them. */
export async function placeCustody(
  by: Acting,
  deviceIds: readonly string[],
  to: { placeId: string } | { classId: string } | { batchId: string; placeId: string | null },
  receipt: Receipt,
): Promise<void> {
  await standIn(by, deviceIds)
  await endBeneath(by, deviceIds)
  await openBeneath(by, deviceIds, to, receipt)
}

/** Opens the first link of devices that nobody answered for yet. */
export async function openCustody(
  by: Acting,
  deviceIds: readonly string[],
  to: { organisationId: string },
): Promise<void> {
  if (deviceIds.length === 0) return
  await by.db
    .insertInto('custody')
    .values(
      deviceIds.map((device_id) => ({
        ...{ id: by.newId(), device_id, organisation_id: by.member.organisationId },
        ...{ holder_id: to.organisationId, since: by.now },
      })),
    )
    .execute()
}

/** A device leaves for good: its keeper answers for it no more. */
export const endCustody = (by: Acting, deviceId: string): Promise<void> => endCustodies(by, [deviceId])

/** Several leave together. */
export async function endCustodies(by: Acting, deviceIds: readonly string[]): Promise<void> {
  await by.db
    .updateTable('custody')
    .set({ until: by.now })
    .where('device_id', 'in', deviceIds)
    .where('until', 'is', null)
    .where('organisation_id', '=', by.member.organisationId)
    .execute()
}

/** The organisation's own link, of each device: neither a place's nor a class's nor a batch's. */
const itsOwn = (by: Acting) => {
  const own = by.member.organisationId
  return sql`o.organisation_id = ${own} and o.holder_id = ${own} and o.place_id is null and o.class_id is null and o.batch_id is null and o.until is null`
}

/** The keeper answers for its devices: under whoever owns them, when it did not yet. */
const standIn = (by: Acting, ids: readonly string[]) =>
  sql`insert into custody (id, device_id, organisation_id, holder_id, since, depth, under_id)
    select x.new_id, x.device_id, ${by.member.organisationId}, ${by.member.organisationId}, ${by.now}, coalesce(above.depth + 1, 0), above.id
    from unnest(${[...ids]}::uuid[], ${ids.map(() => by.newId())}::uuid[]) x(device_id, new_id)
    left join lateral (select a.id, a.depth from custody a where a.device_id = x.device_id and a.until is null order by a.depth desc limit 1) above on true
    where not exists (select from custody o where o.device_id = x.device_id and ${itsOwn(by)})`.execute(by.db)

/** Whatever stands beneath the organisation's own link ends. */
const endBeneath = (by: Acting, ids: readonly string[]) =>
  sql`update custody c set until = ${by.now} from custody o
    where o.device_id = any(${[...ids]}::uuid[]) and ${itsOwn(by)} and c.organisation_id = o.organisation_id
      and c.device_id = o.device_id and c.until is null and c.depth > o.depth`.execute(by.db)

/** Opens a link under the lowest one of each device. */
const openBeneath = (
  by: Acting,
  ids: readonly string[],
  to: Exclude<Holder, { organisationId: string }>,
  receipt: Receipt,
) => {
  const household = 'householdId' in to ? to.householdId : null
  const handover = 'householdId' in to ? to.handoverId : null
  const place = 'placeId' in to ? to.placeId : null
  const batch = 'batchId' in to ? to.batchId : null
  const schoolClass = 'classId' in to ? to.classId : null
  const own = by.member.organisationId
  return sql`insert into custody (id, device_id, organisation_id, holder_id, household_id, handover_id, place_id, class_id, batch_id, since, depth, under_id,
      given_by, received_by, how)
    select x.new_id, x.device_id, ${own}, ${household === null ? own : null}::uuid, ${household}::uuid, ${handover}::uuid, ${place}::uuid,
      ${schoolClass}::uuid, ${batch}::uuid, ${by.now}, above.depth + 1, above.id, ${receipt.givenBy ?? null}, ${receipt.receivedBy ?? null}, ${receipt.how ?? null}
    from unnest(${[...ids]}::uuid[], ${ids.map(() => by.newId())}::uuid[]) x(device_id, new_id)
    cross join lateral (select a.id, a.depth from custody a where a.device_id = x.device_id and a.until is null and a.organisation_id = ${own}
      order by a.depth desc limit 1) above`.execute(by.db)
}
