import { sql } from 'kysely'
import type { Commune } from '#network/communes/commune.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { searchKey } from '#platform/text/searchKey.ts'
import type { Model } from '../linkage/model/model.ts'
import { peopleComparedBy } from './compare.store.ts'
import { openFiles } from './lookAlike.ts'

/** What is typed of a household that may already be known. */
export type Typing = {
  name: string
  address?: string
  phone?: string | null
  email?: string | null
  first_name?: string
  birth_year?: number | null
}

/** The same, from what a form gives back. */
export const typingOf = (values: Readonly<Record<string, unknown>>): Typing => ({
  name: text(values.name),
  address: text(values.address),
  phone: text(values.phone) || null,
  email: text(values.email) || null,
  first_name: text(values.first_name),
  birth_year: Number(text(values.birth_year)) || null,
})
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export type Alike = { id: string; name: string }

/** Households that look like the one being typed. */
export type Look = (typed: Typing, commune: Pick<Commune, 'insee' | 'name'>) => Promise<Alike[]>

/**
 * Households that this organisation already follows and that the one being typed looks like: of the same name in the same
 * commune, or that the comparison of files finds alike. Never what others know. The files are read once, to be asked about
 * many rows of a list; a namesake is looked for at each question.
 */
export async function openAlike(by: Acting): Promise<Look> {
  const [people, model] = await Promise.all([peopleComparedBy(by), learntBy(by)])
  const find = openFiles(people, model)
  return async (typed, commune) => {
    const namesakes = await followed(by, sql`name_key = ${searchKey(typed.name)} and commune = ${commune.insee}`)
    const found = find({ ...blank, ...typed, commune: commune.name })
    const others = found.filter((id) => !namesakes.some((one) => one.id === id))
    const alike = others.length > 0 ? await followed(by, sql`household_id = any (${others})`) : []
    return [...namesakes, ...alike].slice(0, 5)
  }
}

/** The same, for one question. */
export const alikeSeenBy = async (by: Acting, ...asked: Parameters<Look>): Promise<Alike[]> =>
  (await openAlike(by))(...asked)

/** How many of these look like households that this organisation follows: a list that was sent before, or to somebody else. */
export async function countAlike(
  by: Acting,
  typed: readonly (Typing & { commune: { name: string } })[],
): Promise<number> {
  const [people, model] = await Promise.all([peopleComparedBy(by), learntBy(by)])
  const find = openFiles(people, model)
  return typed.filter(({ commune, ...one }) => find({ ...blank, ...one, commune: commune.name }, 1).length > 0).length
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

/** A file kept in another one leads to it. */
const followed = async (by: Acting, where: ReturnType<typeof sql>): Promise<Alike[]> =>
  (
    await sql<Alike>`select distinct on (1) coalesce(kept_in, household_id) as id, name from household_access
      where organisation_id = ${by.member.organisationId} and ended_at is null and ${where} order by 1 limit 5`.execute(
      by.db,
    )
  ).rows

const learntBy = async (by: Acting): Promise<Model | null> => {
  const row = await by.db
    .selectFrom('linkage_model')
    .select('model')
    .where('organisation_id', '=', by.member.organisationId)
    .executeTakeFirst()
  return (row?.model as Model | undefined) ?? null
}
