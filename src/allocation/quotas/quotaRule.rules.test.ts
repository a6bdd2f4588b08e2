import { describe, expect, test } from 'vitest'
import {
  type CountedFamily,
  isNamed,
  isWithin,
  refusalOfCap,
  refusalOfFloor,
  refusalOfLimits,
  refusalOfScope,
  type Scope,
  standingOf,
} from './quotaRule.rules.ts'

const all: Scope = { kind: 'computer', communes: [], publics: [], organisations: [], agreements: [] }
const family: CountedFamily = { commune: '62413', publics: ['pupil', 'rsa'], prescriberId: 'ccas', agreements: ['a'] }
const places = [
  { commune: '62413', name: 'Harnes', kind: 'computer', places: 10, promised: 4 },
  { commune: '62065', name: 'Avion', kind: 'computer', places: 5, promised: 5 },
  { commune: '62498', name: 'Lens', kind: 'computer', places: 0, promised: 0 },
]

describe('a quota names', () => {
  test('everybody where it says nothing, and whoever fits all that it says', () => {
    expect(isNamed(all, family)).toBe(true)
    expect(isNamed({ ...all, communes: ['62413'], publics: ['senior', 'rsa'], agreements: ['a'] }, family)).toBe(true)
    expect(isNamed({ ...all, communes: ['62065'] }, family)).toBe(false)
    expect(isNamed({ ...all, publics: ['senior'] }, family)).toBe(false)
    expect(isNamed({ ...all, organisations: ['other'] }, family)).toBe(false)
    expect(isNamed({ ...all, organisations: ['ccas'] }, { ...family, prescriberId: null })).toBe(false)
    expect(isNamed({ ...all, agreements: ['b'] }, family)).toBe(false)
  })

  test('some of those whom another names, when it says as much or more', () => {
    const avion = { ...all, communes: ['62065'] }
    expect(isWithin({ ...avion, publics: ['pupil'] }, avion)).toBe(true)
    expect(isWithin(avion, { ...all, communes: ['62065', '62413'] })).toBe(true)
    expect(isWithin(all, avion)).toBe(false)
    expect(isWithin({ ...all, publics: ['pupil'] }, avion)).toBe(false)
    expect(isWithin({ ...avion, kind: 'connection' }, avion)).toBe(false)
  })
})

describe('refused in a sentence', () => {
  test('no limit, or a minimum above the maximum', () => {
    expect(refusalOfLimits({ at_least: null, at_most: null })).toMatch(/minimum, un maximum, ou les deux/)
    expect(refusalOfLimits({ at_least: 6, at_most: 5 })).toBe(
      'Le minimum (6) dépasse le maximum (5) : aucun nombre ne convient.',
    )
    expect(refusalOfLimits({ at_least: 5, at_most: 5 })).toBeNull()
  })

  test('a quota that names no one: no place there, or agreements that pay elsewhere', () => {
    expect(refusalOfScope({ ...all, communes: ['62498'] }, places, [])).toMatch(
      /^Ce quota ne nomme personne : aucune place d’ordinateur/,
    )
    expect(refusalOfScope({ ...all, kind: 'connection' }, places, [])).toMatch(/aucune place de connexion/)
    const agreements = [{ id: 'a', title: 'A', communes: ['62065'] }]
    expect(refusalOfScope({ ...all, communes: ['62413'], agreements: ['a'] }, places, agreements)).toMatch(
      /ces conventions ne paient pour aucune/,
    )
    expect(refusalOfScope({ ...all, agreements: ['a'] }, places, agreements)).toBeNull()
  })

  test('a minimum above the places; above the stock unless more is awaited', () => {
    const ground = { places: 15, stock: 3, promised: 2 }
    const floor = (at_least: number, awaited = false) =>
      refusalOfFloor('computer', { at_least, at_most: null }, ground, awaited)
    expect(floor(16, true)).toMatch(/^Le minimum dépasse les places : il y en a 15/)
    expect(floor(6)).toMatch(/^Le minimum dépasse le stock : 3 ordinateurs en stock, et 2 déjà promis/)
    expect(floor(6, true)).toBeNull()
    expect(floor(5)).toBeNull()
  })

  test('a maximum under what is promised', () => {
    expect(refusalOfCap('computer', { at_least: null, at_most: 3 }, 4)).toMatch(
      /^Déjà promis à ceux que ce quota nomme : 4 ordinateurs/,
    )
    expect(refusalOfCap('computer', { at_least: null, at_most: 4 }, 4)).toBeNull()
    expect(refusalOfCap('computer', { at_least: 2, at_most: null }, 4)).toBeNull()
  })
})

test('what is left is bounded by the maximum and by the places of each commune', () => {
  expect(standingOf({ ...all, at_least: 8, at_most: null, promised: 3 }, places)).toEqual({
    places: 15,
    left: 6,
    owed: 5,
  })
  expect(standingOf({ ...all, at_least: null, at_most: 7, promised: 5 }, places)).toEqual({
    places: 15,
    left: 2,
    owed: 0,
  })
  expect(standingOf({ ...all, communes: ['62065'], at_least: null, at_most: 9, promised: 1 }, places)).toMatchObject({
    left: 0,
  })
})
