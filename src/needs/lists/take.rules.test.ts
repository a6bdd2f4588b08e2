import { expect, test } from 'vitest'
import { refusalToTake } from './take.rules.ts'

const standing = (fresh: number, refused: number, asksAgreement = false, alike = 0) => ({
  alike: { looked: fresh, found: alike },
  tally: { new: fresh, refused },
  asksAgreement,
})

test.each([
  ['refused rows and no choice', standing(3, 1), {}, 'Choisissez'],
  ['all or nothing, one refused', standing(3, 1), { choice: 'all' as const }, 'une ligne est à corriger'],
  ['all or nothing, several refused', standing(3, 2), { choice: 'all' as const }, '2 lignes sont à corriger'],
  ['nobody said that they agreed', standing(3, 0, true), {}, 'Sans leur accord'],
  ['more than half is known already', standing(20, 0, false, 11), {}, 'Plus de la moitié'],
  ['nothing new', standing(0, 2), { choice: 'good' as const }, 'n’ajoute rien'],
])('%s: refused', (_, given, answer, said) => expect(refusalToTake(given, answer)?.sentence).toContain(said))

test.each([
  ['nothing is refused', standing(3, 0), {}],
  ['half of it is known already', standing(20, 0, false, 10), {}],
  ['a short list is known already', standing(19, 0, false, 19), {}],
  ['all of it is known, and somebody is sure', standing(20, 0, false, 20), { sure: 'oui' as const }],
  ['good rows only', standing(3, 2), { choice: 'good' as const }],
  ['all or nothing, and all is good', standing(3, 0, true), { choice: 'all' as const, agreed: 'oui' as const }],
])('%s: taken', (_, given, answer) => expect(refusalToTake(given, answer)).toBeNull())
