import { expect, test } from 'vitest'
import { usualKits } from '../kits/kit.rules.ts'
import { readScenario } from '../solving/scenario.form.ts'
import type { Participant } from '../waiting/participants.rules.ts'
import type { Inputs } from './inputs.ts'
import { scenarioOf } from './scenario.rules.ts'

const family = (household: string, more: Partial<Participant> = {}): Participant => ({
  ...{ household, key: household, kit: 'Ordinateur', kinds: ['computer'], commune: '62413', publics: [] },
  ...{ prescriberId: null, agreement: null, since: '2026-03-01' },
  ranking: { stratum: 1, stratumName: 'Toutes', points: 4, reasons: [] },
  ...more,
})
const computers = (count: number, more: Partial<Inputs['stock'][number]> = {}): Inputs['stock'][number] => ({
  ...{ key: 'laptop.everyday', name: 'Ordinateur portable, usage courant', kind: 'laptop', agreementId: null, count },
  ...more,
})
const inputs = (more: Partial<Inputs> = {}): Inputs => ({
  participants: [family('b'), family('a')],
  kits: usualKits(true),
  stock: [computers(3)],
  lines: 2,
  places: [{ commune: '62413', communeName: 'Harnes', kind: 'computer', left: 5, kept: [] }],
  rules: [],
  agreements: [],
  today: '2026-11-20',
  ...more,
})
const rule = (more: Partial<Inputs['rules'][number]>): Inputs['rules'][number] => ({
  ...{ name: 'Au RSA', kind: 'computer', communes: [], publics: [], organisations: [], agreements: [] },
  ...{ min: null, max: 4 },
  ...more,
})
const read = (more: Partial<Inputs> = {}) => scenarioOf(inputs(more), ({ household }) => household)

test('a scenario says pseudonyms, codes and months, and nothing of where anybody lives', () => {
  const { frozen } = read()
  expect(frozen.needs.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(frozen.quotas).toEqual([
    { name: 'Harnes : ordinateurs', where: { q1: ['1'] }, class: null, min: null, max: 5 },
  ])
  expect(frozen.needs.map(({ attributes }) => attributes)).toEqual([{ q1: '1' }, { q1: '1' }])
  expect(JSON.stringify(frozen)).not.toContain('62413')
  expect(readScenario({ seed: 's', ...frozen })).toEqual({ seed: 's', ...frozen })
})

test('two quotas never bear one name', () => {
  const { frozen } = read({ rules: [rule({ name: 'Harnes : ordinateurs' }), rule({ name: 'Lignes en stock' })] })
  expect(new Set(frozen.quotas.map(({ name }) => name)).size).toBe(frozen.quotas.length)
})

test('a quota that names no one is left out and told; with a minimum it stays, for it cannot be kept', () => {
  expect(read({ rules: [rule({ publics: ['senior'] })] }).nobody).toEqual(['Au RSA'])
  expect(read({ rules: [rule({ publics: ['senior'] })] }).frozen.quotas).toHaveLength(1)
  expect(read({ rules: [rule({ publics: ['senior'], min: 2 })] }).frozen.quotas).toHaveLength(2)
})

const agreement = { id: 'x', title: 'Convention', starts_on: '2026-01-01', ends_on: null, communes: [], publics: [] }

test('what was bought under an agreement that has ended, or is of another programme, is closed to everybody', () => {
  for (const agreements of [[], [{ ...agreement, ends_on: '2026-11-19' }]]) {
    const { frozen } = read({ agreements, stock: [computers(1, { agreementId: 'x' })] })
    const closed = frozen.quotas.find((one) => one.class !== null)
    expect(frozen.needs.every(({ attributes }) => Object.keys(closed?.where ?? { none: '' })[0]! in attributes)).toBe(
      true,
    )
  }
})

test('a quota of an agreement counts whom it pays for', () => {
  const { frozen } = read({
    participants: [family('a', { agreement: 'x' }), family('b', { agreement: 'y' }), family('c')],
    rules: [rule({ agreements: ['x'] })],
  })
  expect(frozen.needs.map(({ attributes }) => Object.keys(attributes))).toEqual([['q1', 'q2'], ['q1'], ['q1']])
})

test('what was bought under an agreement is closed to those whom it does not name', () => {
  const { frozen } = read({
    participants: [family('a', { publics: ['rsa'] }), family('b')],
    agreements: [{ ...agreement, publics: ['rsa'] }],
    stock: [computers(1, { name: 'Portable réservé', agreementId: 'x' })],
  })
  const closed = frozen.quotas.find((one) => one.class === 'Portable réservé')
  expect(closed).toMatchObject({ max: 0 })
  expect(
    frozen.needs.map(({ attributes }) => Object.keys(closed?.where ?? {}).every((code) => code in attributes)),
  ).toEqual([false, true])
})

test('a kit with a connection needs a line in stock, whatever device it holds', () => {
  const both = family('a', { kit: 'Ordinateur et connexion', kinds: ['computer', 'connection'] })
  const { frozen } = read({ participants: [both, family('b', { kit: 'Connexion', kinds: ['connection'] })] })
  expect(frozen.quotas.find(({ name }) => name === 'Lignes en stock')).toMatchObject({ max: 2 })
  expect(frozen.supply.map(({ class: name, suits }) => [name, suits])).toEqual([
    ['Ordinateur portable, usage courant', ['Ordinateur et connexion', 'Ordinateur']],
    ['Carte SIM', ['Connexion']],
  ])
})

test('places kept for what one organisation prescribes are not for the families of others', () => {
  const { frozen } = read({
    participants: [family('a', { prescriberId: 'ccas' }), family('b')],
    places: [
      { commune: '62413', communeName: 'Harnes', kind: 'computer', left: 5, kept: [{ holder: 'ccas', left: 2 }] },
    ],
  })
  expect(frozen.quotas.map(({ name, max }) => [name, max])).toEqual([
    ['Harnes : ordinateurs', 5],
    ['Harnes : ordinateurs, sans les places gardées n° 1', 3],
  ])
  expect(frozen.needs.map(({ attributes }) => Object.keys(attributes))).toEqual([['q1'], ['q1', 'q2']])
})

test('a kit says how well a class suits it, or else a kind of device', () => {
  const [, kit] = usualKits(true)
  const { frozen } = read({
    stock: [
      computers(1),
      computers(1, { key: 'laptop.basic', name: 'De base' }),
      computers(1, { key: 'tablet', kind: 'tablet' }),
    ],
    kits: [{ ...(kit as Inputs['kits'][number]), fit: { 'laptop.everyday': 2, laptop: 1 } }],
  })
  expect(frozen.supply.map(({ fit }) => fit)).toEqual([{ Ordinateur: 2 }, { Ordinateur: 1 }, {}])
})
