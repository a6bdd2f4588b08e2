import type { Cells } from './cells.ts'
import { add, bound, type Priced, type Prices, price, type Settled } from './prices.ts'
import type { Worth } from './worth.ts'

/** Whole prices that bound as tightly as the relaxation does. Earlier proofs, added as often as needed, hold what they settled. */
export function prove(
  cells: Cells,
  worth: Worth,
  raw: Omit<Prices, 'over'>,
  before: Settled[],
  value: number,
  overs = denominators,
): Priced {
  const hold = held(cells, before)
  let tightest: Priced | undefined
  let least = Number.POSITIVE_INFINITY
  for (const over of overs) {
    const start = price(cells, worth, rounded(raw, over), before)
    for (const strength of hold ? strengths : [0]) {
      const stronger = hold && strength > 0 ? reinforced(start, hold, strength * over) : start
      const limit = Math.floor(bound(cells, stronger, before))
      if (limit < least || !tightest) [least, tightest] = [limit, stronger]
      if (limit === value) return stronger
    }
  }
  return tightest as Priced
}

const denominators = [1, 2, 3, 4, 6, 12, 60, 1_000_000]
const strengths = [0, ...Array.from({ length: 31 }, (_, index) => 2 ** index)]

/** All earlier exact proofs at once: each says that its objective does not exceed its value, so their sum moves no bound. */
function held(cells: Cells, before: Settled[]): Priced | null {
  const exact = before.map(({ proof, isProved }) => isProved && proof.prices.over === 1)
  if (!exact.includes(true)) return null
  const none = { grants: new Float64Array(cells.grants.length), needs: new Float64Array(cells.needs.length) }
  const sum: Priced = { surplus: none, prices: { over: 1, classes: [], quotas: [], reached: [] } }
  before.forEach(({ proof }, index) => {
    if (!exact[index]) return
    for (const kind of ['classes', 'quotas', 'reached'] as const)
      sum.prices[kind] = plus(sum.prices[kind], proof.prices[kind], 1)
    sum.prices.reached[index] = (sum.prices.reached[index] ?? 0) + 1
    add(sum.surplus, proof.surplus, 1)
  })
  return sum
}

function reinforced({ prices, surplus }: Priced, hold: Priced, times: number): Priced {
  const sum = { grants: surplus.grants.slice(), needs: surplus.needs.slice() }
  add(sum, hold.surplus, times)
  const [classes, quotas, reached] = (['classes', 'quotas', 'reached'] as const).map((kind) =>
    plus(prices[kind], hold.prices[kind], times),
  ) as [number[], number[], number[]]
  return { prices: { over: prices.over, classes, quotas, reached }, surplus: sum }
}

const plus = (some: number[], others: number[], times: number): number[] =>
  Array.from(
    { length: Math.max(some.length, others.length) },
    (_, index) => (some[index] ?? 0) + times * (others[index] ?? 0),
  )

function rounded({ classes, quotas, reached }: Omit<Prices, 'over'>, over: number): Prices {
  const whole = (value: number) => Math.round(value * over) + 0
  return {
    over,
    classes: classes.map(whole),
    quotas: quotas.map(whole),
    reached: reached.map((value) => Math.max(0, whole(value))),
  }
}
