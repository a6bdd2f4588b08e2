import { type Birth, sayBirth } from '../ages/birth.words.ts'

export type Child = Birth & { household_id: string; first_name: string; adult: boolean }

/** A part of a birth that both files know, and not alike. */
const differ = (one: number | null, other: number | null) => one !== null && other !== null && one !== other

/** Why two files are not those of one child. */
export function refusalOfHomes(child: Child, other: Child | undefined): string | null {
  if (child.adult) return `${child.first_name} est notée comme adulte : deux foyers, c’est pour un enfant.`
  if (!other || other.adult) return 'Choisissez la fiche de l’enfant dans l’autre famille.'
  if (child.household_id === other.household_id)
    return 'Ces deux fiches sont dans la même famille : corrigez l’une d’elles.'
  if (
    differ(child.birth_year, other.birth_year) ||
    differ(child.birth_month, other.birth_month) ||
    differ(child.birth_day, other.birth_day)
  )
    return `Ces deux fiches ne disent pas la même naissance (${sayBirth(child)}, ${sayBirth(other)}). Corrigez celle qui se trompe, puis recommencez.`
  return null
}

export const ALREADY_LINKED = 'Cet enfant a déjà deux foyers notés. Dites d’abord que ce n’est plus le cas.'
