import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { nearest, waysToRead } from './household.likeness.ts'
import { type HouseholdFilter, type ListedHousehold, listed } from './household.search.ts'
import { searchKey } from './searchKey.ts'

/** How many households of a near spelling are shown, and how many spellings are followed for each word. */
const SHOWN = 20
const SPELLINGS = 12

/**
 * Households that this organisation follows, one of whose names is spelled nearly as what was typed: the nearest first, then
 * the latest moved. Only words that this organisation may read are looked at (see docs/decisions/0019-names-with-a-slip.md).
 */
export async function householdsNear(by: Acting, filter: HouseholdFilter): Promise<ListedHousehold[]> {
  const typed = searchKey(filter.name ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, 4)
  const ways = typed.length > 0 ? waysToRead(typed) : []
  const words = [...new Set(ways.flat())]
  const spellings = new Map(await Promise.all(words.map(async (word) => [word, await spellingsOf(by, word)] as const)))
  const found = await Promise.all(
    ways.map((way) =>
      spelled(
        by,
        way.map((word) => spellings.get(word) ?? []),
        filter,
      ),
    ),
  )
  const best = new Map<string, Found>()
  for (const row of found.flat()) if ((best.get(row.id)?.far ?? 99) > row.far) best.set(row.id, row)
  return [...best.values()]
    .sort((x, y) => x.far - y.far || y.touched_at.getTime() - x.touched_at.getTime())
    .slice(0, SHOWN)
}

type Found = ListedHousehold & { far: number }
type Spelling = { word: string; far: number }

async function spellingsOf(by: Acting, word: string): Promise<Spelling[]> {
  const { rows } = await sql<{ word: string }>`select distinct k.word from word_key k
    where k.organisation_id = ${by.member.organisationId} and k.key = any ((select near_keys(${word}))::text[])`.execute(
    by.db,
  )
  return nearest(
    word,
    rows.map((row) => row.word),
    SPELLINGS,
  )
}

/** Households that have, for each word typed, one of its spellings. */
async function spelled(by: Acting, way: Spelling[][], filter: HouseholdFilter): Promise<Found[]> {
  if (way.some((spellings) => spellings.length === 0)) return []
  const org = by.member.organisationId
  const having = way.map(
    (
      spellings,
      at,
    ) => sql`join (select w.household_id, min(n.far) as far from unnest(${spellings.map(({ word }) => word)}::text[], ${spellings.map(({ far }) => far)}::float[]) n (word, far)
      join household_word w on w.organisation_id = ${org} and w.word = n.word group by w.household_id) ${sql.ref(`n${at}`)} on ${sql.ref(`n${at}.household_id`)} = a.household_id`,
  )
  const far = sql.join(
    way.map((_, at) => sql`${sql.ref(`n${at}.far`)}`),
    sql` + `,
  )
  const { rows } = await sql<Found>`
    select ${listed}, x.far from (
      select a.household_id, ${far} as far from household_access a ${sql.join(having, sql` `)}
      where a.organisation_id = ${org} and a.ended_at is null
        ${filter.commune ? sql`and a.commune = ${filter.commune}` : sql``}
        ${filter.stage ? sql`and a.stage = ${filter.stage}` : sql``}
      order by far, a.touched_at desc limit ${sql.lit(SHOWN * 2)}) x
    join household_access a on a.organisation_id = ${org} and a.household_id = x.household_id
    join household h on h.id = a.household_id order by x.far`.execute(by.db)
  return rows
}
