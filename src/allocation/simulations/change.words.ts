import { sayNumber } from '#platform/ui/counted.ts'
import type { PriorityRules } from '../ranking/policy.ts'
import { limitOf, numberAfter, numberToday } from './change.rules.ts'
import type { Change, Target } from './change.ts'
import type { Inputs } from './inputs.ts'

/** "Harnes, ordinateurs, au plus : 60 au lieu de 40" */
export function sayChange(change: Change, inputs: Inputs, rules: PriorityRules): string {
  const today = numberToday(change.what, inputs, rules)
  const label = labelOf(change.what, inputs)
  return `${label} ${sayNumber(numberAfter(change, today))}${today === null ? '' : ` au lieu de ${sayNumber(today)}`}`
}

function labelOf(target: Target, { limits }: Inputs): string {
  if ('most' in target) return `${limitOf(limits, target.most)?.name}, au plus :`
  if ('least' in target) return `${limitOf(limits, target.least)?.name}, au moins :`
  return 'stock' in target ? `Stock, ${target.stock} :` : `Points, « ${target.points} » :`
}
