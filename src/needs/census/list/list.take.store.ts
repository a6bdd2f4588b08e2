import { sql } from 'kysely'
import type { Db } from '#platform/db/bound.ts'
import { searchKey } from '#platform/text/searchKey.ts'
import type { HowAgreed, Named } from './list.door.ts'

const AT_ONCE = 500

/** One structure's part of a census: behind the digest of its link, or an invitation of the coordination that acts. */
export type Whose = { digest: Buffer | null; invitation: string | null; today: string; now: Date }

/** Names families, a few hundred a statement. Gives those that this structure had not named yet. */
export async function takeFamilies(
  db: Db,
  whose: Whose,
  named: readonly Named[],
  agreed: HowAgreed,
): Promise<string[]> {
  const fresh: string[] = []
  for (let at = 0; at < named.length; at += AT_ONCE) {
    const { rows } = await sql<{
      id: string
    }>`select census_take as id from app.census_take(${whose.digest}, ${whose.invitation}, ${whose.today},
      ${whose.now}, ${JSON.stringify(named.slice(at, at + AT_ONCE).map((one) => ({ ...toRow(one), ...agreed })))})`.execute(
      db,
    )
    for (const { id } of rows) fresh.push(id)
  }
  return fresh
}

/** Leaves the trace: one event a family, one for the list. */
export const tellOfList = (
  db: Db,
  whose: Whose,
  fresh: readonly string[],
  list: string,
  data: Record<string, number>,
) =>
  sql`select app.census_tell(${whose.digest}, ${whose.invitation}, ${whose.today}, ${whose.now}, ${fresh}, ${list}, ${JSON.stringify(data)})`.execute(
    db,
  )

const toRow = ({ id, family }: Named) => ({
  ...{ id, name: family.name, name_key: searchKey(family.name), commune: family.commune.insee },
  ...{ phone: family.phone, email: family.email, languages: family.languages, agreed_on: family.agreed_on },
  channel: family.phone ? 'phone' : family.email ? 'email' : 'through_us',
  ...{ adults: family.adults, children: family.children, kinds: family.kinds, publics: family.publics },
})
