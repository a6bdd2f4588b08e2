import { expect, test } from 'vitest'
import { dayOf, momentAt, sayAgo, sayDate, sayHour, sayMoment } from './dates.ts'

const at = (iso: string) => new Date(iso)

test('a day is the territory’s, not UTC’s', () => {
  expect(dayOf(at('2026-11-24T22:59:59Z'))).toBe('2026-11-24')
  expect(dayOf(at('2026-11-24T23:00:00Z'))).toBe('2026-11-25')
  expect(dayOf(at('2026-07-01T21:59:59Z'))).toBe('2026-07-01')
  expect(dayOf(at('2026-07-01T22:00:00Z'))).toBe('2026-07-02')
})

test('the days on which the clock changes are told right', () => {
  expect(dayOf(at('2027-03-27T22:59:59Z'))).toBe('2027-03-27')
  expect(dayOf(at('2027-03-28T21:59:59Z'))).toBe('2027-03-28')
  expect(dayOf(at('2027-03-28T22:00:00Z'))).toBe('2027-03-29')
  expect(dayOf(at('2026-10-25T22:59:59Z'))).toBe('2026-10-25')
  expect(dayOf(at('2026-10-25T23:00:00Z'))).toBe('2026-10-26')
})

test('the same day as Intl’s, over three years of odd moments', () => {
  const intl = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })
  for (let n = 0; n < 4000; n++) {
    const moment = new Date(Date.UTC(2025, 0, 1) + n * 23_456_789)
    expect(dayOf(moment)).toBe(intl.format(moment))
  }
})

test('moments are said as people say them', () => {
  const now = at('2026-11-22T10:00:00Z')
  expect(sayMoment(at('2026-11-24T13:00:00Z'), now)).toBe('mardi 24 novembre, 14\u00a0h')
  expect(sayHour(at('2026-11-24T08:05:00Z'))).toBe('9\u00a0h\u00a005')
  expect(sayDate('2026-12-01')).toBe('mardi 1er décembre 2026')
  expect(sayAgo(at('2026-10-12T10:00:00Z'), now)).toBe('il y a 41 jours')
  expect(sayAgo(at('2026-11-23T23:30:00Z'), now)).toBe('dans 2 jours')
})

test('an hour typed on the territory’s clock becomes a moment, or nothing', () => {
  expect(momentAt('2026-11-24', '14:00')?.toISOString()).toBe('2026-11-24T13:00:00.000Z')
  expect(momentAt('2026-07-01', '14:00')?.toISOString()).toBe('2026-07-01T12:00:00.000Z')
  expect(momentAt('2026-02-31', '14:00')).toBeNull()
  expect(momentAt('hier', '14h')).toBeNull()
})
