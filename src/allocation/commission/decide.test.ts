import { expect, test } from 'vitest'
import { dayOf } from '#platform/i18n/dates.ts'
import { shownBy, testSite } from '#testing/testSite.ts'
import { frozenRuns } from '../runs/run.scene.testing.ts'
import { runsOf } from '../runs/run.testing.ts'

const site = await testSite()
const today = dayOf(new Date())
const said = { body: 'Commission d’attribution', decided_on: today, present: 'Une adjointe au maire, deux élues' }
const decide = async (run: string, more: Record<string, string> = {}) =>
  site.as('claire').sign(`/passages/${run}/decider`, { ...said, ...more }, `/passages/${run}/decider`)
const finals = (run: string) =>
  site.owner<{ final: string | null; gone: string | null; n: number }>(
    'select final, gone, count(*)::int as n from app.run_need where run_id = $1 group by 1, 2 order by 1, 2',
    [run],
  )
const promisesOf = (run: string) =>
  site.owner<{ points: number; device: string }>(
    `select n.points::int as points, d.state as device from app.allocation a join app.run_need n on n.id = a.run_need_id
     join app.device d on d.id = a.device_id where n.run_id = $1 and a.state = 'promised' order by n.points desc`,
    [run],
  )
const eventsOf = (run: string) =>
  site.owner(`select act from app.event where act = 'run.decided' and subject_id = $1`, [run])
/** Devices of the runs before are not this run's. */
const emptyShelf = () => site.owner(`update app.device set state = 'to_wipe' where state = 'ready'`)

test('every outcome and every promise in one act, that is told once', async () => {
  const { run } = await runsOf(site).run()
  expect((await decide(run)).location).toBe(`/passages/${run}/suites`)
  expect(await finals(run)).toEqual([
    { final: 'served', gone: null, n: 3 },
    { final: 'waiting', gone: null, n: 3 },
  ])
  expect(await promisesOf(run)).toEqual([14, 12, 10].map((points) => ({ points, device: 'reserved' })))
  const [row] = await site.owner('select state, body, present, decided_by from app.allocation_run where id = $1', [run])
  expect(row).toEqual({
    ...{ state: 'decided', body: said.body, present: said.present, decided_by: 'Claire Fontaine' },
  })
  expect(await eventsOf(run)).toHaveLength(1)
})

test('families are written to the way they chose and in words that name neither them nor what they asked; the others are to be called', async () => {
  const { run, needs } = await runsOf(site).run()
  await site.owner(`update app.household set channel = 'email' where id = $1`, [needs[0]?.household])
  await decide(run)
  const sent = await site.owner<{ body: string }>('select body from app.outbox where household_id = $1', [
    needs[0]?.household,
  ])
  expect(sent).toHaveLength(1)
  expect(sent[0]?.body).toContain('Votre demande est acceptée.')
  expect(sent[0]?.body).not.toMatch(/ordinateur|programme|Famille A/)
  const page = await site.as('claire').get(`/passages/${run}/suites`)
  expect(page.text).not.toContain('Famille A')
  expect(page.text).toContain('Famille B')
  const told = await site.as('claire').post(`/passages/${run}/suites/${needs[1]?.id}/prevenue`)
  expect(told.status).toBe(303)
  expect((await site.as('claire').post(`/passages/${run}/suites/${needs[1]?.id}/prevenue`)).status).toBe(422)
})

test('a device lost since the proposal: the last in order waits, and this is said before confirming', async () => {
  await emptyShelf()
  const { run } = await runsOf(site).run()
  const shown = shownBy((await site.as('claire').get(`/passages/${run}/decider`)).text)
  await site.owner(
    `update app.device set state = 'lost' where id = (select id from app.device where state = 'ready' limit 1)`,
  )
  const refused = await site.as('claire').post(`/passages/${run}/decider`, { ...said, ...shown })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Depuis que cette page est ouverte')
  expect(refused.text).toContain('il manque de quoi servir 1 famille')
  expect(refused.text).toContain('il ne reste rien de « Ordinateur portable, à évaluer ».')
  expect(await promisesOf(run)).toEqual([])
  await decide(run)
  expect((await promisesOf(run)).map(({ points }) => points)).toEqual([14, 12])
})

