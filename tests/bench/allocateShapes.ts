import { generator } from '#allocation/solving/random.testing.ts'
import type { Need, Quota, Scenario, Supply } from '#allocation/solving/scenario.ts'

/** How large a question is, and how many groups of each family of quotas it counts. */
export type Shape = {
  needs: number
  kits: number
  strata: number
  kinds: number
  classes: number
  families: Record<string, number>
  floors?: boolean
}
/** From one commission to a whole department. */
export const shapes = {
  a: { needs: 300, kits: 120, strata: 2, kinds: 1, classes: 1, families: { commune: 3 } },
  b: { needs: 50_000, kits: 15_000, strata: 3, kinds: 1, classes: 1, families: { school: 125, public: 4 } },
  c: {
    needs: 20_000,
    kits: 6_000,
    strata: 5,
    kinds: 3,
    classes: 3,
    families: { commune: 36, public: 4, agreement: 5 },
  },
  d: {
    needs: 50_000,
    kits: 15_000,
    strata: 5,
    kinds: 4,
    classes: 4,
    families: { commune: 36, public: 6, agreement: 5 },
    floors: true,
  },
} satisfies Record<string, Shape>

/** Families of unequal sizes, caps a little above an equal share. */
export function scenarioOf({ needs, kits, strata, kinds, classes, families, floors }: Shape): Scenario {
  const random = generator(1)
  const pick = (most: number) => Math.floor(random() * most)
  const skewed = (most: number) => Math.floor(most * random() ** 1.6)
  const all = Array.from({ length: kinds }, (_, index) => `kind ${index}`)
  return {
    seed: 'bench',
    needs: Array.from(
      { length: needs },
      (_, index): Need => ({
        id: `n${index}`,
        kind: all[pick(kinds)] ?? '',
        stratum: 1 + pick(strata),
        points: pick(40),
        since: `2026-0${1 + pick(9)}-${10 + pick(18)}`,
        attributes: Object.fromEntries(
          Object.entries(families).map(([family, count]) => [family, `${family} ${skewed(count)}`]),
        ),
      }),
    ),
    supply: Array.from(
      { length: classes },
      (_, index): Supply => ({
        class: `class ${index}`,
        count: Math.floor(kits / classes),
        suits: all.filter((_, kind) => index === 0 || (kind + index) % 3 !== 0),
        fit: Object.fromEntries(all.map((kind, at) => [kind, 1 + ((index * 7 + at * 3) % 5)])),
      }),
    ),
    quotas: Object.entries(families).flatMap(([family, count]) =>
      Array.from({ length: count }, (_, index): Quota => {
        const share = kits / count
        return {
          name: `${family} ${index}`,
          where: { [family]: [`${family} ${index}`] },
          class: null,
          min: floors && family === 'commune' ? Math.floor(share * 0.2) : null,
          max: Math.floor(share * (1 + random() * 0.3)),
        }
      }),
    ),
  }
}
