import { sql } from 'kysely'
import type { Db } from '#platform/db/bound.ts'
import { nameKey } from '#platform/text/nameKey.ts'

export type Commune = {
  insee: string
  name: string
  postcodes: string[]
  departement: string
  population: number | null
}

/** At most ten communes whose name begins with these words and that have the postcode written with them; the exact name first, then the largest. */
export async function findCommunes(db: Db, typed: string): Promise<Commune[]> {
  const { postcode, key } = soughtIn(typed)
  if (!postcode && key.length < 2) return []
  let found = db
    .selectFrom('commune')
    .select(['insee', 'name', 'postcodes', 'departement', 'population'])
    .orderBy(sql`name_key = ${key}`, 'desc')
    .orderBy('population', (order) => order.desc().nullsLast())
    .limit(10)
  if (postcode) found = found.where(sql<boolean>`postcodes @> array[${postcode}]`)
  if (key) found = found.where('name_key', 'like', `${key}%`)
  return found.execute()
}

/**
 * The one commune that a person meant: its exact name, its postcode, both, or its INSEE code. Five digits are a postcode
 * first, as people know no other number: 62440 is Harnes, though it is also the INSEE code of Hermies.
 */
export async function communeMeant(db: Db, typed: string): Promise<Commune | null> {
  const candidates = await findCommunes(db, typed)
  return candidates.length === 0 ? communeOfCode(db, typed.trim()) : theOneMeant(typed, candidates)
}

function theOneMeant(typed: string, candidates: readonly Commune[]): Commune | null {
  const name = nameKey(withoutPostcode(typed))
  const exact = candidates.filter((commune) => name && nameKey(commune.name) === name)
  if (exact.length === 1) return exact[0] ?? null
  return candidates.length === 1 ? (candidates[0] ?? null) : null
}

/** The same for each of several, in their order, in one statement: a hundred communes are written as easily as one. */
export async function communesMeant(db: Db, typed: readonly string[]): Promise<(Commune | null)[]> {
  const asked = typed.map(soughtIn)
  const { rows } = await sql<Commune & { at: number; by_code: boolean }>`
    with t as materialized (select key, postcode, code, at::int - 1 as at from unnest(${asked.map(({ key }) => key)}::text[],
      ${asked.map(({ postcode }) => postcode ?? null)}::text[], ${typed.map((one) => one.trim())}::text[]) with ordinality t (key, postcode, code, at))
    select t.at, c.* from t cross join lateral (
      (select insee, name, postcodes, departement, population, false as by_code from commune
        where t.key <> '' and (t.postcode is not null or length(t.key) > 1) and (t.postcode is null or postcodes @> array[t.postcode])
          and name_key ~>=~ t.key and name_key ~<~ (t.key || chr(1114111))
        order by name_key = t.key desc, population desc nulls last limit 10)
      union all select insee, name, postcodes, departement, population, true from commune where insee = t.code) c
    union all select t.at, c.insee, c.name, c.postcodes, c.departement, c.population, false
      from t join (select *, unnest(postcodes) as one from commune) c on c.one = t.postcode where t.key = ''`.execute(
    db,
  )
  return typed.map((one, at) => {
    const found = rows.filter((row) => row.at === at)
    const named = found.filter((row) => !row.by_code)
    const meant = named.length > 0 ? theOneMeant(one, named) : (found[0] ?? null)
    if (!meant) return null
    const { insee, name, postcodes, departement, population } = meant
    return { insee, name, postcodes, departement, population }
  })
}

/** The commune of an INSEE code. */
export const communeOfCode = async (db: Db, code: string): Promise<Commune | null> => {
  if (!/^\d[\dAB]\d{3}$/.test(code)) return null
  const found = db.selectFrom('commune').select(['insee', 'name', 'postcodes', 'departement', 'population'])
  return (await found.where('insee', '=', code).executeTakeFirst()) ?? null
}

const soughtIn = (typed: string) => ({
  postcode: postcodeIn(typed),
  key: nameKey(withoutPostcode(typed)).replace(/^st /, 'saint ').replace(/^ste /, 'sainte '),
})
const postcodeIn = (typed: string): string | undefined => /\b\d{5}\b/.exec(typed)?.[0]
const withoutPostcode = (typed: string): string => typed.replace(/\(?\b\d{5}\b\)?/, '')

/** Names already read: official, the same for everybody, and only a new version of Maillon changes them. */
const known = new Map<string, string>()

/** The names of these communes, by their code. The database is only asked for those that no page has named yet. */
export async function communeNames(db: Db, codes: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const missing = new Set<string>()
  for (const code of codes) if (!known.has(code)) missing.add(code)
  if (missing.size === 0) return known
  const rows = await db
    .selectFrom('commune')
    .select(['insee', 'name'])
    .where('insee', 'in', [...missing])
    .execute()
  for (const { insee, name } of rows) known.set(insee, name)
  return known
}
