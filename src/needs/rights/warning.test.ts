import { expect, test } from 'vitest'
import { everyWay, noWay } from '#platform/access/acting.ts'
import { asOwner } from '#platform/db/database.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { deliverOutbox } from '#platform/jobs/deliver.ts'
import { openLog } from '#platform/log/log.ts'
import { RefusedForGood } from '#platform/sms/smsPost.ts'
import { testSite } from '#testing/testSite.ts'
import { runClocks } from './retention.ts'

let now = new Date()
const site = await testSite({ now: () => now })
const samira = site.as('samira')
const begun = now
/** Months after the first contact, as the clock of the site has them too. */
const after = (months: number) => {
  now = new Date(begun)
  now.setUTCMonth(now.getUTCMonth() + Math.floor(months))
  now = new Date(now.getTime() + (months % 1) * 30 * 86_400_000 + 60_000)
  return now
}
const night = (months: number, ways = everyWay) => runClocks(site.database, after(months), ways)

async function registered(name: string, more = {}): Promise<string> {
  now = begun
  const answer = await samira.post('/familles/nouvelle', {
    ...{ name, commune: '62413', adults: '1', children: '0', needs: ['computer'], informed: 'oui', known: 'oui' },
    ...{ channel: 'phone', phone: '06 11 22 33 55', ...more },
  })
  const id = answer.location?.split('/').at(-1) ?? ''
  await site.owner('update app.household set last_contact_at = $2 where id = $1', [id, begun])
  return id
}
const stateOf = async (id: string) =>
  (
    await site.owner<{ name: string; state: string }>(
      `select h.name, w.state from app.household h left join app.warning w on w.household_id = h.id where h.id = $1 order by w.asked_at desc`,
      [id],
    )
  )[0]
const note = (id: string, fields = {}, who = samira) =>
  who.post(`/familles/${id}/prevenir`, { result: 'told', how: 'call', on: dayOf(now), ...fields })

test('a family that no message reaches is somebody’s next action three months before it is forgotten', async () => {
  const id = await registered('Famille Sansmessage')
  await night(20)
  expect((await samira.get(`/familles/${id}`)).text).not.toContain('À prévenir')
  await night(21.2)
  for (const page of [`/familles/${id}`, '/ma-journee', '/droits'])
    expect([page, (await samira.get(page)).text]).toEqual([page, expect.stringMatching(/[Àà] prévenir avant/)])
  expect((await samira.get('/droits')).text).toContain(`href="/familles/${id}/prevenir"`)
  expect((await samira.get(`/familles/${id}`)).text).toContain(`/familles/${id}/prevenir`)
  expect(await site.owner('select id from app.outbox where household_id = $1', [id])).toEqual([])
})

test('nothing is noted of nothing, nor of a day to come or before it was asked, and what was typed comes back', async () => {
  const id = await registered('Famille Vide')
  await night(21.2)
  const empty = await samira.post(`/familles/${id}/prevenir`, {})
  expect(empty.status).toBe(422)
  for (const said of ['Dites ce qu’il en est', 'Écrivez le jour']) expect(empty.text).toContain(said)
  for (const [on, sentence] of [
    [dayOf(new Date(now.getTime() + 5 * 86_400_000)), 'pas encore venu'],
    [dayOf(begun), 'avant la demande'],
    ['2026-02-31', 'Écrivez le jour'],
  ] as const) {
    const answer = await note(id, { on })
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(sentence)])
    expect(answer.text).toMatch(/value="told"[^>]*checked|checked[^>]*value="told"/)
  }
  expect((await samira.post(`/familles/${id}/prevenir`, { result: 'kept', on: dayOf(now) })).text).toContain(
    'Dites comment',
  )
  expect(await stateOf(id)).toMatchObject({ state: 'awaited' })
})

