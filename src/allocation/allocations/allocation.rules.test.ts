import { expect, test } from 'vitest'
import { refusalOfDevice, refusalOfPlace, refusalToCancel } from './allocation.rules.ts'

const asked = { kind: 'computer', commune: 'Harnes', quota: { places: 40, promised: 39 }, already: undefined } as const

test('the last place may be promised, not one more', () => {
  expect(refusalOfPlace(asked)).toBeNull()
  expect(refusalOfPlace({ ...asked, quota: { places: 40, promised: 40 } })).toBe('Les 40 places de Harnes sont prises.')
  expect(refusalOfPlace({ ...asked, commune: 'Avion', quota: { places: 1, promised: 1 } })).toBe(
    'La seule place d’Avion est prise.',
  )
  expect(
    refusalOfPlace({ ...asked, kind: 'connection', commune: 'Le Portel', quota: { places: 2, promised: 2 } }),
  ).toBe('Les 2 places de connexion du Portel sont prises.')
})

test('a commune without a quota has no place', () => {
  expect(refusalOfPlace({ ...asked, quota: undefined })).toBe('Ce programme n’a pas de place à Harnes.')
})

test('a household has a kind once per programme, promised or in hand', () => {
  expect(refusalOfPlace({ ...asked, already: 'handed_over' })).toBe(
    'Cette famille a déjà reçu un ordinateur de ce programme.',
  )
  expect(refusalOfPlace({ ...asked, already: 'promised' })).toMatch(/déjà la promesse d’un ordinateur/)
})

const ready = { state: 'ready', programme_id: null }
test.each([
  [ready, null],
  [{ ...ready, state: 'reserved' }, 'Cet appareil vient d’être promis à une autre famille.'],
  [{ ...ready, state: 'wiped' }, 'Cet appareil n’est plus prêt.'],
  [{ ...ready, programme_id: 'another' }, 'Cet appareil est gardé pour un autre programme.'],
  [{ ...ready, programme_id: 'this' }, null],
  [undefined, 'Cet appareil n’est plus dans votre stock.'],
])('only a ready, free device of the programme is promised: %o', (device, sentence) => {
  expect(refusalOfDevice(device, 'this')).toBe(sentence)
})

test('what is in hand, or about to be, is not cancelled', () => {
  expect(refusalToCancel('promised', false)).toBeNull()
  expect(refusalToCancel('promised', true)).toMatch(/annulez d’abord la remise/)
  expect(refusalToCancel('handed_over', false)).toMatch(/déjà remis/)
  expect(refusalToCancel('cancelled', false)).toMatch(/déjà annulée/)
})