test('a family gone since the proposal is left out, and nobody takes its place', async () => {
  const { run, needs } = await runsOf(site).run()
  const [first, , third] = needs.map(({ household }) => household)
  await site.owner(`update app.household set status = 'closed' where id = $1`, [first])
  await site.owner(`update app.household set commune = '62498' where id = $1`, [third])
  const page = await site.as('claire').get(`/passages/${run}/decider`)
  expect(page.text).toContain('1 famille : son parcours est clos, ou n’est plus suivi ici.')
  expect(page.text).toContain('1 famille : a changé de commune.')
  expect(page.text).toContain('il faudra un nouveau passage')
  await decide(run)
  expect(await finals(run)).toEqual([
    { final: 'served', gone: null, n: 1 },
    { final: 'waiting', gone: 'closed', n: 1 },
    { final: 'waiting', gone: 'moved', n: 1 },
    { final: 'waiting', gone: null, n: 3 },
  ])
})

test('two files of one family: one promise, and the other file is said to be united', async () => {
  const { run, needs } = await runsOf(site).run()
  await site.owner(`update app.household_access set kept_in = $1, kept_since = now() where household_id = $2`, [
    needs[0]?.household,
    needs[2]?.household,
  ])
  await decide(run)
  const rows = await finals(run)
  expect(rows).toContainEqual({ final: 'waiting', gone: 'merged', n: 1 })
  expect(await promisesOf(run)).toHaveLength(2)
})

test('a place promised by hand since the proposal is not promised twice', async () => {
  const { run, programme } = await runsOf(site).run({ places: 3 })
  await site.owner('update app.quota set promised = 1 where programme_id = $1 and kind = $2', [programme, 'computer'])
  expect((await site.as('claire').get(`/passages/${run}/decider`)).text).toContain(
    'les 3 places de Harnes sont prises.',
  )
  await decide(run)
  expect(await promisesOf(run)).toHaveLength(2)
})

