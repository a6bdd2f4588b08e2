import { sql } from 'kysely'
import { type Left, leftFor } from '#allocation/programmes/left.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { type Available, availableNow, nothingKnown } from './available.store.ts'

/** Somebody who can answer: an organisation, one of its programmes under way if it has any, and what it has now. */
export type Receiver = {
  /** What the form sends: the organisation, and its programme behind a dot. */
  value: string
  organisationId: string
  programmeId: string | null
  name: string
  email: string | null
  /** Where it is. */
  commune: string | null
  programme: string | null
  /** In the same département as the household. */
  near: boolean
  /** In the same group of communes as the household. */
  close: boolean
  /** What remains for this family in its commune, kind by kind; empty where the programme plans none. */
  left: readonly Left[]
} & Available

const MOST = 30

/** Those to whom this organisation may address a household of this commune: first those who planned places there, then the nearest. Never
 * itself. `householdId`: the family, when it is known already. */
export async function receiversFor(by: Acting, commune: string, householdId?: string): Promise<Receiver[]> {
  const today = dayOf(by.now)
  const available = availableNow(by, commune)
  const left = leftFor(by, commune, householdId)
  const rows = await by.db
    .selectFrom('organisation as o')
    .leftJoin('commune as c', 'c.insee', 'o.commune')
    .leftJoin('programme as p', (join) =>
      join
        .onRef('p.organisation_id', '=', 'o.id')
        .on('p.starts_on', '<=', today)
        .on((on) => on.or([on('p.ends_on', 'is', null), on('p.ends_on', '>=', today)])),
    )
    .select([
      'o.id',
      'o.name',
      'o.email',
      'c.name as commune',
      'p.id as programme_id',
      'p.name as programme',
      sql<boolean>`exists (select from quota q where q.programme_id = p.id and q.commune = ${commune})`.as('planned'),
      sql<boolean>`coalesce(c.departement = (select departement from commune where insee = ${commune}), false)`.as(
        'near',
      ),
      sql<boolean>`coalesce(c.epci = (select epci from commune where insee = ${commune}), false)`.as('close'),
    ])
    .where('o.id', '<>', by.member.organisationId)
    .where('o.id', 'in', sql<string>`(select addressees())`)
    .orderBy('planned', 'desc')
    .orderBy('close', 'desc')
    .orderBy('near', 'desc')
    .orderBy('o.name')
    .orderBy('p.starts_on', 'desc')
    .limit(MOST)
    .execute()
  const [now, remaining] = [await available, await left]
  return rows.map((row) => ({
    ...(now.get(row.id) ?? nothingKnown),
    value: row.programme_id ? `${row.id}.${row.programme_id}` : row.id,
    organisationId: row.id,
    programmeId: row.programme_id,
    ...{
      name: row.name,
      email: row.email,
      commune: row.commune,
      programme: row.programme,
      near: row.near,
      close: row.close,
      left: remaining.get(row.programme_id ?? '') ?? [],
    },
  }))
}

/** Where this organisation is: what a page shows before it knows where a family lives. */
export const ownCommune = (by: Acting) =>
  by.db
    .selectFrom('organisation')
    .innerJoin('commune', 'commune.insee', 'organisation.commune')
    .select(['commune.insee', 'commune.name'])
    .where('organisation.id', '=', by.member.organisationId)
    .executeTakeFirst()

/** The one that is ticked before anybody chooses: the suggested one, or the only one nearby. */
export const preselected = (receivers: readonly Receiver[], suggested?: string | null): string | undefined => {
  const meant = receivers.filter((receiver) => (suggested ? receiver.organisationId === suggested : receiver.near))
  return meant.length === 1 || suggested ? meant[0]?.value : undefined
}
