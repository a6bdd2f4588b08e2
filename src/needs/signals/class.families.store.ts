import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { nameKey } from '#platform/text/nameKey.ts'
import { searchKey } from '#platform/text/searchKey.ts'
import type { SchoolClass } from './class.store.ts'
import { asWritten } from './words.ts'

export type ClassPupil = {
  id: string
  first_name: string
  last_name: string
  /** The household of the pupil, once this school knows it. */
  household_id: string | null
  household: string | null
  open: boolean
  stopped: boolean
}

/** The pupils of a class in the order of its list, with the household of each when the school knows it. */
export async function familiesOfClass(by: Acting, classId: string): Promise<ClassPupil[]> {
  const { rows } = await sql<ClassPupil>`
    select p.id, p.first_name, p.last_name, a.household_id, a.name as household, coalesce(a.status = 'open', true) as open,
      a.household_id is not null and is_stopped(a.household_id) as stopped
    from pupil p left join household_access a on a.household_id = p.household_id and a.organisation_id = p.organisation_id
      and a.ended_at is null and a.scope = 'full'
    where p.organisation_id = ${by.member.organisationId} and p.class_id = ${classId} and p.forgotten_at is null
    order by p.name_key`.execute(by.db)
  return rows
}

export type NamedFamily = { pupil: string; id: string; name: string }

/** For the pupils whose household is not known: families that this school follows in full and that bear their surname. */
export async function familiesNamedAs(by: Acting, pupils: readonly ClassPupil[]): Promise<NamedFamily[]> {
  const unknown = pupils.filter(({ household_id }) => household_id === null)
  if (unknown.length === 0) return []
  const asked = unknown.flatMap(({ id, last_name }) =>
    nameKey(last_name)
      .split(' ')
      .filter((word, _, words) => word.length > 2 || words.length === 1)
      .map((word) => ({ id, word })),
  )
  const { rows } = await sql<NamedFamily>`
    select distinct on (a.name, q.pupil, a.household_id) q.pupil, a.household_id as id, a.name
    from unnest(${asked.map(({ id }) => id)}::uuid[], ${asked.map(({ word }) => word)}::text[]) q (pupil, word)
      join household_access a on a.organisation_id = ${by.member.organisationId} and a.ended_at is null and a.scope = 'full'
        and a.status = 'open' and ' ' || a.name_key || ' ' like '% ' || q.word || ' %'
    where not is_stopped(a.household_id) order by a.name, q.pupil, a.household_id limit 200`.execute(by.db)
  return rows
}

export type Tied = { pupil: string; household: string; beneficiary: string }

/**
 * Gives every one of these pupils a household and a place among its people, inside the caller's act: the one that is known, the one
 * that was `chosen`, or a new one by the surname, in the commune of the school, with no need noted. What is not known is asked later.
 */
export async function tieFamilies(
  by: Acting,
  { name: className }: SchoolClass,
  pupils: readonly ClassPupil[],
  { chosen, commune }: { chosen: ReadonlyMap<string, string>; commune: string },
): Promise<Tied[]> {
  const school = by.member.organisationId
  const tied = pupils.map((pupil) => ({
    ...pupil,
    household: pupil.household_id ?? chosen.get(pupil.id) ?? by.newId(),
  }))
  const fresh = tied.filter(({ id, household_id }) => household_id === null && !chosen.has(id))
  if (fresh.length > 0)
    await by.db
      .insertInto('household')
      .values(
        fresh.map(({ household, last_name }) => {
          const name = `Famille ${asWritten(last_name)}`
          return {
            ...{ id: household, organisation_id: school, name, name_key: searchKey(name), commune },
            ...{ channel: 'through_us', adults: 1, children: 1, created_at: by.now, touched_at: by.now },
          }
        }),
      )
      .execute()
  const people = await by.db
    .selectFrom('beneficiary')
    .select(['id', 'household_id', 'first_name'])
    .where('household_id', 'in', [...new Set(tied.map(({ household }) => household))])
    .where('adult', '=', false)
    .where('gone_on', 'is', null)
    .execute()
  const known = new Map(
    people.map(({ id, household_id, first_name }) => [`${household_id} ${nameKey(first_name)}`, id]),
  )
  const named = tied.map((pupil) => ({
    ...pupil,
    beneficiary: known.get(`${pupil.household} ${nameKey(pupil.first_name)}`),
  }))
  const unnamed = named
    .filter(({ beneficiary }) => beneficiary === undefined)
    .map((pupil) => ({ ...pupil, beneficiary: by.newId() }))
  if (unnamed.length > 0)
    await by.db
      .insertInto('beneficiary')
      .values(
        unnamed.map(({ beneficiary, household, first_name, last_name }) => ({
          ...{ id: beneficiary, household_id: household, first_name, last_name, adult: false },
          ...{ class: className, school_id: school },
        })),
      )
      .execute()
  const loose = tied.filter(({ household_id }) => household_id === null)
  if (loose.length > 0)
    await sql`update pupil p set household_id = t.household from unnest(${loose.map(({ id }) => id)}::uuid[],
      ${loose.map(({ household }) => household)}::uuid[]) t (pupil, household) where p.id = t.pupil and p.organisation_id = ${school}`.execute(
      by.db,
    )
  const added = new Map(unnamed.map(({ id, beneficiary }) => [id, beneficiary]))
  return named.map(({ id, household, beneficiary }) => ({
    pupil: id,
    household,
    beneficiary: beneficiary ?? added.get(id) ?? '',
  }))
}
