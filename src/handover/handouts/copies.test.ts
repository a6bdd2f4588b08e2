import { expect, test } from 'vitest'
import { pagesOfPdf } from '#platform/pdf/paper.testing.ts'
import { openMailbox } from '#testing/mailbox.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const mailbox = await openMailbox()
const paul = site.as('paul')

const sign = (id: string, more: Record<string, string> = {}) =>
  paul.sign(`/remises/${id}`, {
    ...{ signer: 'Karima Benali', read: 'oui', how: 'typed', witness: 'Paul Girard', ...more },
  })
const asked = (id: string, email: string) =>
  site.owner(`update app.handover set copy_how = 'email', copy_to = $2 where id = $1`, [id, email])

test('the copies of a session are one paper in the order of its list, each page as in its own print', async () => {
  const { url, sheets } = await scene.prepared({ pupils: ['Alix Zoé', 'Bérard Théo', 'Çelik Inès'], devices: 3 })
  const [one, two, three] = sheets.map(({ id }) => id)
  expect((await paul.get(`${url}/exemplaires.pdf`)).status).toBe(404)
  expect((await paul.get(`${url}/exemplaires`)).text).toContain('Aucun exemplaire à donner')
  for (const [id, copy] of [
    [three, undefined],
    [one, 'printed'],
  ] as const)
    expect((await sign(id ?? '', copy ? { copy } : {})).status).toBe(303)
  const own = await Promise.all(
    [one, three].map(async (id) => pagesOfPdf((await paul.get(`/remises/${id}/convention.pdf`)).bytes)),
  )
  expect(await pagesOfPdf((await paul.get(`${url}/exemplaires.pdf`)).bytes)).toEqual(own.flat())
  expect(await pagesOfPdf((await paul.get(`${url}/exemplaires.pdf?reste=oui`)).bytes)).toEqual(own[1])
  const page = (await paul.get(`${url}/exemplaires`)).text
  expect(page).toContain('2 exemplaires : 1 à imprimer.')
  expect((await paul.get('/ma-journee')).text).toContain('1 exemplaire à donner.')

  await sign(two ?? '')
  const noted = await paul.post(`${url}/exemplaires/donnes`, { sheets: [three ?? ''] })
  expect(noted.status).toBe(303)
  expect((await scene.sheetsOf(url.split('/').pop() ?? '')).map(({ state }) => state)).toEqual([
    'closed',
    'signed',
    'closed',
  ])
  expect((await paul.get(`${url}/exemplaires`)).text).toContain('3 exemplaires : 1 à imprimer.')
})

test('those who asked for it get their letter, once, and what could not leave is counted as paper', async () => {
  const { url, sheets } = await scene.prepared({ pupils: 4, devices: 4 })
  for (const { id } of sheets) await sign(id)
  const [one, two, three] = sheets.map(({ id }) => id)
  await asked(one ?? '', 'premiere@exemple.test')
  await asked(two ?? '', 'inconnu@exemple.test')
  await asked(three ?? '', 'troisieme@exemple.test')
  await site.owner('update app.household set neutral_message = true where id = $1', [sheets[2]?.household_id])
  expect((await paul.get(`${url}/exemplaires`)).text).toContain('1 à imprimer, 3 à envoyer')
  await Promise.all([paul.post(`${url}/exemplaires/envoyer`), paul.post(`${url}/exemplaires/envoyer`)])
  expect((await mailbox.collect(site.database)).map(({ to }) => to)).toEqual(['premiere@exemple.test'])
  const page = (await paul.get(`${url}/exemplaires`)).text
  for (const said of ['Envoyé', 'Adresse refusée, à imprimer', '2 à imprimer, 1 à envoyer'])
    expect(page).toContain(said)
})

test('a signed list sends its copies to those who gave an address, and leaves the others to print', async () => {
  const { url, sheets } = await scene.prepared({ pupils: 2, devices: 2 })
  await site.owner(`update app.household set email = 'liste@exemple.test' where id = $1`, [sheets[0]?.household_id])
  const lines = sheets.flatMap(({ id }) => [
    [`signe.${id}`, 'oui'],
    [`nom.${id}`, 'Karima Benali'],
  ])
  const answer = await paul.sign(
    `${url}/papier`,
    {
      ...Object.fromEntries(lines),
      ...{ copy: 'email', witness: 'Paul Girard' },
    },
    `${url}/papier`,
  )
  expect(answer.status).toBe(303)
  expect((await mailbox.collect(site.database)).map(({ to }) => to)).toEqual(['liste@exemple.test'])
  expect((await scene.sheetsOf(url.split('/').pop() ?? '')).map(({ state }) => state)).toEqual(['closed', 'signed'])
})

test('the copies of a session of another organisation do not exist', async () => {
  const { url, sheets } = await scene.prepared({ pupils: 1, devices: 1 })
  await sign(sheets[0]?.id ?? '')
  const claire = site.as('claire')
  for (const path of ['/exemplaires', '/exemplaires.pdf']) expect((await claire.get(`${url}${path}`)).status).toBe(404)
  for (const act of ['envoyer', 'donnes'])
    expect((await claire.post(`${url}/exemplaires/${act}`, { sheets: [sheets[0]?.id ?? ''] })).status).toBe(404)
  expect((await scene.sheetsOf(url.split('/').pop() ?? ''))[0]?.state).toBe('signed')
})

test('a family that signed and was erased before its copy leaves no duty, and its page does not say that nobody signed', async () => {
  const { url, sheets } = await scene.prepared({ pupils: 1, devices: 1 })
  const title = `Remise effacée ${url.slice(-6)}`
  await site.owner('update app.handout set title = $2 where id = $1', [url.split('/').pop(), title])
  expect((await sign(sheets[0]?.id ?? '')).status).toBe(303)
  expect((await paul.get('/ma-journee')).text).toContain(title)
  await site.owner(`select app.forget_household($1, now(), 'asked', 'Paul')`, [sheets[0]?.household_id])
  expect((await paul.get('/ma-journee')).text).not.toContain(title)
  const page = (await paul.get(`${url}/exemplaires`)).text
  expect(page).toContain('Aucun exemplaire à donner')
  expect(page).not.toContain('Personne n’a encore signé')
})
