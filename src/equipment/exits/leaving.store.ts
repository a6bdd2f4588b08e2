import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import { numberSaid } from '../devices/deviceNumber.ts'

/** What may be ticked in a list: machines of the stock that are out of use, or ready for a sale or a gift. */
export const mayLeave = (by: Acting, states: readonly string[]) =>
  by.db
    .selectFrom('device')
    .select(['id', 'number', 'brand', 'model', 'kind', 'serial', 'state'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('state', 'in', states)
    .orderBy('updated_at')
    .orderBy('id')
    .limit(30)
    .execute()

/** The machines that were said, locked in one order; a number may be an identifier, a label, a serial number or a tag. */
export const lockSaid = (by: Acting, said: readonly string[], ids: readonly string[]) =>
  by.db
    .selectFrom('device')
    .leftJoin('organisation as donor', 'donor.id', 'device.donor_id')
    .selectAll('device')
    .select('donor.name as donor')
    .where('device.organisation_id', '=', by.member.organisationId)
    .where(
      sql<boolean>`(device.id = any (${ids.filter(isId)}::uuid[]) or device.number = any (${said.map(numberSaid)})
        or upper(device.serial) = any (${said.map((one) => one.toUpperCase())}) or upper(device.inventory_tag) = any (${said.map((one) => one.toUpperCase())}))`,
    )
    .orderBy('device.id')
    .limit(1000)
    .forUpdate('device')
    .execute()

export type Leaving = Awaited<ReturnType<typeof lockSaid>>[number]
