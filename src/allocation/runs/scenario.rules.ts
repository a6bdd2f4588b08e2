import { covers } from '../allocations/covered.rules.ts'
import { fitOf, type Kit, suits } from '../kits/kit.rules.ts'
import type { Quota, Scenario, Supply } from '../solving/scenario.ts'
import { isNamed, type Places } from '../waiting/limits.rules.ts'
import type { Participant } from '../waiting/participants.rules.ts'
import type { Inputs } from './inputs.ts'
import { keptLimit, LINES_LIMIT, placesLimit } from './names.rules.ts'

/** What is frozen and published: everything but the seed, which nobody knows yet. */
export type Frozen = Omit<Scenario, 'seed'>

/** A limit before it has its code: `counts` tells whom it counts. */
interface Limit {
  name: string
  counts: (family: Participant) => boolean
  class: string | null
  min: number | null
  max: number | null
}

export const LINES = 'Carte SIM'

export interface Assembled {
  frozen: Frozen
  /** Crossing quotas that count nobody, by their names. */
  nobody: string[]
}

/**
 * The question of a run, as anyone will read it: pseudonyms, months, codes. Needs are in the order of their pseudonyms, which says
 * nothing of who came first.
 */
export function scenarioOf(inputs: Inputs, pseudonymOf: (family: Participant, at: number) => string): Assembled {
  const { participants } = inputs
  const all = limitsOf(inputs).map((limit) => ({ limit, counted: participants.map(limit.counts) }))
  const kept = all.filter(({ limit, counted }) => counted.includes(true) || (limit.min ?? 0) > 0)
  const codes = participants.map((_, at) => kept.flatMap(({ counted }, index) => (counted[at] ? [codeOf(index)] : [])))
  const needs = participants.map((family, at) => ({
    id: pseudonymOf(family, at),
    kind: family.kit,
    stratum: family.ranking.stratum,
    points: family.ranking.points,
    since: family.since,
    attributes: Object.fromEntries((codes[at] ?? []).map((code) => [code, '1'])),
  }))
  return {
    frozen: {
      needs: needs.sort((a, b) => (a.id < b.id ? -1 : 1)),
      supply: supplyOf(inputs),
      quotas: named(kept.map(({ limit }) => limit)),
    },
    nobody: inputs.rules
      .filter((rule) => !participants.some((family) => isNamed(rule, family)))
      .map(({ name }) => name),
  }
}

const codeOf = (index: number) => `q${index + 1}`

function limitsOf({ kits, lines, places, rules, stock, agreements, today }: Inputs): Limit[] {
  const connected = new Set(kits.filter(({ has_connection }) => has_connection).map(({ name }) => name))
  return [
    ...places.flatMap(placesLimits),
    {
      ...{ name: LINES_LIMIT, class: null, min: null, max: lines },
      counts: (family: Participant) => connected.has(family.kit),
    },
    ...rules.map(
      (rule): Limit => ({
        ...{ name: rule.name, class: null, min: rule.min, max: rule.max },
        counts: (family) => isNamed(rule, family),
      }),
    ),
    ...stock.flatMap(({ name, agreementId }): Limit[] => {
      if (!agreementId) return []
      const agreement = agreements.find(({ id }) => id === agreementId)
      return [
        {
          ...{ name: keptLimit(name), class: name, min: null, max: 0 },
          counts: (family) => !agreement || !covers(agreement, family, today),
        },
      ]
    }),
  ]
}

/** The places of a commune; those kept for what an organisation prescribes are not for the families of others. */
function placesLimits({ commune, communeName, kind, left, kept }: Places): Limit[] {
  const here = (family: Participant) => family.commune === commune && family.kinds.includes(kind)
  const total = kept.reduce((sum, one) => sum + one.left, 0)
  const limit = (less: number, holders: readonly string[], without?: number | 'all kept'): Limit => ({
    ...{ name: placesLimit(communeName, kind, without), class: null, min: null, max: Math.max(0, left - less) },
    counts: (family) => here(family) && !holders.includes(family.prescriberId ?? ''),
  })
  return [
    limit(0, []),
    ...kept.map((one, at) => limit(one.left, [one.holder], at + 1)),
    ...(kept.length > 1
      ? [
          limit(
            total,
            kept.map(({ holder }) => holder),
            'all kept',
          ),
        ]
      : []),
  ]
}

/** One name a quota. */
function named(limits: readonly Limit[]): Quota[] {
  const taken = new Set<string>()
  return limits.map(({ name, class: only, min, max }, index) => {
    let own = name
    for (let time = 2; taken.has(own); time++) own = `${name} (${time})`
    taken.add(own)
    return { name: own, where: { [codeOf(index)]: ['1'] }, class: only, min, max }
  })
}

const supplyOf = ({ kits, stock, lines }: Inputs): Supply[] => [
  ...stock.map((one): Supply => {
    const suiting = kits.filter((kit) => suits(kit, one.kind))
    return {
      ...{ class: one.name, count: one.count, suits: suiting.map(({ name }) => name) },
      fit: Object.fromEntries(suiting.flatMap((kit) => (fitOf(kit, one) ? [[kit.name, fitOf(kit, one)]] : []))),
    }
  }),
  ...(kits.some(isLine)
    ? [{ class: LINES, count: lines, suits: kits.filter(isLine).map(({ name }) => name), fit: {} }]
    : []),
]

const isLine = ({ has_computer }: Kit) => !has_computer
