import { describe, expect, test } from 'vitest'
import type { HouseholdFacts } from '../ranking/facts.ts'
import type { PriorityRules } from '../ranking/policy.ts'
import { rankOf } from '../ranking/ranking.rules.ts'
import { changesOf } from './policy.changes.ts'
import { neverReached, refusalOfLine, widerThan } from './policy.rules.ts'
import { proposedRules } from './proposed.ts'
import { inOrder, movesBetween, sidesOf } from './standing.ts'

const DAY = '2026-11-26'
const known = (over: Partial<HouseholdFacts> = {}): HouseholdFacts => ({
  ...{ equipment: [], connection: null, living: 'home', publics: [], adults: 1, children: 0 },
  ...{ examYear: false, urgent: false, since: '2026-05-26' },
  ...over,
})
const family = (name: string, over: Partial<HouseholdFacts> = {}) => ({ name, facts: known(over) })
const names = (some: readonly { name: string }[]) => some.map(({ name }) => name)
const rules = (over: Partial<PriorityRules>): PriorityRules => ({
  strata: [],
  others: 'Les autres',
  points: [],
  ...over,
})

describe('a family is placed by what somebody noted', () => {
  test('what nobody asked gives nothing: unknown equipment is not none', () => {
    expect(rankOf(proposedRules, known({ examYear: true }), DAY)).toMatchObject({ stratum: 4, points: 2 })
    expect(rankOf(proposedRules, known({ examYear: true, equipment: ['none'] }), DAY)).toMatchObject({ stratum: 1 })
  })

  test.each([
    ['2026-05-26', true],
    ['2026-05-27', false],
    ['2026-12-01', false],
    [null, false],
  ])('six whole months since %s: %s', (since, holds) => {
    const waited = rules({ points: [{ reason: 'Attente', all: [{ fact: 'monthsWaited', atLeast: 6 }], points: 1 }] })
    expect(rankOf(waited, known({ since }), DAY).points).toBe(holds ? 1 : 0)
  })

  test('points may be taken away, each with its reason', () => {
    const minus = rules({
      points: [{ reason: 'Déjà une box', all: [{ fact: 'connection', values: ['box'] }], points: -3 }],
    })
    expect(rankOf(minus, known({ connection: 'box' }), DAY)).toMatchObject({
      points: -3,
      reasons: [{ reason: 'Déjà une box', points: -3 }],
    })
  })
})

describe('on which side of the line', () => {
  const first = family('first', { equipment: ['none'], children: 1 })
  const old = family('old', { since: '2026-01-02' })
  const twins = [family('a', { since: '2026-05-02' }), family('b', { since: '2026-05-30' })]
  const sides = (places: number) => {
    const placed = inOrder(proposedRules, [...twins, old, first], DAY)
    return Object.fromEntries([...sidesOf(placed, places)].map(([one, side]) => [one.name, side]))
  }

  test.each([
    [0, { first: 'out', old: 'out', a: 'out', b: 'out' }],
    [2, { first: 'in', old: 'in', a: 'out', b: 'out' }],
    [4, { first: 'in', old: 'in', a: 'in', b: 'in' }],
    [9, { first: 'in', old: 'in', a: 'in', b: 'in' }],
  ])('with %i places', (places, expected) => {
    const found = sides(places)
    // Six months since the 2nd of May, not since the 30th: the points differ and the order is sure.
    expect(found).toEqual(expected)
  })

  test('families that nothing tells apart but the day are left to the draw, never put on one side by the order of a list', () => {
    const flat = rules({})
    const placed = inOrder(flat, twins, DAY)
    expect([...sidesOf(placed, 1).values()]).toEqual(['draw', 'draw'])
  })

  test('who enters and who leaves between two policies', () => {
    const everyone = [old, first]
    const side = (one: PriorityRules) => sidesOf(inOrder(one, everyone, DAY), 1)
    const { enter, leave, drawn } = movesBetween(side(rules({})), side(proposedRules))
    expect([names(enter), names(leave), drawn]).toEqual([['first'], ['old'], 0])
  })
})

