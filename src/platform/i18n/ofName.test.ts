import { expect, test } from 'vitest'
import { ofName } from './ofName.ts'

test.each([
  ['Les Passerelles', 'des Passerelles'],
  ['Le Relais', 'du Relais'],
  ['La Source', 'de la Source'],
  ['L’Autre Berge', 'de l’Autre Berge'],
  ['Emmaüs Connect', 'd’Emmaüs Connect'],
  ['CCAS de Harnes', 'du CCAS de Harnes'],
])('what comes from %s comes %s', (name, said) => expect(ofName(name)).toBe(said))
