import { execFileSync, spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const allowed = (expression: string): boolean =>
  execFileSync(process.execPath, [
    '-e',
    `import('./scripts/licences.mjs').then(({ allows }) => console.log(allows(${JSON.stringify(expression)})))`,
  ])
    .toString()
    .trim() === 'true'

test('everything Maillon runs with has a licence it can live with', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/licences.mjs'], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(status).toBe(0)
})

test('one way out of several is enough; each of those that bind together is needed', () => {
  expect(allowed('(GPL-3.0-only OR MIT)')).toBe(true)
  expect(allowed('(MIT AND GPL-3.0-only)')).toBe(false)
  expect(allowed('SEE LICENSE IN README.md')).toBe(false)
})
