import { createHash } from 'node:crypto'
import type { AllocationCertificate, Claim } from './certificate.ts'
import type { Need, Quota, Scenario, Supply } from './scenario.ts'

/** What a check found: sentences of what is wrong, and the objectives whose best value is not proved. */
interface Checked {
  faults: string[]
  unproved: string[]
}

type Worth = (need: Need, supply: Supply) => bigint

/**
 * Verifies an allocation without the solver and without anything that made it: the limits are kept, every objective has the
 * value it says, and no allocation has a better one. The last is weak duality: whatever the prices, what a need is worth cannot
 * exceed the prices it pays plus its surplus, so prices paid for every limit plus all surpluses bound every allocation.
 */
export function check({ scenario, assignments, objectives }: AllocationCertificate): Checked {
  const faults = limitsBroken(scenario, assignments)
  if (faults.length > 0) return { faults, unproved: [] }
  const needs = new Map(scenario.needs.map((need) => [need.id, need]))
  const supply = new Map(scenario.supply.map((one) => [one.class, one]))
  const limits = new Set(scenario.quotas.map(({ name }) => name))
  const expected = worths(scenario)
  const names = [...expected.keys()]
  if (objectives.map(({ name }) => name).join() !== names.join())
    return { faults: ['Les objectifs ne sont pas ceux de la règle, dans leur ordre.'], unproved: [] }
  const unproved: string[] = []
  objectives.forEach((claim, index) => {
    const worth = expected.get(claim.name) as Worth
    const value = assignments.reduce(
      (sum, { need, class: granted }) => sum + worth(needs.get(need) as Need, supply.get(granted) as Supply),
      0n,
    )
    if (value !== BigInt(claim.value)) faults.push(`« ${claim.name} » vaut ${value}, et non ${claim.value}.`)
    const strange = strangers(claim, { classes: supply, quotas: limits, reached: new Set(names.slice(0, index)) })
    if (strange) faults.push(`Les prix de « ${claim.name} » parlent de « ${strange} », que rien ne connaît.`)
    const before = objectives.slice(0, index).map((earlier) => ({
      value: BigInt(earlier.value),
      worth: expected.get(earlier.name) as Worth,
      held: BigInt(claim.reached[earlier.name] ?? 0),
    }))
    const most = bound(scenario, worth, claim, before)
    if (most === null) faults.push(`Les prix de « ${claim.name} » n’ont pas le droit à leur signe.`)
    else if (most !== value) unproved.push(claim.name)
    else if (most !== BigInt(claim.bound))
      faults.push(`Les prix de « ${claim.name} » bornent à ${most}, et non à ${claim.bound}.`)
  })
  return { faults, unproved }
}

type Known = Record<'classes' | 'quotas' | 'reached', { has(name: string): boolean }>

/** The first name that a claim prices and that nothing of the question bears. */
const strangers = (claim: Claim, known: Known): string | undefined =>
  (['classes', 'quotas', 'reached'] as const)
    .flatMap((kind) => Object.keys(claim[kind]).filter((name) => !known[kind].has(name)))
    .at(0)

function limitsBroken(
  { needs, supply, quotas }: Scenario,
  assignments: AllocationCertificate['assignments'],
): string[] {
  const faults: string[] = []
  const known = new Map(needs.map((need) => [need.id, need]))
  const seen = new Set<string>()
  for (const { need: id, class: granted } of assignments) {
    const need = known.get(id)
    if (!need) faults.push(`« ${id} » est servi, et n’a rien demandé.`)
    else if (!supply.find((one) => one.class === granted)?.suits.includes(need.kind))
      faults.push(`« ${id} » reçoit « ${granted} », qui ne lui convient pas.`)
    if (seen.has(id)) faults.push(`« ${id} » est servi deux fois.`)
    seen.add(id)
  }
  for (const { class: name, count } of supply) {
    const given = assignments.filter((one) => one.class === name).length
    if (given > count) faults.push(`« ${name} » : ${given} remis pour ${count} en stock.`)
  }
  for (const quota of quotas) {
    const counted = assignments.filter((one) => counts(quota, known.get(one.need), one.class)).length
    if (quota.max !== null && counted > quota.max)
      faults.push(`Quota « ${quota.name} » : ${counted}, plus que ${quota.max}.`)
    if (quota.min !== null && counted < quota.min)
      faults.push(`Quota « ${quota.name} » : ${counted}, moins que ${quota.min}.`)
  }
  return faults
}

