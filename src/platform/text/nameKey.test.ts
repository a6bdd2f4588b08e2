import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameKey } from './nameKey.ts'

test.each([
  ['Éléonore', 'eleonore'],
  ['JEAN-PIERRE', 'jean pierre'],
  ['Jean – Pierre', 'jean pierre'],
  ["d'Hauterive", 'd hauterive'],
  ['D’HAUTERIVE', 'd hauterive'],
  ['de La Fontaine', 'de la fontaine'],
  ['Lecœur', 'lecoeur'],
  ['LÆTITIA', 'laetitia'],
  ['Strauß', 'strauss'],
  ['Łukasz Wiśniewski', 'lukasz wisniewski'],
  ['İbrahim', 'ibrahim'],
  ['J.-P.  Martin', 'j p martin'],
  ['Nguyễn', 'nguyen'],
  ['مُحَمَّد', 'محمد'],
  ['  ', ''],
])('%s is compared as %s', (name, key) => expect(nameKey(name)).toBe(key))

test('two different names stay different', () => expect(nameKey('Moreau')).not.toBe(nameKey('Moreaud')))

test('the key of a key is itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(nameKey(nameKey(name))).toBe(nameKey(name))
    }),
    { numRuns: 2000 },
  )
})

test('case, accents, hyphens and apostrophes make no difference', () => {
  const letters = fc.string({ unit: fc.constantFrom(..."abcdeéèêëïîôöûüçœæ-' ’"), minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(letters, (name) => {
      expect(nameKey(name.toUpperCase())).toBe(nameKey(name))
      expect(nameKey(name.normalize('NFD'))).toBe(nameKey(name))
      expect(nameKey(name.replaceAll('-', ' ').replaceAll('’', "'"))).toBe(nameKey(name))
    }),
  )
})
