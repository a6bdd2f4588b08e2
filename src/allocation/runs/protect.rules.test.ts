import { describe, expect, test } from 'vitest'
import { allocate, type Optimal } from '../solving/allocate.ts'
import { generator } from '../solving/random.testing.ts'
import type { Need, Scenario } from '../solving/scenario.ts'
import { protect } from './protect.rules.ts'
import { smallGroups } from './shown.rules.ts'

/** `groups`: how many families have each set of codes, written "q1 q2". */
const scenarioOf = (groups: [codes: string, count: number, kind?: string][], quotas: string[]): Scenario => ({
  seed: 'tirage',
  needs: groups.flatMap(([codes, count, kind = 'Ordinateur'], group) =>
    Array.from(
      { length: count },
      (_, index): Need => ({
        id: `${group}${index}`.padStart(16, '0'),
        kind,
        stratum: 1,
        points: index % 4,
        since: '2026-03-01',
        attributes: Object.fromEntries(codes.split(' ').flatMap((code) => (code ? [[code, '1']] : []))),
      }),
    ),
  ),
  supply: [
    { class: 'Portable', count: 6, suits: ['Ordinateur'], fit: { Ordinateur: 2 } },
    { class: 'Ligne', count: 2, suits: ['Connexion'], fit: {} },
  ],
  quotas: quotas.map((name, index) => ({ name, where: { [`q${index + 1}`]: ['1'] }, class: null, min: null, max: 4 })),
})
const quotaNames = ({ quotas }: Scenario) => quotas.map(({ name }) => name)

describe('a name that points to fewer than five families', () => {
  test('is replaced by a number', () => {
    const { scenario, quotas } = protect(
      scenarioOf(
        [
          ['q1', 9],
          ['q1 q2', 3],
        ],
        ['Harnes', 'Sortants de l’ASE'],
      ),
    )
    expect(quotaNames(scenario)).toEqual(['Harnes', 'Quota protégé n° 1'])
    expect(quotas.get('Sortants de l’ASE')).toBe('Quota protégé n° 1')
  })

  test('stays when five families or more have it', () => {
    const { scenario } = protect(
      scenarioOf(
        [
          ['q1', 5],
          ['q1 q2', 5],
        ],
        ['Harnes', 'Élèves'],
      ),
    )
    expect(quotaNames(scenario)).toEqual(['Harnes', 'Élèves'])
  })

  test('is found at the crossing of two that are large', () => {
    const given = scenarioOf(
      [
        ['q1', 20],
        ['q2', 12],
        ['q1 q2', 2],
      ],
      ['Harnes', 'RSA'],
    )
    expect(smallGroups(given)).toEqual([{ words: ['Ordinateur', 'Harnes', 'RSA'], count: 2 }])
    expect(quotaNames(protect(given).scenario)).toEqual(['Harnes', 'Quota protégé n° 1'])
  })

  test('takes another with it when a difference would give it back', () => {
    const given = scenarioOf(
      [
        ['q1', 20],
        ['q2', 7],
        ['q3', 2],
      ],
      ['Harnes', 'Avion', 'Noyelles'],
    )
    expect(quotaNames(protect(given).scenario)).toEqual(['Harnes', 'Quota protégé n° 1', 'Quota protégé n° 2'])
  })

  test('gets a number that nobody gave already', () => {
    const given = scenarioOf(
      [
        ['q1', 9],
        ['q2', 2],
      ],
      ['Quota protégé n° 1', 'Noyelles'],
    )
    expect(quotaNames(protect(given).scenario).toSorted()).toEqual(['Quota protégé n° 1', 'Quota protégé n° 2'])
  })

  test('is hidden as well when nobody has it', () => {
    expect(quotaNames(protect(scenarioOf([['q1', 9]], ['Harnes', 'Sans domicile'])).scenario)).toEqual([
      'Harnes',
      'Quota protégé n° 1',
    ])
  })

  test('may be a kit, and the stock that is only for it', () => {
    const { scenario } = protect(
      scenarioOf(
        [
          ['', 9],
          ['', 3, 'Connexion'],
        ],
        [],
      ),
    )
    expect(scenario.supply.map((one) => [one.class, ...one.suits])).toEqual([
      ['Stock protégé n° 1', 'Équipement protégé n° 1'],
      ['Stock protégé n° 2', 'Équipement protégé n° 2'],
    ])
    expect(smallGroups(scenario)).toEqual([])
  })

  test('takes the stock that it closes with it, whose name would give it back; and a stock without a name the quota that closes it', () => {
    const given = scenarioOf(
      [
        ['q1', 9],
        ['', 3],
        ['', 5, 'Connexion'],
      ],
      ['Réservé : Portable, pour « Sortants de l’ASE »'],
    )
    const kept = 'Portable, pour « Sortants de l’ASE »'
    const { scenario, classes } = protect({
      ...given,
      supply: given.supply.map((one) => (one.class === 'Portable' ? { ...one, class: kept } : one)),
      quotas: given.quotas.map((quota) => ({ ...quota, class: kept, max: 0 })),
    })
    expect(scenario.quotas.map((quota) => [quota.name, quota.class])).toEqual([
      ['Quota protégé n° 1', 'Stock protégé n° 1'],
    ])
    expect(classes.get(kept)).toBe('Stock protégé n° 1')
    expect(JSON.stringify(scenario)).not.toContain('ASE')
    const [quota] = scenario.quotas
    const told = { ...scenario, quotas: [{ ...(quota as Scenario['quotas'][number]), class: kept }] }
    expect(smallGroups(told)).toEqual([{ words: [kept], count: 0 }])
  })

  test('cannot be helped when fewer than five families are listed', () => {
    expect(smallGroups(protect(scenarioOf([['q1', 4]], ['Harnes'])).scenario)).toEqual([{ words: [], count: 4 }])
  })
})

