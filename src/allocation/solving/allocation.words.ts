import { counted } from '#platform/ui/counted.ts'
import type { Allocation } from './allocate.ts'

/** What was decided, for a person at the terminal. */
export function sayAllocation(found: Allocation): string {
  if (found.status === 'infeasible')
    return [
      'Aucune attribution ne tient ces quotas ensemble :',
      ...found.conflict.map((name) => `  ${name}`),
      'Baissez un minimum, relevez un maximum ou ajoutez du stock.',
    ].join('\n')
  const { served, assignments, waiting, points, cutoffs } = found
  return [
    `${counted(assignments.length, 'besoin servi', 'besoins servis')}, ${counted(waiting.length, 'en attente', 'en attente')}, ${counted(points, 'point', 'points')}.`,
    ...served.map((count, index) => `  priorité ${index + 1} : ${count}`),
    'Le dernier servi, là où quelqu’un attend :',
    ...cutoffs
      .filter((line) => line.lastServed && line.waiting > 0)
      .map(
        ({ quotas, lastServed, waiting: others }) =>
          `  ${quotas.join(', ') || 'partout'} : priorité ${lastServed?.stratum}, ${lastServed?.points} points (${counted(others, 'attend', 'attendent')})`,
      ),
  ].join('\n')
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
