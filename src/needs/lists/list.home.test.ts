import { expect, test } from 'vitest'
import { readConnection, readEquipment, readLiving } from './list.home.ts'

test.each([
  ['Chez elle', 'home'],
  ['locataire HLM', 'home'],
  ['Hébergée par un proche', 'hosted'],
  ['chez un ami', 'hosted'],
  ['Foyer de jeunes travailleurs', 'collective'],
  ['hébergement d’urgence', 'collective'],
  ['En foyer ou en hébergement collectif', 'collective'],
  ['SDF', 'no_address'],
  ['Sans adresse fixe', 'no_address'],
  ['à voir', null],
])('"%s" is where somebody lives: %s', (cell, value) => expect(readLiving(cell).value).toBe(value))

test.each([
  ['Rien', ['none']],
  ['Un smartphone', ['phone']],
  ['smartphone, vieux PC', ['phone', 'old_computer']],
  ['Un ordinateur partagé à plusieurs et une tablette', ['shared_computer', 'tablet']],
  ['Un ordinateur trop vieux ou en panne', ['old_computer']],
  ['Un ordinateur qui marche', ['computer']],
  ['aucun ; smartphone', ['phone']],
  ['???', null],
])('"%s" is what somebody has: %j', (cell, value) => expect(readEquipment(cell).value).toEqual(value))

test.each([
  ['Aucune', 'none'],
  ['Une carte prépayée', 'prepaid'],
  ['Un forfait de téléphone', 'mobile'],
  ['Celle d’un voisin, d’un proche ou d’un lieu public', 'shared'],
  ['box fibre', 'box'],
  ['??', null],
])('"%s" is how somebody goes on line: %s', (cell, value) => expect(readConnection(cell).value).toBe(value))

test('words that are not understood are said, with those that are; the row is not refused for them', () => {
  for (const cell of [readLiving('à voir'), readEquipment('???'), readConnection('??')])
    expect([cell.level, cell.why]).toEqual(['doubt', expect.stringContaining('Écrivez par exemple')])
})