const counts = (quota: Quota, need: Need | undefined, granted: string): boolean =>
  need !== undefined &&
  (quota.class === null || quota.class === granted) &&
  Object.entries(quota.where).every(
    ([attribute, values]) => need.attributes[attribute] !== undefined && values.includes(need.attributes[attribute]),
  )

/** The number of one pseudonym, found again as the public page says how to by hand: without what drew it. */
export const lotteryNumber = (seed: string, pseudonym: string): string =>
  createHash('sha256').update(`${seed}\n${pseudonym}`).digest('hex').slice(0, 12)

/** The rule: strata in order, points, fit, days waited, lottery. Decimals are counted in units of the finest one written. */
function worths({ seed, needs, supply }: Scenario): Map<string, Worth> {
  const unit = (values: number[]) =>
    10 ** Math.max(0, ...new Set(values.map((value) => (String(value).split('.')[1] ?? '').length)))
  const [points, fits] = [unit(needs.map((need) => need.points)), unit(supply.flatMap(({ fit }) => Object.values(fit)))]
  const day = (since: string) => Date.parse(since) / 86_400_000
  const last = needs.reduce((latest, { since }) => (since ? Math.max(latest, day(since)) : latest), 0)
  const drawn = needs.map(({ id }) => ({ id, number: lotteryNumber(seed, id) }))
  drawn.sort((a, b) => (`${a.number} ${a.id}` < `${b.number} ${b.id}` ? -1 : 1))
  const rank = new Map(drawn.map(({ id }, index) => [id, index + 1]))
  const strata = [...new Set(needs.map(({ stratum }) => stratum))].sort((a, b) => a - b)
  return new Map<string, Worth>([
    ...strata.map((stratum): [string, Worth] => [`stratum ${stratum}`, (need) => (need.stratum === stratum ? 1n : 0n)]),
    ['points', (need) => BigInt(Math.round(need.points * points))],
    ['fit', (need, { fit }) => BigInt(Math.round((fit[need.kind] ?? 0) * fits))],
    ['waited', ({ since }) => BigInt(since ? last - day(since) : 0)],
    ['lottery', ({ id }) => BigInt(-(rank.get(id) ?? 0))],
  ])
}

/** Whole part of the bound, or null when a price has not the sign that its limit allows. */
function bound(
  { needs, supply, quotas }: Scenario,
  worth: Worth,
  claim: Claim,
  before: { value: bigint; worth: Worth; held: bigint }[],
): bigint | null {
  const over = BigInt(claim.over)
  const priced = quotas
    .map((quota) => ({ quota, price: BigInt(claim.quotas[quota.name] ?? 0) }))
    .filter(({ price }) => price !== 0n)
  const held = before.filter((earlier) => earlier.held !== 0n)
  if (
    over <= 0n ||
    held.some((earlier) => earlier.held < 0n) ||
    priced.some(({ quota, price }) => price > 0n && quota.max === null)
  )
    return null
  let total = 0n
  for (const { class: name, count } of supply) {
    const price = BigInt(claim.classes[name] ?? 0)
    if (price < 0n) return null
    total += price * BigInt(count)
  }
  for (const { quota, price } of priced) total += price * BigInt(price > 0n ? (quota.max ?? 0) : (quota.min ?? 0))
  for (const earlier of held) total -= earlier.held * earlier.value
  for (const need of needs) {
    let best = 0n
    for (const one of supply) {
      if (!one.suits.includes(need.kind)) continue
      let left = worth(need, one) * over - BigInt(claim.classes[one.class] ?? 0)
      for (const { quota, price } of priced) if (counts(quota, need, one.class)) left -= price
      for (const earlier of held) left += earlier.held * earlier.worth(need, one)
      if (left > best) best = left
    }
    total += best
  }
  return total < 0n ? (total - over + 1n) / over : total / over
}
