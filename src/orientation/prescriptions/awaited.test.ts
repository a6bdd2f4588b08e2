import { expect, test } from 'vitest'
import { awaited, sayAwaited } from './awaited.words.ts'

const now = new Date('2026-11-24T10:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
const row = (more: Partial<Parameters<typeof awaited>[0]> = {}) => ({
  ...{ state: 'sent', sender: 'Samira Lopez, CCAS', receiver: 'Les Passerelles', sent_at: ago(9), asked_at: null },
  ...{ answered_at: null, updated_at: ago(2), status: 'open', stage: 2, answer_awaited: false },
  ...{ came: null, came_on: null, came_said: null, came_by: null, came_at: null },
  ...{ came_asked_at: null, came_silent_at: null, came_noted_at: null },
  ...more,
})

test('one side has the word, and the other reads the same', () => {
  expect(sayAwaited(row(), 'sent', now)).toBe('Les Passerelles : répondre, depuis 9 jours')
  expect(sayAwaited(row(), 'received', now)).toBe('Vous : répondre, depuis 9 jours')
  expect(sayAwaited(row({ asked_at: ago(1) }), 'sent', now)).toBe('Vous : répondre à la question, depuis hier')
  expect(sayAwaited(row({ asked_at: ago(1) }), 'received', now)).toContain('Samira Lopez, CCAS : répondre')
})

test('after a refusal or a silence it is the sender, unless the family was sent on, served or left', () => {
  const refused = { state: 'refused', answered_at: ago(3) }
  expect(sayAwaited(row(refused), 'sent', now)).toBe('Vous : orienter ailleurs, depuis 3 jours')
  expect(sayAwaited(row({ state: 'expired' }), 'sent', now)).toBe('Vous : orienter ailleurs, depuis 2 jours')
  expect(awaited(row(refused), 'received')).toBeNull()
  for (const over of [{ answer_awaited: true }, { stage: 4 }, { status: 'closed' }, { status: null, stage: null }])
    expect(awaited(row({ ...refused, ...over }), 'sent')).toBeNull()
  for (const state of ['accepted', 'served', 'rerouted', 'withdrawn'])
    expect(sayAwaited(row({ state }), 'sent', now)).toBe('Rien')
})

test('once accepted, the receiver says whether the person came; the sender has the word after a no, or after a silence', () => {
  const asked = { state: 'accepted', came_asked_at: ago(3) }
  expect(sayAwaited(row(asked), 'sent', now)).toBe('Les Passerelles : dire si la personne est venue, depuis 3 jours')
  expect(sayAwaited(row(asked), 'received', now)).toBe('Vous : dire si la personne est venue, depuis 3 jours')
  const silent = { ...asked, came_silent_at: ago(1) }
  expect(sayAwaited(row(silent), 'sent', now)).toBe('Vous : appeler la structure, depuis hier')
  const absent = { state: 'accepted', came: 'absent', came_asked_at: ago(3), came_at: ago(2) }
  expect(sayAwaited(row(absent), 'sent', now)).toBe('Vous : orienter ailleurs, depuis 2 jours')
  expect(awaited(row(absent), 'received')).toBeNull()
  for (const over of [{ came_noted_at: ago(1) }, { status: 'closed' }]) {
    expect(awaited(row({ ...silent, ...over }), 'sent')).toBeNull()
    expect(awaited(row({ ...absent, ...over }), 'sent')).toBeNull()
  }
  expect(awaited(row({ state: 'accepted', came: 'came', came_at: ago(1) }), 'sent')).toBeNull()
})
