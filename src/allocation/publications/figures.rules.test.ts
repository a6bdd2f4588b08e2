import { expect, test } from 'vitest'
import { protect } from '../runs/protect.rules.ts'
import { allocate, type Optimal } from '../solving/allocate.ts'
import type { Need, Scenario } from '../solving/scenario.ts'
import { figuresOf } from './figures.rules.ts'

const rules = { strata: [], others: 'Toutes les familles', points: [] }
/** So many families in each town, whose places are a quota of its own. */
const townsOf = (counts: Record<string, number>) => {
  const towns = Object.keys(counts)
  const communes = new Map<string, string>()
  const needs = towns.flatMap((town, at) =>
    Array.from({ length: counts[town] ?? 0 }, (_, index): Need => {
      const id = `${at}${`${index}`.padStart(15, '0')}`
      communes.set(id, town)
      return { id, kind: 'Ordinateur', stratum: 1, points: 1, since: null, attributes: { [`q${at + 1}`]: '1' } }
    }),
  )
  const scenario: Scenario = {
    ...{ seed: 'tirage', needs, supply: [{ class: 'Portable', count: 99, suits: ['Ordinateur'], fit: {} }] },
    quotas: towns.map((town, at) => ({
      ...{ name: `${town} : ordinateurs`, where: { [`q${at + 1}`]: ['1'] }, class: null, min: null, max: 9 },
    })),
  }
  return { scenario: protect(scenario).scenario, communes }
}
const townsSaid = async (counts: Record<string, number>) => {
  const { scenario, communes } = townsOf(counts)
  return figuresOf((await allocate(scenario)) as Optimal, rules, communes).communes.map(({ name }) => name)
}

test('towns that the list tells are counted one by one', async () => {
  expect(await townsSaid({ Avion: 20, Harnes: 9 })).toEqual(['Avion', 'Harnes'])
})

test('a town whose quota lost its name is counted with others: its size would tell which quota is its own', async () => {
  expect(await townsSaid({ Avion: 7, Harnes: 20, Noyelles: 2 })).toEqual(['Autres communes', 'Harnes'])
})
