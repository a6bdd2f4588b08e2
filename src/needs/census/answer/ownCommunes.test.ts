import { expect, test } from 'vitest'
import { ownCommunes } from './ownCommunes.ts'

const names: Record<string, string> = {
  a: 'Harnes',
  b: 'Sallaumines',
  c: 'Billy-Montigny',
  d: 'Montigny-en-Gohelle',
  e: 'Montigny',
  f: 'L’Étoile',
}
const of = (partner: string, touched: string[] = [], communes = Object.keys(names)) =>
  ownCommunes(partner, communes, (insee) => names[insee] ?? '', touched)

test.each([
  ['CCAS de Harnes', ['a']],
  ['ccas de HARNES', ['a']],
  ['École Jaurès, Billy Montigny', ['c']],
  ['Médiathèque de Montigny-en-Gohelle', ['d']],
  ['Centre social de l’Etoile', ['f']],
  ['Harnes et Sallaumines', ['b', 'a']],
  ['Mission locale', []],
  ['', []],
])('%s: its own communes are %j', (partner, own) => expect(of(partner).own.toSorted()).toEqual(own.toSorted()))

test('where something was written is never put aside, and nothing is lost or shown twice', () => {
  const { own, others } = of('CCAS de Harnes', ['a', 'e'])
  expect(own).toEqual(['a', 'e'])
  expect([...own, ...others].toSorted()).toEqual(Object.keys(names))
})

test('three communes are all shown', () => {
  expect(of('CCAS de Harnes', [], ['a', 'b', 'c'])).toEqual({ own: ['a', 'b', 'c'], others: [] })
})
