import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import type { PriorityRules } from './policy.ts'

const policies = (by: Acting, programmeId: string) =>
  by.db
    .selectFrom('priority_policy')
    .select(['id', 'version', 'rules', 'state', 'edits', 'adopted_by', 'adopted_on', 'written_by', 'written_at'])
    .where('programme_id', '=', programmeId)
    .where('organisation_id', '=', by.member.organisationId)

type Row = Awaited<ReturnType<ReturnType<typeof policies>['executeTakeFirstOrThrow']>>

/** A version of a programme's order of priority: a draft, or adopted and never changed. */
export type Policy = Omit<Row, 'rules'> & { rules: PriorityRules }

const read = (row: Row): Policy => ({ ...row, rules: row.rules as unknown as PriorityRules })

/** Every version of a programme's policy, the latest first. */
export const policiesOf = async (by: Acting, programmeId: string): Promise<Policy[]> =>
  (await policies(by, programmeId).orderBy('version', 'desc').limit(100).execute()).map(read)

/** Of versions with the latest first, the adopted one that runs follow; undefined before the first adoption. */
export const inForce = (all: readonly Policy[]): Policy | undefined => all.find(({ state }) => state === 'adopted')

/** The order that a programme goes by today. */
export const policyInForce = async (by: Acting, programmeId: string): Promise<Policy | undefined> =>
  inForce(await policiesOf(by, programmeId))

/** One version of a programme of one's own organisation. */
export const policySeenBy = async (by: Acting, programmeId: string, id: string): Promise<Policy | undefined> => {
  const row = isId(id) ? await policies(by, programmeId).where('id', '=', id).executeTakeFirst() : undefined
  return row && read(row)
}
