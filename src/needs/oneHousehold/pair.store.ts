import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import type { Step } from '../linkage/explain.ts'

/** Two files found alike, that nobody judged yet. */
export type Pair = { a: string; b: string; zone: 'certain' | 'judge'; odds: number; steps: Step[] }

/**
 * What the last comparison left to judge. Files no longer followed, and those already read as one, are not in it. Files read as one are
 * asked about once: their likeliest pair stands for all, and one answer that tells two of them apart is an answer for all.
 */
const open = (by: Acting) => sql`from (
    select distinct on (least(f.x, f.y), greatest(f.x, f.y)) f.* from (
      select l.a, l.b, l.zone, l.odds, x.name, y.name as other, x.commune, y.commune as other_commune,
        coalesce(x.kept_in, x.household_id) as x, coalesce(y.kept_in, y.household_id) as y
      from likeness l
      join household_access x on x.organisation_id = l.organisation_id and x.household_id = l.a and x.ended_at is null and x.scope = 'full'
      join household_access y on y.organisation_id = l.organisation_id and y.household_id = l.b and y.ended_at is null and y.scope = 'full'
     where l.organisation_id = ${by.member.organisationId}) f
    where f.x <> f.y
    order by least(f.x, f.y), greatest(f.x, f.y), f.odds desc, f.a, f.b) l
   where not exists (select from verdict v where v.organisation_id = ${by.member.organisationId} and v.a = l.a and v.b = l.b and v.taken_back_at is null)
     and (least(l.x, l.y), greatest(l.x, l.y)) not in (
       select least(coalesce(x.kept_in, v.a), coalesce(y.kept_in, v.b)), greatest(coalesce(x.kept_in, v.a), coalesce(y.kept_in, v.b)) from verdict v
         join household_access x on x.organisation_id = v.organisation_id and x.household_id = v.a and x.ended_at is null
         join household_access y on y.organisation_id = v.organisation_id and y.household_id = v.b and y.ended_at is null
        where v.organisation_id = ${by.member.organisationId} and v.taken_back_at is null and not v.same)`

export type ListedPair = Omit<Pair, 'steps'> & { name: string; other: string; commune: string; other_commune: string }

/** The pairs that wait for a judgement, the likeliest first, `most` at most. */
export const pairsToJudge = async (by: Acting, most: number): Promise<ListedPair[]> =>
  (
    await sql<ListedPair>`select l.a, l.b, l.zone, l.odds, l.name, l.other, l.commune, l.other_commune
    ${open(by)} order by l.odds desc, l.a, l.b limit ${most}`.execute(by.db)
  ).rows

/** How many wait, of which how many leave little doubt. */
export const countPairs = async (by: Acting): Promise<{ all: number; certain: number }> =>
  (
    await sql<{
      all: number
      certain: number
    }>`select count(*)::int as all, (count(*) filter (where l.zone = 'certain'))::int as certain
    ${open(by)}`.execute(by.db)
  ).rows[0] ?? { all: 0, certain: 0 }

/** A file that looks like one of two others, or like both, in pairs that wait. */
export type Third = { id: string; name: string; commune: string; a: string; b: string; both: boolean }

/** The other files that look like one of these two, five at most; `a` and `b` are the pair to open. */
export const thirdFiles = async (by: Acting, a: string, b: string): Promise<Third[]> =>
  (
    await sql<Third>`select distinct on (t.household_id) t.household_id as id, t.name, c.name as commune, l.a, l.b,
        count(*) over (partition by t.household_id) = 2 as both
      from likeness l
      join household_access t on t.organisation_id = l.organisation_id and t.household_id = case when l.a in (${a}, ${b}) then l.b else l.a end
      join commune c on c.insee = t.commune
     where l.organisation_id = ${by.member.organisationId} and (l.a in (${a}, ${b})) <> (l.b in (${a}, ${b}))
       and (l.a, l.b) in (select l.a, l.b ${open(by)}) order by t.household_id, l.odds desc limit 5`.execute(by.db)
  ).rows

/**
 * The pair that comes after this one, or the first when it was the last; none when no other waits. `near` are files just told apart:
 * the pairs they stand in come first, while the family is in mind. `without` are files just read as one: another family comes next.
 */
export const nextPair = async (
  by: Acting,
  after?: { a: string; b: string; odds: number },
  { near = [], without = [] }: { near?: readonly string[]; without?: readonly string[] } = {},
): Promise<{ a: string; b: string } | undefined> =>
  (
    await sql<{ a: string; b: string }>`select l.a, l.b ${open(by)}
      ${after ? sql`and (l.a, l.b) <> (${after.a}::uuid, ${after.b}::uuid)` : sql``}
      ${without.length > 0 ? sql`and not array[l.a, l.b, l.x, l.y] && array(select app.files_of(f) from unnest(${[...without]}::uuid[]) f)` : sql``}
    order by (l.a = any (${[...near]}::uuid[]) or l.b = any (${[...near]}::uuid[])) desc,
      ${after ? sql`(-l.odds, l.a, l.b) <= (${-after.odds}::real, ${after.a}::uuid, ${after.b}::uuid), ` : sql``} l.odds desc, l.a, l.b limit 1`.execute(
      by.db,
    )
  ).rows[0]

/** Why two files were found alike by the last comparison. */
export const likenessOf = async (by: Acting, a: string, b: string): Promise<Pair | undefined> =>
  isId(a) && isId(b)
    ? (
        await sql<Pair>`select a, b, zone, odds, steps from likeness
        where organisation_id = ${by.member.organisationId} and a = least(${a}::uuid, ${b}::uuid) and b = greatest(${a}::uuid, ${b}::uuid)`.execute(
          by.db,
        )
      ).rows[0]
    : undefined

/** When files were last compared, and how many. */
export const lastComparison = (by: Acting) =>
  by.db
    .selectFrom('linkage_model')
    .select(['learnt_at', 'files'])
    .where('organisation_id', '=', by.member.organisationId)
    .executeTakeFirst()
