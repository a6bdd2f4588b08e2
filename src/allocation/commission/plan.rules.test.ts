import { expect, test } from 'vitest'
import { type Candidate, planOf, type Today } from './plan.rules.ts'
import { momentsFrom } from './visits.rules.ts'

const need = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ id, household_id: `of ${id}`, kinds: ['computer'], agreement_id: null, class: 'Portable' },
  ...more,
})
const portable = (id: string, agreement: string | null = null) => ({ id, class: 'Portable', agreement })
const today = (more: Partial<Today> = {}): Today => ({
  ...{ devices: [portable('d1'), portable('d2')], lines: 1, paying: new Set<string>(), refusal: () => null },
  ...more,
})
const servedBy = ({ wishes }: ReturnType<typeof planOf>) => wishes.map(({ runNeedId }) => runNeedId)

test('a device lost since the proposal: the last in order of its class is the one left out', () => {
  const plan = planOf(
    ['a', 'b', 'c'].map((id) => need(id)),
    today(),
  )
  expect(plan.wishes.map(({ runNeedId, deviceId }) => [runNeedId, deviceId])).toEqual([
    ['a', 'd1'],
    ['b', 'd2'],
  ])
  expect(plan.short).toEqual(new Map([['c', { refusal: 'Il ne reste rien de « Portable ».', why: 'no stock' }]]))
})

test('who is short of one thing takes nothing of the others', () => {
  const both = { kinds: ['computer', 'connection'] }
  const plan = planOf([need('a', both), need('b', both), need('c')], today())
  expect(servedBy(plan)).toEqual(['a', 'c'])
  expect(plan.short.get('b')?.refusal).toBe('Il ne reste aucune carte SIM en stock.')
})

test('who is refused by the rules of a promise leaves its device and its line to the next one', () => {
  const refusal = ({ householdId }: { householdId: string }) => (householdId === 'of a' ? 'Le quota est plein.' : null)
  const both = { kinds: ['computer', 'connection'] }
  const plan = planOf([need('a', both), need('b', both), need('c')], today({ refusal }))
  expect(servedBy(plan)).toEqual(['b', 'c'])
  expect(plan.short.get('a')).toEqual({ refusal: 'Le quota est plein.', why: 'quota' })
})

test('the agreement of the run pays as long as it lasts; a device that is kept for one says it itself', () => {
  const paid = { agreement_id: 'x' }
  const agreementsOf = (more: Partial<Today>) =>
    planOf([need('a', paid)], today(more)).wishes.map(({ agreementId }) => agreementId)
  expect(agreementsOf({ paying: new Set(['x']) })).toEqual(['x'])
  expect(agreementsOf({})).toEqual([null])
  expect(agreementsOf({ paying: new Set(['x']), devices: [portable('d', 'x')] })).toEqual([null])
})

test('handovers are booked on working days, in hours that are free', () => {
  const found = momentsFrom('2026-12-24', 60, 8, ({ day, hour }) => !(day === '2026-12-24' && hour === '09:00'))
  expect(found.map(({ day, hour }) => `${day} ${hour}`)).toEqual([
    ...['2026-12-24 10:00', '2026-12-24 11:00', '2026-12-24 14:00', '2026-12-24 15:00', '2026-12-24 16:00'],
    ...['2026-12-28 09:00', '2026-12-28 10:00', '2026-12-28 11:00'],
  ])
})
