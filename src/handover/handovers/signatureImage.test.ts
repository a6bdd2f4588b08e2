import { expect, test } from 'vitest'
import { refused } from '#platform/access/refusal.ts'
import { isBlank } from './png.blank.ts'
import { pngOf, signatureOf } from './png.testing.ts'
import { readPng } from './png.ts'
import { readSignature } from './signatureImage.ts'

test('a drawn PNG is a signature', () => {
  const png = pngOf()
  expect(readSignature(signatureOf(png))).toEqual(png)
})

const cut = (png: Buffer) => png.subarray(0, png.length - 20)
const flipped = (png: Buffer) => Buffer.from(png.map((byte, at) => (at === 45 ? byte ^ 1 : byte)))
test.each([
  ['nothing', undefined, /Faites signer/],
  ['a text', 'signé', /n’a pas pu être lue/],
  ['another type', signatureOf(pngOf()).replace('png', 'jpeg'), /n’a pas pu être lue/],
  ['a script named PNG', `data:image/png;base64,${btoa('<script>alert(1)</script>'.repeat(9))}`, /n’a pas pu être lue/],
  ['a cut file', signatureOf(cut(pngOf())), /n’a pas pu être lue/],
  ['a damaged file', signatureOf(flipped(pngOf())), /n’a pas pu être lue/],
  ['an empty pad', signatureOf(pngOf({ blank: true })), /Le cadre est vide/],
  ['an empty pad, filtered', signatureOf(pngOf({ blank: true, filter: 2 })), /Le cadre est vide/],
  ['too many pixels', signatureOf(pngOf({ width: 3000, height: 1400 })), /n’a pas pu être lue/],
  ['too many bytes', `data:image/png;base64,${'A'.repeat(430_000)}`, /trop lourde/],
])('%s is not a signature', (_, typed, said) => {
  const read = readSignature(typed)
  expect(refused(read) && read.refusal).toMatch(said)
})

test('what follows the last chunk, or claims a size that its pixels do not have, is refused', () => {
  const png = pngOf()
  expect(readPng(Buffer.concat([png, Buffer.from('tail')]), 1e6)).toBeNull()
  const image = readPng(png, 1e6)
  expect(image).toMatchObject({ width: 60, height: 20, channels: 4 })
  expect(image && isBlank(image)).toBe(false)
})
