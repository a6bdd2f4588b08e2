import { expect, test } from 'vitest'
import { listOf, REMOVED } from './list.ts'
import type { Table } from './table.ts'

const kept = async (...cells: string[]) => {
  const list = await listOf({
    header: cells.map((_, at) => `Colonne ${at}`),
    rows: [{ line: 2, cells }],
    notes: [],
  } as unknown as Table)
  return { cells: list.rows[0]?.cells, notes: list.notes }
}

test('a national insurance number is taken out before a list is kept, also when two columns hold it between them', async () => {
  expect((await kept('Durand', '2 55 08 14 168 025 38')).cells).toEqual(['Durand', REMOVED])
  const split = await kept('Durand 2 55 08 14', '168 025 38', 'Harnes')
  expect(split.cells).toEqual([REMOVED, REMOVED, 'Harnes'])
  expect(split.notes[0]).toContain('Des numéros de sécurité sociale ont été retirés')
})

test('a phone beside a postcode, or two phones, stay', async () => {
  for (const cells of [
    ['06 12 34 56 78', '62440'],
    ['06 12 34 56 78', '03 21 11 22 33'],
    ['2', '3', '15'],
  ])
    expect((await kept(...cells)).cells).toEqual(cells)
})
