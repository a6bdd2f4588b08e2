import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inventList } from '../../testing/people/list.ts'
import { worthOf } from '../../testing/people/truth.ts'
import { columns } from '../../testing/people/written.ts'
import { explainer } from './explain.ts'
import type { ColumnKinds } from './kinds.ts'
import { link } from './link.ts'
import { openLookUp } from './lookUp.ts'
import { probabilityOf } from './model/score.ts'
import { gatherRecords } from './records/records.ts'
import type { Verdict } from './verdicts.ts'

type Row = { id: string; cells: string[] }
const linkRows = (rows: Row[], map: ColumnKinds = [...columns], verdicts: Verdict[] = []) => {
  const gathering = gatherRecords(map)
  for (const { id, cells } of rows) gathering.add(id, cells)
  return link(gathering.finish(), verdicts)
}
const rows = [...inventList(2500, 7)]
const person = new Map(rows.map((row) => [row.id, row.person]))
const linked = linkRows(rows)
const zoneBetween = ({ records, pairs }: ReturnType<typeof linkRows>, one: string, other: string): string =>
  pairs.find(({ a, b }) => [records.ids[a], records.ids[b]].sort().join() === [one, other].sort().join())?.zone ??
  'distinct'

describe('an invented French list whose truth is known', () => {
  test('people are found, and nothing certain is wrong', () => {
    const worth = worthOf(linked, (id) => person.get(id))
    expect(worth.falseCertain).toBe(0)
    expect(worth.certain).toBeGreaterThan(worth.truePairs * 0.3)
    expect(worth.precision).toBeGreaterThan(0.985)
    expect(worth.recall).toBeGreaterThan(0.98)
    expect(worth.surelyPrecision).toBe(1)
    expect(worth.clusterF1).toBeGreaterThan(0.98)
    expect(worth.clusterF1).toBeGreaterThan(worth.surelyF1)
  })

  test('without a date of birth, nothing is wrongly certain either', () => {
    const map = columns.filter(({ kind }) => kind !== 'birth_date')
    const short = rows.slice(0, 800).map(({ id, cells }) => ({ id, cells: cells.filter((_, at) => at !== 2) }))
    expect(worthOf(linkRows(short, map), (id) => person.get(id)).falseCertain).toBe(0)
  })

  test('two lists are matched across, never within', () => {
    const gathering = gatherRecords([...columns])
    rows.slice(0, 800).forEach(({ id, cells }, at) => {
      gathering.add(id, cells, at % 2 ? 1 : 0)
    })
    const across = link(gathering.finish())
    for (const { a, b } of across.pairs) expect([across.records.sides![a], across.records.sides![b]]).toEqual([0, 1])
    const worth = worthOf(across, (id) => person.get(id))
    expect(worth.f1).toBeGreaterThan(0.96)
    expect(worth.falseCertain).toBe(0)
  })
})

const one = (given: string, family: string, birth: string, phone = '', email = ''): string[] => [
  ...[given, family, birth, '12', 'rue Pasteur', 'Valbonnet', '11130'],
  ...[phone, email],
]
const moved = (cells: string[]): string[] => [
  ...cells.slice(0, 3),
  '4',
  'place Carnot',
  'Rochebelle',
  '',
  ...cells.slice(7),
]
const phone = '0612121212'

/** People who live together and share what they can: never certain. */
const together: [string, string[], string[]][] = [
  ['twins', one('Léa', 'Morvandeau', '12/04/2012', phone), one('Léo', 'Morvandeau', '12/04/2012', phone)],
  ['sisters', one('Léa', 'Vaucanson', '12/04/2012', phone), one('Inès', 'Vaucanson', '03/11/2009', phone)],
  [
    'a couple with one phone and one e-mail',
    one('Paul', 'Quintard', '12/04/1972', phone, 'quintard@free.fr'),
    one('Anne', 'Quintard', '03/11/1975', phone, 'quintard@free.fr'),
  ],
  [
    'a father and the son who bears his name',
    one('Paul', 'Lestrade', '12/04/1952', phone),
    one('Paul', 'Lestrade', '03/11/1985', phone),
  ],
  [
    'a couple without dates',
    one('Paul', 'Zerbib', '', phone, 'z@free.fr'),
    one('Anne', 'Zerbib', '', phone, 'z@free.fr'),
  ],
]

