import { sql } from 'kysely'
import type { Db } from '#platform/db/bound.ts'
import { nameKey } from '#platform/text/nameKey.ts'

export type Commune = { insee: string; name: string; postcodes: string[]; departement: string; population: number | null }

/** At most ten communes whose name begins with these words, or that have this postcode; the largest first. */
export async function findCommunes(db: Db, typed: string): Promise<Commune[]> {
  const text = typed.trim()
  const found = db.selectFrom('commune').select(['insee', 'name', 'postcodes', 'departement', 'population']).orderBy('population', sql`desc nulls last`).limit(10)
  if (/^\d{5}$/.test(text)) return found.where(sql<boolean>`postcodes @> array[${text}]`).execute()
  const key = nameKey(text).replace(/^(\d{5}) | (\d{5})$/g, '').replace(/^st /, 'saint ').replace(/^ste /, 'sainte ')
  if (key.length < 2) return []
  return found.where('name_key', 'like', `${key}%`).execute()
}

/** The one commune that a person meant: its code, its exact name, or its name with its postcode. */
export async function communeMeant(db: Db, typed: string): Promise<Commune | null> {
  const text = typed.trim()
  const base = db.selectFrom('commune').select(['insee', 'name', 'postcodes', 'departement', 'population'])
  if (/^\d[\dAB]\d{3}$/.test(text)) {
    const byCode = await base.where('insee', '=', text).executeTakeFirst()
    if (byCode) return byCode
  }
  const candidates = await findCommunes(db, text)
  const postcode = /\b\d{5}\b/.exec(text)?.[0]
  const name = nameKey(text.replace(/\(?\b\d{5}\b\)?/, ''))
  const exact = candidates.filter((c) => (!name || nameKey(c.name) === name) && (!postcode || c.postcodes.includes(postcode)))
  if (exact.length === 1) return exact[0] ?? null
  return candidates.length === 1 ? (candidates[0] ?? null) : null
}

export const communeNames = async (db: Db, codes: readonly string[]): Promise<Map<string, string>> => {
  if (codes.length === 0) return new Map()
  const rows = await db.selectFrom('commune').select(['insee', 'name']).where('insee', 'in', [...new Set(codes)]).execute()
  return new Map(rows.map((row) => [row.insee, row.name]))
}
