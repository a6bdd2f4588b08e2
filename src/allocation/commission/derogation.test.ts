import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { dayOf } from '#platform/i18n/dates.ts'
import { testSite } from '#testing/testSite.ts'
import { somebodyWaits } from '#testing/waits.ts'
import { runsOf } from '../runs/run.testing.ts'
import { derogate } from './derogation.store.ts'
import { needSeenBy } from './proposal.store.ts'

const site = await testSite()
const WHY = 'Un enfant malade suit ses cours à la maison'
const OUT = 'Un appareil lui est prêté par sa mairie'
type Made = Awaited<ReturnType<ReturnType<typeof runsOf>['run']>>
const pages = ({ run, needs }: Made) => ({
  derogate: (at: number, fields: Record<string, string> = {}) =>
    site.as('claire').post(`/passages/${run}/derogations/${needs[at]?.id}`, {
      why: WHY,
      ...(fields.swap && { why_out: OUT }),
      ...fields,
    }),
  takeBack: (at: number) => site.as('claire').post(`/passages/${run}/derogations/${needs[at]?.id}/reprendre`),
  id: (at: number) => needs[at]?.id ?? '',
})

test('a family comes in only if something is free, or in exchange with one that goes out', async () => {
  const made = await runsOf(site).run()
  const { derogate, id } = pages(made)
  const refused = await derogate(1)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain(
    'Il n’y a plus rien de libre (Ordinateur portable, à évaluer). Choisissez une famille qui sort à sa place.',
  )
  expect(refused.text).toContain(WHY)
  expect((await derogate(1, { swap: id(4) })).status).toBe(303)
  const page = (await site.as('claire').get(`/passages/${made.run}/commission`)).text
  expect(page).toContain('2 dérogations sur 2')
  expect(page).toContain('Par dérogation')
  expect(await site.owner('select way from app.derogation where run_id = $1 order by way', [made.run])).toEqual([
    { way: 'in' },
    { way: 'out' },
  ])
})

