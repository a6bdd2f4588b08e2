import { expect, test } from 'vitest'
import { sayChain } from '#platform/ui/chain.rules.ts'
import { statesOf } from './chain.ts'
import { sayNeedState } from './need.words.ts'

const closed = (kind: string) => ({ kind, state: 'closed', urgent: true })

test('a need that the end of the journey closed says whether it was answered', () => {
  expect(sayNeedState(closed('computer'), 'ddnaaaa')).toEqual(['non servi', 'calm'])
  expect(sayNeedState(closed('computer'), 'dddddda')).toEqual(['servi', 'done'])
  expect(sayNeedState(closed('connection'), 'ddddnaa')).toEqual(['non servi', 'calm'])
  expect(sayNeedState(closed('skills'), 'ddssadn')).toEqual(['accompagné', 'done'])
  expect(sayNeedState(closed('skills'), 'ddddnaa')).toEqual(['non servi', 'calm'])
})

test('an open need says how far it is, and asks for attention when it is urgent', () => {
  expect(sayNeedState({ kind: 'computer', state: 'heard', urgent: true }, 'dnaaaaa')).toEqual(['entendu', 'turn'])
  expect(sayNeedState({ kind: 'computer', state: 'promised', urgent: false }, 'dddnaaa')).toEqual(['promis', undefined])
})

test('nothing of a closed journey is under way; what was done stays done', () => {
  expect(statesOf('ddnasaa')).toContain('now')
  const ended = statesOf('ddnasaa', 'closed')
  expect(ended).toEqual(['done', 'done', 'ahead', 'ahead', 'none', 'ahead', 'ahead'])
  expect(sayChain(ended)).toBe('2 étapes franchies sur 7')
  expect(sayChain(statesOf('dnaaaaa', 'closed'))).toBe('1 étape franchie sur 7')
})
