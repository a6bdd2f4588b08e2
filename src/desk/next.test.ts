import { expect, test } from 'vitest'
import type { Role } from '#platform/access/member.ts'
import type { Expected } from './expected.store.ts'
import { nextOf } from './next.ts'
import type { Known } from './nextAction.ts'

const now = new Date('2026-11-24T09:00:00Z')
const at = (iso: string) => new Date(iso)
const nadia = { id: 'nadia', role: 'mediator', organisationId: 'passerelles' }
const theo = { ...nadia, id: 'theo' }
const claire = { ...nadia, id: 'claire', role: 'coordinator' }
const samira = { id: 'samira', role: 'prescriber' satisfies Role, organisationId: 'ccas' }

const known = (member: object, stage: number, underWay: object = {}, household: object = {}) =>
  ({
    by: { member, now },
    household: {
      ...{ id: 'h', stage, scope: 'full', status: 'open', reason: 'prescription' },
      ...{ channel: 'phone', phone: '+33639984366', best_moment: 'Après 17 h' },
      ...household,
    },
    needs: [{ kind: 'computer', state: stage === 2 ? 'heard' : 'prescribed', heard_at: at('2026-10-15T09:00:00Z') }],
    underWay: {
      expected: [],
      prescriptions: [],
      promised: [],
      sheet: undefined,
      measured: false,
      takenBack: null,
      ...underWay,
    },
    due: { untold: undefined, request: undefined },
  }) as unknown as Known

const training = (starts: string, more: Partial<Expected> = {}): Expected => ({
  ...{ what: 'appointment', id: 'a', organisation_id: 'passerelles', subject: 'training' },
  ...{ starts_at: at(starts), ends_at: new Date(at(starts).getTime() + 45 * 60_000) },
  ...{ place: 'Espace numérique', who: 'Nadia Haddad', mediator_id: 'nadia' },
  ...more,
})

test('while a training lies ahead the banner says when, where and with whom, and asks for nothing', () => {
  const today = nextOf(known(nadia, 6, { expected: [training('2026-11-24T13:00:00Z')] }))
  expect(today).toEqual({
    tone: 'calm',
    title: 'La formation est prévue',
    detail: 'Nadia Haddad, Espace numérique · aujourd’hui, 14\u00a0h',
  })
  const seat = training('2026-11-26T13:00:00Z', { what: 'workshop', subject: 'Mes papiers en ligne', who: null })
  expect(nextOf(known(claire, 6, { expected: [seat] })).title).toContain('Atelier « Mes papiers en ligne »')
})

test('once its hour has passed the banner asks who came, of the one whom the day asks', () => {
  const expected = [training('2026-11-24T08:00:00Z'), training('2026-11-25T08:00:00Z', { id: 'b' })]
  for (const stage of [3, 4, 6])
    for (const member of [nadia, claire])
      expect(nextOf(known(member, stage, { expected }))).toMatchObject({
        tone: 'turn',
        title: 'Formation : qui est venu ?',
        verb: ['Noter la venue', '/rendez-vous/a'],
      })
  expect(nextOf(known(theo, 6, { expected }))).toMatchObject({
    tone: 'calm',
    detail: 'Nadia Haddad, Espace numérique · aujourd’hui, 9\u00a0h. Nadia Haddad doit noter la venue.',
  })
  const seat = training('2026-11-23T08:00:00Z', { what: 'workshop', id: 'w', mediator_id: null })
  expect(nextOf(known(theo, 6, { expected: [seat] })).verb).toEqual(['Faire l’appel', '/ateliers/w'])
})

test('what another organisation forgot to note stops nobody here', () => {
  const expected = [training('2026-11-23T08:00:00Z')]
  expect(nextOf(known(samira, 2, { expected })).verb?.[0]).toBe('Orienter')
})

test('an appointment that does not close the link is told with the act that does', () => {
  const expected = [training('2026-11-26T13:00:00Z', { subject: 'handover' })]
  const promised = [
    { kind: 'computer', number: 'ML-0412', promised_at: at('2026-11-20T09:00:00Z') },
    { kind: 'connection', number: null, promised_at: at('2026-11-20T09:00:00Z') },
  ]
  expect(nextOf(known(nadia, 4, { expected, promised }))).toEqual({
    tone: 'turn',
    title: 'Remettre l’ordinateur ML-0412 et la carte SIM',
    detail: 'Promis il y a 4 jours. Remise : Nadia Haddad, Espace numérique · jeudi 26 novembre, 14\u00a0h.',
    verb: ['Préparer la remise', '/familles/h/remise'],
  })
  expect(nextOf(known(nadia, 4, { promised })).detail).toBe(
    'Promis il y a 4 jours. À joindre par téléphone, 06 39 98 43 66, après 17 h.',
  )
})

