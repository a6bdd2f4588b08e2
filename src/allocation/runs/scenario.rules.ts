import { kindTitles } from '../programmes/words.ts'
import type { Quota, Scenario, Supply } from '../solving/scenario.ts'
import { covers, type Inputs, type Kit, type Participant, type Places, type StockClass, touches } from './inputs.ts'

/** What is frozen and published: everything but the seed, which nobody knows yet. */
export type Frozen = Omit<Scenario, 'seed'>

/** A limit before it has its code: `counts` tells whom it counts. */
interface Limit {
  name: string
  counts: (family: Participant) => boolean
  class: string | null
  min: number | null
  max: number | null
  /** It says what some families are: its name is not published when they are too few. */
  personal: boolean
}

/** Under this number of families, what they have in common is not published. */
export const FEWEST = 5
/** Devices that a kit takes when it does not say which. */
const computers = ['laptop', 'desktop', 'all_in_one', 'tablet']
/** Between two classes that suit equally well, what is kept for this programme goes first: the others may serve elsewhere. */
const EARMARKED = 0.1
export const LINES = 'Carte SIM'

export interface Assembled {
  frozen: Frozen
  /** For each participant, in the order of the inputs: the codes of the quotas that count it. */
  codes: string[][]
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
      quotas: named(kept.map(({ limit, counted }) => ({ ...limit, few: counted.filter(Boolean).length < FEWEST }))),
    },
    codes,
    nobody: inputs.rules
      .filter((rule) => !participants.some((family) => isNamed(rule, family)))
      .map(({ name }) => name),
  }
}

const codeOf = (index: number) => `q${index + 1}`

function limitsOf({ kits, lines, places, rules, stock, agreements, participants }: Inputs): Limit[] {
  const connected = new Set(kits.filter(({ kinds }) => kinds.includes('connection')).map(({ name }) => name))
  return [
    ...places.flatMap(placesLimits),
    {
      ...{ name: 'Lignes en stock', class: null, min: null, max: lines, personal: false },
      counts: (family: Participant) => connected.has(family.kit),
    },
    ...rules.map(
      (rule): Limit => ({
        ...{ name: rule.name, class: null, min: rule.min, max: rule.max, personal: rule.publics.length > 0 },
        counts: (family) => isNamed(rule, family),
      }),
    ),
    ...stock.flatMap((one): Limit[] => {
      const agreement = agreements.find(({ id }) => id === one.agreement)
      if (!one.agreement || participants.length === 0) return []
      return [
        {
          ...{ name: `Réservé : ${one.name}`, class: one.name, min: null, max: 0 },
          counts: (family) => !agreement || !covers(agreement, family),
          personal: (agreement?.publics.length ?? 0) > 0,
        },
      ]
    }),
  ]
}

/** The places of a commune; those kept for what an organisation prescribes are not for the families of others. */
function placesLimits({ commune, communeName, kind, left, kept }: Places): Limit[] {
  const name = `${communeName} : ${kindTitles[kind].toLowerCase()}`
  const here = (family: Participant) => family.commune === commune && family.kinds.includes(kind)
  const total = kept.reduce((sum, one) => sum + one.left, 0)
  const limit = (more: string, less: number, holders: readonly string[]): Limit => ({
    ...{ name: `${name}${more}`, class: null, min: null, max: Math.max(0, left - less), personal: false },
    counts: (family) => here(family) && !holders.includes(family.prescriber ?? ''),
  })
  return [
    limit('', 0, []),
    ...kept.map((one, at) => limit(`, sans les places gardées n° ${at + 1}`, one.left, [one.holder])),
    ...(kept.length > 1
      ? [
          limit(
            ', sans aucune place gardée',
            total,
            kept.map(({ holder }) => holder),
          ),
        ]
      : []),
  ]
}

/** What a crossing quota reads of a family. */
type Named = Pick<Participant, 'kinds' | 'commune' | 'publics' | 'prescriber' | 'agreement'>

/** Whether a crossing quota counts a family. */
export const isNamed = (rule: Inputs['rules'][number], family: Named): boolean =>
  family.kinds.includes(rule.kind) &&
  touches(rule.communes, [family.commune]) &&
  touches(rule.publics, family.publics) &&
  touches(rule.organisations, [family.prescriber ?? '']) &&
  touches(rule.agreements, [family.agreement ?? ''])

/** One name a quota; what too few families have in common is not said. */
function named(limits: readonly (Limit & { few: boolean })[]): Quota[] {
  const taken = new Set<string>()
  let hidden = 0
  return limits.map(({ name, personal, few, class: only, min, max }, index) => {
    const plain = personal && few ? `Quota protégé n° ${++hidden}` : name
    let own = plain
    for (let time = 2; taken.has(own); time++) own = `${plain} (${time})`
    taken.add(own)
    return { name: own, where: { [codeOf(index)]: ['1'] }, class: only, min, max }
  })
}

const supplyOf = ({ kits, stock, lines }: Inputs): Supply[] => [
  ...stock.map((one): Supply => {
    const suiting = kits.filter((kit) => suits(kit, one))
    return {
      ...{ class: one.name, count: one.count, suits: suiting.map(({ name }) => name) },
      fit: Object.fromEntries(suiting.flatMap((kit) => (fitOf(kit, one) ? [[kit.name, fitOf(kit, one)]] : []))),
    }
  }),
  ...(kits.some(isLine)
    ? [{ class: LINES, count: lines, suits: kits.filter(isLine).map(({ name }) => name), fit: {} }]
    : []),
]

const isLine = ({ kinds }: Kit) => !kinds.includes('computer')
const suits = (kit: Kit, { device }: StockClass) =>
  kit.kinds.includes('computer') && (kit.deviceKinds.length ? kit.deviceKinds : computers).includes(device ?? '')
const fitOf = ({ fit }: Kit, { name, category, device, earmarked }: StockClass): number =>
  (fit[name] ?? fit[category ?? ''] ?? fit[device ?? ''] ?? 0) + (earmarked ? EARMARKED : 0)
