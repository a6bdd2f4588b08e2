import { type RawBuilder, sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { LAST } from '#platform/db/page.ts'
import { searchKey } from '#platform/text/searchKey.ts'
import {
  filtered,
  type HouseholdFilter,
  householdsSeenBy,
  type ListedHousehold,
  listed,
} from './household.search.store.ts'
import { andHas, FREQUENT } from './word.store.ts'
import { nearest, waysToRead } from './wordDistance.ts'

/** How many households of a near spelling are shown, and how many spellings are followed for each word. */
const SHOWN = 20
const SPELLINGS = 12
/** How many households are gathered for one word, but for its nearest spelling. */
const ROOM = 3000

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
  const counts = await countsOf(by, [...new Set([...spellings.values()].flat().map(({ word }) => word))])
  const found = await Promise.all(
    ways.map((way) => {
      const each = way.map((word) => spellings.get(word) ?? [])
      return spelled(by, each, counts, filter)
    }),
  )
  const best = new Map<string, Found>()
  for (const row of found.flat()) if ((best.get(row.id)?.far ?? 99) > row.far) best.set(row.id, row)
  return [...best.values()]
    .sort((x, y) => x.far - y.far || y.touched_at.getTime() - x.touched_at.getTime())
    .slice(0, SHOWN)
}

/** The households that this organisation follows and that bear one of these names, spelled so, then nearly so. */
export async function householdsCalled(by: Acting, names: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    names.flatMap((name) => [householdsSeenBy(by, { name }, LAST), householdsNear(by, { name })]),
  )
  return [...new Set(found.flat().map(({ id }) => id))]
}

type Sql = RawBuilder<unknown>
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

/** How many households bear each spelling, up to FREQUENT and one: one statement for all. */
async function countsOf(by: Acting, words: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{
    word: string
    n: number
  }>`select t.word, (select count(*)::int from (select from household_word w
      where w.organisation_id = ${by.member.organisationId} and w.word = t.word limit ${sql.lit(FREQUENT + 1)}) x) as n
    from unnest(${[...words]}::text[]) t (word)`.execute(by.db)
  return new Map(rows.map(({ word, n }) => [word, n]))
}

/**
 * Households that have, for each word typed, one of its spellings: gathered from the word that is
 * rarest, as it is spelled seldom and as it is spelled often.
 */
async function spelled(by: Acting, way: Spelling[][], counts: ReadonlyMap<string, number>, filter: HouseholdFilter) {
  if (way.some((spellings) => spellings.length === 0)) return []
  const totals = way.map((spellings) => spellings.reduce((sum, { word }) => sum + (counts.get(word) ?? 0), 0))
  const at = totals.indexOf(Math.min(...totals))
  const others = way.filter((_, n) => n !== at)
  // Of a single word, a further spelling is never before a nearer one: as many as are shown are enough.
  const enough = way.length === 1 && !filter.commune && !filter.stage ? SHOWN : FREQUENT
  const [seldom, often] = split(way[at] ?? [], counts, enough)
  const org = by.member.organisationId
  const gathered = sql`(select w.household_id, min(n.far) as far from ${unnested(seldom)} cross join lateral (select w.household_id from household_word w where w.organisation_id = ${org} and w.word = n.word offset 0) w
      where true ${andHas(by, among(others), sql`w.household_id`)} group by 1 offset 0) d
    cross join lateral (select * from household_access a where a.organisation_id = ${org} and a.household_id = d.household_id offset 0) a`
  const found = await Promise.all([
    seldom.length > 0 ? ranked(by, gathered, sql`d.far`, others, filter) : [],
    often.length > 0 ? ranked(by, sql`household_access a`, null, [often, ...others], filter) : [],
  ])
  return found.flat()
}

/** The spellings that few households bear, and at most three that many do, the nearest of each. */
function split(spellings: Spelling[], counts: ReadonlyMap<string, number>, enough: number): [Spelling[], Spelling[]] {
  let gathered = 0
  const seldom = spellings.filter(({ word }) => {
    const n = counts.get(word) ?? 0
    if (n > FREQUENT || gathered >= enough || (gathered > 0 && gathered + n > ROOM)) return false
    gathered += n
    return true
  })
  return [seldom, spellings.filter(({ word }) => (counts.get(word) ?? 0) > FREQUENT).slice(0, 3)]
}

const unnested = (spellings: Spelling[]) =>
  sql`unnest(${spellings.map(({ word }) => word)}::text[], ${spellings.map(({ far }) => far)}::float[]) n (word, far)`

/** How far the household of `a` is from a word typed: its nearest spelling. */
const farFrom = (
  by: Acting,
  spellings: Spelling[],
) => sql`(select min(n.far) from household_word w join ${unnested(spellings)} on n.word = w.word
  where w.household_id = a.household_id and w.organisation_id = ${by.member.organisationId})`

const among = (words: readonly Spelling[][]) => words.map((spellings) => ({ among: spellings.map(({ word }) => word) }))

/** Lines of the list: nearest first when they were gathered, latest first when the list is walked (`far` null). */
async function ranked(by: Acting, from: Sql, far: Sql | null, words: Spelling[][], filter: HouseholdFilter) {
  const sum = sql.join([far ?? sql`0`, ...words.map((spellings) => farFrom(by, spellings))], sql` + `)
  const { rows } = await sql<Found>`
    select ${listed}, a.far from (
      select a.*, ${sum} as far from ${from}
      where a.organisation_id = ${by.member.organisationId} and a.ended_at is null and a.kept_in is null ${filtered(filter)}
        ${far ? sql`` : andHas(by, among(words))}
      order by ${far ? sql`far, ` : sql``}a.touched_at desc, a.household_id desc limit ${sql.lit(SHOWN)}) a
    join household h on h.id = a.household_id`.execute(by.db)
  return rows
}
