import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import type { Scenario } from '../solving/scenario.ts'

/** The runs of a programme, the latest first. */
export const runsIn = (by: Acting, programmeId: string) =>
  by.db
    .selectFrom('allocation_run')
    .select(['id', 'name', 'state', 'frozen_at', 'seed_on', 'decided_on', 'published_at', 'follows_id', 'public_code'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('programme_id', '=', programmeId)
    .orderBy('frozen_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
export type ListedRun = Awaited<ReturnType<typeof runsIn>>[number]

/** A run of the member's organisation. */
export const runSeenBy = async (by: Acting, id: string) =>
  isId(id)
    ? by.db
        .selectFrom('allocation_run')
        .innerJoin('programme', 'programme.id', 'allocation_run.programme_id')
        .innerJoin('priority_policy', 'priority_policy.id', 'allocation_run.policy_id')
        .selectAll('allocation_run')
        .select([
          'programme.name as programme',
          'priority_policy.version as policy_version',
          'priority_policy.adopted_by',
          'priority_policy.adopted_on',
        ])
        .where('allocation_run.id', '=', id)
        .where('allocation_run.organisation_id', '=', by.member.organisationId)
        .executeTakeFirst()
    : undefined
export type SeenRun = NonNullable<Awaited<ReturnType<typeof runSeenBy>>>

/** Holds a run, once seen, until the act commits, and gives what its rules ask: two acts on it wait for each other here. */
export const lockRun = (by: Acting, id: string) =>
  by.db
    .selectFrom('allocation_run')
    .select(['id', 'programme_id', 'follows_id', 'state', 'frozen_at', 'listed', 'derogations_at_most'])
    .select(['seed', 'seed_on', 'seeds_before', 'seed_source'])
    .where('id', '=', id)
    .where('organisation_id', '=', by.member.organisationId)
    .forUpdate()
    .executeTakeFirstOrThrow()

/** How many families a run places in each priority, and what became of them. */
export const strataOf = (by: Acting, runId: string) =>
  by.db
    .selectFrom('run_need')
    .select((q) => [
      'stratum',
      'stratum_name',
      q.fn.countAll<number>().as('families'),
      sql<number>`count(*) filter (where outcome = 'served')`.as('served'),
    ])
    .where('organisation_id', '=', by.member.organisationId)
    .where('run_id', '=', runId)
    .groupBy(['stratum', 'stratum_name'])
    .orderBy('stratum')
    .execute()
export type StratumCount = Awaited<ReturnType<typeof strataOf>>[number]

/** Of each class of stock, how many things a run proposes to give. */
export const givenOf = (by: Acting, runId: string) =>
  by.db
    .selectFrom('run_need')
    .select((q) => ['class', q.fn.countAll<number>().as('count')])
    .where('organisation_id', '=', by.member.organisationId)
    .where('run_id', '=', runId)
    .where('outcome', '=', 'served')
    .groupBy('class')
    .orderBy('class')
    .execute()

/** Stock and quotas of a run as they were frozen: kept beside its list, which may be of fifty thousand families. */
export async function questionOf(by: Acting, runId: string): Promise<Pick<Scenario, 'supply' | 'quotas'>> {
  const row = await by.db
    .selectFrom('allocation_run')
    .select('limits')
    .where('organisation_id', '=', by.member.organisationId)
    .where('id', '=', runId)
    .executeTakeFirst()
  return (row?.limits ?? { supply: [], quotas: [] }) as unknown as Pick<Scenario, 'supply' | 'quotas'>
}

/** One large text of a run: its question as frozen, or its answer with the certificate. */
export const documentOf = (by: Acting, runId: string, kind: 'scenario' | 'result') =>
  by.db
    .selectFrom('run_document')
    .select('content')
    .where('organisation_id', '=', by.member.organisationId)
    .where('run_id', '=', runId)
    .where('kind', '=', kind)
    .executeTakeFirst()

/** The list as published: pseudonyms and what places them, in the order of the pseudonyms. */
export const listOf = (by: Acting, runId: string, { from, limit }: { from: string; limit: number }) =>
  by.db
    .selectFrom('run_need')
    .select(['id', 'pseudonym', 'kit', 'stratum', 'stratum_name', 'points', 'since', 'lottery', 'outcome'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('run_id', '=', runId)
    .where('pseudonym', '>', from)
    .orderBy('pseudonym')
    .limit(limit)
    .execute()
