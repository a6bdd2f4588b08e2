import { expect, test } from 'vitest'
import { awaited, sayAwaited } from './awaited.words.ts'

const now = new Date('2026-11-24T10:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
const row = (more: Partial<Parameters<typeof awaited>[0]> = {}) => ({
  ...{ state: 'sent', sender: 'Samira Lopez, CCAS', receiver: 'Les Passerelles', sent_at: ago(9), asked_at: null },
  ...{ answered_at: null, updated_at: ago(2), status: 'open', stage: 2, answer_awaited: false },
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
