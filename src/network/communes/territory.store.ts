import { sql } from 'kysely'
import type { Db } from '#platform/db/bound.ts'
import { sayDepartement, sayGroup } from './territory.words.ts'

/** Several communes that are chosen at once: a département, an intercommunalité. */
export type Territory = { code: string; name: string; communes: number }

/** Every département, by its name, with how many communes it has. */
export async function departements(db: Db): Promise<Territory[]> {
  const { rows } = await sql<{ code: string; communes: number }>`
    select departement as code, count(*)::int as communes from commune where departement <> '' group by 1 order by 1`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, name: sayDepartement(row.code) }))
}

/** The intercommunalités that have a commune in the département of an organisation, each whole. None when nobody said where it is. */
export async function groupsAround(db: Db, organisationId: string): Promise<Territory[]> {
  const { rows } = await sql<Territory>`
    select epci as code, epci_name as name, count(*)::int as communes from commune
    where epci in (select c.epci from organisation o join commune own on own.insee = o.commune join commune c on c.departement = own.departement
      where o.id = ${organisationId}) group by 1, 2`.execute(db)
  return rows
    .map((row) => ({ ...row, name: sayGroup(row.name) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
}

/** The communes of a département and of an intercommunalité, together. */
export async function communesOf(db: Db, of: { departement?: string; epci?: string }): Promise<string[]> {
  const { departement = null, epci = null } = of
  if (!departement && !epci) return []
  const { rows } = await sql<{ insee: string }>`
    select insee from commune where departement = ${departement} or epci = ${epci} order by name_key, insee`.execute(db)
  return rows.map(({ insee }) => insee)
}

/** The intercommunalité of each of these communes that has one. */
export async function groupsOf(
  db: Db,
  communes: readonly string[],
): Promise<ReadonlyMap<string, { id: string; name: string }>> {
  const { rows } = await sql<{ insee: string; epci: string; epci_name: string }>`
    select insee, epci, epci_name from commune where insee = any(${communes}) and epci is not null`.execute(db)
  return new Map(rows.map(({ insee, epci, epci_name }) => [insee, { id: epci, name: sayGroup(epci_name) }]))
}
