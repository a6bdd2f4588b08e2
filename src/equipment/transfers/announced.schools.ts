import { nameKey } from '#platform/text/nameKey.ts'

/** A structure that devices may be announced to. `reached`: somebody there has an account to receive them. */
export type School = { id: string; name: string; uai: string | null; commune: string | null; reached: boolean }

/** Words of a list that call no school, or several: whoever sent the list says which, once. */
export type Unclear = { key: string; said: string; rows: number; among: readonly School[] }

/** The schools of a territory, by what a list may call them. `called` is what this organisation said of earlier lists. */
export type Register = {
  byId: ReadonlyMap<string, School>
  byUai: ReadonlyMap<string, School>
  byName: ReadonlyMap<string, readonly School[]>
  called: ReadonlyMap<string, string>
}

export function registerOf(schools: readonly School[], called: ReadonlyMap<string, string>): Register {
  const byName = new Map<string, School[]>()
  for (const school of schools) {
    const key = schoolKey(school.name)
    byName.set(key, [...(byName.get(key) ?? []), school])
  }
  return {
    ...{ byName, called, byId: new Map(schools.map((school) => [school.id, school])) },
    byUai: new Map(schools.flatMap((school) => (school.uai ? [[school.uai, school] as const] : []))),
  }
}

/** A name as it is compared: "Clg Jean-Moulin" and "Collège JEAN MOULIN" are one. */
export const schoolKey = (name: string): string =>
  nameKey(name)
    .replace(/\b(clg|col|coll)\b/, 'college')
    .replace(/\b(lyc|lp|lpo)\b/, 'lycee')
    .slice(0, 160)

/** Which school a row is for, or what it calls it that nobody understands. */
export function schoolMeant(
  register: Register,
  uai: string,
  name: string,
): School | { key: string; said: string; among: readonly School[] } | null {
  const code = uai.trim().toUpperCase()
  const byCode = register.byUai.get(code)
  if (byCode) return byCode
  const key = schoolKey(name) || code.toLowerCase()
  if (key === '') return null
  const said =
    register.byId.get(register.called.get(key) ?? '') ??
    register.byId.get(register.called.get(code.toLowerCase()) ?? '')
  if (said) return said
  const among = register.byName.get(key) ?? []
  // A code that no school bears beside a name that one bears: two schools of one name are told apart by their code.
  const only = among.length === 1 && !(code && among[0]?.uai) ? among[0] : undefined
  return only ?? { key, said: [name.trim(), code].filter(Boolean).join(', '), among }
}
