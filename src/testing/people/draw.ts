import { chance } from '#needs/linkage/records/chance.ts'

/** Draws for invented people, the same for one seed. */
export type Draw = {
  /** True so many times in a hundred. */
  percent(n: number): boolean
  below(n: number): number
  one<T>(list: readonly T[]): T
  /** The first ones far more often than the last ones, as names are in life (Zipf–Mandelbrot). */
  skewed<T>(list: readonly T[]): T
}

export const drawing = (seed: number): Draw => {
  const next = chance(seed)
  const below = (n: number) => Math.floor(next() * n)
  const reach = new Map<number, Float64Array>()
  const sums = (length: number): Float64Array => {
    let known = reach.get(length)
    if (!known) {
      known = new Float64Array(length)
      let sum = 0
      for (let rank = 0; rank < length; rank++) known[rank] = sum += 1 / (rank + 8)
      reach.set(length, known)
    }
    return known
  }
  return {
    percent: (n) => next() * 100 < n,
    below,
    one: (list) => list[below(list.length)]!,
    skewed(list) {
      const known = sums(list.length)
      const wanted = next() * known[list.length - 1]!
      let [low, high] = [0, list.length - 1]
      while (low < high) {
        const middle = (low + high) >> 1
        if (known[middle]! < wanted) low = middle + 1
        else high = middle
      }
      return list[low]!
    },
  }
}
