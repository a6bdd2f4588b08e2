import type { Acting } from '#platform/access/acting.ts'
import type { PriorityRules } from './policy.ts'

/** The order that a programme goes by: the last version that a body adopted. */
export async function adoptedPolicy(by: Acting, programmeId: string, id?: string) {
  const row = await by.db
    .selectFrom('priority_policy')
    .select(['id', 'version', 'rules', 'adopted_by', 'adopted_on'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('programme_id', '=', programmeId)
    .where('state', '=', 'adopted')
    .$if(id !== undefined, (q) => q.where('id', '=', id ?? ''))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, rules: row.rules as unknown as PriorityRules }
}
export type AdoptedPolicy = NonNullable<Awaited<ReturnType<typeof adoptedPolicy>>>
