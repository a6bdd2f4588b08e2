import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sayRowsRead } from './rowsRead.ts'

test('nothing is said of what there is none of, but the rows that are taken', () => {
  const words = ['à reprendre', 'à reprendre'] as const
  expect(sayRowsRead({ taken: 0, refused: 0, aside: 0 }, words)).toBe('0 ligne lue : 0 à reprendre.')
  expect(sayRowsRead({ taken: 1, known: 1, refused: 1, aside: 1 }, words)).toBe(
    '4 lignes lues : 1 à reprendre, 1 déjà connue, 1 refusée, 1 mise de côté.',
  )
  expect(sayRowsRead({ taken: 3, known: 2, refused: 8, aside: 2 }, words)).toBe(
    '15 lignes lues : 3 à reprendre, 2 déjà connues, 8 refusées, 2 mises de côté.',
  )
})

test('the rows read are those that the rest adds up to, whatever they are', () => {
  const rows = fc.nat(900)
  fc.assert(
    fc.property(rows, rows, rows, rows, (taken, known, refused, aside) => {
      const said = sayRowsRead({ taken, known, refused, aside }, ['reprise', 'reprises'])
      const [read, ...each] = [...said.replaceAll('\u202f', '').matchAll(/\d+/g)].map(([n]) => Number(n))
      expect(each.reduce((sum, n) => sum + n, 0)).toBe(read)
    }),
  )
})
