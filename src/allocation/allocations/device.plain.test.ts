import { expect, test } from 'vitest'
import { sayPlainly } from './device.plain.ts'

const portable = { kind: 'laptop', aspect: 'B', battery: 'C', working: 'A', place: 'Permanence de l’Étoile' }

test('a machine is told as one would to a family: what it is, how it looks, how long it lasts, where it waits', () => {
  expect(sayPlainly(portable)).toBe('Portable, bon aspect, batterie correcte, à la Permanence de l’Étoile')
  expect(sayPlainly({ ...portable, working: 'C', battery: 'D', place: null })).toBe(
    'Portable, bon aspect, batterie faible, à laisser branché, une fonction utile manque',
  )
  expect(sayPlainly({ kind: 'desktop', aspect: 'A', battery: 'none', working: 'A', place: null })).toBe(
    'Ordinateur fixe, très bon aspect',
  )
})
