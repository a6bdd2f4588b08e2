import type { Zone } from './zones.ts'

/** Two records that may be one person. `odds` are in bits; `implied` when it is the rest of their cluster that says so. */
export type Pair = { a: number; b: number; odds: number; zone: Exclude<Zone, 'distinct'>; implied: boolean }

/** In the order of the records. */
export const inOrder = (pairs: Pair[]): Pair[] => pairs.sort((x, y) => x.a - y.a || x.b - y.b)
