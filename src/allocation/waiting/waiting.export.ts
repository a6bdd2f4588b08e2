import { targetPublics } from '#needs/publics/words.ts'
import type { Acting } from '#platform/access/acting.ts'
import type { Numbered } from './order.page.rules.ts'
import { lastRunsOf, namesOf } from './order.read.store.ts'
import { sayPointsAndReasons } from './order.words.ts'

const AT_ONCE = 1000

export const orderedColumns = [
  'Place',
  'Famille',
  'Commune',
  'Priorité',
  'Points',
  'Raisons',
  'Date du besoin',
  'Publics',
  'Kit',
  'Dernier passage',
  'Résultat',
]

/** The waiting list for the coordination's spreadsheet, in the adopted order. */
export async function* orderedLines(
  by: Acting,
  programmeId: string,
  rows: readonly Numbered[],
): AsyncGenerator<(string | number | null)[][]> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE)
    const ids = some.map(({ one }) => one.household)
    const [named, runs] = await Promise.all([namesOf(by, ids), lastRunsOf(by, programmeId, ids)])
    const names = new Map(named.map((row) => [row.id, row]))
    const last = new Map(runs.map((row) => [row.household, row]))
    yield some.map(({ one, place }) => [
      ...[
        place,
        names.get(one.household)?.name ?? '',
        names.get(one.household)?.commune_name ?? '',
        one.stratumName,
        one.points,
        sayPointsAndReasons(one),
        one.since,
      ],
      ...[one.publics.map((each) => targetPublics[each as keyof typeof targetPublics]).join(', '), one.kit],
      ...[last.get(one.household)?.name ?? '', sayOutcome(last.get(one.household)?.outcome)],
    ])
  }
}

const sayOutcome = (outcome: string | undefined) => (outcome ? (outcome === 'served' ? 'Servie' : 'En attente') : '')
