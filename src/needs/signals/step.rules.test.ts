import { expect, test } from 'vitest'
import { nextOf } from './signal.next.ts'
import type { Oriented, Signal } from './signal.read.store.ts'
import { sayHelp, sayState } from './state.words.ts'
import { isOwnTurn, stepOf } from './step.rules.ts'

const today = '2026-11-26'
const signal = (more: Partial<Signal> = {}): Signal =>
  ({
    ...{ id: 's', state: 'qualified', reach: 'reached', flagged_on: '2026-11-13', since: '2026-11-10', times: 1 },
    ...{ household_id: 'h', family_open: true, helped: false, oriented: null, causes: ['no_device', 'disengaged'] },
    ...{ equipped_on: null, looked_on: null, back_on: null, ended_at: null, closed_as: null },
    ...more,
  }) as Signal
const oriented = (more: Partial<Oriented> = {}): Oriented => ({
  ...{ id: 'p', state: 'sent', to: 'Les Passerelles', sent_on: '2026-11-17', answered_on: null },
  ...{ asked: false, noted: false, lost: false },
  ...more,
})
const accepted = oriented({ state: 'accepted', answered_on: '2026-11-20' })

test.each<[string, Partial<Signal>, boolean]>([
  ['call', { state: 'flagged' }, true],
  ['cause', { state: 'reached' }, true],
  ['orient', {}, true],
  ['answer', { oriented: oriented(), helped: true }, false],
  ['reply', { oriented: oriented({ asked: true }), helped: true }, true],
  ['help', { oriented: accepted, helped: true }, false],
  ['help', { helped: true }, false],
  ['elsewhere', { oriented: oriented({ state: 'refused' }) }, true],
  ['elsewhere', { oriented: oriented({ state: 'expired', noted: true }) }, true],
  ['elsewhere', { oriented: { ...accepted, lost: true }, helped: true }, true],
  ['orient', { oriented: oriented({ state: 'refused', noted: true }) }, true],
  ['help', { oriented: oriented({ state: 'refused' }), helped: true }, false],
  ['follow', { household_id: null, family_open: false, causes: ['disengaged'] }, true],
  ['follow', { family_open: false, oriented: oriented() }, true],
  ['return', { oriented: accepted, helped: true, equipped_on: '2026-11-25' }, true],
  ['return', { state: 'flagged', equipped_on: '2026-11-25' }, true],
  ['over', { ended_at: new Date() }, false],
])('the step is %s for %o, and it is the school’s own or not', (step, more, own) => {
  expect([stepOf(signal(more)), isOwnTurn(signal(more), today)]).toEqual([step, own])
})

test('after fourteen days the school looks again, whatever others do', () => {
  expect(isOwnTurn(signal({ oriented: oriented(), flagged_on: '2026-11-12' }), today)).toBe(true)
})

test('an orientation already sent is told with its day and its receiver, and never asked for again', () => {
  const sent = signal({ oriented: oriented(), helped: true })
  const next = nextOf('answer', { signal: sent, today })
  expect(next).toEqual({
    title: 'Orientée le mardi 17 novembre, réponse attendue',
    detail: 'Pour un ordinateur. C’est aux Passerelles de répondre.',
  })
  expect(sayState(sent)).toEqual(['Réponse attendue', 'calm'])
  expect(sayHelp(sent)).toBe('Un ordinateur : famille orientée vers Les Passerelles le 17 nov.')
  expect(nextOf('orient', { signal: signal(), today }).verb).toEqual(['Orienter', '/familles/h/orienter'])
})

test('of what another structure asked for, a school reads neither whom it asked nor who asked', () => {
  const one = signal({ helped: true })
  expect(sayHelp(one)).toBe('Un ordinateur : une structure aide déjà la famille')
  expect(nextOf('help', { signal: one, today }).title).toBe('De l’aide est attendue')
})
