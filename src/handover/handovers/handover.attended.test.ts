import { expect, test } from 'vitest'
import { memberId, organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from './scene.testing.ts'
import { signedOnScreen } from './signed.testing.ts'

const site = await testSite({ now: () => new Date('2026-11-24T13:50:00Z') })
const scene = sceneOf(site)
const nadia = site.as('nadia')
const signed = signedOnScreen

const appointment = async (
  household: string,
  startsAt: string,
  { subject = 'handover', mediator = 'nadia' as 'nadia' | 'claire' } = {},
) => {
  const [id, place] = [crypto.randomUUID(), crypto.randomUUID()]
  await site.owner(
    `with held as (insert into app.place (id, organisation_id, name, commune) values ($1, $2, 'Espace numérique', '62413'))
     insert into app.appointment (id, organisation_id, place_id, mediator_id, household_id, subject, starts_at, ends_at)
     values ($3, $2, $1, $4, $5, $6, $7, $7::timestamptz + interval '30 min')`,
    [place, organisationId('claire'), id, memberId(mediator), household, subject, startsAt],
  )
  return id
}
const stateOf = async (id: string) =>
  (await site.owner<{ state: string }>('select state from app.appointment where id = $1', [id]))[0]?.state

test('signing notes that the family came to the handover of the day, even before its hour, and nobody is asked again', async () => {
  const { url, household } = await scene.prepared({ name: 'Famille Ponctuelle' })
  const [today, training, tomorrow] = [
    await appointment(household, '2026-11-24T14:00:00Z'),
    await appointment(household, '2026-11-24T15:00:00Z', { subject: 'training' }),
    await appointment(household, '2026-11-25T14:00:00Z'),
  ]
  expect((await nadia.sign(url, signed)).status).toBe(303)
  expect([await stateOf(today), await stateOf(training), await stateOf(tomorrow)]).toEqual(['seen', 'booked', 'booked'])
  const events = await site.owner<{ act: string; data: { appointment: string } }>(
    `select act, data from app.event where household_id = $1 and (act = 'handover.signed' or act like 'appointment%')`,
    [household],
  )
  expect(events).toMatchObject([{ act: 'handover.signed', data: { appointment: today } }])
})

test('a signature that is refused leaves the appointment as it was', async () => {
  const { url, household, card } = await scene.prepared()
  const today = await appointment(household, '2026-11-24T09:00:00Z')
  await site.owner(`update app.sim_card set state = 'lost' where id = $1`, [card.id])
  expect((await nadia.sign(url, signed)).status).toBe(422)
  expect(await stateOf(today)).toBe('booked')
})

test('noting the appointment while somebody signs: each act has its turn, and the family came', async () => {
  for (let round = 0; round < 8; round++) {
    const { url, household } = await scene.prepared()
    const today = await appointment(household, `2026-11-24T${String(round).padStart(2, '0')}:00:00Z`, {
      mediator: 'claire',
    })
    const answers = await Promise.all([
      nadia.sign(url, signed),
      site.as('claire').post(`/rendez-vous/${today}`, { mark: 'seen' }),
    ])
    expect(answers[0].status).toBe(303)
    expect([303, 422]).toContain(answers[1].status)
    expect(await stateOf(today)).toBe('seen')
  }
})
