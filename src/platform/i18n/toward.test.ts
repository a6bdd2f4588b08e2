import { expect, test } from 'vitest'
import { toward } from './toward.ts'

test.each([
  ['Famille Benali-Roussel', 'à la famille Benali-Roussel'],
  ['Les Passerelles', 'aux Passerelles'],
  ['Le Relais du Bassin', 'au Relais du Bassin'],
  ['La Fabrique du clic', 'à la Fabrique du clic'],
  ['Mme Koné', 'à Mme Koné'],
  ['Leroy', 'à Leroy'],
])('one gives something to %s: %s', (name, said) => expect(toward(name)).toBe(said))
