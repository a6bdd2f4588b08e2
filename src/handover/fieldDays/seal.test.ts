import { expect, test } from 'vitest'
import { newTabletKeys, openSealed, sealFor } from './seal.rules.ts'

const keys = await newTabletKeys()

test('what a tablet seals is opened with the key that stayed at home, and says the same', async () => {
  const sealed = await sealFor(keys.publicKey, 'Signé par Léa Œuvrard', 'tablette 1')
  expect(Buffer.from(sealed).includes('Œuvrard')).toBe(false)
  expect(await openSealed(keys.privateKey, sealed, 'tablette 1')).toBe('Signé par Léa Œuvrard')
})

test('the same words sealed twice look nothing alike', async () => {
  const [one, other] = await Promise.all([sealFor(keys.publicKey, 'x', ''), sealFor(keys.publicKey, 'x', '')])
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false)
})

test.each([
  [
    'a byte was changed',
    (sealed: Uint8Array) => sealed.map((byte, at) => (at === sealed.length - 1 ? byte ^ 1 : byte)),
  ],
  ['it was cut', (sealed: Uint8Array) => sealed.slice(0, -3)],
  ['it is shorter than a key', (sealed: Uint8Array) => sealed.slice(0, 10)],
  ['it is empty', () => new Uint8Array()],
])('nothing is read when %s', async (_, spoiled) => {
  const sealed = await sealFor(keys.publicKey, 'Signé', 'tablette 1')
  expect(await openSealed(keys.privateKey, new Uint8Array(spoiled(sealed)), 'tablette 1')).toBeNull()
})

test('nothing is read when it is moved to another act, or opened with another key', async () => {
  const sealed = await sealFor(keys.publicKey, 'Signé', 'tablette 1')
  expect(await openSealed(keys.privateKey, sealed, 'tablette 2')).toBeNull()
  expect(await openSealed((await newTabletKeys()).privateKey, sealed, 'tablette 1')).toBeNull()
})