/** One person written down twice. */
const alone: [string, string[], string[]][] = [
  [
    'a usage name and a move',
    one('Anne', 'Corbineau', '03/11/1975', '0613131313'),
    moved(one('Anne', 'Duvivier née Corbineau', '03/11/1975', '0613131313')),
  ],
  ['names exchanged', one('Anne', 'Tricastin', '03/02/1975'), one('Tricastin', 'Anne', '03/02/1975')],
  ['day and month exchanged', one('Anne', 'Bellefond', '03/10/1975'), one('Anne', 'Bellefond', '10/03/1975')],
  ['a first of January', one('Anne', 'Garancher', '03/11/1977'), one('ANNE', 'GARANCHER', '01/01/1977')],
]
const traps = [...together, ...alone].flatMap(([name, ...both]) =>
  both.map((cells, at) => ({ id: `zz ${name} ${at}`, cells })),
)
const trapped = linkRows([...rows, ...traps])

test.each(together)('%s are never certain to be one person', (name) =>
  expect(zoneBetween(trapped, `zz ${name} 0`, `zz ${name} 1`)).not.toBe('certain'),
)

test.each(alone)('one person is found behind %s', (name) =>
  expect(zoneBetween(trapped, `zz ${name} 0`, `zz ${name} 1`)).not.toBe('distinct'),
)

describe('the same answer for the same list', () => {
  const short = rows.slice(0, 400)
  const said = ({ records, pairs, clusters }: ReturnType<typeof linkRows>) =>
    JSON.stringify([
      pairs.map((pair) => [records.ids[pair.a], records.ids[pair.b], pair.odds, pair.zone]),
      [...clusters],
    ])
  const once = said(linkRows(short))

  test('twice', () => expect(said(linkRows(short))).toBe(once))

  test('in any order of the rows', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(short, { minLength: short.length }), (shuffled) => {
        expect(said(linkRows(shuffled))).toBe(once)
      }),
      { numRuns: 3 },
    )
  })
})

describe('what a person decided', () => {
  const { records, pairs } = linked
  const sure = pairs.find(({ zone }) => zone === 'certain')!
  const [a, b] = [records.ids[sure.a]!, records.ids[sure.b]!]

  test('keeps two records apart', () => {
    const again = linkRows(rows, [...columns], [{ a: b, b: a, same: false }])
    expect(zoneBetween(again, a, b)).toBe('distinct')
    expect(again.clusters[sure.a]).not.toBe(again.clusters[sure.b])
  })

  test('joins two records that nothing brings together, and ignores those that are gone', () => {
    const far = [records.ids[0]!, records.ids.find((id) => person.get(id) !== person.get(records.ids[0]!))!]
    const again = linkRows(
      rows,
      [...columns],
      [
        { a: far[0]!, b: far[1]!, same: true },
        { a: 'nobody', b: far[1]!, same: true },
      ],
    )
    expect(zoneBetween(again, far[0]!, far[1]!)).toBe('certain')
    expect(again.clusters[again.records.ids.indexOf(far[1]!)]).toBe(0)
  })
})

test('an explanation adds up to the odds, clue by clue', () => {
  const explain = explainer(linked.clues, linked.model)
  for (const { a, b, odds, implied } of linked.pairs.slice(0, 300)) {
    const { steps, odds: told, probability } = explain(a, b)
    expect(steps.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(told, 1)
    expect(probability).toBe(probabilityOf(told))
    if (!implied) expect(told).toBeCloseTo(odds, 6)
  }
})

test('somebody already known is recognised from one form, and nobody is not', () => {
  const look = openLookUp(linked.records, linked.model)
  const one = rows[100]!
  const [found] = look(one.cells)
  expect(person.get(found!.id)).toBe(one.person)
  expect(found!.explanation.steps[0]!.label).toBe('Point de départ')
  expect(look(['Ulrich', 'Zwingelstein', '29/02/1904', '', '', '', '', '', ''])).toEqual([])
  expect(look(one.cells)).toEqual(look(one.cells))
})

test.each([
  ['one record', 1],
  ['two records', 2],
  ['twenty records', 20],
])('%s are a list as well', (_, size) => {
  const few = linkRows(rows.slice(0, size))
  expect(few.clusters).toHaveLength(size)
  for (const { odds } of few.pairs) expect(Number.isFinite(odds)).toBe(true)
})

test('a column without signal changes next to nothing', () => {
  const map: ColumnKinds = [...columns, { column: 'pays', kind: 'other' }, { column: 'vide', kind: 'other' }]
  const padded = rows.slice(0, 800).map(({ id, cells }) => ({ id, cells: [...cells, 'France', ''] }))
  const [plain, more] = [linkRows(rows.slice(0, 800)), linkRows(padded, map)]
  expect(Math.abs(more.pairs.length - plain.pairs.length)).toBeLessThan(plain.pairs.length / 100)
})
