import { expect, test } from 'vitest'
import { dayOf } from '#platform/i18n/dates.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../allocations/scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const claire = site.as('claire')
const today = () => dayOf(new Date())
const later = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))
const reserve = (programme: string, fields: Record<string, string> = {}) =>
  claire.post(`/programmes/${programme}/reservations`, {
    ...{ holder: organisationId('samira'), place: '62413 computer', places: '2', until: later(20) },
    ...fields,
  })
const promise = async (programme: string, household: string) =>
  claire.post(`/familles/${household}/attribuer`, { programme, device: (await scene.device()).id })
const ofCcas = async () => {
  const household = await scene.household({ needs: ['computer'] })
  await scene.accepted(household, { kinds: ['computer'] })
  return household
}
const others = () => scene.household({ needs: ['computer'] })
const taken = async (programme: string) =>
  (
    await site.owner<{ taken: number }>('select taken from app.reservation where programme_id = $1 order by id', [
      programme,
    ])
  ).map((row) => row.taken)

test('places kept for an organisation are refused to the others, and taken by the families that it orients', async () => {
  const programme = await scene.programme({ computer: 3 })
  expect((await reserve(programme)).status).toBe(303)
  expect((await promise(programme, await others())).status).toBe(303)
  const refused = await promise(programme, await others())
  expect([refused.status, refused.text.includes('Les places qui restent à Harnes sont réservées à d’autres')]).toEqual([
    422,
    true,
  ])
  const family = await ofCcas()
  expect((await promise(programme, family)).status).toBe(303)
  expect(await taken(programme)).toEqual([1])
  const [allocation] = await site.owner<{ id: string }>('select id from app.allocation where household_id = $1', [
    family,
  ])
  expect((await claire.post(`/attributions/${allocation?.id}/annuler`, { why: 'équipée' })).status).toBe(303)
  expect(await taken(programme)).toEqual([0])
})

test('a reservation is over once its day is past, or once it is ended by hand, with nothing else to run', async () => {
  const programme = await scene.programme({ computer: 2 })
  await reserve(programme)
  const { promiseMany } = await import('../allocations/promiseMany.store.ts')
  const [first, second, third] = [await others(), await others(), await others()]
  const at = (household: string, day: string) =>
    site.acting(
      'claire',
      (by) => promiseMany(by, programme, [{ householdId: household, kinds: ['computer'], deviceId: null }]),
      new Date(`${day}T10:00:00Z`),
    )
  expect(await at(first, later(20))).toMatchObject({ refusals: [{ field: 'device' }] })
  expect(await at(first, later(21))).toMatchObject({ ids: [expect.any(String)] })
  expect((await promise(programme, second)).status).toBe(422)
  const [row] = await site.owner<{ id: string }>('select id from app.reservation where programme_id = $1', [programme])
  expect((await claire.post(`/programmes/${programme}/reservations/fin`, { reservation: row?.id })).status).toBe(303)
  expect((await promise(programme, second)).status).toBe(303)
  const again = await claire.post(`/programmes/${programme}/reservations/fin`, { reservation: row?.id })
  expect([again.status, again.text.includes('déjà terminée')]).toEqual([422, true])
  expect((await promise(programme, third)).text).toContain('Les 2 places de Harnes sont prises')
})

test('no more is kept than what is free, until a day of the programme, and what was typed stays', async () => {
  const programme = await scene.programme({ computer: 3 }, { ends: later(30) })
  await promise(programme, await others())
  for (const [fields, said] of [
    [{ places: '3' }, 'Il ne reste que 2 places libres à Harnes'],
    [{ places: '0' }, 'Au moins une place.'],
    [{ places: '1,5' }, 'Écrivez un nombre entier.'],
    [{ places: '' }, 'Écrivez un nombre.'],
    [{ until: later(-1) }, 'Choisissez aujourd’hui ou un jour à venir.'],
    [{ until: later(31) }, 'Le programme se termine le'],
    [{ holder: organisationId('claire') }, 'Choisissez une structure de la liste.'],
    [{ place: '62498 computer' }, 'Choisissez des places de la liste.'],
    [{ place: 'x' }, 'Choisissez des places de la liste.'],
  ] as const) {
    const answer = await reserve(programme, { note: 'Pour la rentrée', ...fields })
    expect([answer.status, answer.text.includes(said), said]).toEqual([422, true, said])
    expect(answer.text).toContain('value="Pour la rentrée"')
  }
  expect((await reserve(programme, { until: today() })).status).toBe(303)
  expect((await reserve(programme, { places: '1' })).text).toContain('Il ne reste aucune place libre à Harnes')
  const shrunk = await claire.post(`/programmes/${programme}/modifier`, {
    ...{ name: 'Moins', starts_on: '2020-01-01', 'commune-0': 'Harnes (62440)', 'ordinateurs-0': '2' },
  })
  expect([shrunk.status, shrunk.text.includes('Déjà promis ou réservé à Harnes : 3 ordinateurs')]).toEqual([422, true])
})

test('two who keep the last places at once: one does, the other reads why', async () => {
  for (let round = 0; round < 5; round++) {
    const programme = await scene.programme({ computer: 2 })
    const answers = await Promise.all([reserve(programme), reserve(programme, { holder: organisationId('paul') })])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  }
})

test('a prescriber reads what remains for its own families before it sends anything', async () => {
  const programme = await scene.programme({ computer: 3 })
  await reserve(programme)
  const family = await scene.household({ needs: ['computer'], by: 'samira' })
  const hint = async (first: 'samira' | 'sofia', of: string) =>
    (await site.as(first).get(`/familles/${of}/orienter`)).text
  expect(await hint('samira', family)).toContain(
    'il reste 3 ordinateurs sur 3, dont 2 réservés à votre structure à Harnes',
  )
  await site.owner(
    `insert into app.quota_rule (id, organisation_id, programme_id, name, kind, publics, at_most, written_at)
     values (app.uuid7(), $1, $2, 'Jeunes sortis de l’ASE', 'computer', '{ase_leaver}', 1, now())`,
    [organisationId('claire'), programme],
  )
  expect(await hint('samira', family)).not.toContain('Jeunes sortis de l’ASE')
  await site.owner(
    `insert into app.target_public (id, household_id, organisation_id, kind, declared_by, declared_on) values (app.uuid7(), $1, $2, 'ase_leaver', 'Samira', '2026-01-05')`,
    [family, organisationId('samira')],
  )
  expect(await hint('samira', family)).toContain('1 dans le quota « Jeunes sortis de l’ASE »')
})