test('in an exchange each family has its own reason: what is said of one is never read by the other, nor kept in the journal', async () => {
  const made = await runsOf(site).run()
  const { derogate, id } = pages(made)
  const refused = await derogate(1, { swap: id(4), why_out: '' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Écrivez aussi le motif que lira la famille qui attendra')
  expect(refused.text).toContain(WHY)
  expect((await derogate(1, { swap: id(4) })).status).toBe(303)
  expect(await site.owner('select way, why from app.derogation where run_id = $1 order by way', [made.run])).toEqual([
    { way: 'in', why: WHY },
    { way: 'out', why: OUT },
  ])
  expect(await site.owner(`select distinct why from app.event where act = 'run.derogated'`)).toEqual([{ why: null }])
})

test('a full quota is named', async () => {
  const made = await runsOf(site).run({ places: 2, devices: 4 })
  expect((await pages(made).derogate(5)).text).toContain('Le quota « Harnes » est plein (2 sur 2).')
})

test('never beyond the limit, which was frozen with the list: once a result is seen, nobody raises it', async () => {
  const none = await runsOf(site).run({ derogations: 0 })
  expect((await pages(none).derogate(0)).text).toContain('Ce passage n’admet aucune dérogation')
  const made = await runsOf(site).run({ derogations: 1 })
  const { derogate } = pages(made)
  expect((await derogate(0)).status).toBe(303)
  expect((await derogate(2)).text).toContain('La limite est atteinte : 1 dérogation sur 1.')
  const raised = site.acting('claire', ({ db }) =>
    sql`update allocation_run set derogations_at_most = 9 where id = ${made.run}`.execute(db),
  )
  await expect(raised).rejects.toThrow(/permission denied/)
  await expect(
    site.owner('update app.allocation_run set derogations_at_most = 9 where id = $1', [made.run]),
  ).rejects.toThrow(/what was frozen stays/)
  expect((await site.as('claire').post(`/passages/${made.run}/commission/limite`, { most: '9' })).status).toBe(404)
  expect((await site.as('claire').get(`/passages/${made.run}/commission`)).text).toContain('1 dérogation sur 1')
})

test('two at once on the last derogation: exactly one is noted', async () => {
  const made = await runsOf(site).run({ derogations: 1 })
  const answers = await Promise.all([0, 2].map((at) => pages(made).derogate(at)))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
})

test('a written reason of ten characters or more, and one derogation a family', async () => {
  const made = await runsOf(site).run()
  const { derogate } = pages(made)
  for (const why of ['', 'trop court'.slice(0, 9), '         x'])
    expect((await derogate(0, { why })).text).toContain('Écrivez le motif, en dix caractères au moins.')
  expect((await derogate(0)).status).toBe(303)
  expect((await derogate(0)).text).toContain('Une dérogation vient d’être notée pour cette famille.')
  expect((await derogate(1, { swap: pages(made).id(3) })).text).toContain('Choisissez une famille de la liste.')
})

test('it is taken back before the decision, unless another one took the room it gave', async () => {
  const made = await runsOf(site).run({ derogations: 3 })
  const { derogate, takeBack } = pages(made)
  await derogate(4)
  expect((await derogate(1)).status).toBe(303)
  expect((await takeBack(4)).text).toContain('Une autre dérogation a pris la place ainsi libérée')
  expect((await takeBack(1)).status).toBe(303)
  expect((await takeBack(4)).status).toBe(303)
  expect((await takeBack(4)).text).toContain('Cette dérogation est déjà reprise.')
})

test('an exchange is taken back as one, by either of its families, and leaves the others as they are', async () => {
  const made = await runsOf(site).run({ derogations: 3 })
  const { derogate, takeBack, id } = pages(made)
  const standing = () =>
    site.owner('select run_need_id as id from app.derogation where run_id = $1 and taken_back_at is null', [made.run])
  await derogate(0)
  for (const half of [1, 4]) {
    expect((await derogate(1, { swap: id(4) })).status).toBe(303)
    expect(await standing()).toHaveLength(3)
    expect((await takeBack(half)).status).toBe(303)
    expect(await standing()).toEqual([{ id: id(0) }])
  }
})

test('nothing is derogated before the proposal nor after the decision', async () => {
  for (const state of ['decided', 'published'] as const) {
    const made = await runsOf(site).run({ state })
    for (const why of [WHY, '']) {
      const refused = await pages(made).derogate(1, { why })
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('La commission a déjà décidé')
      expect(refused.text).not.toContain('Écrivez le motif')
    }
  }
  const frozen = await runsOf(site).run({ state: 'frozen' })
  expect((await site.as('claire').get(`/passages/${frozen.run}/commission`)).status).toBe(200)
  expect((await pages(frozen).derogate(0)).status).toBe(404)
})

test('what the commission derogated is what is decided and promised', async () => {
  const made = await runsOf(site).run()
  await pages(made).derogate(1, { swap: pages(made).id(4) })
  const today = dayOf(new Date())
  const path = `/passages/${made.run}/decider`
  await site.as('claire').sign(path, { body: 'Commission', decided_on: today, present: 'Deux élues' }, path)
  const served = await site.owner<{ id: string }>(
    `select n.id from app.run_need n join app.allocation a on a.run_need_id = n.id where n.run_id = $1 and n.final = 'served'`,
    [made.run],
  )
  expect(served.map((row) => row.id).sort()).toEqual([0, 1, 2].map((at) => pages(made).id(at)).sort())
  expect((await site.as('claire').get(`/passages/${made.run}/ordre-du-jour`)).text).toContain(WHY)
  const sheet = async (at: number) =>
    (await site.as('claire').get(`/passages/${made.run}/familles/${pages(made).id(at)}`)).text
  expect(await sheet(1)).toContain(WHY)
  expect(await sheet(4)).toContain(OUT)
  expect(await sheet(4)).not.toContain('enfant malade')
})

test('a family that is forgotten while its derogation is being written takes the reason along', async () => {
  const { run, needs } = await runsOf(site).run()
  const [first] = needs
  let erased = Promise.resolve<unknown>(null)
  await site.acting('claire', async (by) => {
    const need = await needSeenBy(by, run, first?.id ?? '')
    if (need) await derogate(by, run, need, { why: WHY })
    erased = site.owner('update app.household set forgotten_at = now() where id = $1', [first?.household])
    await somebodyWaits(site.url)
  })
  await erased
  expect(await site.owner('select why from app.derogation where run_id = $1', [run])).toEqual([
    { why: 'Effacé avec la famille.' },
  ])
})

test('names are read only when somebody asks for them, and another territory reads nothing', async () => {
  const { run, needs } = await runsOf(site).run()
  const plain = await site.as('claire').get(`/passages/${run}/commission?qui=toutes`)
  expect(plain.text).not.toContain('Famille A')
  expect(plain.text).toContain(`Famille ${needs[0]?.pseudonym.slice(0, 8)}`)
  expect((await site.as('claire').get(`/passages/${run}/commission?qui=toutes&noms=oui`)).text).toContain('Famille A')
  for (const path of ['commission', 'decider', 'ordre-du-jour', 'suites', 'recours', `derogations/${needs[0]?.id}`])
    expect((await site.as('victor').get(`/passages/${run}/${path}`)).status).toBe(404)
})

test('the list opens on whoever waits: that is what there is to decide', async () => {
  const { run } = await runsOf(site).run()
  const { text } = await site.as('claire').get(`/passages/${run}/commission`)
  expect(text).toContain('Faire entrer')
  expect(text).not.toContain('Faire sortir')
  expect((await site.as('claire').get(`/passages/${run}/commission?qui=servies`)).text).toContain('Faire sortir')
})

test('the list goes on page after page, each family once', async () => {
  const { run } = await runsOf(site).run({ families: 30, devices: 5 })
  const seen: string[] = []
  for (let path: string | undefined = `/passages/${run}/commission?qui=toutes`; path; ) {
    const { text } = await site.as('claire').get(path)
    seen.push(
      ...[...text.matchAll(/class="button second" href="[^"]*\/derogations\/([0-9a-f-]{36})/g)].map(
        ([, id]) => id ?? '',
      ),
    )
    path = text.match(/rel="next" href="([^"]+)"/)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(seen).toHaveLength(30)
  expect(new Set(seen).size).toBe(30)
}, 240_000)
