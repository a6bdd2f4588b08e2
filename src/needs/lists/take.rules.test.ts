import { expect, test } from 'vitest'
import { refusalToTake } from './take.rules.ts'

const standing = (fresh: number, refused: number, asksAgreement = false) => ({
  tally: { new: fresh, refused },
  asksAgreement,
})

test.each([
  ['refused rows and no choice', standing(3, 1), {}, 'Choisissez'],
  ['all or nothing, one refused', standing(3, 1), { choice: 'all' as const }, 'une ligne est à corriger'],
  ['all or nothing, several refused', standing(3, 2), { choice: 'all' as const }, '2 lignes sont à corriger'],
  ['nobody said that they agreed', standing(3, 0, true), {}, 'Sans leur accord'],
  ['nothing new', standing(0, 2), { choice: 'good' as const }, 'n’ajoute rien'],
])('%s: refused', (_, given, answer, said) => expect(refusalToTake(given, answer)?.sentence).toContain(said))

test.each([
  ['nothing is refused', standing(3, 0), {}],
  ['good rows only', standing(3, 2), { choice: 'good' as const }],
  ['all or nothing, and all is good', standing(3, 0, true), { choice: 'all' as const, agreed: 'oui' as const }],
])('%s: taken', (_, given, answer) => expect(refusalToTake(given, answer)).toBeNull())
