import { expect, test } from 'vitest'
import { count, nameTyped } from './pieces.ts'

const whyNot = (schema: { safeParse(typed: unknown): unknown }, typed: unknown): string | undefined =>
  (schema.safeParse(typed) as { error?: { issues: { message: string }[] } }).error?.issues[0]?.message

test('a number out of bounds is answered with its field and its bounds, however it is wrong', () => {
  const adults = count('Adultes', 0, 20)
  for (const typed of ['-3', '21', '2,5', 'deux']) expect(whyNot(adults, typed)).toBe('Adultes : un nombre de 0 à 20.')
  for (const typed of ['0', '20']) expect(whyNot(adults, typed)).toBeUndefined()
})

test('a name holds neither a formula nor a long number', () => {
  const name = nameTyped(120, 'Écrivez le nom.')
  expect(whyNot(name, '=cmd|calc')).toContain('ne commence pas par « = »')
  expect(whyNot(name, 'Famille Martin 0612345678')).toContain('longue suite de chiffres')
  expect(whyNot(name, '1850578006084')).toContain('longue suite de chiffres')
  expect(whyNot(name, undefined)).toBe('Écrivez le nom.')
  for (const kept of ['Famille Martin', 'Lieu n° 12345', 'Collège du 8-Mai-1945', 'Espace 59240 Dunkerque'])
    expect(whyNot(name, kept)).toBeUndefined()
})
