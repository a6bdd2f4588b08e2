import { describe, expect, test } from 'vitest'
import { type AtRisk, riskOf } from './risk.rules.ts'
import { awaited, needsFrom, refusalOfReturn, refusalOfSince, refusalToFollow } from './signal.rules.ts'

const today = '2026-11-24'
const ago = (days: number) => new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10)
const flagged: AtRisk = {
  ...{ state: 'flagged', reach: 'not_tried', flagged_on: ago(1), since: ago(1), equipped_on: null, looked_on: null },
  ...{ back_on: null, ended_at: null, closed_as: null, causes: [], times: 1 },
}
const risk = (more: Partial<AtRisk>) => riskOf({ ...flagged, ...more }, today, [])

test('a day ahead or before the school year is refused, and a return before the absence too', () => {
  expect(refusalOfSince('2026-11-25', today)).toContain('pas encore venu')
  expect(refusalOfSince('2026-08-31', today)).toContain('2026-2027')
  expect(refusalOfSince('2026-09-01', today)).toBeNull()
  expect(refusalOfSince('2026-09-01', '2027-08-31')).toBeNull()
  expect(refusalOfSince('2026-09-01', '2027-09-01')).toContain('avant la rentrée')
  expect(refusalOfReturn(ago(3), { since: ago(2) }, today)).toContain('avant d’avoir été absent')
  expect(refusalOfReturn(ago(-1), { since: ago(2) }, today)).toContain('pas encore venu')
  expect(refusalOfReturn(today, { since: today }, today)).toBeNull()
})

test('a signal that ended is not changed any more', () => {
  const ended_at = new Date()
  expect(refusalToFollow({ state: 'back', back_on: today, ended_at })).toContain('déjà noté revenu')
  expect(refusalToFollow({ state: 'closed', back_on: null, ended_at })).toContain('clos')
  expect(refusalToFollow(flagged)).toBeNull()
})

test('a cause asks for what answers it, once; what only the school can answer asks for nothing', () => {
  expect(needsFrom(['no_device', 'shared_device', 'no_connection'])).toEqual(['computer', 'connection'])
  expect(needsFrom(['knowing_how'])).toEqual(['skills'])
  expect(needsFrom(['language', 'knowing_how'])).toEqual(['skills'])
  const ours = ['disengaged', 'family_reason', 'lost_codes', 'no_quiet_place', 'minds_siblings']
  expect(needsFrom(ours)).toEqual([])
})

test('a signal waits for a call, then a cause, then a return; a long one for a look', () => {
  const next = (more: Partial<AtRisk>) => awaited({ ...flagged, ...more }, today)
  expect(next({})).toBe('reach')
  expect(next({ state: 'reached', reach: 'reached' })).toBe('cause')
  expect(next({ state: 'qualified' })).toBeNull()
  expect(next({ state: 'qualified', flagged_on: ago(14) })).toBe('look')
  expect(next({ state: 'qualified', flagged_on: ago(9), equipped_on: ago(1) })).toBeNull()
  expect(next({ state: 'qualified', flagged_on: ago(9), equipped_on: ago(2) })).toBe('return')
  expect(next({ state: 'qualified', flagged_on: ago(2), equipped_on: ago(60) })).toBeNull()
  expect(next({ state: 'back', ended_at: new Date() })).toBeNull()
})

test('looked into without a return, a signal waits two weeks more, one week once the family is equipped', () => {
  const next = (more: Partial<AtRisk>) =>
    awaited({ ...flagged, state: 'qualified', flagged_on: ago(40), ...more }, today)
  expect(next({ looked_on: today })).toBeNull()
  expect(next({ looked_on: ago(13) })).toBeNull()
  expect(next({ looked_on: ago(14) })).toBe('look')
  expect(next({ equipped_on: ago(20), looked_on: ago(6) })).toBeNull()
  expect(next({ equipped_on: ago(20), looked_on: ago(7) })).toBe('return')
  expect(next({ equipped_on: ago(2), looked_on: ago(3) })).toBe('return')
  expect(next({ state: 'flagged', equipped_on: ago(20), looked_on: ago(1) })).toBeNull()
  expect(next({ state: 'flagged', looked_on: ago(1) })).toBe('reach')
})

describe('the risk of leaving school', () => {
  test('a first signal, freshly flagged, is none', () => {
    expect(risk({})).toEqual({ level: 'none', reasons: [] })
  })

  test.each<[Partial<AtRisk>, string, string]>([
    [{ times: 2 }, 'watch', 'Repéré 2 fois depuis septembre'],
    [{ times: 3 }, 'high', 'Repéré 3 fois depuis septembre'],
    [{ flagged_on: ago(7) }, 'watch', 'Famille non jointe depuis 5 jours de classe'],
    [{ flagged_on: '2026-11-09', reach: 'message_left' }, 'high', 'Famille non jointe depuis 10 jours de classe'],
    [{ since: '2026-11-02', reach: 'reached' }, 'watch', 'Sans connexion depuis 15 jours de classe'],
    [{ since: '2026-10-12', reach: 'reached' }, 'high', 'Sans connexion depuis 30 jours de classe'],
    [
      { reach: 'reached', flagged_on: '2026-11-10', equipped_on: '2026-11-12' },
      'high',
      'Pas de retour 8 jours de classe après l’équipement',
    ],
    [{ causes: ['disengaged'], reach: 'reached' }, 'watch', 'A perdu pied, ou le goût de suivre'],
  ])('%o is %s, and says why', (more, level, reason) => {
    expect(risk(more)).toEqual({ level, reasons: [reason] })
  })

  test('one day short of a threshold says nothing', () => {
    expect(risk({ flagged_on: ago(6) }).level).toBe('none')
    expect(risk({ since: '2026-11-03', reach: 'reached' }).level).toBe('none')
    expect(risk({ reach: 'reached', flagged_on: '2026-11-10', equipped_on: '2026-11-13' }).level).toBe('none')
  })

  test('two lighter reasons together are a high risk, both said', () => {
    expect(risk({ times: 2, flagged_on: ago(8) })).toEqual({
      level: 'high',
      reasons: ['Repéré 2 fois depuis septembre', 'Famille non jointe depuis 6 jours de classe'],
    })
  })

  test('back, a pupil is no longer at risk, unless flagged three times', () => {
    const back = { state: 'back', ended_at: new Date(), since: ago(60), flagged_on: ago(60) }
    expect(risk({ ...back, times: 2 })).toEqual({ level: 'none', reasons: [] })
    expect(risk({ ...back, times: 3 })).toEqual({ level: 'watch', reasons: ['Repéré 3 fois depuis septembre'] })
  })

  test('never a number without its noun: each reason is a sentence', () => {
    for (const reason of risk({ times: 4, flagged_on: ago(20), since: ago(50), causes: ['disengaged'] }).reasons)
      expect(reason).toMatch(/^\p{Lu}.* .*\p{L}/u)
  })
})
