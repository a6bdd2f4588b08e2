import { connectionAtHand, equipmentAtHand, livings } from '#needs/households/atHand.ts'
import { targetPublics } from '#needs/publics/words.ts'
import { sayOneOf } from '#platform/i18n/sayList.ts'
import { uncapital } from '#platform/text/capital.ts'
import type { FactName } from '../ranking/facts.ts'
import type { Condition, PriorityRules } from '../ranking/policy.ts'

type Words = Readonly<Record<string, string>>

/** The answers that a fact of several may take, in the words of the pages where they are noted. */
export const factChoices: Partial<Record<FactName, Words>> = {
  equipment: equipmentAtHand,
  connection: connectionAtHand,
  living: livings,
  publics: targetPublics,
}

/** What is decided between families that strata and points leave equal: the same words for every policy. */
const TIES = 'À points égaux, la demande la plus ancienne, puis le tirage.'

const oneOf = (fact: FactName, values: readonly string[]) =>
  sayOneOf(values.map((value) => uncapital(factChoices[fact]?.[value] ?? value)))

const several: Partial<Record<FactName, (values: readonly string[]) => string>> = {
  equipment: (values) =>
    String(values) === 'none' ? 'rien à la maison' : `à la maison, ${oneOf('equipment', values)}`,
  connection: (values) =>
    String(values) === 'none' ? 'aucune connexion' : `pour connexion, ${oneOf('connection', values)}`,
  living: (values) => oneOf('living', values),
  publics: (values) => oneOf('publics', values),
}

const counted: Partial<Record<FactName, readonly [one: string, many: string, none: string]>> = {
  adults: ['adulte', 'adultes', 'aucun adulte'],
  children: ['enfant', 'enfants', 'aucun enfant'],
  monthsWaited: ['mois d’attente', 'mois d’attente', 'moins d’un mois d’attente'],
}

/** "rien à la maison", "de 2 à 4 enfants", "bénéficiaire du RSA ou parent seul": one condition, of a family. */
export function sayCondition({ fact, values = [], atLeast, atMost }: Condition): string {
  if (fact === 'examYear') return 'quelqu’un passe un examen cette année'
  if (fact === 'urgent') return 'un besoin urgent'
  const words = counted[fact]
  if (!words) return several[fact]?.(values) ?? ''
  const [one, many, none] = words
  const of = (n: number) => `${n} ${n > 1 ? many : one}`
  if (atMost === undefined) return `au moins ${of(atLeast ?? 0)}`
  if (atMost === 0) return none
  if (atLeast === undefined || atLeast === 0) return `au plus ${of(atMost)}`
  return atLeast === atMost ? of(atMost) : `de ${atLeast} à ${of(atMost)}`
}

/** All that is asked together: "rien à la maison, et au moins 1 enfant". Nothing asked: everybody. */
export const sayConditions = (all: readonly Condition[]): string =>
  all.map(sayCondition).join(', et ') || 'toutes les familles'

/** "4 points", "1 point de moins". */
export const sayPoints = (points: number): string =>
  `${Math.abs(points)} point${Math.abs(points) > 1 ? 's' : ''}${points < 0 ? ' de moins' : ''}`

const openings = ['D’abord', 'Ensuite', 'Puis']
const explained = (name: string, all: readonly Condition[]) => {
  const said = sayConditions(all)
  return said.toLowerCase() === name.toLowerCase() ? name : `${name} (${said})`
}

/**
 * A policy as somebody reads it aloud, one sentence a line: its order, "D’abord : …", "Ensuite : …"; then its points, each a line of a list; then
 * "À points égaux, la demande la plus ancienne, puis le tirage."
 */
export function sayPolicy({ strata, others, points }: PriorityRules): {
  order: string[]
  points: string[]
  ties: string
} {
  return {
    order: [
      ...strata.map(({ name, all }, at) => `${openings[at] ?? 'Puis'} : ${explained(name, all)}.`),
      strata.length > 0 ? `Enfin : ${others}.` : `Toutes les familles ensemble : ${others}.`,
      points.length > 0 ? 'À priorité égale, les points :' : 'À priorité égale, aucun point ne départage.',
    ],
    points: points.map(({ reason, all, points: n }) => `${sayPoints(n)} : ${explained(reason, all)}.`),
    ties: TIES,
  }
}