test('who reached nobody is not asked how, and nothing is kept of it', async () => {
  const id = await registered('Famille Jamais-Là')
  await night(21.2)
  expect((await samira.post(`/familles/${id}/prevenir`, { result: 'unreachable', on: dayOf(now) })).status).toBe(303)
  const other = await registered('Famille Absente')
  await night(21.2)
  expect((await note(other, { result: 'unreachable', how: 'visit' })).status).toBe(303)
  expect(await site.owner('select state, how from app.warning where household_id = any ($1)', [[id, other]])).toEqual([
    { state: 'unreachable', how: null },
    { state: 'unreachable', how: null },
  ])
})

test('told, it has three months to give news; then it is forgotten, and the clock says nothing of untold', async () => {
  const id = await registered('Famille Prévenue')
  await night(21.2)
  after(23.5)
  expect((await note(id, { how: 'visit' })).location).toBe(`/familles/${id}`)
  expect((await samira.get(`/familles/${id}`)).text).toContain('Prévenue avant l’effacement')
  expect((await samira.get('/ma-journee')).text).not.toContain('Famille Prévenue : à prévenir')
  await night(24.5)
  expect((await stateOf(id))?.name).toBe('Famille Prévenue')
  await night(26.7)
  expect(await stateOf(id)).toEqual({ name: 'Famille effacée', state: 'told' })
  expect(
    await site.owner(`select why from app.event where act = 'household.forgotten' and household_id = $1`, [id]),
  ).toEqual([{ why: 'two years' }])
})

test('a second click, or a colleague who was slower, reads that it is noted, and leaves no second event', async () => {
  const id = await registered('Famille Deux-Fois')
  await night(21.2)
  const answers = await Promise.all([note(id), note(id, { result: 'unreachable' })])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect((await note(id, { result: 'unreachable' })).location).toBe(`/familles/${id}`)
  expect(
    await site.owner(`select to_state from app.event where act = 'warning.noted' and household_id = $1`, [id]),
  ).toHaveLength(1)
  expect((await samira.get(`/familles/${id}/prevenir`)).text).not.toContain('Qu’en est-il')
})

test('a family that wants its file kept has been heard from: its two years begin again', async () => {
  const id = await registered('Famille Gardée')
  await night(21.2)
  await note(id, { result: 'kept' })
  await night(30)
  expect(await stateOf(id)).toEqual({ name: 'Famille Gardée', state: 'kept' })
  await night(42.5)
  expect(await stateOf(id)).toEqual({ name: 'Famille Gardée', state: 'awaited' })
})

test('any contact since the clock asked ends it by itself', async () => {
  const id = await registered('Famille Revenue')
  await night(21.2)
  await site.owner('update app.household set last_contact_at = $2 where id = $1', [id, after(21.5)])
  expect((await samira.get(`/familles/${id}`)).text).not.toContain('À prévenir')
  expect((await samira.get('/droits')).text).not.toContain('Famille Revenue')
  expect((await note(id)).location).toBe(`/familles/${id}`)
  expect(await stateOf(id)).toMatchObject({ state: 'awaited' })
})

test('one that could not be joined is forgotten at two years; one that nobody told waits three months more, late, then is counted', async () => {
  const [lost, untold] = [await registered('Famille Injoignable'), await registered('Famille Oubliée')]
  await night(21.2)
  await note(lost, { result: 'unreachable' })
  await night(24.5)
  expect(await stateOf(lost)).toEqual({ name: 'Famille effacée', state: 'unreachable' })
  expect(await stateOf(untold)).toEqual({ name: 'Famille Oubliée', state: 'awaited' })
  expect((await samira.get('/droits')).text).toContain('En retard')
  expect((await samira.get(`/familles/${untold}`)).text).toContain('ce qui la nomme sera effacé après')
  await night(27.5)
  expect(await stateOf(untold)).toEqual({ name: 'Famille effacée', state: 'lapsed' })
  expect(
    await site.owner(`select why from app.event where act = 'household.forgotten' and household_id = $1`, [untold]),
  ).toEqual([{ why: 'two years, untold' }])
  const { text } = await samira.get('/droits')
  expect(text).toContain('sans que personne')
  expect(text).not.toContain('Oubliée')
  expect((await samira.get(`/effacements/${untold}`)).text).toContain('sans que personne ne l’ait notée comme prévenue')
})

