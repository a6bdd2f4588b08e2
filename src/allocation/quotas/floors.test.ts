import { expect, test } from 'vitest'
import { floorsConflict } from './floors.ts'
import type { CountedFamily, Limits, OpenPlaces, Scope, WaitingGroup } from './quotaRule.rules.ts'

const all: Scope = { kind: 'computer', communes: [], publics: [], organisations: [], agreements: [] }
const rule = (name: string, more: Partial<Scope & Limits & { promised: number }> = {}) => ({
  ...all,
  ...{ name, at_least: null, at_most: null, promised: 0, ...more },
})
const group = (families: number, more: Partial<CountedFamily> = {}): WaitingGroup & CountedFamily => ({
  ...{ kinds: ['computer'], commune: '62413', publics: [], prescriberId: 'ccas', agreements: [], families },
  ...(more as Partial<WaitingGroup>),
})
const harnes: OpenPlaces = { commune: '62413', name: 'Harnes', kind: 'computer', places: 40, promised: 0 }
const avion: OpenPlaces = { ...harnes, commune: '62065', name: 'Avion' }
const stock = (computer: number, kept: Record<string, number> = {}) => ({ computer, connection: 0, kept })

test('floors that can be kept, or that ask nothing any more, say nothing', async () => {
  const facing = { places: [harnes], waiting: [group(10, { publics: ['pupil'] })], stock: stock(10) }
  expect(await floorsConflict([rule('Élèves', { publics: ['pupil'], at_least: 10 })], facing)).toEqual([])
  expect(await floorsConflict([rule('Élèves', { publics: ['pupil'], at_least: 40, promised: 40 })], facing)).toEqual([])
  expect(await floorsConflict([rule('Élèves', { publics: ['pupil'], at_most: 4 })], facing)).toEqual([])
})

test('two floors that exceed the stock together are named with it, and nothing else', async () => {
  const conflict = await floorsConflict(
    [
      rule('Élèves', { publics: ['pupil'], at_least: 6 }),
      rule('Avion', { communes: ['62065'], at_least: 6 }),
      rule('RSA', { publics: ['rsa'], at_least: 1 }),
    ],
    {
      places: [harnes, avion],
      waiting: [group(20, { publics: ['pupil'] }), group(20, { commune: '62065', publics: ['rsa'] })],
      stock: stock(10),
    },
  )
  expect(conflict).toEqual([
    '« Élèves » : au moins 6, encore 6 à promettre ; 20 familles attendent',
    '« Avion » : au moins 6, encore 6 à promettre ; 20 familles attendent',
    'Stock : 10 ordinateurs pour tous',
  ])
})

test('a floor is told the maximum that crosses it, or the places that are lacking', async () => {
  const waiting = [group(20, { publics: ['pupil'] })]
  expect(
    await floorsConflict(
      [rule('Élèves', { publics: ['pupil'], at_least: 6 }), rule('Harnes', { communes: ['62413'], at_most: 4 })],
      {
        ...{ places: [harnes], waiting, stock: stock(50) },
      },
    ),
  ).toEqual([
    '« Élèves » : au moins 6, encore 6 à promettre ; 20 familles attendent',
    '« Harnes » : au plus 4, il en reste 4',
  ])
  expect(
    await floorsConflict([rule('Élèves', { publics: ['pupil'], at_least: 6 })], {
      ...{ places: [{ ...harnes, promised: 37 }], waiting, stock: stock(50) },
    }),
  ).toEqual([
    '« Élèves » : au moins 6, encore 6 à promettre ; 20 familles attendent',
    'Places d’ordinateurs à Harnes : il en reste 3',
  ])
})

test('a floor that nobody waits for stands alone', async () => {
  const few = { places: [harnes], waiting: [group(2, { publics: ['pupil'] })], stock: stock(50) }
  const one = [rule('Élèves', { publics: ['pupil'], at_least: 6 })]
  expect(await floorsConflict(one, few)).toEqual([
    '« Élèves » : au moins 6, encore 6 à promettre ; 2 familles attendent',
  ])
  expect(await floorsConflict(one, { ...few, waiting: [] })).toEqual([
    '« Élèves » : au moins 6, encore 6 à promettre ; 0 famille attend',
  ])
})

test('what an agreement keeps serves only its families', async () => {
  const floor = [rule('Élèves', { publics: ['pupil'], at_least: 6 })]
  const facing = (agreements: string[]) => ({
    ...{ places: [harnes], waiting: [group(20, { publics: ['pupil'], agreements })], stock: stock(8, { a: 6 }) },
  })
  expect(await floorsConflict(floor, facing(['a']))).toEqual([])
  expect(await floorsConflict(floor, facing([]))).toHaveLength(2)
})

test('twelve thousand tablets between ninety crossing limits never hold a page for long', async () => {
  const communes = Array.from({ length: 60 }, (_, at) => ({
    ...harnes,
    ...{ commune: `62${100 + at}`, name: `Ville ${at}`, places: 400 },
  }))
  const waiting = communes.flatMap(({ commune }) =>
    ['pupil', 'student', 'rsa'].map((one) => group(150, { commune, publics: [one] })),
  )
  const rules = [
    ...communes.slice(0, 30).map(({ commune, name }) => rule(name, { communes: [commune], at_least: 300 })),
    rule('Élèves', { publics: ['pupil'], at_least: 8_000 }),
  ]
  expect(await floorsConflict(rules, { places: communes, waiting, stock: stock(12_000) }, 100)).toBeNull()
  expect(await floorsConflict(rules, { places: communes, waiting, stock: stock(20_000) }, 240_000)).toEqual([])
})
