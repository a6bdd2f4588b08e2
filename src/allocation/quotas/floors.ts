import { countOf, type Kind, kinds } from '../programmes/words.ts'
import { conflictApart } from '../runs/solveApart.ts'
import { smallestConflict } from '../solving/conflict.ts'
import { solver } from '../solving/program.ts'
import { counts, type Need, type Quota, type Scenario, type Supply } from '../solving/scenario.ts'
import {
  type CountedFamily,
  isNamed,
  type Limits,
  type OpenPlaces,
  type Scope,
  sayPlacesLeft,
  standingOf,
  type WaitingGroup,
  waitingUnder,
} from './quotaRule.rules.ts'
import { sayCap, sayFloor } from './quotaRule.words.ts'

/** Up to that many limits the answer takes milliseconds; beyond, it is sought in a process of its own. */
const FEW = 16

/** How long a page waits for the answer, in milliseconds. */
const PATIENCE = 3000

type Rule = Scope & Limits & { name: string; promised: number }
type Facing = {
  places: readonly OpenPlaces[]
  waiting: readonly (WaitingGroup & CountedFamily)[]
  /** Ready computers and lines; `kept` says how many computers each agreement keeps. */
  stock: Record<Kind, number> & { kept: Readonly<Record<string, number>> }
}

/**
 * The fewest limits that today’s families, places and stock cannot keep together, each in a sentence; none when all can be kept.
 * Null when too many cross to say so while a page waits: a run says it before it computes.
 */
export async function floorsConflict(
  rules: readonly Rule[],
  facing: Facing,
  patience = PATIENCE,
): Promise<string[] | null> {
  if (rules.every((rule) => standingOf(rule, facing.places).owed === 0)) return []
  const scenario = scenarioOf(rules, facing)
  return scenario.quotas.length > FEW ? conflictApart(scenario, patience) : smallestConflict(await solver(), scenario)
}

/** Only what floors still ask and what may stand in their way: whoever no floor counts changes nothing, nor does one family more than all floors together ask. */
function scenarioOf(rules: readonly Rule[], { places, waiting, stock }: Facing): Scenario {
  const owed = rules.map((rule) => standingOf(rule, places).owed)
  const needs: Need[] = []
  for (const group of waiting)
    for (const kind of kinds) {
      const named = rules.flatMap((rule, at) => (rule.kind === kind && isNamed(rule, group) ? [at] : []))
      const most = named.reduce((sum, at) => sum + (owed[at] ?? 0), 0)
      if (!group.kinds.includes(kind) || most === 0) continue
      const attributes = { kind, commune: group.commune, ...Object.fromEntries(named.map((at) => [`r${at}`, '1'])) }
      const wish = `${kind} ${group.agreements.join(' ')}`
      for (let count = Math.min(group.families, most); count > 0; count--)
        needs.push({ id: `${needs.length}`, kind: wish, stratum: 1, points: 0, since: null, attributes })
    }
  const quotas = quotasOf(rules, owed, { places, waiting, stock }).filter(
    (quota) =>
      quota.max === null || needs.filter((need) => counts(quota, need, need.attributes.kind ?? '')).length > quota.max,
  )
  return { seed: '', needs, supply: supplyOf(needs, stock), quotas }
}

/** Common stock is limited by a quota of its own, so that a conflict can name it; what an agreement keeps suits only its families. */
function supplyOf(needs: readonly Need[], stock: Facing['stock']): Supply[] {
  const wishes = [...new Set(needs.map(({ kind }) => kind))]
  const suiting = (kind: Kind, agreement?: string) =>
    wishes.filter((wish) => {
      const [of, ...agreements] = wish.split(' ')
      return of === kind && (agreement === undefined || agreements.includes(agreement))
    })
  return [
    ...kinds.map((kind) => ({ class: kind, count: needs.length, suits: suiting(kind), fit: {} })),
    ...Object.entries(stock.kept).map(([id, count]) => ({ class: id, count, suits: suiting('computer', id), fit: {} })),
  ]
}

function quotasOf(rules: readonly Rule[], owed: readonly number[], { places, waiting, stock }: Facing): Quota[] {
  const kept = Object.values(stock.kept).reduce((sum, count) => sum + count, 0)
  const common = { computer: stock.computer - kept, connection: stock.connection }
  const none = { class: null, min: null, max: null }
  return [
    ...rules.flatMap((rule, at): Quota[] => {
      const where = { [`r${at}`]: ['1'] }
      const floor = {
        ...none,
        name: sayFloor(rule, owed[at] ?? 0, waitingUnder(rule, waiting)),
        where,
        min: owed[at] ?? 0,
      }
      const left = rule.at_most === null ? null : rule.at_most - rule.promised
      return [
        ...(owed[at] ? [floor] : []),
        ...(left === null ? [] : [{ ...none, name: sayCap(rule, left), where, max: left }]),
      ]
    }),
    ...places.map((row) => ({
      ...{ ...none, name: sayPlacesLeft(row), where: { kind: [row.kind], commune: [row.commune] } },
      max: Math.max(0, row.places - row.promised),
    })),
    ...kinds.map((kind) => ({
      ...{ ...none, name: `Stock : ${countOf(kind, common[kind])} pour tous`, where: {} },
      ...{ class: kind, max: common[kind] },
    })),
  ]
}
