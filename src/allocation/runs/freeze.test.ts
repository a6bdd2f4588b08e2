import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { asOwner } from '#platform/db/database.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { testSite } from '#testing/testSite.ts'
import { somebodyWaits } from '#testing/waits.ts'
import { freezeRun } from './freeze.store.ts'
import { frozenRuns, unkept } from './run.scene.testing.ts'

const site = await testSite()
const runs = frozenRuns(site)
const claire = site.as('claire')
const freezePage = (programme: string) => `/programmes/${programme}/passages/nouveau`

test('before anything is frozen, a page shows the families, the stock, the places and the order', async () => {
  const programme = await runs.programme()
  await runs.wanting()
  await runs.wanting()
  await runs.device()
  const { text, status } = await claire.get(freezePage(programme))
  expect(status).toBe(200)
  expect(text).toContain('prennent part')
  expect(text).toContain('Harnes : ordinateurs')
  expect(text).toContain('Aucun ordinateur et un examen cette année')
  expect(text).not.toContain('ne peut pas être figé')
  expect(text).toContain('Moins de cinq familles prennent part')
})

test('what stands in the way is said before anything runs, and nothing is written', async () => {
  const noPolicy = await runs.programme()
  await unkept(site, () => site.owner('delete from app.priority_policy where programme_id = $1', [noPolicy]))
  expect((await claire.get(freezePage(noPolicy))).text).toContain('Aucun ordre de priorité n’est adopté')
  const noPlace = await runs.programme({ computer: 0, connection: 0 })
  expect((await claire.post(freezePage(noPlace), runs.freezing)).text).toContain('n’a de place dans aucune commune')
  expect(
    await site.owner('select from app.allocation_run where programme_id = any ($1)', [[noPolicy, noPlace]]),
  ).toEqual([])
})

test('floors that cannot be kept are named, the fewest of them, in sentences', async () => {
  const programme = await runs.programme()
  const rule = (name: string, publics: string[], least: number | null, most: number | null) =>
    site.owner(
      `insert into app.quota_rule (id, organisation_id, programme_id, name, kind, publics, at_least, at_most, written_at)
       select app.uuid7(), organisation_id, id, $2, 'computer', $3, $4, $5, now() from app.programme where id = $1`,
      [programme, name, publics, least, most],
    )
  await rule('Bénéficiaires du RSA', ['rsa'], 3, null)
  const alone = await claire.get(freezePage(programme))
  expect(alone.text).toContain('demande d’en servir au moins 3 : aucune famille n’est concernée')
  expect((await claire.post(freezePage(programme), runs.freezing)).status).toBe(422)
  await site.owner(`update app.quota_rule set ended_at = now() where programme_id = $1`, [programme])
  await rule('Beaucoup', [], 4, null)
  await rule('Peu', [], null, 2)
  for (let at = 0; at < 5; at++) {
    await runs.wanting()
    await runs.device()
  }
  const together = await claire.get(freezePage(programme))
  expect(together.text).toContain('« Beaucoup » (au moins 4) et « Peu » (au plus 2)')
  expect(together.text).not.toContain('Moins de cinq familles prennent part')
})

test('a quota that counts none of these families is told, and does not stand in the way', async () => {
  const programme = await runs.programme()
  await site.owner(
    `insert into app.quota_rule (id, organisation_id, programme_id, name, kind, publics, at_most, written_at)
     select app.uuid7(), organisation_id, id, 'Étudiants', 'computer', '{student}', 3, now() from app.programme where id = $1`,
    [programme],
  )
  const { text } = await claire.get(freezePage(programme))
  expect(text).toContain('Le quota « Étudiants » ne compte aucune de ces familles')
  expect(text).not.toContain('ne peut pas être figé')
})

test.each([
  ['no name', { name: '' }, 'Donnez un nom'],
  ['no source', { seed_source: ' ' }, 'Dites quel tirage public'],
  ['a day that is today', { seed_on: dayOf(new Date()) }, 'Choisissez un jour à venir'],
  ['no day', { seed_on: 'samedi' }, 'Choisissez le jour du tirage'],
  ['a fraction of a derogation', { derogations: '1,5' }, 'nombre entier'],
  ['a negative one', { derogations: '-1' }, 'nombre entier'],
])('%s is refused beside its field, and what was typed stays', async (_, wrong, said) => {
  const programme = await runs.programme()
  const { status, text } = await claire.post(freezePage(programme), { ...runs.freezing, ...wrong })
  expect(status).toBe(422)
  expect(text).toContain(said)
  expect(text).toContain(runs.freezing.name)
})

