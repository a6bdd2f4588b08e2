import { expect, test } from 'vitest'
import { dayOf } from '#platform/i18n/dates.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { offeredIn } from '../allocations/offer.store.ts'
import { sceneOf } from '../allocations/scene.testing.ts'
import { unpromised } from '../allocations/unpromised.store.ts'
import { leftFor } from '../programmes/left.store.ts'

const site = await testSite()
const scene = sceneOf(site)
const HARNES = '62413'
const later = (days: number) => new Date(Date.now() + days * 86_400_000)
const dayLater = (days: number) => dayOf(later(days))

/** Places kept for what an organisation prescribes, until a day that comes in ten days. */
const keep = (programme: string, holder: 'samira' | 'paul', places: number, kind = 'computer') =>
  site.owner(
    `insert into app.reservation (id, organisation_id, programme_id, commune, kind, holder_id, places, until, note, written_at)
     values (app.uuid7(), $1, $2, $3, $4, $5, $6, $7, 'Pour les sorties de foyer', now())`,
    [organisationId('claire'), programme, HARNES, kind, organisationId(holder), places, dayLater(10)],
  )
const offered = async (household: string, programme: string, at = new Date()) =>
  (await site.acting('claire', (by) => offeredIn(by, { id: household, commune: HARNES }), at)).find(
    ({ id }) => id === programme,
  )?.left
const page = async (household: string) => (await site.as('claire').get(`/familles/${household}/attribuer`)).text

test('who promises reads what is left for this family, its prescriber’s places and not those of others', async () => {
  const programme = await scene.programme({ computer: 5, connection: 4 })
  await keep(programme, 'samira', 2)
  await keep(programme, 'paul', 1)
  await keep(programme, 'paul', 1, 'connection')
  const oriented = await scene.household()
  await scene.accepted(oriented)
  const other = await scene.household()
  expect(await page(oriented)).toContain(
    'Restent à Harnes : 4 ordinateurs, 3 connexions, dont 2 ordinateurs réservés pour la structure qui oriente cette famille ; 1 ordinateur et 1 connexion réservés pour d’autres structures',
  )
  expect(await page(other)).toContain(
    'Restent à Harnes : 2 ordinateurs, 3 connexions ; 3 ordinateurs et 1 connexion réservés pour d’autres structures',
  )
})

test('the table of a programme counts reserved places apart from those that remain', async () => {
  const programme = await scene.programme({ computer: 5 })
  await keep(programme, 'samira', 2)
  const lines = (await site.as('claire').get(`/programmes/${programme}/places.csv`)).text.split('\r\n')
  expect(lines[0]?.split(';').slice(-2)).toEqual(['Réservées', 'Restent'])
  expect(lines[1]?.split(';').slice(-2)).toEqual(['2', '3'])
})

test('the last place that is kept for another is not offered, until the day of the reservation is past', async () => {
  const programme = await scene.programme({ computer: 1, connection: 0 })
  await keep(programme, 'samira', 1)
  const family = await scene.household({ needs: ['computer'] })
  expect(await page(family)).toContain('Aucune place libre à Harnes ; 1 ordinateur réservé pour d’autres structures')
  expect((await offered(family, programme, later(10)))?.find(({ kind }) => kind === 'computer')).toMatchObject({
    ...{ remaining: 0, kept: 1, own: 0 },
  })
  expect((await offered(family, programme, later(11)))?.find(({ kind }) => kind === 'computer')).toMatchObject({
    ...{ remaining: 1, kept: 0, own: 0 },
  })
  const oriented = await scene.household({ needs: ['computer'] })
  await scene.accepted(oriented, { kinds: ['computer'] })
  expect((await offered(oriented, programme))?.[0]).toMatchObject({ remaining: 1, own: 1, kept: 0 })
  expect((await offered(oriented, programme, later(11)))?.[0]).toMatchObject({ remaining: 1, own: 0, kept: 0 })
})

test('who promises reads the crossing quota that names the family and holds less than the commune', async () => {
  const programme = await scene.programme({ computer: 5, connection: 0 })
  await site.owner(
    `insert into app.quota_rule (id, organisation_id, programme_id, name, kind, organisations, at_most, written_at)
     values (app.uuid7(), $1, $2, 'Orientées par le CCAS', 'computer', $3, 1, now())`,
    [organisationId('claire'), programme, [organisationId('samira')]],
  )
  const oriented = await scene.household({ needs: ['computer'] })
  await scene.accepted(oriented, { kinds: ['computer'] })
  expect(await page(oriented)).toContain('1 dans le quota « Orientées par le CCAS »')
  expect(await page(await scene.household({ needs: ['computer'] }))).not.toContain(
    '1 dans le quota « Orientées par le CCAS »',
  )
})

