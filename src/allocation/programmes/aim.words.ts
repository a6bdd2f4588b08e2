import { type TargetPublic, targetPublics } from '#needs/publics/words.ts'
import { sayList } from '#platform/i18n/sayList.ts'
import { atCommune } from './words.ts'

/** "Élève", or several; "Tous les publics". */
export const sayPublics = (publics: readonly string[]): string =>
  publics.length === 0
    ? 'Tous les publics'
    : publics.map((one) => targetPublics[one as TargetPublic] ?? 'Autre public').join(', ')

const SOME = 4

/** "à Avion et à Lens", "dans 12 communes", "dans toutes les communes". `names` gives those of the programme. */
export function sayCommunes(communes: readonly string[], names: ReadonlyMap<string, string>): string {
  if (communes.length === 0) return 'dans toutes les communes du programme'
  if (communes.length > SOME) return `dans ${communes.length} communes`
  return sayList(communes.map((one) => atCommune(names.get(one) ?? 'une autre commune')))
}
