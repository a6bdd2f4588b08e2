import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import { devicesMeant } from '../devices/device.called.store.ts'

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

/** The machines of these identifiers, locked in one order, and which of them each code means. */
export async function lockSaid(by: Acting, said: readonly string[], ids: readonly string[]) {
  const meant = await devicesMeant(by, said)
  const devices = await by.db
    .selectFrom('device')
    .leftJoin('organisation as donor', 'donor.id', 'device.donor_id')
    .selectAll('device')
    .select('donor.name as donor')
    .where('device.organisation_id', '=', by.member.organisationId)
    .where('device.id', '=', sql<string>`any(${[...ids.filter(isId), ...[...meant.values()].flat()]}::uuid[])`)
    .orderBy('device.id')
    .limit(1000)
    .forUpdate('device')
    .execute()
  return { devices, meant }
}

export type Meant = Awaited<ReturnType<typeof lockSaid>>['meant']
export type Leaving = Awaited<ReturnType<typeof lockSaid>>['devices'][number]
