import { describe, expect, it } from 'vitest'
import {
  isLate,
  refusalToAnswer,
  refusalToRefuse,
  refusalToReroute,
  refusalToSend,
  refusalToWithdraw,
  senderWords,
} from './prescription.rules.ts'
import { sayWhy } from './words.ts'

const at = new Date('2026-11-16T10:00:00Z')
const states = ['sent', 'accepted', 'promised', 'served', 'refused', 'rerouted', 'expired', 'withdrawn']
const now = new Date('2026-11-24T09:00:00Z')
const allowedIn = (
  rule: (asked: { state: string; answered_by: string; answered_at: Date }, now: Date) => string | null,
) => states.filter((state) => rule({ state, answered_by: 'Claire Fontaine', answered_at: at }, now) === null)

describe('which act each state of a prescription allows', () => {
  it('is answered and taken back only while it waits', () => {
    expect(allowedIn(refusalToAnswer)).toEqual(['sent'])
    expect(allowedIn(refusalToWithdraw)).toEqual(['sent'])
  })

  it('is sent on to somebody else only after a refusal or a silence', () => {
    expect(allowedIn(({ state }) => refusalToReroute({ state, suspended: false, toNothing: false }))).toEqual([
      'refused',
      'expired',
    ])
    expect(allowedIn(({ state }) => refusalToReroute({ state, suspended: true, toNothing: false }))).toEqual([
      'sent',
      'refused',
      'expired',
    ])
  })

  it('tells the second who answered first', () => {
    expect(refusalToAnswer({ state: 'accepted', answered_by: 'Claire Fontaine', answered_at: at }, now)).toContain(
      'Déjà acceptée par Claire Fontaine',
    )
    expect(refusalToAnswer({ state: 'refused', answered_by: 'Claire Fontaine', answered_at: at }, now)).toContain(
      'Déjà refusée par Claire Fontaine',
    )
  })
})

it('says the year of an answer given another year than the one of the reader', () => {
  const answered = { state: 'refused', answered_by: 'Claire Fontaine', answered_at: at }
  expect(refusalToAnswer(answered, now)).toMatch(/lundi 16 novembre\.$/)
  expect(refusalToAnswer(answered, new Date('2027-01-04T09:00:00Z'))).toMatch(/lundi 16 novembre 2026\.$/)
})

describe('what stops a household from being addressed', () => {
  const free = {
    household: { scope: 'full', status: 'open' },
    mayShare: true,
    already: undefined,
    served: [],
    stopped: null,
    receiver: 'Les Passerelles',
  }

  it('nothing, when it is followed, mayShare, and not served', () => {
    expect(refusalToSend(free, now)).toBeNull()
  })

  it.each([
    [
      'whose person opposed it',
      { ...free, stopped: 'La personne a demandé une opposition.' },
      'demandé une opposition',
    ],
    ['followed from afar', { ...free, household: { scope: 'status', status: 'open' } }, 'de loin'],
    ['closed', { ...free, household: { scope: 'full', status: 'closed' } }, 'clos'],
    ['not agreed', { ...free, mayShare: false }, 'accord'],
    [
      'already waiting there',
      { ...free, already: { state: 'sent', sent_at: at } },
      'déjà orienté cette famille vers Les Passerelles',
    ],
    [
      'already accepted there',
      { ...free, already: { state: 'accepted', sent_at: at } },
      'Les Passerelles ont déjà accepté',
    ],
    ['already served', { ...free, served: ['un ordinateur'] }, 'déjà équipée par ce programme : un ordinateur'],
  ])('%s', (_, sending, words) => {
    expect(refusalToSend(sending, now)).toContain(words)
  })
})

describe('the words of an answer', () => {
  it('another reason needs words of its own', () => {
    expect(refusalToRefuse('other', '')).not.toBeNull()
    expect(refusalToRefuse('other', 'Local fermé.')).toBeNull()
    expect(refusalToRefuse('no_place', '')).toBeNull()
  })

  it('joins the reason and the words', () => {
    expect(sayWhy('no_place', '')).toBe('Il n’y a plus de place.')
    expect(sayWhy('no_place', 'Retour en mars.')).toBe('Il n’y a plus de place. Retour en mars.')
    expect(sayWhy('other', 'Local fermé.')).toBe('Local fermé.')
  })

  it('names a sender with its structure, or by the masked words alone', () => {
    const member = { name: 'Inès Garnier', organisationName: 'Service d’addictologie' }
    expect(senderWords(member, null)).toBe('Inès Garnier, Service d’addictologie')
    expect(senderWords(member, 'un service d’accompagnement')).toBe('un service d’accompagnement')
  })

  it('is late on the seventh day', () => {
    expect(isLate(at, new Date('2026-11-23T09:59:00Z'))).toBe(false)
    expect(isLate(at, new Date('2026-11-23T10:00:00Z'))).toBe(true)
  })
})
