import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'

/** Why a household was forgotten: the family asked, its registrar decided, or nobody had seen it for two years. */
export type WhyForgotten = 'request' | 'decided' | 'two years' | 'two years, untold'

/** The link of this organisation's chain that says a household was forgotten: nothing in it names anybody of the household. */
export type Forgetting = {
  at: Date
  actor: string
  why: WhyForgotten
  seq: number
  hash: string
  /** The files of the same family that were erased by the same act, this one among them. */
  files: number
  /** Those who registered another file of it, and what they did of the request that they received. */
  elsewhere: { registrar: string; due_on: string; answer: string | null; answered_on: string | null }[]
}

/** Where and how a household was forgotten, for the organisation that registered it. That the family asked is said where its request is kept. */
export async function forgettingSeenBy(by: Acting, householdId: string): Promise<Forgetting | undefined> {
  if (!isId(householdId)) return undefined
  const own = by.member.organisationId
  const [{ rows }, elsewhere] = await Promise.all([
    sql<
      Omit<Forgetting, 'elsewhere'>
    >`select e.at, e.actor, e.seq::int as seq, encode(e.hash, 'hex') as hash, s.files::int as files,
      case when e.why = 'request' and not s.asked then 'decided' else e.why end as why
    from event e join household h on h.id = e.household_id and h.organisation_id = e.organisation_id
    cross join lateral (select count(*) as files, bool_or(exists (select from rights_request r
        where r.organisation_id = ${own} and r.household_id = x.household_id and r.kind = 'erase')) or exists (select from rights_request r
        where r.organisation_id = ${own} and r.kind = 'erase' and r.answer = 'done' and r.passed_on_at = e.at) as asked
      from event x where x.organisation_id = e.organisation_id and x.act = 'household.forgotten' and x.at = e.at and x.why = e.why
        and (e.why in ('request', 'decided') or x.household_id = e.household_id)) s
    where e.organisation_id = ${own} and e.act = 'household.forgotten' and e.household_id = ${householdId}
    order by e.seq desc limit 1`.execute(by.db),
    sql<
      Forgetting['elsewhere'][number]
    >`select registrar, due_on::text, answer, answered_on::text from passed_on_from(${householdId})`.execute(by.db),
  ])
  return rows[0] && { ...rows[0], elsewhere: elsewhere.rows }
}

/** When and why a household was forgotten, for whoever followed it: null where its own chain says nothing of it. */
export async function whyForgotten(by: Acting, householdId: string): Promise<WhyForgotten | null> {
  const { rows } = await sql<{ why: WhyForgotten }>`select why from event
    where organisation_id = ${by.member.organisationId} and household_id = ${householdId} and act = 'household.forgotten'
    order by seq desc limit 1`.execute(by.db)
  return rows[0]?.why ?? null
}
