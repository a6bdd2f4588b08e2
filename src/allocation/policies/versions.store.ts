import type { Acting } from '#platform/access/acting.ts'
import type { PriorityRules } from '../ranking/policy.ts'

/** Every version of a programme's order, the latest first; those that a body adopted say so. */
export async function versionsOf(by: Acting, programmeId: string) {
  const rows = await by.db
    .selectFrom('priority_policy')
    .select(['id', 'version', 'state', 'rules'])
    .where('programme_id', '=', programmeId)
    .orderBy('version', 'desc')
    .limit(20)
    .execute()
  return rows.map(({ id, version, state, rules }) => ({
    id,
    version,
    adopted: state === 'adopted',
    rules: rules as unknown as PriorityRules,
  }))
}
