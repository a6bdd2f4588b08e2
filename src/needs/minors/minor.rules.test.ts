import { expect, test } from 'vitest'
import { holdersAmong, refusalOfMinor, whoAgrees } from './minor.rules.ts'

const born = (birth_year: number | null, more = {}) => ({
  birth_year,
  birth_month: null,
  birth_day: null,
  adult: false,
  fifteen_said_by: null,
  ...more,
})
const parent = { id: 'a', first_name: 'Awa', authority: 'full' }
const said = (child_agreed: boolean, holder: typeof parent | undefined = undefined) => ({ child_agreed, holder })

test.each([
  [born(2015), 'both'],
  [born(2011, { birth_month: 11, birth_day: 26 }), 'both'],
  [born(2011, { birth_month: 11, birth_day: 25 }), 'alone'],
  // Only the year is known: the youngest that it allows, so that nobody is left alone too soon.
  [born(2011), 'both'],
  [born(2011, { fifteen_said_by: 'parent' }), 'alone'],
  [born(2012, { fifteen_said_by: 'parent' }), 'both'],
  [born(2010), 'alone'],
  [born(null), 'unknown'],
  [born(1990, { adult: true }), 'adult'],
])('for %j on 25 November 2026, who agrees is %s', (person, agreeing) =>
  expect(whoAgrees(person, '2026-11-25')).toBe(agreeing),
)

test('under fifteen the child and one adult who decides agree; neither is enough alone', () => {
  expect(refusalOfMinor('both', 'Inès', said(false, parent))?.field).toBe('child_agreed')
  expect(refusalOfMinor('both', 'Inès', said(true))?.sentence).toContain('choisissez qui l’a donné')
  expect(refusalOfMinor('both', 'Inès', said(true, parent))).toBeNull()
})

test('from fifteen on, the young person alone', () => {
  expect(refusalOfMinor('alone', 'Inès', said(true))).toBeNull()
  expect(refusalOfMinor('alone', 'Inès', said(false, parent))?.field).toBe('child_agreed')
})

test('without an age nothing is noted; an adult is not a minor', () => {
  expect(refusalOfMinor('unknown', 'Inès', said(true, parent))?.sentence).toContain('l’année de naissance')
  expect(refusalOfMinor('adult', 'Awa', said(true))?.sentence).toContain('adulte')
})

test('a parent with authority, shared or not, and a guardian may agree; who only looks after the child may not', () => {
  const people = (['full', 'shared', 'guardian', 'none', null] as const).map((authority, at) => ({
    id: String(at),
    first_name: 'X',
    authority,
    adult: true,
  }))
  expect(holdersAmong([...people, { ...people[0]!, adult: false }]).map(({ authority }) => authority)).toEqual([
    'full',
    'shared',
    'guardian',
  ])
})
