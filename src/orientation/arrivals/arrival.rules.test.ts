import { expect, test } from 'vitest'
import { awaitsArrival, cameToNothing, refusalOfDay, refusalToSay } from './arrival.rules.ts'

const at = (day: number) => new Date(Date.UTC(2026, 10, day))

test('only of an accepted family, and until it is said that the person came', () => {
  expect(refusalToSay({ state: 'accepted', told: true }, undefined)).toBeNull()
  for (const came of ['absent', 'not_yet'])
    expect(refusalToSay({ state: 'accepted', told: true }, { came, said_by: 'Jeanne' })).toBeNull()
  expect(refusalToSay({ state: 'accepted', told: true }, { came: 'came', said_by: 'Jeanne' })).toContain(
    'déjà dit par Jeanne',
  )
  for (const state of ['sent', 'refused', 'rerouted', 'withdrawn', 'expired'])
    expect(refusalToSay({ state, told: true }, undefined)).toContain('n’attend pas')
})

test('a day is neither ahead nor before the answer', () => {
  expect(refusalOfDay(undefined, '2026-11-02', '2026-11-20')).toBeNull()
  expect(refusalOfDay('2026-11-02', '2026-11-02', '2026-11-20')).toBeNull()
  expect(refusalOfDay('2026-11-21', '2026-11-02', '2026-11-20')).toContain('pas encore venu')
  expect(refusalOfDay('2026-11-01', '2026-11-02', '2026-11-20')).toContain('avant votre réponse')
})

test('it awaits until it is answered after it was asked; nobody came of it after a no, or after a silence', () => {
  const known = { state: 'accepted', came: null, came_asked_at: at(10), came_at: null, came_silent_at: null }
  expect(awaitsArrival(known)).toBe(true)
  expect(awaitsArrival({ came_asked_at: at(10), came_at: at(9) })).toBe(true)
  expect(awaitsArrival({ came_asked_at: at(10), came_at: at(11) })).toBe(false)
  expect(awaitsArrival({ came_asked_at: null, came_at: null })).toBe(false)
  expect(cameToNothing(known)).toBe(false)
  expect(cameToNothing({ ...known, came_silent_at: at(30) })).toBe(true)
  const absent = { ...known, came: 'absent', came_at: at(11) }
  expect(cameToNothing(absent)).toBe(true)
  expect(cameToNothing({ ...absent, state: 'rerouted' })).toBe(false)
  expect(cameToNothing({ ...absent, came: 'not_yet' })).toBe(false)
})
