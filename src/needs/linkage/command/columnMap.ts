import { Halt } from '#platform/cli/halt.ts'
import { type ColumnKinds, isKind, kinds } from '../kinds.ts'

/** Reads the map of columns, `{"nom": "family_name", …}`. Throws a Halt with a sentence. */
export const readColumnMap = (text: string, name: string): ColumnKinds => {
  const map = parsed(text, name)
  const columns = Object.entries(map).map(([column, kind]) => {
    if (!isKind(kind))
      throw new Halt(
        `${name} : « ${String(kind)} » n’est pas un genre de colonne (colonne « ${column} »). Genres possibles : ${kinds.join(', ')}.`,
      )
    return { column, kind }
  })
  if (columns.length === 0) throw new Halt(`${name} ne nomme aucune colonne : indiquez au moins un nom ou un numéro.`)
  return columns
}

const parsed = (text: string, name: string): Record<string, unknown> => {
  let map: unknown
  try {
    map = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    throw new Halt(`${name} n’est pas du JSON : vérifiez les guillemets et les virgules.`, 1, { cause })
  }
  if (typeof map !== 'object' || map === null || Array.isArray(map))
    throw new Halt(`${name} doit associer chaque colonne à son genre : {"nom": "family_name", …}.`)
  return map as Record<string, unknown>
}
