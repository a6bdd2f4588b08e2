import { expect, test } from 'vitest'
import { inventList } from '../../testing/people/list.ts'
import { worthOf } from '../../testing/people/truth.ts'
import { columns } from '../../testing/people/written.ts'
import type { Kind } from './kinds.ts'
import { link } from './link.ts'
import { gatherRecords } from './records/records.ts'

type Cells = Partial<Record<Kind, string>>
const kinds = ['given_name', 'family_name', 'birth_date', 'street', 'phone', 'id_number'] as const
const whole: Cells = {
  ...{ given_name: 'Hélène', family_name: 'Morvandeau', birth_date: '1975-11-03', street: 'rue Pasteur' },
}

/** The zone of two rows among so many others, that nothing brings near. */
const zoneOf = (one: Cells, other: Cells, others = 0) => {
  const gathering = gatherRecords(kinds.map((kind) => ({ column: kind, kind })))
  const add = (id: string, cells: Cells) =>
    gathering.add(
      id,
      kinds.map((kind) => cells[kind] ?? ''),
    )
  add('a', one)
  add('b', other)
  const letters = (n: number) => [...String(n)].map((figure) => 'bcdfghjklm'[Number(figure)]).join('o')
  for (let n = 0; n < others; n++)
    add(`z${n}`, {
      given_name: `${letters(n)}a`,
      family_name: `${letters(n * 7)}ard`,
      birth_date: `19${10 + (n % 80)}-06-${10 + (n % 18)}`,
    })
  return link(gathering.finish()).pairs.find(({ a, b }) => a === 0 && b === 1)?.zone ?? 'distinct'
}

test.each([0, 5, 40, 300])(
  'two rows written alike among %i others are one person, whatever the case and the accents',
  (others) => {
    expect(zoneOf(whole, { ...whole, given_name: 'HELENE' }, others)).toBe('certain')
    expect(zoneOf({ ...whole, street: '' }, { ...whole, street: '' }, others)).toBe('certain')
    expect(zoneOf(whole, { ...whole, phone: '06 39 98 04 01' }, others)).toBe('certain')
  },
)

test.each<[string, Cells, Cells]>([
  ['a given name that differs, as that of a twin', whole, { ...whole, given_name: 'Hortense' }],
  ['a slip in the given name', whole, { ...whole, given_name: 'Hélèna' }],
  ['another street', whole, { ...whole, street: 'avenue du Stade' }],
  [
    'the first of January, that many are given',
    { ...whole, birth_date: '1975-01-01' },
    { ...whole, birth_date: '1975-01-01' },
  ],
  ['a father and a son, whose births nobody noted', { ...whole, birth_date: '' }, { ...whole, birth_date: '' }],
  [
    'an identifier that might be a placeholder, and nothing of where they live',
    { ...whole, birth_date: '', street: '', id_number: '99999' },
    { ...whole, birth_date: '', street: '', id_number: '99999' },
  ],
])('%s is left to a person', (_, one, other) => expect(zoneOf(one, other)).not.toBe('certain'))

test('an identifier in common, with the names and the street, is one person', () => {
  const numbered = { ...whole, birth_date: '', id_number: '4521887' }
  expect(zoneOf(numbered, numbered)).toBe('certain')
})

test('in invented lists of every size nothing certain is wrong', () => {
  for (const [size, seed] of [
    [12, 3],
    [60, 4],
    [250, 5],
    [999, 6],
    [1500, 8],
  ] as const)
    for (const places of [[...columns.keys()], [0, 1, 2]]) {
      const gathering = gatherRecords(places.map((at) => columns[at]!))
      const rows = [...inventList(size, seed)]
      const person = new Map(rows.map((row) => [row.id, row.person]))
      for (const { id, cells } of rows)
        gathering.add(
          id,
          places.map((at) => cells[at]!),
        )
      expect([size, worthOf(link(gathering.finish()), (id) => person.get(id)).falseCertain]).toEqual([size, 0])
    }
})