test('a double click, and two people at once: one decision', async () => {
  const { run } = await runsOf(site).run()
  const shown = shownBy((await site.as('claire').get(`/passages/${run}/decider`)).text)
  const answers = await Promise.all(
    [1, 2].map(() => site.as('claire').post(`/passages/${run}/decider`, { ...said, ...shown })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  expect(answers.find(({ status }) => status === 422)?.text).toContain('La commission a déjà décidé')
  const empty = await site.as('claire').post(`/passages/${run}/decider`, {})
  expect(empty.status).toBe(422)
  expect(empty.text).toContain('La commission a déjà décidé')
  expect(empty.text).not.toMatch(/aria-invalid/)
  expect(await promisesOf(run)).toHaveLength(3)
  expect(await eventsOf(run)).toHaveLength(1)
})

test('two commissions of two programmes at once on the same shelf: no device is promised twice', async () => {
  await emptyShelf()
  const first = await runsOf(site).run({ devices: 2 })
  const second = await runsOf(site).run({ devices: 1 })
  const answers = await Promise.all([decide(first.run), decide(second.run)])
  for (const [at, { run }] of [first, second].entries()) if (answers[at]?.status === 422) await decide(run)
  const devices = await site.owner<{ device_id: string }>(
    `select a.device_id from app.allocation a join app.run_need n on n.id = a.run_need_id where n.run_id = any ($1)`,
    [[first.run, second.run]],
  )
  expect(new Set(devices.map(({ device_id: id }) => id)).size).toBe(devices.length)
  expect(devices).toHaveLength(3)
})

test('what is not understood, not yet past, or not one’s to decide writes nothing', async () => {
  const { run } = await runsOf(site).run()
  const refusal = async (more: Record<string, string>) => (await decide(run, more)).text
  expect(await refusal({ body: '' })).toContain('Écrivez le nom de la commission.')
  expect(await refusal({ present: '' })).toContain('Écrivez qui était là.')
  expect(await refusal({ decided_on: '2099-01-01' })).toContain('La séance n’a pas encore eu lieu')
  expect(await refusal({ decided_on: '2020-01-01' })).toContain('La liste a été gelée le')
  expect(await refusal({ shown: '' })).toContain('Relisez ce que la décision fera')
  expect(await refusal({ day: '2099-01-01' })).toContain('Choisissez le lieu')
  await site.owner(`update app.member set admin = false where name = 'Claire Fontaine'`)
  expect(await refusal({})).toContain('personne responsable de la structure')
  await site.owner(`update app.member set admin = true where name = 'Claire Fontaine'`)
  expect(await promisesOf(run)).toEqual([])
  expect((await site.as('victor').get(`/passages/${run}/decider`)).status).toBe(404)
  expect((await site.as('samira').get(`/passages/${run}/decider`)).status).toBe(403)
})

test('appointments are booked at the free hours of one person, in the order of the run', async () => {
  const { run, needs } = await runsOf(site).run()
  const [place] = await site.owner<{ id: string }>(
    `insert into app.place (id, organisation_id, name, commune) select app.uuid7(), organisation_id, 'Maison du numérique', '62413' from app.allocation_run where id = $1 returning id`,
    [run],
  )
  const [nadia] = await site.owner<{ id: string }>(`select id from app.member where name = 'Nadia Haddad'`)
  const visits = { place: place?.id ?? '', mediator: nadia?.id ?? '', day: '2099-06-01', minutes: '30' }
  expect((await decide(run, visits)).status).toBe(303)
  const booked = await site.owner<{ household_id: string; hour: string }>(
    `select household_id, to_char(starts_at at time zone 'Europe/Paris', 'YYYY-MM-DD HH24:MI') as hour from app.appointment where place_id = $1 order by starts_at`,
    [place?.id],
  )
  expect(booked).toEqual([
    { household_id: needs[0]?.household, hour: '2099-06-02 09:00' },
    { household_id: needs[2]?.household, hour: '2099-06-02 09:30' },
    { household_id: needs[4]?.household, hour: '2099-06-02 10:00' },
  ])
})

/** A run of so many families frozen, drawn, solved and decided through its pages. */
async function decidedOf(families: number): Promise<string> {
  const runs = frozenRuns(site)
  await emptyShelf()
  await site.owner(`update app.household set status = 'closed'`)
  const programme = await runs.programme()
  for (let at = 0; at < families; at++) await runs.wanting()
  await runs.device()
  const run = await runs.freeze(programme)
  await runs.dayComes(run)
  await runs.drawn(run)
  await runs.compute()
  await decide(run)
  return run
}
const close = (run: string) => site.as('claire').post(`/passages/${run}/suites/clore`)
/** Everybody is told, everything is handed over. */
async function followed(run: string) {
  await site.owner(`update app.run_need set told_at = now() where run_id = $1`, [run])
  await site.owner(
    `update app.allocation set state = 'handed_over' where run_need_id in (select id from app.run_need where run_id = $1)`,
    [run],
  )
}

test('a run is put away once published, everything handed over and everybody told', async () => {
  const run = await decidedOf(6)
  expect((await close(run)).text).toContain('Publiez d’abord ce passage')
  const byHand = site.acting('claire', (by) =>
    by.db.updateTable('allocation_run').set({ state: 'settled' }).where('id', '=', run).execute(),
  )
  await expect(byHand).rejects.toThrow('a run is put away once published')
  const unwritten = site.acting('claire', (by) =>
    by.db
      .updateTable('allocation_run')
      .set({ state: 'published', published_at: by.now })
      .where('id', '=', run)
      .execute(),
  )
  await expect(unwritten).rejects.toThrow('a run is published with its file')
  expect((await site.as('claire').post(`/passages/${run}/publication`)).status).toBe(303)
  expect((await close(run)).text).toContain('Il reste 1 remise à faire et 6 familles à prévenir.')
  await followed(run)
  expect((await close(run)).status).toBe(303)
  expect(await site.owner('select state from app.allocation_run where id = $1', [run])).toEqual([{ state: 'settled' }])
})

test('a run that would point to too few families is put away without being shown to anybody', async () => {
  const run = await decidedOf(3)
  expect((await site.as('claire').get(`/passages/${run}/suites`)).text).toContain('Il se clôt sans être publié')
  expect((await close(run)).text).toContain('Il reste 1 remise à faire et 3 familles à prévenir.')
  // Whom nobody follows any more is not on the list of those to tell: it holds nothing back.
  await site.owner(
    `update app.household_access set ended_at = now() where household_id = (select household_id from app.run_need where run_id = $1 and final = 'waiting' limit 1)`,
    [run],
  )
  expect((await close(run)).text).toContain('Il reste 1 remise à faire et 2 familles à prévenir.')
  await followed(run)
  expect((await close(run)).status).toBe(303)
  const [row] = await site.owner<{ state: string; code: string }>(
    'select state, public_code as code, published_at from app.allocation_run where id = $1',
    [run],
  )
  expect(row).toMatchObject({ state: 'settled', published_at: null })
  const { text } = await site.anyone.get(`/attributions-publiques/${row?.code}`)
  expect(text).toContain('Décidé, sans publication')
  expect(text).toContain('elle désignerait trop peu de familles')
  expect((await site.anyone.get(`/attributions-publiques/${row?.code}/passage.json`)).status).toBe(404)
  expect((await site.as('claire').get(`/passages/${run}/publication`)).text).toContain('Ce passage est clos')
})