test('a prescriber counts without what is kept for another until that day is past, and never learns for whom, nor how many', async () => {
  await site.owner('update app.reservation set ended_at = now()')
  const programme = await scene.programme({ computer: 3, connection: 0 })
  await keep(programme, 'paul', 2)
  const family = await scene.household({ needs: ['computer'], by: 'samira' })
  const left = async (first: 'samira' | 'paul', at: Date) =>
    (await site.acting(first, (by) => leftFor(by, HARNES, first === 'samira' ? family : undefined), at))
      .get(programme)
      ?.find(({ kind }) => kind === 'computer')
  expect(await left('samira', later(10))).toMatchObject({ remaining: 1, own: 0, kept: 0 })
  expect(await left('samira', later(11))).toMatchObject({ remaining: 3, own: 0, kept: 0 })
  expect(await left('paul', later(10))).toMatchObject({ remaining: 3, own: 2, kept: 0 })
  expect(await left('paul', later(11))).toMatchObject({ remaining: 3, own: 0, kept: 0 })
  const [holder] = await site.owner<{ name: string }>('select name from app.organisation where id = $1', [
    organisationId('paul'),
  ])
  const screen = (await site.as('samira').get(`/familles/${family}/orienter`)).text
  expect(screen).toContain('il reste 1 ordinateur sur 3')
  for (const secret of ['Pour les sorties de foyer', 'réservé', `réservés à ${holder?.name}`])
    expect(screen).not.toContain(secret)
})

test('nobody is told to promise where every place left is kept for another, nor where the programme is over', async () => {
  const waits = async (household: string, at = new Date()) =>
    (await site.acting('claire', (by) => unpromised(by, 500), at)).some((row) => row.household_id === household)
  await site.owner('update app.quota set places = promised')
  const family = await scene.household({ needs: ['computer'] })
  await scene.accepted(family, { kinds: ['computer'] })
  expect(await waits(family)).toBe(false)
  const programme = await scene.programme({ computer: 1 }, { ends: dayLater(20) })
  expect(await waits(family)).toBe(true)
  expect([await waits(family, later(20)), await waits(family, later(21))]).toEqual([true, false])
  await keep(programme, 'paul', 1)
  expect([await waits(family, later(10)), await waits(family, later(11))]).toEqual([false, true])
})

test('a machine kept for a convention is offered to the families that it pays for, and only counted for the others', async () => {
  await site.owner(`update app.programme set ends_on = '2020-02-01'`)
  const programme = await scene.programme({ computer: 9 })
  const [pupils, over] = await Promise.all(
    [
      ['Convention élèves', '{pupil}', null],
      ['Convention 2025', '{}', dayLater(3)],
    ].map(async ([title, publics, ends]) => {
      const [row] = await site.owner<{ id: string }>(
        `insert into app.funding_agreement (id, organisation_id, programme_id, title, starts_on, ends_on, publics, written_at)
         values (app.uuid7(), $1, $2, $3, '2020-01-01', $5, $4, now()) returning id`,
        [organisationId('claire'), programme, title, publics, ends],
      )
      return row?.id
    }),
  )
  const [forPupils, forAll, common] = [await scene.device(), await scene.device(), await scene.device()]
  await site.owner('update app.device set agreement_id = $2 where id = $1', [forPupils.id, pupils])
  await site.owner('update app.device set agreement_id = $2 where id = $1', [forAll.id, over])
  const [pupil, other] = [
    await scene.household({ needs: ['computer'] }),
    await scene.household({ needs: ['computer'] }),
  ]
  await site.owner(
    `insert into app.target_public (id, household_id, organisation_id, kind, declared_by, declared_on) values (app.uuid7(), $1, $2, 'pupil', 'Claire', '2026-01-05')`,
    [pupil, organisationId('claire')],
  )
  const shows = async (household: string) => {
    const text = await page(household)
    return [forPupils, forAll, common].map(({ number }) => text.includes(number))
  }
  expect(await shows(pupil)).toEqual([true, true, true])
  expect(await page(pupil)).toContain('payé par « Convention élèves »')
  expect(await shows(other)).toEqual([false, true, true])
  expect(await page(other)).toContain('1 appareil prêt est gardé pour d’autres programmes ou conventions.')
  await site.owner('update app.funding_agreement set ends_on = $2 where id = $1', [over, dayLater(-1)])
  expect(await shows(other)).toEqual([false, false, true])
  const late = await site.as('claire').post(`/familles/${other}/attribuer`, { programme, device: forAll.id })
  expect(late.text).toContain('Cet appareil est gardé pour la convention « Convention 2025 », terminée depuis le')
  await site.owner(`update app.device set state = 'stolen' where id = $1`, [common.id])
  expect(await page(other)).toContain('2 appareils prêts sont gardés pour d’autres programmes ou conventions.')
})
