import { type RawBuilder, sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** A word typed, as what is looked for among those of a household: one that begins so, or one of these. */
type Sought = { begins: string } | { among: readonly string[] }

type Sql = RawBuilder<unknown>

/** Beyond as many households, a word is frequent: the list is walked from its beginning until enough are met, not gathered. */
export const FREQUENT = 8000

/** The condition on `w`, a word of a household. */
const meets = (sought: Sought) =>
  'among' in sought
    ? sql`w.word = any (${[...sought.among]})`
    : sql`w.word >= ${sought.begins} and w.word < ${`${sought.begins}\u{10FFFF}`}`

/** How many households have the word, up to FREQUENT and one. */
async function countOf(by: Acting, sought: Sought): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select from household_word w
    where w.organisation_id = ${by.member.organisationId} and ${meets(sought)} limit ${sql.lit(FREQUENT + 1)}) x`.execute(
    by.db,
  )
  return rows[0]?.n ?? 0
}

/** That a household has the word, asked household by household: the limit keeps PostgreSQL from gathering them all first. */
const has = (by: Acting, sought: Sought, household: Sql = sql`a.household_id`) => sql`(select true from household_word w
  where w.household_id = ${household} and w.organisation_id = ${by.member.organisationId} and ${meets(sought)} limit 1)`

/** "and … and …": that a household has each of these words. */
export const andHas = (by: Acting, sought: readonly Sought[], household?: Sql) =>
  sql.join(
    sought.map((one) => sql`and ${has(by, one, household)}`),
    sql` `,
  )

/**
 * The reasons to see a household, called `a`, that have every word: gathered from the rarest one when it is rare, otherwise
 * walked in the order asked for. To be put after `from`; the conditions of the list follow.
 */
export async function havingAll(by: Acting, sought: readonly Sought[]) {
  const org = by.member.organisationId
  const counts = await Promise.all(sought.map((one) => countOf(by, one)))
  const least = Math.min(...counts)
  const rarest = sought[counts.indexOf(least)]
  if (!rarest || least > FREQUENT) return { from: sql`household_access a`, and: andHas(by, sought) }
  const rest = sought.filter((one) => one !== rarest)
  const from = sql`(select distinct r.household_id from (select w.household_id from household_word w
      where w.organisation_id = ${org} and ${meets(rarest)} limit ${sql.lit(FREQUENT)}) r where true ${andHas(by, rest, sql`r.household_id`)} offset 0) d
    cross join lateral (select * from household_access a where a.organisation_id = ${org} and a.household_id = d.household_id offset 0) a`
  return { from, and: sql`` }
}
