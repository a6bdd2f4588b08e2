import { z } from 'zod'
import type { Errors, Typed } from '#platform/web/form.ts'
import { short } from '#platform/web/pieces.ts'
import { type PriorityRules, plainRules } from '../ranking/policy.ts'
import { changeable, refusalOfChange } from './change.rules.ts'
import type { Alternative, Change } from './change.ts'
import type { Inputs } from './inputs.ts'

/** How many scenarios stand beside today's, and how many numbers each changes. */
const MOST_SCENARIOS = 3
const MOST_CHANGES = 3

/** Fields of one scenario, which carry its number: `nom-2`, `ordre-2`, `quoi-2-1`, `nombre-2-1`. */
export const nameField = (at: number) => `nom-${at}`
export const policyField = (at: number) => `ordre-${at}`
export const whatField = (at: number, line: number) => `quoi-${at}-${line}`
export const numberField = (at: number, line: number) => `nombre-${at}-${line}`

const each = (most: number) => Array.from({ length: most }, (_, index) => index + 1)
export const scenarioNumbers = each(MOST_SCENARIOS)
export const changeNumbers = each(MOST_CHANGES)

export const SimulationForm = z.object({
  name: short(120, 'Donnez un nom à cette simulation.').min(2, 'Donnez un nom à cette simulation.'),
  ...Object.fromEntries(
    scenarioNumbers.flatMap((at) => [
      [nameField(at), z.string().max(60, 'Soixante lettres au plus.').optional()],
      [policyField(at), z.string().max(80).optional()],
      ...changeNumbers.flatMap((line) => [
        [whatField(at, line), z.string().max(80).optional()],
        [numberField(at, line), z.string().max(12, 'Écrivez un nombre.').optional()],
      ]),
    ]),
  ),
})

/** Reads the scenarios that say something, or a reason beside each field. */
export function readAlternatives(typed: Typed, inputs: Inputs): { alternatives: Alternative[]; errors: Errors } {
  const errors: Errors = {}
  const alternatives = scenarioNumbers.flatMap((at) => {
    const policyId = String(typed[policyField(at)] ?? '') || null
    const policy = inputs.policies.find(({ id }) => id === policyId)
    if (policyId && !policy) errors[policyField(at)] = 'Choisissez un ordre de la liste.'
    const changes = changeNumbers.flatMap(
      (line) => changeAt(at, line, policy?.rules ?? inputs.rules ?? plainRules) ?? [],
    )
    twice(changes, at)
    const isSaid = policyId !== null || changes.length > 0
    return isSaid ? [{ name: String(typed[nameField(at)] ?? '').trim() || `Scénario ${at}`, policyId, changes }] : []
  })
  if (alternatives.length === 0 && Object.keys(errors).length === 0)
    errors[whatField(1, 1)] = 'Changez au moins une chose : une place, un stock, des points ou l’ordre.'
  return { alternatives, errors }

  function changeAt(at: number, line: number, rules: PriorityRules): Change | null {
    const [sent, number] = [String(typed[whatField(at, line)] ?? ''), String(typed[numberField(at, line)] ?? '')]
    if (!sent && !number) return null
    const target = changeable(inputs).find(([known]) => known === sent)?.[2]
    if (!target) errors[whatField(at, line)] = 'Dites ce qui change.'
    const read = readNumber(number)
    if (!read) errors[numberField(at, line)] = 'Écrivez un nombre entier : 60, +10 ou −10.'
    if (!target || !read) return null
    const change = { what: target, ...read }
    const refusal = refusalOfChange(change, inputs, rules)
    if (refusal) errors[numberField(at, line)] = refusal
    return change
  }

  function twice(changes: readonly Change[], at: number): void {
    const said = changes.map(({ what }) => JSON.stringify(what))
    const again = said.findIndex((one, index) => said.indexOf(one) < index)
    if (again >= 0) errors[whatField(at, again + 1)] ??= 'Ce scénario change déjà cela plus haut.'
  }
}

/** "60" is written in place, "+10" and "−10" are added. */
function readNumber(text: string): Pick<Change, 'value' | 'added'> | null {
  const found = /^([+-]?)(\d{1,7})$/.exec(text.replace(/[\s\u00a0\u202f]/g, '').replace('−', '-'))
  if (!found) return null
  return { value: Number(found[2]) * (found[1] === '-' ? -1 : 1), added: found[1] !== '' }
}