test('neither the order of the list nor the codes tell the name that is hidden', () => {
  const given = scenarioOf(
    [
      ['', 9],
      ['q1', 9],
      ['q2', 2],
      ['q3', 9],
      ['q2 q3', 9],
    ],
    ['Avion', 'Harnes', 'Lens'],
  )
  const { scenario } = protect({ ...given, needs: given.needs.toReversed() })
  expect(scenario.needs.map(({ id }) => id)).toEqual(scenario.needs.map(({ id }) => id).sort())
  expect(scenario.quotas.map(({ name, where }) => [name, ...Object.keys(where)])).toEqual([
    ['Avion', 'q1'],
    ['Lens', 'q2'],
    ['Quota protégé n° 1', 'q3'],
  ])
  expect(scenario.needs.filter(({ attributes }) => attributes.q3)).toHaveLength(11)
})

test('whatever the crossings, every group keeps five families, the same families are served, and nothing is hidden twice', async () => {
  const random = generator(5)
  let hiding = 0
  for (let round = 0; round < 60; round++) {
    const count = 3 + Math.floor(random() * 3)
    const groups = Array.from({ length: 2 + Math.floor(random() * 6) }, (): [string, number] => [
      Array.from({ length: count }, (_, index) => `q${index + 1}`)
        .filter(() => random() < 0.4)
        .join(' '),
      1 + Math.floor(random() * 8),
    ])
    const given = scenarioOf([...groups, ['', 5]], ['a', 'b', 'c', 'd', 'e'].slice(0, count))
    const { scenario } = protect(given)
    expect(smallGroups(scenario)).toEqual([])
    hiding += scenario.quotas.filter(({ name }) => name.startsWith('Quota')).length
    if (round % 12 === 0) {
      const served = ({ assignments }: Optimal) => assignments.map(({ need }) => need).sort()
      expect(served((await allocate(scenario)) as Optimal)).toEqual(served((await allocate(given)) as Optimal))
    }
    expect(quotaNames(protect(scenario).scenario)).toEqual(quotaNames(scenario))
  }
  expect(hiding).toBeGreaterThan(20)
})
