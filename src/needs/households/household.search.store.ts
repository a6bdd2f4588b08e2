import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { PAGE } from '#platform/db/page.ts'
import { searchKey } from '#platform/text/searchKey.ts'
import type { Cursor } from '#platform/web/keyset.ts'
import { chainSeen } from './chain.store.ts'
import { havingAll } from './word.store.ts'

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
  forgotten_at: Date | null
  /** Its orientation was sent and is not answered. */
  answer_awaited: boolean
}

/** The columns of a line of the list: of `a`, the reason to see it, and `h`, the household. */
export const listed = sql`a.household_id as id, a.name, a.stage, a.status, a.touched_at, a.commune as insee, ${chainSeen('a', 'h')} as chain, h.adults, h.children, h.forgotten_at,
  case when a.chain is null then h.closed_as end as closed_as, case when a.chain is null then h.answer_awaited else exists (select from prescription p
    where p.household_id = h.id and p.organisation_id = a.organisation_id and p.state = 'sent') end as answer_awaited`

/** The commune and the stage, each with an index that begins with the organisation. */
export const filtered = ({
  commune,
  stage,
}: HouseholdFilter) => sql`${commune ? sql`and a.commune = ${commune}` : sql``}
  ${stage ? sql`and a.stage = ${stage}` : sql``}`

/**
 * The households that this organisation has a reason to see, the latest moved first.
 * Each word typed is the beginning of a word of its name,
 * or of the name of somebody who lives there. One more than `most` tells that others follow.
 */
export async function householdsSeenBy(
  by: Acting,
  filter: HouseholdFilter,
  after: Cursor,
  most = PAGE,
): Promise<ListedHousehold[]> {
  const words = filter.name ? searchKey(filter.name).split(' ').filter(Boolean) : []
  const { from, and } =
    words.length > 0
      ? await havingAll(
          by,
          words.map((begins) => ({ begins })),
        )
      : { from: sql`household_access a`, and: sql`` }
  const seen = sql`where a.organisation_id = ${by.member.organisationId} and a.ended_at is null and a.kept_in is null
    and (a.touched_at, a.household_id) < (${after.at}, ${after.id}) ${filtered(filter)} ${and}
    order by a.touched_at desc, a.household_id desc limit ${sql.lit(most + 1)}`
  // With words, households are gathered before any row of theirs is read; without, the list is walked by its index.
  const { rows } = await (words.length > 0
    ? sql<ListedHousehold>`select ${listed} from (select a.* from ${from} ${seen}) a join household h on h.id = a.household_id
        order by a.touched_at desc, a.household_id desc`
    : sql<ListedHousehold>`select ${listed} from household_access a join household h on h.id = a.household_id ${seen}`
  ).execute(by.db)
  return rows
}
