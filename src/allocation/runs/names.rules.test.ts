import { expect, test } from 'vitest'
import { keptIn, keptLimit, placesIn, placesLimit, protectedName, protectedNumber } from './names.rules.ts'

test('what a limit is called says which places it counts, of this commune alone', () => {
  for (const kind of ['computer', 'connection'] as const) {
    expect(placesIn(placesLimit('Le Portel', kind), 'Le Portel')).toEqual({ kind, withoutKept: false })
    for (const without of [1, 12, 'all kept'] as const)
      expect(placesIn(placesLimit('Le Portel', kind, without), 'Le Portel')).toEqual({ kind, withoutKept: true })
    expect(placesIn(placesLimit('Avion', kind), 'Harnes')).toBeNull()
  }
  expect(placesIn('Harnes', 'Harnes')).toBeNull()
})

test('what a limit closes is read with the agreement that keeps it, when one title says which', () => {
  expect(keptIn(keptLimit('Tablette, pour « Collèges »'))).toEqual({ stock: 'Tablette', agreement: 'Collèges' })
  for (const stock of ['Tablette', 'Tablette, pour une convention', 'Tablette, pour « Collèges » (2)'])
    expect(keptIn(keptLimit(stock))).toEqual({ stock, agreement: null })
  expect(keptIn('Élèves')).toBeNull()
})

test('a name that says nothing is told from those that only begin like it', () => {
  for (const what of ['Quota', 'Équipement', 'Stock'] as const)
    expect(protectedNumber(protectedName(what, 3))).toBe('n° 3')
  for (const name of ['Élèves', 'Quota protégé', 'Quota protégé n° 3, bis']) expect(protectedNumber(name)).toBeNull()
})
