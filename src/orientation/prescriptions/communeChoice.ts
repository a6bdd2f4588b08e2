import { type Commune, communeMeant, findCommunes } from '#network/communes/commune.store.ts'
import type { Db } from '#platform/db/bound.ts'
import type { Errors } from '#platform/web/form.ts'

/** What was typed as a commune: the one meant if there is one, and those to choose from while the words alone do not say. */
export type CommuneChoice = { typed: string; meant: Commune | null; choices: readonly Commune[] }

export const labelOf = (commune: Commune): string => `${commune.name} (${commune.postcodes[0] ?? commune.insee})`

/** `ticked` counts only among the communes that answer to what is typed now: words changed since then win. */
export async function communeChoice(db: Db, typed: string, ticked = ''): Promise<CommuneChoice> {
  if (typed === '') return { typed, meant: null, choices: [] }
  const meant = await communeMeant(db, typed)
  if (meant) return { typed, meant, choices: [] }
  const choices = await findCommunes(db, typed)
  return { typed, meant: choices.find((commune) => labelOf(commune) === ticked) ?? null, choices }
}

export const sayUnknown = ({ typed, meant, choices }: CommuneChoice): Errors => {
  if (typed === '' || meant) return {}
  return choices.length > 0
    ? { commune_choice: 'Plusieurs communes répondent à ce nom : choisissez la bonne.' }
    : { commune: 'Cette commune n’est pas reconnue. Écrivez son nom et son code postal.' }
}