describe('what a draft may not say', () => {
  const stratum = (name: string, ...all: PriorityRules['strata'][number]['all']) => ({ name, all })
  const refusal = (strata: PriorityRules['strata'], at: number) =>
    refusalOfLine(rules({ strata }), { kind: 'priorite', at })?.refusal
  const children = { fact: 'children', atLeast: 1 } as const
  const bare = { fact: 'equipment', values: ['none'] } as { fact: 'equipment'; values: string[] }

  test('a priority that asks nothing, or the impossible', () => {
    expect(refusal([stratum('Tous')], 0)).toContain('au moins une condition')
    expect(refusal([stratum('Rien', { fact: 'children', atLeast: 3, atMost: 2 })], 0)).toContain('à la fois')
    expect(refusal([stratum('Tous', { fact: 'children', atLeast: 0 })], 0)).toContain('vrai de toutes')
    expect(refusal([stratum('Sans enfant', { fact: 'children', atLeast: 0, atMost: 0 })], 0)).toBeUndefined()
  })

  test('two priorities that ask the same, or bear one name, whatever the order of what they ask', () => {
    const two = [stratum('Un', bare, children), stratum('Deux', children, bare)]
    expect(refusal(two, 1)).toBe('La priorité 1 demande exactement la même chose.')
    expect(refusal([stratum('Un', bare), stratum('UN', children)], 1)).toBe('La priorité 1 porte déjà ce nom.')
    expect(refusal([stratum('les autres', bare)], 0)).toBe('Les autres familles portent déjà ce nom.')
  })

  test('thirteen priorities, thirty-one lines of points, no points', () => {
    const many = Array.from({ length: 13 }, (_, n) => stratum(`P${n}`, { fact: 'children', atLeast: n + 1 }))
    expect(refusal(many, 12)).toContain('Au plus 12')
    expect(refusal(many.slice(0, 12), 11)).toBeUndefined()
    const points = Array.from({ length: 31 }, (_, n) => ({
      reason: `R${n}`,
      all: [{ fact: 'children', atLeast: n + 1 } as const],
      points: 1,
    }))
    expect(refusalOfLine(rules({ points }), { kind: 'points', at: 30 })?.refusal).toContain('Au plus 30')
    const [one] = points
    expect(
      refusalOfLine(rules({ points: one ? [{ ...one, points: 0 }] : [] }), { kind: 'points', at: 0 })?.refusal,
    ).toContain('Zéro point')
  })

  test('a priority under one that takes all its families is said, by its place', () => {
    const strata = [stratum('Rien', bare), stratum('Rien et un enfant', bare, children)]
    expect([...neverReached(strata).keys()]).toEqual([1])
    expect(neverReached([...strata].reverse()).size).toBe(0)
    expect(neverReached(proposedRules.strata).size).toBe(0)
  })

  test.each([
    [[{ fact: 'children', atLeast: 1 }], [{ fact: 'children', atLeast: 2, atMost: 3 }], true],
    [[{ fact: 'children', atLeast: 2 }], [{ fact: 'children', atLeast: 1 }], false],
    [[{ fact: 'children', atMost: 4 }], [{ fact: 'children', atLeast: 2 }], false],
    [[{ fact: 'publics', values: ['rsa', 'pupil'] }], [{ fact: 'publics', values: ['rsa'] }], true],
    [[{ fact: 'publics', values: ['rsa'] }], [{ fact: 'publics', values: ['rsa', 'pupil'] }], false],
    [[{ fact: 'urgent' }], [{ fact: 'urgent' }, { fact: 'examYear' }], true],
    [[{ fact: 'urgent' }], [{ fact: 'examYear' }], false],
  ] as const)('%o covers %o: %s', (wide, narrow, held) => expect(widerThan(wide as never, narrow as never)).toBe(held))
})

describe('what changed between two versions', () => {
  const [exam, child] = proposedRules.strata
  if (!exam || !child) throw new Error('the proposal has two priorities')

  test('nothing', () => expect(changesOf(proposedRules, structuredClone(proposedRules))).toEqual([]))

  test('a line added, one gone, one moved, one that asks otherwise, one renamed', () => {
    expect(changesOf(rules({ strata: [exam] }), rules({ strata: [child, exam] }))).toEqual([
      'Priorité ajoutée, à la 1re place : « Rien à la maison, et un enfant », rien à la maison, et au moins 1 enfant.',
    ])
    expect(changesOf(rules({ strata: [exam, child] }), rules({ strata: [child] }))).toEqual([
      'Priorité retirée : « Rien à la maison, et un examen cette année ».',
    ])
    expect(changesOf(rules({ strata: [exam, child] }), rules({ strata: [child, exam] }))).toEqual([
      '« Rien à la maison, et un enfant » passe de la 2e place à la 1re place.',
      '« Rien à la maison, et un examen cette année » passe de la 1re place à la 2e place.',
    ])
    expect(changesOf(rules({ strata: [exam] }), rules({ strata: [{ ...exam, all: child.all }] }))).toEqual([
      '« Rien à la maison, et un examen cette année » demande maintenant : rien à la maison, et au moins 1 enfant. Avant : rien à la maison, et quelqu’un passe un examen cette année.',
    ])
    expect(changesOf(rules({ strata: [exam] }), rules({ strata: [{ ...exam, name: 'Examen' }] }))).toEqual([
      '« Rien à la maison, et un examen cette année » s’appelle maintenant « Examen ».',
    ])
  })

  test('points that weigh otherwise', () => {
    const one = { reason: 'RSA', all: [{ fact: 'publics' as const, values: ['rsa'] }], points: 3 }
    expect(changesOf(rules({ points: [one] }), rules({ points: [{ ...one, points: -1 }] }))).toEqual([
      '« RSA » compte 1 point de moins, au lieu de 3 points.',
    ])
    expect(changesOf(rules({}), rules({ points: [one], others: 'Le reste' }))).toEqual([
      'Les autres familles s’appellent « Le reste ».',
      'Points ajoutés : « RSA », 3 points, pour bénéficiaire du RSA.',
    ])
  })
})
