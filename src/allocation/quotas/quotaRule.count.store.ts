import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { Scope } from './quotaRule.rules.ts'

type Rule = Scope & { id: string; programmeId: string }

/**
 * Counts again, under the lock of the programme's places, the promises of a programme that a quota names: those that stand or are in
 * hand. A family is of the public that is declared today, and of whoever oriented it first. Answers how many.
 */
export async function recounted(by: Acting, { id, programmeId, kind, ...scope }: Rule): Promise<number> {
  const own = by.member.organisationId
  await by.db.deleteFrom('quota_count').where('quota_rule_id', '=', id).where('organisation_id', '=', own).execute()
  const list = (values: readonly string[], type: 'text' | 'uuid') => sql`${[...values]}::${sql.raw(type)}[]`
  const { rows } = await sql<{ n: number }>`
    with counted as (
      insert into quota_count (allocation_id, quota_rule_id, organisation_id)
      select a.id, ${id}, a.organisation_id from allocation a
      where a.organisation_id = ${own} and a.programme_id = ${programmeId} and a.kind = ${kind} and a.state <> 'cancelled'
        and (${scope.communes.length} = 0 or a.commune = any(${list(scope.communes, 'text')}))
        and (${scope.agreements.length} = 0 or a.agreement_id = any(${list(scope.agreements, 'uuid')}))
        and (${scope.publics.length} = 0 or exists (select from target_public t
          where t.household_id in (select app.files_of(a.household_id)) and t.ended_on is null and t.kind = any(${list(scope.publics, 'text')})))
        and (${scope.organisations.length} = 0 or (select p.organisation_id from prescription p
          where p.household_id in (select app.files_of(a.household_id)) and p.to_organisation_id = a.organisation_id and p.state in ('accepted', 'promised', 'served')
            order by p.sent_at, p.id limit 1) = any(${list(scope.organisations, 'uuid')}))
      returning 1)
    select count(*)::int as n from counted`.execute(by.db)
  return rows[0]?.n ?? 0
}
