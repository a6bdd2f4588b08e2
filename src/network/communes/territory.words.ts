import { createRequire } from 'node:module'

const read = createRequire(import.meta.url)
const names = new Map(
  (read('@etalab/decoupage-administratif/data/departements.json') as { code: string; nom: string }[]).map(
    ({ code, nom }) => [code, nom],
  ),
)

/** "62 Pas-de-Calais" */
export const sayDepartement = (code: string): string => [code, names.get(code)].filter(Boolean).join(' ')

const forms: readonly (readonly [RegExp, string])[] = [
  [/^CC /, 'Communauté de communes '],
  [/^CA /, 'Communauté d’agglomération '],
  [/^CU /, 'Communauté urbaine '],
]

/** The official name of an intercommunalité without its letters: "CA de Béthune" is "Communauté d’agglomération de Béthune". */
export const sayGroup = (name: string): string =>
  forms.reduce((said, [short, whole]) => said.replace(short, whole), name)
