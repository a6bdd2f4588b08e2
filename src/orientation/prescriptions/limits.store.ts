import { sql } from 'kysely'
import { refusalOfSuspendedFamily } from '#needs/rights/stopped.rules.ts'
import { stoppedOf } from '#needs/rights/stopped.store.ts'
import { refusalToPrescribe } from '#network/habilitations/habilitation.rules.ts'
import { habilitationOf } from '#network/habilitations/habilitation.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Answered, refusalBeyond, refusalOfSuspended, refusalToAnswer } from './prescription.rules.ts'

/**
 * Why this member may not send one prescription more; null when they may. Counted under a lock that lasts until the act
 * commits: the second of two tabs waits, then counts what the first one sent.
 */
export async function refusalOfSender(by: Acting): Promise<string | null> {
  const own = by.member.organisationId
  const { state, why, cap } = await habilitationOf(by, own)
  const refusal = refusalToPrescribe(state, why)
  if (refusal) return refusal
  await sql`select pg_advisory_xact_lock(hashtextextended('prescriptions of ' || ${by.member.id}, 0))`.execute(by.db)
  const { awaiting } = await by.db
    .selectFrom('prescription')
    .select((q) => q.fn.countAll<string>().as('awaiting'))
    .where('organisation_id', '=', own)
    .where('member_id', '=', by.member.id)
    .where('state', '=', 'sent')
    .executeTakeFirstOrThrow()
  return refusalBeyond(Number(awaiting), cap)
}

/** Whether the coordination of its territory has suspended this organisation. */
export async function isSuspended(by: Acting, organisationId: string): Promise<boolean> {
  const { rows } = await sql<{ suspended: boolean }>`select suspended(${organisationId}) as suspended`.execute(by.db)
  return rows[0]?.suspended ?? false
}

/** Why this member's organisation may not answer, ask nor send elsewhere what it received; null when it may. */
export const refusalOfAnswering = async (
  by: Acting,
  asked: Answered & { household_id: string },
): Promise<string | null> =>
  refusalToAnswer(asked, by.now) ??
  refusalOfSuspended(await isSuspended(by, by.member.organisationId)) ??
  refusalOfSuspendedFamily(await stoppedOf(by, asked.household_id))
