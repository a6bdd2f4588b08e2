import { readFileSync, statSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { readSheet } from '#platform/web/sheet.ts'

const sheets = ['public/css/staff.css', 'public/css/public.css']
const packed = (file: string) => gzipSync(readSheet(file), { level: 9 }).length

it('the staff style sheet stays under 12 KB compressed', () => {
  expect(packed('public/css/staff.css')).toBeLessThan(12_000)
})

it('the public style sheet stays under 8 KB compressed', () => {
  expect(packed('public/css/public.css')).toBeLessThan(8_000)
})

it('neither asks for another file, here or on another site', () => {
  for (const file of sheets) expect(readSheet(file)).not.toMatch(/url\(|@import/)
})

it('no rule of one stands in the other as well', () => {
  const rulesOf = (file: string) =>
    [
      ...readFileSync(file, 'utf8')
        .replaceAll(/\/\*.*?\*\//gs, '')
        .matchAll(/[^{}]+\{[^{}]+\}/g),
    ].map(([rule]) => rule.replaceAll(/\s+/g, ' ').trim())
  const staff = new Set(rulesOf('public/css/staff.css'))
  expect(staff.size).toBeGreaterThan(100)
  expect(rulesOf('public/css/public.css').filter((rule) => staff.has(rule))).toEqual([])
})

it('every picture the manifest names exists', () => {
  const { icons } = JSON.parse(readFileSync('public/manifest.webmanifest', 'utf8')) as { icons: { src: string }[] }
  for (const { src } of icons) expect(statSync(`public${src}`).size).toBeGreaterThan(0)
})