test('a message that nobody received leads to the same action, and one that left does not', async () => {
  const [refused, left] = [
    await registered('Famille Refusée', { channel: 'sms' }),
    await registered('Famille Atteinte', { channel: 'sms', phone: '06 11 22 33 56' }),
  ]
  await night(21.2)
  expect(await stateOf(refused)).toMatchObject({ state: 'sent' })
  const sms = {
    deliver: async ({ phone }: { phone: string | null }) => {
      if (phone?.endsWith('55')) throw new RefusedForGood(400)
    },
    close: () => undefined,
  }
  await site.owner(`update app.outbox set not_before = now() - interval '1 minute'`)
  await deliverOutbox(site.database, { sms }, openLog('silent'))
  expect(await stateOf(refused)).toMatchObject({ state: 'awaited' })
  expect((await samira.get(`/familles/${refused}`)).text).toContain('Le message n’est pas arrivé')
  expect(await stateOf(left)).toMatchObject({ state: 'sent' })
  expect((await samira.get(`/familles/${left}`)).text).not.toContain('À prévenir')
})

test('where the site sends nothing by itself, each family is told by somebody', async () => {
  const id = await registered('Famille Sansposte', { channel: 'sms' })
  await night(21.2, noWay)
  expect(await stateOf(id)).toMatchObject({ state: 'awaited' })
})

test('forgotten on request, a family is not one that nobody told', async () => {
  const id = await registered('Famille Demande')
  await night(21.2)
  await samira.post(`/familles/${id}/droits/effacement`, { asked: 'spoken' })
  expect(await stateOf(id)).toEqual({ name: 'Famille effacée', state: null })
})

test('a journey that is closed is told as well', async () => {
  const id = await registered('Famille Close')
  await site.owner(
    `update app.household set status = 'closed', closed_as = 'autonomous', closed_at = last_contact_at where id = $1`,
    [id],
  )
  await night(21.2)
  expect((await samira.get(`/familles/${id}`)).text).toContain('À prévenir avant')
})

test('another organisation that follows the family reads nothing of it, in its pages or past them', async () => {
  const id = await registered('Famille Partagée')
  await asOwner(site.url, (owner) =>
    owner.query(
      `insert into app.household_access (organisation_id, household_id, reason, name, name_key, commune, stage, status, touched_at)
       select m.organisation_id, h.id, 'prescription', h.name, h.name_key, h.commune, h.stage, h.status, h.touched_at
       from app.household h, app.member m where h.id = $1 and m.name = 'Claire Fontaine'`,
      [id],
    ),
  )
  await night(21.2)
  const claire = site.as('claire')
  expect((await claire.get(`/familles/${id}`)).text).not.toContain('À prévenir')
  expect((await claire.get('/droits')).text).not.toContain('Partagée')
  expect((await claire.get(`/familles/${id}/prevenir`)).text).toContain('plus personne à prévenir')
  await note(id, {}, claire)
  expect(await stateOf(id)).toMatchObject({ state: 'awaited' })
  await note(id)
  expect((await claire.get(`/familles/${id}`)).text).not.toContain('Prévenue avant')
  for (const who of ['victor', 'sofia'] as const) expect((await note(id, {}, site.as(who))).status).toBe(404)
})

test('many families to tell are one line of the day, and a list', async () => {
  const ids = [
    await registered('Famille Une'),
    await registered('Famille Deuxième'),
    await registered('Famille Troisième'),
  ]
  await night(21.2)
  const day = (await samira.get('/ma-journee')).text
  expect(day).toMatch(/\d+ familles à prévenir avant l’effacement/)
  expect(day).not.toContain(`/familles/${ids[0]}/prevenir`)
  const list = (await samira.get('/droits')).text
  for (const id of ids) expect(list).toContain(`/familles/${id}/prevenir`)
})
