import { expect, test } from 'vitest'
import { readScenario } from '../solving/scenario.form.ts'
import type { Inputs, Participant } from './inputs.ts'
import { kitFor, proposedKits } from './kit.rules.ts'
import { scenarioOf } from './scenario.rules.ts'

const family = (household: string, more: Partial<Participant> = {}): Participant => ({
  ...{ household, key: household, kit: 'Ordinateur', kinds: ['computer'], commune: '62413', publics: [] },
  ...{ prescriber: null, agreement: null, since: '2026-03-01' },
  ranking: { stratum: 1, stratumName: 'Toutes', points: 4, reasons: [] },
  ...more,
})
const inputs = (more: Partial<Inputs> = {}): Inputs => ({
  participants: [family('b'), family('a')],
  kits: proposedKits(true),
  stock: [
    {
      ...{ name: 'Ordinateur portable', count: 3, device: 'laptop', category: null },
      ...{ earmarked: false, agreement: null },
    },
  ],
  lines: 2,
  places: [{ commune: '62413', communeName: 'Harnes', kind: 'computer', left: 5, kept: [] }],
  rules: [],
  agreements: [],
  ...more,
})
const rule = (more: Partial<Inputs['rules'][number]>): Inputs['rules'][number] => ({
  ...{ name: 'Au RSA', kind: 'computer', communes: [], publics: [], organisations: [], agreements: [] },
  ...{ min: null, max: 4 },
  ...more,
})
const read = (more: Partial<Inputs> = {}) => scenarioOf(inputs(more), ({ household }) => household)

test('a scenario says pseudonyms, codes and months, and nothing of where anybody lives', () => {
  const { frozen, codes } = read()
  expect(frozen.needs.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(frozen.needs[0]?.attributes).toEqual({ q1: '1' })
  expect(frozen.quotas).toEqual([
    { name: 'Harnes : ordinateurs', where: { q1: ['1'] }, class: null, min: null, max: 5 },
  ])
  expect(codes).toEqual([['q1'], ['q1']])
  expect(JSON.stringify(frozen)).not.toContain('62413')
  expect(readScenario({ seed: 's', ...frozen })).toEqual({ seed: 's', ...frozen })
})

test('a quota on a public that counts fewer than five families does not say which public', () => {
  const rsa = (count: number) =>
    read({
      participants: Array.from({ length: 6 }, (_, at) => family(`f${at}`, { publics: at < count ? ['rsa'] : [] })),
      rules: [rule({ publics: ['rsa'] })],
    }).frozen.quotas.map(({ name }) => name)
  expect(rsa(4)).toContain('Quota protégé n° 1')
  expect(rsa(4)).not.toContain('Au RSA')
  expect(rsa(5)).toContain('Au RSA')
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

test('what was bought under an agreement is closed to those whom it does not name', () => {
  const { frozen } = read({
    participants: [family('a', { publics: ['rsa'] }), family('b')],
    agreements: [{ id: 'x', title: 'Convention', communes: [], publics: ['rsa'] }],
    stock: [{ name: 'Portable réservé', count: 1, device: 'laptop', category: null, earmarked: false, agreement: 'x' }],
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
    ['Ordinateur portable', ['Ordinateur et connexion', 'Ordinateur']],
    ['Carte SIM', ['Connexion']],
  ])
})

test('places kept for what one organisation prescribes are not for the families of others', () => {
  const { frozen } = read({
    participants: [family('a', { prescriber: 'ccas' }), family('b')],
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

test('what is kept for the programme is given before what may serve another one', () => {
  const { frozen } = read({
    stock: [
      { name: 'Commun', count: 1, device: 'laptop', category: 'basic', earmarked: false, agreement: null },
      { name: 'Gardé', count: 1, device: 'laptop', category: 'basic', earmarked: true, agreement: null },
    ],
    kits: [{ ...(proposedKits(true)[1] as Inputs['kits'][number]), fit: { basic: 2 } }],
  })
  expect(frozen.supply.map(({ fit }) => fit)).toEqual([{ Ordinateur: 2 }, { Ordinateur: 2.1 }])
})

test('who lacks both gets both or none, unless the programme lets one of them go alone', () => {
  const choose = (whole: boolean, open: ('computer' | 'connection')[], publics: string[] = []) =>
    kitFor(proposedKits(whole), { open, publics, whole })?.name
  expect(choose(true, ['computer', 'connection'])).toBe('Ordinateur et connexion')
  expect(choose(false, ['computer', 'connection'])).toBe('Ordinateur')
  expect(choose(true, ['connection'])).toBe('Connexion')
  expect(choose(true, [])).toBeUndefined()
})

test('a kit meant for one public is for nobody else', () => {
  const [kit] = proposedKits(true)
  const kits = [{ ...(kit as Inputs['kits'][number]), publics: ['senior'] }]
  expect(kitFor(kits, { open: ['computer', 'connection'], publics: ['rsa'], whole: true })).toBeNull()
  expect(kitFor(kits, { open: ['computer', 'connection'], publics: ['senior'], whole: true })?.publics).toEqual([
    'senior',
  ])
})
