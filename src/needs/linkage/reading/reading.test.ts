import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kinds } from '../kinds.ts'
import { numberInStreet } from './address.ts'
import { readers } from './read.ts'

describe('a cell is read for what it means', () => {
  test.each([
    ['family_name', 'DUPONT', 'dupont'],
    ['family_name', 'Mme Lefèvre', 'lefevre'],
    ['family_name', 'Martin née Dupont', 'dupont|martin'],
    ['family_name', 'Dupont ép. Martin', 'dupont|martin'],
    ['family_name', 'Dupont (Martin)', 'dupont|martin'],
    ['family_name', 'de La Tour', "de'la'tour"],
    ['family_name', 'El Amrani', "el'amrani"],
    ['family_name', 'Ben Salah', "ben'salah"],
    ['family_name', 'Dupont-Martin', 'dupont martin'],
    ['given_name', 'Jean-Pierre, Marie', 'jean pierre marie'],
    ['given_name', 'M. Éric', 'eric'],
    ['birth_date', '03/07/1980', '19800703'],
    ['birth_date', '1980-07-03', '19800703'],
    ['birth_date', '19800703', '19800703'],
    ['birth_date', '03071980', '19800703'],
    ['birth_date', '3 juil. 1980', '19800703'],
    ['birth_date', '3 août 80', '19800803'],
    ['birth_date', '1980', '19800101'],
    ['birth_date', '19801342', '19801342'],
    ['birth_date', 'inconnue', ''],
    ['phone', '+33 6 12 34 56 78', '0612345678'],
    ['phone', '0033612345678', '0612345678'],
    ['phone', '06.12.34.56.78', '0612345678'],
    ['phone', '612345678', '0612345678'],
    ['phone', '06 12 34 56 78 ou 01 40 00 00 00', '0140000000|0612345678'],
    ['phone', '0000000000', ''],
    ['email', ' Claire.D@Orange.FR ', 'claire.d@orange.fr'],
    ['email', 'claire+maillon@orange.fr', 'claire@orange.fr'],
    ['email', 'aucun', ''],
    ['street', '12 bis, av. du Gal de Gaulle', 'avenue general gaulle'],
    ['street', 'BD VICTOR HUGO', 'boulevard victor hugo'],
    ['street', 'rue du 8 Mai 1945', 'rue 8 mai 1945'],
    ['street_number', '12 BIS', '12b'],
    ['street_number', '12-14', '12'],
    ['locality', 'St-Denis CEDEX 2', 'saint denis'],
    ['locality', 'Paris 12e', 'paris'],
    ['postcode', '01000', '1000'],
    ['id_number', '1 85 05 78 006 084 36', '1850578006084'],
    ['id_number', 'AB-12 34', 'ab1234'],
    ['other', '  Été ', 'ete'],
  ] as const)('%s « %s » is %s', (kind, typed, read) => expect(readers[kind](typed)).toBe(read))

  test('the number of a house is found in front of its street', () => {
    expect(numberInStreet('12 bis rue Pasteur')).toBe('12b')
    expect(numberInStreet('rue du 8 Mai 1945')).toBe('')
  })

  test('reading what was read changes nothing', () => {
    const words = [
      'de ',
      'née ',
      'ép. ',
      'M. ',
      '12',
      '/',
      '|',
      ' bis ',
      '@a.fr',
      '+',
      '01',
      '1980',
      'St-',
      'É',
      "d'",
      'a',
      'B',
      'mars',
      ' ',
      '-',
    ]
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(typed, (text) => {
        for (const kind of kinds) expect(readers[kind](readers[kind](text))).toBe(readers[kind](text))
      }),
      { numRuns: 400 },
    )
  })
})
