import { sql } from 'kysely'
import type { Commune } from '#network/communes/commune.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { searchKey } from '#platform/text/searchKey.ts'
import type { Model } from '../linkage/model/model.ts'
import { agreedWith, type Namesake, type Typing } from './agreed.rules.ts'
import { peopleComparedBy } from './compare.store.ts'
import { openFiles } from './lookAlike.ts'

/** What is typed of a household, from what a form gives back. */
export const typingOf = (values: Readonly<Record<string, unknown>>): Typing => ({
  name: text(values.name),
  address: text(values.address),
  phone: text(values.phone) || null,
  email: text(values.email) || null,
  first_name: text(values.first_name),
  birth_year: Number(text(values.birth_year)) || null,
})
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A household already followed, and in words what it has in common with what is typed: its name first. */
export type Alike = { id: string; name: string; agreed: string[] }

/** Households that look like the one being typed. */
export type Look = (typed: Typing, commune: Pick<Commune, 'insee' | 'name'>) => Promise<Alike[]>

const MOST = 5

/**
 * Households that this organisation already follows and that the one being typed looks like: of the same name in the same
 * commune, or that the comparison of files finds alike. Never what others know. The files are read once, to be asked about
 * many rows of a list; a namesake is looked for at each question.
 */
export async function openAlike(by: Acting): Promise<Look> {
  const find = await openFollowed(by)
  return async (typed, commune) => {
    const found = find(typed, commune)
    const [namesakes, others] = await Promise.all([namesakesOf(by, typed, commune), followed(by, found)])
    const alike = [...namesakes, ...others].sort((one, other) => other.agreed.length - one.agreed.length)
    return alike.filter(({ id }, at) => alike.findIndex((one) => one.id === id) === at).slice(0, MOST)
  }
}

/** The same, for one question: a name in common is nothing to ask about, unless something else is. */
export const alikeSeenBy = async (by: Acting, ...asked: Parameters<Look>): Promise<Alike[]> =>
  (await (await openAlike(by))(...asked)).filter(({ agreed }) => agreed.length > 1)

/** How many of these look like households that this organisation follows: a list that was sent before, or to somebody else. */
export async function countAlike(
  by: Acting,
  typed: readonly (Typing & { commune: { name: string } })[],
): Promise<number> {
  const find = await openFollowed(by)
  return typed.filter(({ commune, ...one }) => find(one, commune, 1).length > 0).length
}

/** The files that this organisation follows, read once: asked about one typing, those that the comparison finds alike, `most` at most. */
const openFollowed = async (by: Acting) => {
  const [people, model] = await Promise.all([peopleComparedBy(by), learntBy(by)])
  const find = openFiles(people, model)
  return (typed: Typing, commune: { name: string }, most?: number) =>
    find({ ...blank, ...typed, commune: commune.name }, most)
}

const blank = {
  address: '',
  phone: null,
  email: null,
  first_name: '',
  last_name: '',
  birth_name: '',
  birth_year: null,
  birth_month: null,
  birth_day: null,
}

const namesakesOf = async (by: Acting, typed: Typing, commune: Pick<Commune, 'insee'>): Promise<Alike[]> => {
  const { rows } = await sql<{ id: string } & Namesake>`
    select coalesce(a.kept_in, a.household_id) as id, a.name, a.phone,
      case when a.scope <> 'full' or (h.confidential_address and h.organisation_id <> a.organisation_id) then '' else h.address end as address,
      case when a.scope = 'full' then h.email end as email,
      coalesce((select json_agg(json_build_object('first_name', b.first_name, 'birth_year', b.birth_year))
        from beneficiary b where b.household_id = a.household_id and b.gone_on is null and a.scope = 'full'), '[]') as people
    from household_access a join household h on h.id = a.household_id
    where a.organisation_id = ${by.member.organisationId} and a.ended_at is null
      and a.name_key = ${searchKey(typed.name)} and a.commune = ${commune.insee}
    order by a.touched_at desc limit 200`.execute(by.db)
  return rows.map((one) => ({ id: one.id, name: one.name, agreed: agreedWith(typed, one) }))
}

/** A file kept in another one leads to it. */
const followed = async (by: Acting, found: readonly { file: string; agreed: string[] }[]): Promise<Alike[]> => {
  if (found.length === 0) return []
  const { rows } = await sql<{ file: string; id: string; name: string }>`
    select household_id as file, coalesce(kept_in, household_id) as id, name from household_access
    where organisation_id = ${by.member.organisationId} and ended_at is null and household_id = any (${found.map(({ file }) => file)})`.execute(
    by.db,
  )
  const of = new Map(rows.map((row) => [row.file, row]))
  return found.flatMap(({ file, agreed }) => {
    const row = of.get(file)
    return row ? [{ id: row.id, name: row.name, agreed }] : []
  })
}

const learntBy = async (by: Acting): Promise<Model | null> => {
  const row = await by.db
    .selectFrom('linkage_model')
    .select('model')
    .where('organisation_id', '=', by.member.organisationId)
    .executeTakeFirst()
  return (row?.model as Model | undefined) ?? null
}