test('a freeze writes the question once, its digest is that of the question, and nobody reads the secret', async () => {
  const programme = await runs.programme()
  const run = await runs.freeze(programme)
  const question = await claire.get(`/passages/${run}/question.json`)
  const [row] = await site.owner<{ inputs_hash: string; commitment: string }>(
    'select inputs_hash, commitment from app.allocation_run where id = $1',
    [run],
  )
  expect(createHash('sha256').update(question.bytes).digest('hex')).toBe(row?.inputs_hash)
  const [secret] = await site.owner<{ secret: Buffer }>('select secret from app.run_secret where run_id = $1', [run])
  expect(
    createHash('sha256')
      .update(secret?.secret ?? '')
      .digest('hex'),
  ).toBe(row?.commitment)
  for (const { pseudonym, household_id } of await runs.needs(run))
    expect(
      createHash('sha256')
        .update(Buffer.concat([secret?.secret ?? Buffer.alloc(0), Buffer.from(household_id ?? '')]))
        .digest('hex')
        .slice(0, 16),
    ).toBe(pseudonym)
  await expect(site.acting('claire', ({ db }) => db.selectFrom('run_secret').selectAll().execute())).rejects.toThrow(
    /permission denied/,
  )
  const page = await claire.get(`/passages/${run}`)
  expect(page.text).toContain(row?.inputs_hash.slice(0, 16))
  expect(page.text).toContain('Tirage attendu')
})

test('two people who freeze at once: one does, the other reads who did', async () => {
  const programme = await runs.programme()
  const answers = await Promise.all([
    claire.post(freezePage(programme), runs.freezing),
    claire.post(freezePage(programme), { ...runs.freezing, name: 'Autre' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  expect(answers.find(({ status }) => status === 422)?.text).toMatch(/vient de figer|déjà en cours/)
  expect(await site.owner('select from app.allocation_run where programme_id = $1', [programme])).toHaveLength(1)
  expect((await claire.get(freezePage(programme))).text).toContain('Un passage est déjà en cours')
})

test('a family takes part once whatever its files, and not once it is stopped, closed or took its agreement back', async () => {
  const programme = await runs.programme()
  const [kept, absorbed, closed, stopped, withdrawn] = await Promise.all(
    Array.from({ length: 5 }, () => runs.wanting()),
  )
  await site.owner(
    `update app.household_access set kept_in = $2, kept_since = now() where household_id = $1 and organisation_id = (select organisation_id from app.programme where id = $3)`,
    [absorbed, kept, programme],
  )
  await site.owner(`update app.household set status = 'closed', closed_as = 'declined' where id = $1`, [closed])
  await site.owner(
    `insert into app.rights_request (id, household_id, organisation_id, kind, how, received_on, received_by, noted_at, due_on)
     select app.uuid7(), id, organisation_id, 'object', 'spoken', current_date, 'Claire', now(), current_date + 30 from app.household where id = $1`,
    [stopped],
  )
  await site.owner(
    `insert into app.agreement (id, household_id, organisation_id, kind, how, given_on, withdrawn_on, noted_by)
     select app.uuid7(), id, organisation_id, 'sharing', 'spoken', current_date, current_date, 'Claire' from app.household where id = $1`,
    [withdrawn],
  )
  const run = await runs.freeze(programme)
  const households = (await runs.needs(run)).map(({ household_id }) => household_id)
  expect(households).toContain(kept)
  for (const left of [absorbed, closed, stopped, withdrawn]) expect(households).not.toContain(left)
})

describe('a family that is forgotten while a list is being frozen', () => {
  const forget = 'update app.household set forgotten_at = now() where id = $1'
  const ofProgramme = (id: string) => ({ id, publics: [], whole_kits: true, ends_on: null })

  test('before its pseudonym is drawn: the freeze waits, then is refused, and nothing is written', async () => {
    const programme = await runs.programme()
    await runs.wanting()
    const leaving = await runs.wanting()
    await runs.device()
    const answer = await asOwner(site.url, async (client) => {
      await client.query('begin')
      await client.query(forget, [leaving])
      const asked = claire.post(freezePage(programme), runs.freezing)
      await somebodyWaits(site.url)
      await client.query('commit')
      return asked
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('vient d’être effacée')
    expect(await site.owner('select from app.allocation_run where programme_id = $1', [programme])).toEqual([])
    expect(await site.owner('select from app.run_need where household_id = $1', [leaving])).toEqual([])
  })

  test('once the list is written, before it is kept: it leaves the list, which keeps its place without a name', async () => {
    const programme = await runs.programme()
    await runs.wanting()
    const leaving = await runs.wanting()
    await runs.device()
    let erased = Promise.resolve<unknown>(null)
    const frozen = await site.acting('claire', async (by) => {
      const one = await freezeRun(by, ofProgramme(programme), { ...runs.freezing, derogations: 0 })
      erased = site.owner(forget, [leaving])
      await somebodyWaits(site.url)
      return one
    })
    await erased
    const run = 'id' in frozen ? frozen.id : ''
    const needs = await runs.needs(run)
    expect(needs.map(({ household_id }) => household_id)).not.toContain(leaving)
    expect(needs.filter(({ gone }) => gone === 'forgotten')).toMatchObject([{ household_id: null, reasons: [] }])
  })
})
