import type { Lottery } from './lottery.ts'
import type { Need, Scenario, Supply } from './scenario.ts'

/** What a run maximises, one after the other: none of them gives way to a later one. */
export interface Objective {
  name: string
  /** What serving this need with this class is worth: a whole number. */
  worth: (need: Need, supply: Supply) => number
  /** What tells two needs of one cell apart: nothing but the class they get, their stratum, their points, or all that they are. */
  grain: 'class' | 'stratum' | 'points' | 'need'
}

/** Scales that make points and fits whole numbers: 10 where one decimal is written. */
interface Scales {
  points: number
  fit: number
}

/** The name of the objective that serves the most of one stratum, as a certificate bears it. */
export const stratumObjective = (stratum: number): string => `${STRATUM}${stratum}`
const STRATUM = 'stratum '

/** The stratum that such a name says; null for any other objective. */
export const stratumIn = (objective: string): number | null =>
  objective.startsWith(STRATUM) ? Number(objective.slice(STRATUM.length)) : null

/** Strata in their order, then points, then fit, then days waited, then the lottery. */
export function objectivesOf({ needs, supply }: Scenario, lottery: Lottery): Objective[] {
  const { points, fit } = scalesOf({ needs, supply })
  const strata = [...new Set(needs.map((need) => need.stratum))].sort((a, b) => a - b)
  const last = needs.reduce((latest, { since }) => Math.max(latest, dayOf(since)), 0)
  return [
    ...strata.map(
      (stratum): Objective => ({
        name: stratumObjective(stratum),
        grain: 'stratum',
        worth: (need) => (need.stratum === stratum ? 1 : 0),
      }),
    ),
    { name: 'points', grain: 'points', worth: (need) => Math.round(need.points * points) },
    { name: 'fit', grain: 'class', worth: (need, { fit: fits }) => Math.round((fits[need.kind] ?? 0) * fit) },
    { name: 'waited', grain: 'need', worth: (need) => (need.since ? last - dayOf(need.since) : 0) },
    { name: 'lottery', grain: 'need', worth: (need) => -lottery.rank(need) },
  ]
}

/** Scales of a scenario: the decimals that its points and its fits are written with. */
export function scalesOf({ needs, supply }: Pick<Scenario, 'needs' | 'supply'>): Scales {
  return {
    points: scaleOf(needs.map((need) => need.points)),
    fit: scaleOf(supply.flatMap(({ fit }) => Object.values(fit))),
  }
}

const scaleOf = (values: number[]) =>
  10 ** Math.max(0, ...new Set(values.map((value) => (String(value).split('.')[1] ?? '').length)))
const dayOf = (since: string | null) => (since ? Date.parse(`${since}T00:00:00Z`) / 86_400_000 : 0)
