import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** Who answers for a device from now on: an organisation, or a household through a handover. */
export type Holder = { organisationId: string } | { householdId: string; handoverId: string }

/**
 * Closes the open link of a device's custody and opens the next one, in the caller's act and event. The caller has
 * already locked the device: exactly one link stays open, whatever happens at once.
 */
export async function moveCustody(by: Acting, deviceId: string, to: Holder): Promise<void> {
  await by.db
    .updateTable('custody')
    .set({ until: by.now })
    .where('device_id', '=', deviceId)
    .where('until', 'is', null)
    .where('organisation_id', '=', by.member.organisationId)
    .execute()
  await openCustody(by, [deviceId], to)
}

/** Opens the first link of devices that nobody answered for yet. */
export async function openCustody(by: Acting, deviceIds: readonly string[], to: Holder): Promise<void> {
  if (deviceIds.length === 0) return
  const held =
    'householdId' in to
      ? { household_id: to.householdId, handover_id: to.handoverId }
      : { holder_id: to.organisationId }
  await by.db
    .insertInto('custody')
    .values(
      deviceIds.map((device_id) => ({
        id: by.newId(),
        device_id,
        organisation_id: by.member.organisationId,
        since: by.now,
        ...held,
      })),
    )
    .execute()
}

/** A device leaves for good: nobody answers for it any more. */
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

/** The chain of a device, the latest link first. A family is never named here; another organisation does not even see its link. */
export const custodyOf = (by: Acting, deviceId: string) =>
  by.db
    .selectFrom('custody')
    .leftJoin('organisation', 'organisation.id', 'custody.holder_id')
    .select((q) => [
      'custody.id',
      'custody.since',
      'custody.until',
      'organisation.name as holder',
      q('custody.household_id', 'is not', null).as('family'),
    ])
    .where('custody.device_id', '=', deviceId)
    .orderBy('custody.since', 'desc')
    .orderBy('custody.id', 'desc')
    .limit(50)
    .execute()

/**
 * When somebody who is not of the workshop last had each of these devices: a family, or whoever held it while it was lost.
 * What is older than that proves no wipe. Whose family it was stays hidden; the day counts for all who see the device.
 */
export const lastUsed = async (by: Acting, deviceIds: readonly string[]): Promise<Map<string, Date | null>> => {
  const { rows } = await sql<{ device_id: string; at: Date | null }>`select * from app.last_used(${deviceIds})`.execute(
    by.db,
  )
  return new Map(rows.map(({ device_id, at }) => [device_id, at]))
}
