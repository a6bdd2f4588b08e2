import { expect, test } from 'vitest'
import { askOf, refusalsOfChoices } from './choice.rules.ts'

test.each([
  ['a need that nothing answers is asked', 'heard', null, 'open'],
  ['what is promised is not asked again', 'promised', 'promised', 'promised'],
  ['a promise stands before a need noted again', 'heard', 'promised', 'promised'],
  ['a need heard anew after a handover is asked', 'heard', 'handed_over', 'open'],
  ['what was handed over is shown', 'served', 'handed_over', 'promised'],
  ['a closed need asks nothing', 'closed', null, 'unasked'],
] as const)('%s', (_, need, promise, ask) =>
  expect(
    askOf('computer', [{ kind: 'computer', state: need }], promise ? [{ kind: 'computer', state: promise }] : []),
  ).toBe(ask),
)

test('each open need has its own answer, and at least one thing is promised', () => {
  const both = { computer: 'open', connection: 'open' } as const
  expect(refusalsOfChoices(both, {})).toEqual({
    device: 'Choisissez un ordinateur, ou « Pas maintenant ».',
    sim: 'Choisissez une carte SIM, ou « Pas maintenant ».',
  })
  expect(Object.keys(refusalsOfChoices(both, { sim: 'any' }))).toEqual(['device'])
  expect(refusalsOfChoices(both, { device: 'later', sim: 'any' })).toEqual({})
  expect(refusalsOfChoices(both, { device: 'later', sim: 'later' }).device).toMatch(/au moins une chose/)
  expect(refusalsOfChoices({ computer: 'promised', connection: 'open' }, { sim: 'later' }).sim).toMatch(/au moins une/)
  expect(refusalsOfChoices({ computer: 'promised', connection: 'open' }, { sim: 'any' })).toEqual({})
  expect(refusalsOfChoices({ computer: 'unasked', connection: 'unasked' }, {}).device).toMatch(/au moins une chose/)
})
