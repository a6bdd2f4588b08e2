import { expect, test } from 'vitest'
import { cardOf, gradeCards, placeCard, plain, sayScanned, stopCard, undoCard } from './station.cards.ts'
import { readCode } from './station.code.ts'
import { retyped } from './station.keyboard.ts'
import { readMode, writeMode } from './station.mode.ts'

const hosts = ['maillon.exemple.fr']
/** What a French computer receives from a scanner set to an American keyboard. */
const asFrench = (meant: string) => {
  const [american, french] = ['1234567890-ABCDEFGHIJKLMNOPQRSTUVWXYZ', `&é"'(-è_çà)QBCDEFGHIJKL?NOPARSTUVZXYW`]
  return [...meant].map((sign) => french[american.indexOf(sign)] ?? sign).join('')
}

test('every card that is printed is read, in capitals or not, and through a scanner of another keyboard', () => {
  const cards = [
    ...Object.values(plain),
    ...gradeCards,
    undoCard,
    stopCard,
    placeCard({ id: '0-1a2b3c4d', name: 'Réserve' }),
  ]
  for (const { code } of cards) {
    expect(cardOf(code.toLowerCase()), code).not.toBeNull()
    expect(retyped(asFrench(code)), code).toBe(code)
    expect(readCode(asFrench(code), hosts).kind, code).toBe('card')
  }
  expect(new Set(cards.map(({ code }) => code)).size).toBe(cards.length)
  expect(cardOf('MODE-INCONNU')).toBeNull()
})

test('a serial number that looks like nothing of ours stays as it was read', () => {
  for (const said of ['PF0ABC12', '1.2E+15', '5CG9381XYZ', 'MODEL-12', 'ML', 'ET-PHONE', '?!'])
    expect(readCode(said, hosts)).toEqual({ kind: 'number', said })
})

test('a code typed twice before it is validated is that code', () => {
  expect(readCode('ML-0412ML-0412', hosts)).toEqual({ kind: 'number', said: 'ML-0412' })
  expect(readCode('MODE-FINMODE-FIN', hosts)).toEqual({ kind: 'card', card: { ask: 'stop' } })
  expect(readCode('ABAB', hosts)).toEqual({ kind: 'number', said: 'ABAB' })
})

test('an address is ours, another Maillon’s, or no label', () => {
  expect(readCode('https://maillon.exemple.fr/e/ML-0412', hosts)).toEqual({ kind: 'number', said: 'ML-0412' })
  expect(readCode('https://ailleurs.exemple/e/ML-0412', hosts)).toEqual({ kind: 'elsewhere', host: 'ailleurs.exemple' })
  expect(readCode('https://maillon.exemple.fr/familles', hosts)).toEqual({ kind: 'address' })
  expect(readCode('HTTPS://', hosts).kind).toBe('number')
})

test('what a station keeps is read back as it was', () => {
  for (const mode of [
    { kind: 'none' },
    { kind: 'plain', name: 'tested' },
    { kind: 'grade', letters: { aspect: 'B', battery: 'none' } },
    { kind: 'place', id: 'x', name: 'L’« atelier »' },
  ] as const)
    expect(readMode(writeMode(mode))).toEqual(mode)
  expect(readMode('gone')).toEqual({ kind: 'none' })
})

test('a card that was read is said by its name, anything else as it was read', () => {
  expect(['MODE-TESTE', 'mode-aspect-b', 'MODE-LIEU-ABCDEF01', 'ML-0412'].map(sayScanned)).toEqual([
    ...['Carte Testé', 'Carte Aspect B', 'Carte d’un lieu', 'ML-0412'],
  ])
})