test('the banner names what is needed, from whom and since when', () => {
  expect(nextOf(known(samira, 2))).toMatchObject({
    title: 'Orienter la famille pour un ordinateur',
    detail: 'Besoin entendu il y a 40 jours, par une autre structure.',
  })
  const accepted = { state: 'accepted', receiver: 'Les Passerelles', answered_at: at('2026-11-22T09:00:00Z') }
  expect(nextOf(known(claire, 3, { prescriptions: [accepted] }))).toMatchObject({
    title: 'La famille attend un ordinateur',
    detail: 'Orientation acceptée il y a 2 jours.',
    verb: ['Promettre un ordinateur', '/familles/h/attribuer'],
  })
  expect(nextOf(known(samira, 3, { prescriptions: [accepted] })).detail).toBe(
    'C’est à la coordination des Passerelles de jouer.',
  )
  expect(nextOf(known(nadia, 7)).verb?.[0]).toBe('Noter le point de départ')
  expect(nextOf(known(nadia, 7, { measured: true })).verb?.[0]).toBe('Faire le bilan')
  expect(nextOf(known(nadia, 6)).detail).toBe('À joindre par téléphone, 06 39 98 43 66, après 17 h.')
  expect(nextOf(known(nadia, 6, {}, { channel: 'in_person' })).detail).toBe('Préfère venir, après 17 h.')
})

test('an answer awaited is told with its sender; a refusal is read before anything else', () => {
  const sent = {
    ...{ id: 'p', state: 'sent', sender: 'Samira Lopez, CCAS de Harnes', receiver: 'Les Passerelles' },
    ...{ organisation_id: 'ccas', to_organisation_id: 'passerelles', sent_at: at('2026-11-22T09:00:00Z') },
  }
  expect(nextOf(known(claire, 2, { prescriptions: [sent] })).verb).toEqual(['Accepter ou refuser', '/orientations/p'])
  expect(nextOf(known(samira, 2, { prescriptions: [sent] }))).toEqual({
    tone: 'calm',
    title: 'Une réponse est attendue des Passerelles',
    detail: 'Orientation envoyée il y a 2 jours par Samira Lopez, CCAS de Harnes.',
  })
  const refused = { ...sent, state: 'refused', noted_at: null }
  expect(nextOf(known(samira, 2, { prescriptions: [refused] })).verb).toEqual(['Orienter ailleurs', '/orientations/p'])
  const read = { ...refused, noted_at: now }
  expect(nextOf(known(samira, 2, { prescriptions: [read] })).verb?.[1]).toBe('/familles/h/orienter?suite=p')
})

test('a person who did not come is said to its receiver as well, before the seat that is still booked', () => {
  const absent = {
    ...{ id: 'p', state: 'accepted', sender: 'Samira Lopez, CCAS de Harnes', receiver: 'Les Passerelles' },
    ...{ organisation_id: 'ccas', to_organisation_id: 'passerelles', answered_at: at('2026-11-02T09:00:00Z') },
    ...{ came: 'absent', came_at: at('2026-11-22T09:00:00Z'), came_asked_at: null, came_silent_at: null },
    came_noted_at: now,
  }
  const seat = training('2026-11-30T13:00:00Z', { what: 'workshop', id: 'w', subject: 'Mes papiers en ligne' })
  expect(nextOf(known(claire, 6, { prescriptions: [absent], expected: [seat] }))).toMatchObject({
    tone: 'turn',
    title: 'L’atelier du lundi 30 novembre est-il maintenu ?',
    detail: expect.stringContaining('La personne n’est pas venue (dit il y a 2 jours).'),
    verb: ['Voir l’atelier', '/ateliers/w'],
  })
  expect(nextOf(known(claire, 6, { prescriptions: [absent] })).title).toBe('Rappeler la famille')
  const silent = { ...absent, came: null, came_at: null, came_asked_at: now, came_silent_at: now, came_noted_at: null }
  expect(nextOf(known(claire, 3, { prescriptions: [silent] })).verb).toEqual(['Répondre', '/orientations/p'])
  expect(
    nextOf(known(samira, 6, { prescriptions: [{ ...absent, came_noted_at: null }], expected: [seat] })),
  ).toMatchObject({
    title: 'La personne n’est pas venue',
    verb: ['Orienter ailleurs', '/orientations/p'],
  })
  expect(nextOf(known(samira, 6, { prescriptions: [absent], expected: [seat] })).title).toContain(
    'la place est réservée',
  )
})

test('a journey that ended says how, in words; only autonomy is a success', () => {
  const closed = (closed_as: string) =>
    nextOf(known(claire, 3, {}, { status: 'closed', closed_as, closed_at: at('2026-11-02T09:00:00Z') }))
  expect(closed('unreachable')).toEqual({
    tone: 'calm',
    title: 'Clos : la famille ne répond plus',
    detail: 'Depuis le lundi 2 novembre.',
  })
  expect(closed('autonomous')).toMatchObject({ tone: 'done', title: 'La famille est autonome' })
})
