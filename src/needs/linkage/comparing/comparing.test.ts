import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFamilyName } from '../reading/familyName.ts'
import { readGivenName } from '../reading/givenName.ts'
import { compareDates, dateLevels } from './dates.ts'
import { nameForms } from './nameForms.ts'
import { compareNames, nameLevels } from './names.ts'
import { compareDigits, compareEmails, compareTexts, textLevels } from './texts.ts'

describe('names', () => {
  test.each([
    ['Martin', 'MARTIN', 'exact'],
    ['de La Tour', 'Delatour', 'exact'],
    ['Martin née Dupont', 'Dupont ép. Martin', 'exact'],
    ['Martin née Dupont', 'Dupont', 'part'],
    ['Dupont-Martin', 'Martin', 'part'],
    ['El Amrani', 'Amrani', 'part'],
    ['Hoarau', 'Hoareau', 'close'],
    ['Martin', 'Matrin', 'close'],
    ['Beauregard', 'Beaurgrad', 'near'],
    ['Dupont-Martin', 'Dupont-Durand', 'near'],
    ['Martin', 'Leroy', 'different'],
    ['Шевченко', 'Бойко', 'different'],
    ['العمراني', 'بنعلي', 'different'],
  ] as const)('of a family: %s and %s are %s', (one, other, level) => {
    const [a, b] = [nameForms(readFamilyName(one)), nameForms(readFamilyName(other))]
    const found = compareNames(a, b)
    if (level === 'near') expect([nameLevels.near, nameLevels.faint]).toContain(found)
    else expect(found).toBe(nameLevels[level])
  })

  test.each([
    ['Jean-Pierre', 'jean pierre', 'exact'],
    ['Jean-Pierre', 'Jean', 'part'],
    ['Marie Claire', 'Claire', 'part'],
    ['Frédéric', 'Fred', 'part'],
    ['Mohamed', 'Mouhamed', 'part'],
    ['Philippe', 'Filipe', 'close'],
    ['Marie Claire', 'Marie Anne', 'faint'],
    ['J', 'Julien', 'faint'],
    ['Léa', 'Hugo', 'different'],
  ] as const)('given: %s and %s are %s', (one, other, level) =>
    expect(compareNames(nameForms(readGivenName(one)), nameForms(readGivenName(other)))).toBe(nameLevels[level]),
  )
})

test.each([
  [19800307, 19800307, 'exact'],
  [19800307, 19800703, 'swapped'],
  [19800101, 19800703, 'placeholder'],
  [19800307, 19800308, 'slip'],
  [19800307, 19810307, 'slip'],
  [19800312, 19800321, 'slip'],
  [19800307, 19800329, 'twoParts'],
  [19800307, 19801129, 'year'],
  [19800307, 19751129, 'different'],
  [19800101, 19830703, 'different'],
] as const)('dates of birth: %i and %i are %s', (one, other, level) =>
  expect(compareDates(one, other)).toBe(dateLevels[level]),
)

test.each([
  [compareDigits, '0612345678', '0612345678', 'same'],
  [compareDigits, '0140000000|0612345678', '0612345678', 'same'],
  [compareDigits, '0612345678', '0612345687', 'close'],
  [compareDigits, '0612345678', '0612345999', 'different'],
  [compareEmails, 'claire.durand@orange.fr', 'claire.durand@gmail.com', 'close'],
  [compareEmails, 'claire.durand@orange.fr', 'claire.durnad@orange.fr', 'close'],
  [compareEmails, 'claire.durand@orange.fr', 'paul.durand@orange.fr', 'different'],
  [compareTexts, 'rue victor hugo', 'rue victor hugo', 'same'],
  [compareTexts, 'rue victor hugo', 'rue victr hugo', 'close'],
  [compareTexts, 'batiment c|rue victor hugo', 'rue victor hugo', 'close'],
  [compareTexts, 'rue victor hugo', 'impasse lilas', 'different'],
] as const)('%o: %s and %s are %s', (compare, one, other, level) => expect(compare(one, other)).toBe(textLevels[level]))

test('every comparison gives the same in either order', () => {
  const name = fc.array(
    fc.constantFrom('jean', 'marie', 'martin', 'de', 'matrin', 'j', 'hoarau', 'hoareau', 'née', '-', 'a'),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  const date = fc.integer({ min: 18500101, max: 20991231 })
  const text = fc.string({ unit: fc.constantFrom(...'ab1 |@'), maxLength: 10 })
  fc.assert(
    fc.property(name, name, date, date, text, text, (n1, n2, d1, d2, t1, t2) => {
      const [a, b] = [nameForms(readFamilyName(n1.join(' '))), nameForms(readFamilyName(n2.join(' ')))]
      expect(compareNames(a, b)).toBe(compareNames(b, a))
      expect(compareDates(d1, d2)).toBe(compareDates(d2, d1))
      for (const compare of [compareDigits, compareEmails, compareTexts]) expect(compare(t1, t2)).toBe(compare(t2, t1))
    }),
    { numRuns: 1000 },
  )
})
