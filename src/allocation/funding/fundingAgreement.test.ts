import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../allocations/scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const claire = site.as('claire')
const HARNES = '62413'
const valid = {
  title: 'Convention pauvreté',
  starts_on: '2026-01-01',
  funder: organisationId('lea'),
  communes: [HARNES],
}

const rowsOf = (programme: string) =>
  site.owner<{ id: string; title: string; version: number; amount_cents: number | null }>(
    'select id, title, version, amount_cents from app.funding_agreement where programme_id = $1 order by title',
    [programme],
  )
const written = async (programme: string, more: Record<string, string | string[]> = {}) => {
  const answer = await claire.post(`/programmes/${programme}/conventions/nouvelle`, { ...valid, ...more })
  expect(answer.status).toBe(303)
  return answer.location?.split('/').at(-1) ?? ''
}
const keptFor = async (agreement: string) =>
  (await site.owner('select id from app.device where agreement_id = $1', [agreement])).length

test('an agreement is written, read in the list with what it pays for, and changed', async () => {
  const programme = await scene.programme({ computer: 5 })
  const id = await written(programme, { amount: '500 000,50 €', reference: '2026-17', publics: ['pupil'] })
  const list = (await claire.get(`/programmes/${programme}/conventions`)).text
  for (const said of ['Convention pauvreté', '2026-17', 'Fondation des Deux Rives', 'Élève, à Harnes'])
    expect(list).toContain(said)
  expect((await rowsOf(programme))[0]?.amount_cents).toBe(50_000_050)
  const edit = `/programmes/${programme}/conventions/${id}/modifier`
  expect((await claire.get(edit)).text).toContain('value="500000,50"')
  const changed = await claire.post(edit, { ...valid, title: 'Convention 2027', version: '1' })
  expect(changed.status).toBe(303)
  expect(await rowsOf(programme)).toEqual([{ id, title: 'Convention 2027', version: 2, amount_cents: null }])
})

test('what is wrong comes back beside its field, with what was typed', async () => {
  const programme = await scene.programme({ computer: 5 })
  const send = (fields: Record<string, string | string[]>) =>
    claire.post(`/programmes/${programme}/conventions/nouvelle`, { ...valid, ...fields })
  for (const [fields, said] of [
    [{ title: '' }, 'Donnez un nom, par exemple'],
    [{ starts_on: '' }, 'Choisissez le premier jour.'],
    [{ ends_on: '2025-12-31' }, 'La fin est avant le début.'],
    [{ funder: organisationId('victor') }, 'Choisissez un financeur de la liste.'],
    [{ amount: '12,345' }, 'Le montant en euros'],
    [{ amount: '-5' }, 'Le montant en euros'],
    [{ amount: '9999999999' }, 'Ce montant est trop élevé'],
    [{ communes: [HARNES, '62065'] }, 'Une de ces communes : le programme n’y ouvre plus de place.'],
    [{ publics: ['everybody'] }, 'Choisissez parmi les publics affichés.'],
  ] as const) {
    const answer = await send(fields as Record<string, string | string[]>)
    expect([answer.status, said, answer.text.includes(said)]).toEqual([422, said, true])
  }
  expect((await send({ ends_on: '2025-12-31', reference: 'Gardée telle quelle' })).text).toContain(
    'Gardée telle quelle',
  )
  expect(await rowsOf(programme)).toEqual([])
  await written(programme)
  expect((await send({})).text).toContain('Une autre convention de ce programme porte ce nom.')
})

test('two people who change one agreement: the second one reads it again', async () => {
  const programme = await scene.programme({ computer: 5 })
  const id = await written(programme)
  const url = `/programmes/${programme}/conventions/${id}/modifier`
  const answers = await Promise.all(['Une', 'Deux'].map((title) => claire.post(url, { ...valid, title, version: '1' })))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  expect(answers.find(({ status }) => status === 422)?.text).toContain('Quelqu’un vient de modifier cette convention.')
  expect((await rowsOf(programme))[0]?.version).toBe(2)
})

test('so many devices of a class are kept for an agreement, and given back; never more than there is', async () => {
  const programme = await scene.programme({ computer: 5 })
  const id = await written(programme)
  for (let at = 0; at < 3; at++) await scene.device()
  await site.owner(
    `update app.device set in_dispute = true where id = (select id from app.device where state = 'ready' limit 1)`,
  )
  const send = (fields: Record<string, string>) =>
    claire.post(`/programmes/${programme}/conventions/${id}/materiel`, {
      way: 'keep',
      stock: 'laptop.unknown',
      ...fields,
    })
  expect((await send({ number: '3' })).text).toContain('Il n’en reste que 2 de libres dans ce choix.')
  expect((await send({ number: '0' })).text).toContain('Combien : un nombre de 1 à 20000.')
  expect((await send({ number: '1', stock: 'laptop.comfort' })).text).toContain('Il ne reste rien de libre')
  expect((await send({ number: '2' })).status).toBe(303)
  expect(await keptFor(id)).toBe(2)
  const page = (await claire.get(`/programmes/${programme}/conventions/${id}`)).text
  expect(page).toContain('2 prêts')
  expect((await send({ number: '1' })).status).toBe(422)
  expect((await send({ number: '1', way: 'free' })).status).toBe(303)
  expect(await keptFor(id)).toBe(1)
  expect(
    (await site.owner<{ act: string }>('select act from app.event where subject_id = $1 order by at, id', [id])).map(
      ({ act }) => act,
    ),
  ).toEqual(['funding_agreement.written', 'funding_agreement.stock_kept', 'funding_agreement.stock_freed'])
})

test('two agreements that keep the last devices at once never share one', async () => {
  const programme = await scene.programme({ computer: 5 })
  await site.owner(`update app.device set state = 'graded' where state = 'ready'`)
  const ids = [await written(programme, { title: 'La première' }), await written(programme, { title: 'La seconde' })]
  for (let at = 0; at < 3; at++) await scene.device()
  const answers = await Promise.all(
    ids.map((id) =>
      claire.post(`/programmes/${programme}/conventions/${id}/materiel`, {
        way: 'keep',
        stock: 'laptop.unknown',
        number: '2',
      }),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  expect((await Promise.all(ids.map(keptFor))).sort()).toEqual([0, 2])
})

test('nothing more is kept for an agreement that ended, and what changes keeper is kept no more', async () => {
  const programme = await scene.programme({ computer: 5 })
  const id = await written(programme)
  const device = await scene.device()
  const kept = { way: 'keep', stock: 'laptop.unknown', number: '1' }
  await site.owner('update app.device set agreement_id = $1 where id = $2', [id, device.id])
  await site.owner(`update app.funding_agreement set ends_on = '2026-02-01' where id = $1`, [id])
  expect((await claire.post(`/programmes/${programme}/conventions/${id}/materiel`, kept)).text).toContain(
    'Cette convention est terminée',
  )
  await site.owner('update app.device set organisation_id = $1 where id = $2', [organisationId('ahmed'), device.id])
  expect(await keptFor(id)).toBe(0)
})

test('who pays reads its own agreements on the programme, and no other', async () => {
  const programme = await scene.programme({ computer: 5 })
  await written(programme, { title: 'Payée par elle' })
  await written(programme, { title: 'Payée par personne', funder: '' })
  const page = (await site.as('lea').get(`/programmes/${programme}`)).text
  expect(page).toContain('Payée par elle')
  expect(page).not.toContain('Payée par personne')
  expect((await site.as('lea').get(`/programmes/${programme}/conventions`)).status).toBe(403)
  expect((await site.as('victor').get(`/programmes/${programme}/conventions`)).status).toBe(404)
})
