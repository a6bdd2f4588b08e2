import type { Acting } from '#platform/access/acting.ts'
import type { Cutoff, Place } from '../solving/outcome.ts'
import type { Quota } from '../solving/scenario.ts'
import { realNames } from './names.store.ts'
import { type Thresholds, thresholdsOf } from './threshold.rules.ts'

/** Where the line fell in a run of these quotas, under the names that its organisation knows; as published, when it is for others to read too. */
export async function thresholdsIn(
  by: Acting,
  runId: string,
  frozen: readonly Quota[],
  { published = false } = {},
): Promise<Thresholds> {
  const found = thresholdsOf(await cutoffsIn(by, runId), frozen)
  if (published) return found
  const { quotas, kinds } = await realNames(by, runId)
  const named = ({ lines, small, ...counts }: Thresholds): Thresholds => ({
    ...counts,
    lines: lines.map(said),
    small: small.map(said),
  })
  const said = (line: Thresholds['lines'][number]) => ({
    ...line,
    quotas: line.quotas.map((name) => quotas.get(name) ?? name),
    kits: line.kits.map((name) => kinds.get(name) ?? name),
  })
  return named(found)
}

/** Every cell of an answer: as many as there are ways to be counted, never more than families. */
async function cutoffsIn(by: Acting, runId: string): Promise<Cutoff[]> {
  const rows = await by.db
    .selectFrom('run_cutoff')
    .selectAll()
    .where('organisation_id', '=', by.member.organisationId)
    .where('run_id', '=', runId)
    .orderBy('position')
    .execute()
  return rows.map(({ quotas, kits, served, waiting, last_served, first_waiting }) => ({
    ...{ quotas, kinds: kits, served, waiting },
    lastServed: last_served as Place | null,
    firstWaiting: first_waiting as Place | null,
  }))
}
