import { counted } from '#platform/ui/counted.ts'
import type { Allocation } from './allocate.ts'
import { names, type Scenario } from './scenario.ts'

/** What was decided, for a person at the terminal. */
export function sayAllocation(found: Allocation, scenario: Scenario): string {
  if (found.status === 'infeasible')
    return [
      'Aucune attribution ne tient ces quotas ensemble :',
      ...found.conflict.map((name) => `  ${name}`),
      'Baissez un minimum, relevez un maximum ou ajoutez du stock.',
      ...sayUnnamed(scenario),
    ].join('\n')
  const { served, assignments, waiting, points, cutoffs } = found
  const lines = cutoffs.filter((line) => line.lastServed && line.waiting > 0)
  return [
    `${counted(assignments.length, 'besoin servi', 'besoins servis')}, ${counted(waiting.length, 'en attente', 'en attente')}, ${counted(points, 'point', 'points')}.`,
    ...served.map((count, index) => `  priorité ${index + 1} : ${count}`),
    ...(lines.length > 0 ? ['Le dernier servi, là où quelqu’un attend :'] : []),
    ...lines.map(
      ({ quotas, lastServed, waiting: others }) =>
        `  ${quotas.join(', ') || 'partout'} : priorité ${lastServed?.stratum}, ${counted(lastServed?.points ?? 0, 'point')} (${counted(others, 'attend', 'attendent')})`,
    ),
    ...sayUnnamed(scenario),
  ].join('\n')
}

/** Quotas that count nobody: a word written otherwise than in the needs is the most common reason. */
function sayUnnamed(scenario: Scenario): string[] {
  const unnamed = scenario.quotas.filter((quota) => !scenario.needs.some((need) => names(quota, need)))
  return unnamed.length === 0
    ? []
    : [
        `${unnamed.length > 1 ? 'Ces quotas ne comptent' : 'Ce quota ne compte'} aucun besoin : relisez ce qu’${unnamed.length > 1 ? 'ils nomment' : 'il nomme'}.`,
        ...unnamed.map(({ name }) => `  ${name}`),
      ]
}

/** A verdict, then what is wrong, one a line; twenty at most, and how many more. */
export function listed(verdict: string, faults: string[]): string {
  const more = faults.length - 20
  return [
    verdict,
    ...faults.slice(0, 20).map((fault) => `  ${fault}`),
    ...(more > 0 ? [`  et ${counted(more, 'autre différence', 'autres différences')}.`] : []),
  ].join('\n')
}
