import { createRequire } from 'node:module'
import type pg from 'pg'
import { nameKey } from '#platform/text/nameKey.ts'

type Commune = {
  code: string
  nom: string
  type: string
  departement?: string
  region?: string
  codesPostaux?: string[]
  population?: number
}
type Epci = { code: string; nom: string; membres: { code: string }[] }

const require = createRequire(import.meta.url)
const read = <T>(name: string): T => require(`@etalab/decoupage-administratif/data/${name}.json`)

/** Writes the communes of the official geographic code (COG), with postcodes, populations and EPCI. Safe to run again. */
export async function loadCommunes(owner: pg.ClientBase): Promise<number> {
  const epciOf = new Map(read<Epci[]>('epci').flatMap((epci) => epci.membres.map(({ code }) => [code, epci] as const)))
  const rows = read<Commune[]>('communes')
    .filter((commune) => commune.type === 'commune-actuelle')
    .map((commune) => ({
      insee: commune.code,
      name: commune.nom,
      name_key: nameKey(commune.nom),
      departement: commune.departement ?? '',
      region: commune.region ?? '',
      epci: epciOf.get(commune.code)?.code ?? null,
      epci_name: epciOf.get(commune.code)?.nom ?? null,
      population: commune.population ?? null,
      postcodes: commune.codesPostaux ?? [],
    }))
  const { rowCount } = await owner.query(
    `insert into app.commune (insee, name, name_key, departement, region, epci, epci_name, population, postcodes)
     select insee, name, name_key, departement, region, epci, epci_name, population, postcodes
     from json_populate_recordset(null::app.commune, $1)
     on conflict (insee) do update set name = excluded.name, name_key = excluded.name_key, epci = excluded.epci,
       epci_name = excluded.epci_name, population = excluded.population, postcodes = excluded.postcodes`,
    [JSON.stringify(rows)],
  )
  return rowCount ?? 0
}

/** Loads them only where there are none yet: the second start does not wait for it. */
export async function ensureCommunes(owner: pg.ClientBase): Promise<number> {
  const { rows } = await owner.query('select exists (select from app.commune) as there')
  return rows[0].there ? 0 : loadCommunes(owner)
}
