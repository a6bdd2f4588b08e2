import type { Member } from '#platform/access/member.ts'
import { type FactName, facts } from '../ranking/facts.ts'
import type { Condition, PointLine, PriorityRules, Stratum } from '../ranking/policy.ts'
import type { Line } from './line.ts'

/** A text that a committee votes and a family reads stays short. */
export const MOST_STRATA = 12
export const MOST_POINT_LINES = 30
/** Largest number of points of one line, either way. */
export const MOST_POINTS = 100

/** Every family to which `narrow` applies is one to which `wide` applies. */
function isWithin(narrow: Condition, wide: Condition): boolean {
  if (narrow.fact !== wide.fact) return false
  const { shape } = facts[wide.fact]
  if (shape === 'yes') return true
  if (shape === 'several') return (narrow.values ?? []).every((value) => wide.values?.includes(value))
  return (
    (narrow.atLeast ?? 0) >= (wide.atLeast ?? 0) &&
    (narrow.atMost ?? Number.POSITIVE_INFINITY) <= (wide.atMost ?? Number.POSITIVE_INFINITY)
  )
}

/** Whatever family these conditions name, the other ones name it too. */
export const widerThan = (wide: readonly Condition[], narrow: readonly Condition[]): boolean =>
  wide.every((one) => narrow.some((other) => isWithin(other, one)))

const same = (one: readonly Condition[], other: readonly Condition[]) => widerThan(one, other) && widerThan(other, one)
const alike = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

/** A refusal of one line, and the field that it concerns. */
type LineRefusal = { field: string; refusal: string }

/** Why no family could ever meet these conditions, or all would. */
function refusalOfConditions(all: readonly Condition[]): LineRefusal | null {
  if (all.length === 0)
    return {
      field: 'form',
      refusal: 'Cochez ou écrivez au moins une condition : sans elle, toutes les familles y seraient.',
    }
  for (const { fact, atLeast, atMost } of all) {
    if (atLeast !== undefined && atMost !== undefined && atLeast > atMost)
      return {
        field: `${fact}-atMost`,
        refusal: `Personne ne peut avoir à la fois au moins ${atLeast} et au plus ${atMost}.`,
      }
    if (facts[fact].shape === 'number' && (atLeast ?? 0) === 0 && atMost === undefined)
      return {
        field: `${fact}-atLeast`,
        refusal: '« Au moins 0 » est vrai de toutes les familles : écrivez 1 ou plus.',
      }
  }
  return null
}

/** Why a priority cannot stand at this place of the list, or not beside another. */
function refusalOfStratum(strata: readonly Stratum[], at: number): LineRefusal | null {
  const line = strata[at]
  if (!line) return null
  if (strata.length > MOST_STRATA)
    return { field: 'form', refusal: `Au plus ${MOST_STRATA} priorités : au-delà, personne ne les retient.` }
  const twin = strata.findIndex(
    (other, place) => place !== at && (alike(other.name, line.name) || same(other.all, line.all)),
  )
  if (twin >= 0)
    return alike(strata[twin]?.name ?? '', line.name)
      ? { field: 'name', refusal: `La priorité ${twin + 1} porte déjà ce nom.` }
      : { field: 'form', refusal: `La priorité ${twin + 1} demande exactement la même chose.` }
  return refusalOfConditions(line.all)
}

/** The same of a line of points; none adds nor takes away nothing. */
function refusalOfPoints(points: readonly PointLine[], at: number): LineRefusal | null {
  const line = points[at]
  if (!line) return null
  if (points.length > MOST_POINT_LINES)
    return { field: 'form', refusal: `Au plus ${MOST_POINT_LINES} lignes de points.` }
  if (line.points === 0) return { field: 'points', refusal: 'Zéro point ne change rien : écrivez un autre nombre.' }
  const twin = points.findIndex(
    (other, place) => place !== at && (alike(other.reason, line.reason) || same(other.all, line.all)),
  )
  if (twin >= 0)
    return alike(points[twin]?.reason ?? '', line.reason)
      ? { field: 'name', refusal: `La ligne ${twin + 1} donne déjà cette raison.` }
      : { field: 'form', refusal: `La ligne ${twin + 1} compte déjà exactement la même chose.` }
  return refusalOfConditions(line.all)
}

/** Priorities that no family ever reaches, because one above takes all of theirs: a sentence for each, by its place. */
export function neverReached(strata: readonly Stratum[]): Map<number, string> {
  const said = new Map<number, string>()
  for (const [at, { all }] of strata.entries()) {
    const above = strata.slice(0, at).findIndex((other) => widerThan(other.all, all))
    if (above >= 0)
      said.set(
        at,
        `Personne n’y sera jamais : toutes ses familles sont déjà dans la priorité ${above + 1}. Montez-la au-dessus, ou retirez-la.`,
      )
  }
  return said
}

/** Who adopts, for the body that decided: the person who manages the organisation. */
export const refusalOfWho = ({ admin }: Pick<Member, 'admin'>): string | null =>
  admin ? null : 'Qui gère votre structure enregistre l’adoption. Vous pouvez préparer le brouillon.'

/** Why a draft cannot be adopted on this day as it stands. `last` is the day on which the version in force was. */
export function refusalToAdopt(
  rules: PriorityRules,
  on: string,
  today: string,
  last: string | null,
): LineRefusal | null {
  if (on > today) return { field: 'adopted_on', refusal: 'Ce jour n’est pas encore venu.' }
  if (last && on < last) return { field: 'adopted_on', refusal: 'La version en vigueur a été adoptée après ce jour.' }
  const lost = neverReached(rules.strata)
  if (lost.size > 0)
    return {
      field: 'form',
      refusal: 'Une priorité au moins ne servira jamais : revoyez l’ordre du brouillon.',
    }
  return null
}

/** Facts that a condition may ask, in the order of the form. */
export const factNames = Object.keys(facts) as FactName[]

/** What the page and the last word of the database say of a version that is adopted. */
export const FROZEN = 'Cette version est adoptée : elle ne change plus. Préparez la suivante.'

/** Why nothing of a version is written any more. */
export const refusalOfFrozen = ({ state }: { state: string }): string | null => (state === 'draft' ? null : FROZEN)

/** Why a line as it was just written does not hold in its policy. */
export function refusalOfLine(rules: PriorityRules, line: Line): LineRefusal | null {
  if (line.kind === 'priorite')
    return alike(rules.strata[line.at]?.name ?? '', rules.others)
      ? { field: 'name', refusal: 'Les autres familles portent déjà ce nom.' }
      : refusalOfStratum(rules.strata, line.at)
  if (line.kind === 'points') return refusalOfPoints(rules.points, line.at)
  const twin = rules.strata.findIndex(({ name }) => alike(name, rules.others))
  return twin < 0 ? null : { field: 'name', refusal: `La priorité ${twin + 1} porte déjà ce nom.` }
}
