import { counts, type Need, type Scenario, type Supply } from './scenario.ts'

/** Numbers from 0 to 1, the same for the same seed. */
type Random = () => number

/** Mulberry32: small and good enough to make up questions. */
export function generator(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A question small enough to try every answer: `families` partitions of the needs, each value with a cap, sometimes a floor. */
export function randomScenario(random: Random, { families, classes }: { families: number; classes: number }): Scenario {
  const pick = (most: number) => Math.floor(random() * most)
  const attributes = ['commune', 'public', 'agreement'].slice(0, families)
  const needs = Array.from(
    { length: 3 + pick(5) },
    (_, index): Need => ({
      id: `b${index}`,
      kind: `k${pick(2)}`,
      stratum: 1 + pick(2),
      points: pick(4),
      since: `2026-09-0${1 + pick(3)}`,
      attributes: Object.fromEntries(attributes.map((attribute) => [attribute, `${attribute} ${pick(2)}`])),
    }),
  )
  const supply = Array.from(
    { length: classes },
    (_, index): Supply => ({
      class: `c${index}`,
      count: 1 + pick(3),
      suits: index === 0 ? ['k0', 'k1'] : [`k${pick(2)}`],
      fit: { k0: pick(3), k1: pick(3) },
    }),
  )
  const quotas = attributes.flatMap((attribute) =>
    [0, 1].map((value) => {
      const min = random() < 0.15 ? 1 + pick(2) : null
      return {
        name: `${attribute} ${value}`,
        where: { [attribute]: [`${attribute} ${value}`] },
        class: random() < 0.1 ? 'c0' : null,
        min,
        max: random() < 0.8 ? (min ?? 0) + pick(3) : null,
      }
    }),
  )
  return { seed: String(pick(1000)), needs, supply, quotas }
}

/** Every allocation that keeps every limit, by trying them all. */
export function* everyAllocation({ needs, supply, quotas }: Scenario): Generator<{ need: Need; supply: Supply }[]> {
  const choices = needs.map((need) => [null, ...supply.filter(({ suits }) => suits.includes(need.kind))])
  const total = choices.reduce((product, { length }) => product * length, 1)
  for (let code = 0; code < total; code++) {
    let rest = code
    const given = needs.flatMap((need, index) => {
      const options = choices[index] ?? []
      const chosen = options[rest % options.length]
      rest = Math.floor(rest / options.length)
      return chosen ? [{ need, supply: chosen }] : []
    })
    const isInStock = supply.every((one) => given.filter((each) => each.supply === one).length <= one.count)
    const isWithin = quotas.every((quota) => {
      const counted = given.filter((each) => counts(quota, each.need, each.supply.class)).length
      return counted >= (quota.min ?? 0) && counted <= (quota.max ?? Number.POSITIVE_INFINITY)
    })
    if (isInStock && isWithin) yield given
  }
}
