import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { PAGE } from '#platform/db/page.ts'
import type { Cursor } from '#platform/web/keyset.ts'
import { searchKey } from './searchKey.ts'

export type HouseholdFilter = { name?: string; commune?: string; stage?: number }

export type ListedHousehold = {
  id: string
  name: string
  stage: number
  status: string
  touched_at: Date
  /** The commune, by its code: its name is looked up once for all pages. */
  insee: string
  chain: string
  adults: number
  children: number
  closed_as: string | null
  /** Its orientation was sent and is not answered. */
  answer_awaited: boolean
}

/** The columns of a line of the list: of `a`, the reason to see it, and `h`, the household. */
export const listed = sql`a.household_id as id, a.name, a.stage, a.status, a.touched_at, a.commune as insee, h.chain, h.adults, h.children, h.closed_as, h.answer_awaited`

const named = (by: Acting, word: string) => sql`and a.household_id in (select w.household_id from household_word w
  where w.organisation_id = ${by.member.organisationId} and w.word >= ${word} and w.word < ${`${word}\u{10FFFF}`})`

/**
 * The households that this organisation has a reason to see, the latest moved first.
 * Every filter has its own index that begins with the organisation; each word typed is the beginning of a word of its name,
 * or of the name of somebody who lives there.
 */
export async function householdsSeenBy(by: Acting, filter: HouseholdFilter, after: Cursor): Promise<ListedHousehold[]> {
  const words = filter.name ? searchKey(filter.name).split(' ').filter(Boolean) : []
  const { rows } = await sql<ListedHousehold>`
    select ${listed}
    from household_access a join household h on h.id = a.household_id
    where a.organisation_id = ${by.member.organisationId} and a.ended_at is null and a.kept_in is null
      and (a.touched_at, a.household_id) < (${after.at}, ${after.id})
      ${filter.commune ? sql`and a.commune = ${filter.commune}` : sql``}
      ${filter.stage ? sql`and a.stage = ${filter.stage}` : sql``}
      ${sql.join(
        words.map((word) => named(by, word)),
        sql` `,
      )}
    order by a.touched_at desc, a.household_id desc limit ${sql.lit(PAGE + 1)}`.execute(by.db)
  return rows
}
