import { readdirSync, readFileSync, statSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

const packed = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length

it('the staff style sheet stays under 12 KB compressed', () => {
  expect(packed('public/css/staff.css')).toBeLessThan(12_000)
})

it('the public style sheet stays under 8 KB compressed', () => {
  expect(packed('public/css/public.css')).toBeLessThan(8_000)
})

it('neither asks another site for anything', () => {
  for (const file of readdirSync('public/css'))
    expect(readFileSync(`public/css/${file}`, 'utf8')).not.toMatch(/url\(|@import/)
})

it('every picture the manifest names exists', () => {
  const { icons } = JSON.parse(readFileSync('public/manifest.webmanifest', 'utf8')) as { icons: { src: string }[] }
  for (const { src } of icons) expect(statSync(`public${src}`).size).toBeGreaterThan(0)
})
