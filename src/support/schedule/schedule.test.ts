import { expect, test } from 'vitest'
import { refused } from '#platform/access/refusal.ts'
import { boundsOf, clockOf, dayAfter, dayIn, type Slot, sayDuration, slotAt } from './schedule.rules.ts'

const now = new Date('2026-10-01T08:00:00Z')
const hours = ({ from, to }: { from: Date; to: Date }) => (to.getTime() - from.getTime()) / 3_600_000
const slot = (day: string, hour: string, minutes = 60) => slotAt(day, hour, minutes, now) as Slot

test('an hour is the territory’s, whatever the season', () => {
  expect(slot('2026-11-24', '14:00').startsAt.toISOString()).toBe('2026-11-24T13:00:00.000Z')
  expect(slot('2027-06-24', '14:00').startsAt.toISOString()).toBe('2027-06-24T12:00:00.000Z')
})

test('the hour that does not exist when clocks go forward is refused, not moved', () => {
  expect(slotAt('2027-03-28', '02:30', 60, now)).toMatchObject({ field: 'hour' })
  expect(refused(slotAt('2027-03-28', '03:30', 60, now))).toBe(false)
})

test('a slot over the night when clocks go back lasts what was asked', () => {
  const { startsAt, endsAt } = slot('2026-10-25', '02:30', 60)
  expect(endsAt.getTime() - startsAt.getTime()).toBe(3_600_000)
  expect([startsAt.toISOString(), clockOf(endsAt)]).toEqual(['2026-10-25T00:30:00.000Z', '02:30'])
})

test('the days when clocks change have 23 and 25 hours', () => {
  expect(['2027-03-28', '2026-10-25', '2026-11-24'].map((day) => hours(boundsOf(day)))).toEqual([23, 25, 24])
})

test('what is past is refused', () => {
  expect(slotAt('2026-09-30', '14:00', 60, now)).toMatchObject({ field: 'day' })
  expect(slotAt('2026-02-30', '14:00', 60, now)).toMatchObject({ field: 'day' })
})

test('a day that makes no sense is today', () => {
  expect([dayIn('2026-12-31', now), dayIn('31/12', now), dayIn(undefined, now)]).toEqual([
    '2026-12-31',
    '2026-10-01',
    '2026-10-01',
  ])
  expect(dayAfter('2026-12-31')).toBe('2027-01-01')
})

test('durations are said as people say them', () => {
  expect([45, 60, 90, 65].map(sayDuration)).toEqual(['45 min', '1 h', '1 h 30', '1 h 05'])
})
