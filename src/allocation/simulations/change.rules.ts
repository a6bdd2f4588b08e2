import type { PriorityRules } from '../ranking/policy.ts'
import { LINES } from '../runs/scenario.rules.ts'
import type { Change, Target } from './change.ts'
import type { Inputs, Limit, StockClass } from './inputs.ts'

/** What can be changed, as it is sent and as it is read. */
export function changeable({ limits, stock, policies }: Inputs): [sent: string, label: string, target: Target][] {
  const reasons = [...new Set(policies.flatMap(({ rules }) => rules.points.map(({ reason }) => reason)))]
  return [
    ...limits.map(({ code, name }): [string, string, Target] => [`most:${code}`, `${name} : au plus`, { most: code }]),
    ...limits.map(({ code, name }): [string, string, Target] => [
      `least:${code}`,
      `${name} : au moins`,
      { least: code },
    ]),
    ...stock.map(({ name }, at): [string, string, Target] => [
      `stock:${at}`,
      `Stock : ${name === LINES ? 'Lignes (cartes SIM)' : name}`,
      { stock: name },
    ]),
    ...reasons.map((reason, at): [string, string, Target] => [
      `points:${at}`,
      `Points : ${reason}`,
      { points: reason },
    ]),
  ]
}

/** Today's number; null when nothing limits yet, or when the order does not have this reason. */
export function numberToday(target: Target, { limits, stock }: Inputs, rules: PriorityRules): number | null {
  if ('most' in target) return limitOf(limits, target.most)?.atMost ?? null
  if ('least' in target) return limitOf(limits, target.least)?.atLeast ?? 0
  if ('stock' in target) return stock.find(({ name }) => name === target.stock)?.count ?? null
  return rules.points.find(({ reason }) => reason === target.points)?.points ?? null
}

/** A limit by its code. */
export const limitOf = (limits: Limit[], code: string) => limits.find((limit) => limit.code === code)

/** The number that a change leads to. */
export const numberAfter = ({ value, added }: Change, today: number | null): number =>
  added ? (today ?? 0) + value : value

/** Why a change makes no sense, or null. */
export function refusalOfChange(change: Change, inputs: Inputs, rules: PriorityRules): string | null {
  const today = numberToday(change.what, inputs, rules)
  const after = numberAfter(change, today)
  if ('points' in change.what) {
    if (today === null) return 'Cette raison n’est pas dans l’ordre choisi.'
    return Math.abs(after) > 1000 ? 'Entre −1 000 et 1 000 points.' : null
  }
  if (after < 0) return `Il n’y en a que ${today ?? 0} : on ne peut pas en retirer autant.`
  return after > 1_000_000 ? 'Un million au plus.' : null
}

/** Today's limits, stock and order with these changes. */
export function changed(
  inputs: Inputs,
  rules: PriorityRules,
  changes: readonly Change[],
): { limits: Limit[]; stock: StockClass[]; rules: PriorityRules } {
  const find = (mine: (target: Target) => boolean) => changes.find(({ what }) => mine(what))
  const put = <T extends number | null>(change: Change | undefined, today: T) =>
    change ? numberAfter(change, today) : today
  return {
    limits: inputs.limits.map((limit) => ({
      ...limit,
      atMost: put(
        find((what) => 'most' in what && what.most === limit.code),
        limit.atMost,
      ),
      atLeast: put(
        find((what) => 'least' in what && what.least === limit.code),
        limit.atLeast,
      ),
    })),
    stock: inputs.stock.map((one) => ({
      ...one,
      count: put(
        find((what) => 'stock' in what && what.stock === one.name),
        one.count,
      ),
    })),
    rules: {
      ...rules,
      points: rules.points.map((line) => ({
        ...line,
        points: put(
          find((what) => 'points' in what && what.points === line.reason),
          line.points,
        ),
      })),
    },
  }
}
