import { expect, test } from 'vitest'
import { labelCode, labelIn, sayLabel } from './label.code.ts'

const id = (n: number) => `00000000-0000-7000-8000-${(n * 7_919_777_777).toString(16).padStart(12, '0')}`
const codes = Array.from({ length: 500 }, (_, n) => labelCode(id(n + 1)))
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXY'

test('a code is read back however it is written', () => {
  for (const code of codes) {
    expect(labelIn(sayLabel(code))).toBe(code)
    expect(labelIn(` et ${code.toLowerCase()} `)).toBe(code)
  }
  const zeros = codes.find((code) => code.includes('0')) ?? ''
  expect(labelIn(`ET-${zeros.replaceAll('0', 'O')}`)).toBe(zeros)
})

test('one wrong sign, and two neighbours exchanged, are always seen', () => {
  for (const code of codes.slice(0, 60))
    for (let at = 0; at < code.length; at++) {
      for (const sign of signs)
        if (sign !== code[at]) expect(labelIn(`ET-${code.slice(0, at)}${sign}${code.slice(at + 1)}`)).toBeNull()
      const [a = '', b = ''] = [code[at], code[at + 1]]
      if (b && a !== b) expect(labelIn(`ET-${code.slice(0, at)}${b}${a}${code.slice(at + 2)}`), code).toBeNull()
    }
})

test('a number, an address and an empty text are no label', () => {
  for (const said of ['', 'ML-0412', 'ET-', 'ET-123', 'http://localhost/e/ET-1', 'ETAGERE-12'])
    expect(labelIn(said)).toBeNull()
})

test('neighbouring identifiers give codes that say nothing of one another', () => {
  expect(new Set(codes).size).toBe(codes.length)
  expect(new Set(codes.map((code) => code.slice(0, 3))).size).toBeGreaterThan(400)
})
