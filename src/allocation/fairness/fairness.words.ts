import { targetPublics } from '#needs/publics/words.ts'
import { capital } from '#platform/text/capital.ts'
import { sayNumber } from '#platform/ui/counted.ts'
import type { Axis, FairLine } from './fairness.store.ts'

/** What each table is about, in the order of the page. Sex is not noted, hence not compared. */
export const axes: readonly [Axis, title: string, column: string][] = [
  ['commune', 'Commune par commune', 'Commune'],
  ['public', 'Public par public', 'Public'],
  ['age', 'Selon l’âge du plus âgé', 'Âge'],
  ['structure', 'Selon la structure qui oriente', 'Structure'],
  ['prescriber', 'Selon la personne qui oriente', 'Personne'],
]

const ages: Record<string, string> = {
  under_26: 'Moins de 26 ans',
  under_40: 'De 26 à 39 ans',
  under_60: 'De 40 à 59 ans',
  from_60: '60 ans et plus',
  unknown: 'Âge non noté',
}
const ageOrder = Object.keys(ages)

/** A group as people say it. */
export function sayGroup({ axis, grp, label }: FairLine): string {
  if (axis === 'public')
    return grp === 'none' ? 'Aucun public déclaré' : targetPublics[grp as keyof typeof targetPublics]
  if (axis === 'age') return ages[grp] ?? ''
  return capital(label ?? '')
}

/** Ages from the youngest, the others by their names. */
export const byGroup = (one: FairLine, other: FairLine): number =>
  one.axis === 'age'
    ? ageOrder.indexOf(one.grp) - ageOrder.indexOf(other.grp)
    : sayGroup(one).localeCompare(sayGroup(other), 'fr')

export const sayDays = (days: number | null): string =>
  days === null ? '–' : `${sayNumber(days)} jour${days > 1 ? 's' : ''}`
