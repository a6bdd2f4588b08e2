import { expect, test } from 'vitest'
import { organisationId } from '../../testing/cast.ts'
import { testSite } from '../../testing/testSite.ts'
import { donationFields } from '../devices/device.fixture.ts'
import { holdsOn } from './donorAgreement.rules.ts'

const site = await testSite()
const denis = site.as('denis')
const ahmed = site.as('ahmed')
const fields = {
  title: 'Réemploi 2026',
  refurbisher_id: organisationId('ahmed'),
  starts_on: '2020-01-01',
  deliberation: '2026-4',
}
const written = async (more = {}) =>
  (await denis.post('/conventions-de-don/nouvelle', { ...fields, ...more })).location ?? ''
const confirm = (at: string, more = {}) =>
  ahmed.post(`${at}/reponse`, { answer: 'confirmed', undertaken: 'oui', ...more })
const idOf = (at: string) => at.split('/').at(-1) ?? ''
const pdf = (text = '%PDF-1.7 inventé', name = 'convention.pdf') => new File([text], name, { type: 'application/pdf' })

test('an agreement holds between its days, once it is confirmed', () => {
  const days = { state: 'confirmed', starts_on: '2026-01-01', ends_on: '2026-12-31' }
  expect(holdsOn(days, '2026-12-31')).toBe(true)
  expect(holdsOn(days, '2027-01-01')).toBe(false)
  expect(holdsOn({ ...days, state: 'proposed' }, '2026-06-01')).toBe(false)
})

test('what is missing is said field by field, days that cross are refused', async () => {
  const empty = await denis.post('/conventions-de-don/nouvelle', {})
  expect(empty.status).toBe(422)
  for (const said of ['Donnez un nom', 'Choisissez l’atelier', 'Donnez un jour']) expect(empty.text).toContain(said)
  const crossed = await denis.post('/conventions-de-don/nouvelle', { ...fields, ends_on: '2019-01-01' })
  expect(crossed.text).toContain('La fin vient avant le début')
  expect(crossed.text).toContain('value="Réemploi 2026"')
})

test('the workshop finds it in its day, undertakes, and answers once', async () => {
  const at = await written()
  expect((await ahmed.get('/ma-journee')).text).toContain('propose une convention de don')
  expect((await denis.post(`${at}/reponse`, { answer: 'confirmed', undertaken: 'oui' })).status).toBe(403)
  expect((await confirm(at, { undertaken: '' })).text).toContain('Cochez l’engagement')
  expect((await ahmed.post(`${at}/reponse`, { answer: 'refused' })).text).toContain('Dites pourquoi')
  const answers = await Promise.all([confirm(at), confirm(at, { why: 'une autre' })])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  expect((await denis.get(at)).text).toContain('Ahmed Kaci')
  expect((await denis.get(`${at}/correction`)).status).toBe(403)
})

test('a lot is announced under it, never before it is confirmed, after its end, nor with another workshop', async () => {
  const at = await written({ title: 'Pas encore confirmée' })
  const lot = { ...donationFields, agreement_id: idOf(at) }
  expect((await denis.post('/dons/nouveau', lot)).text).toContain('n’a pas encore confirmé')
  await confirm(at)
  const announced = await denis.post('/dons/nouveau', lot)
  expect((await denis.get(announced.location ?? '')).text).toContain('Pas encore confirmée')
  expect((await denis.get(at)).text).toContain('Postes de la mairie')
  expect((await denis.post(`${at}/fin`)).status).toBe(303)
  expect((await denis.post('/dons/nouveau', lot)).text).toContain('n’est pas en cours')
  expect((await ahmed.post(`${at}/fin`)).status).toBe(422)
})

test('the agreement of another donor is neither read nor used', async () => {
  const at = await written()
  await confirm(at)
  await site.owner("update member set role = 'donor' where id = (select id from member where name = 'Sofia Renard')")
  const sofia = site.as('sofia')
  for (const path of [at, `${at}/correction`]) expect((await sofia.get(path)).status).toBe(404)
  expect((await sofia.post(`${at}/fin`)).status).toBe(404)
  expect((await sofia.get('/conventions-de-don')).text).toContain('Aucune convention')
  const used = await sofia.post('/dons/nouveau', { ...donationFields, agreement_id: idOf(at) })
  expect(used.text).toContain('Choisissez une de vos conventions')
})

test('documents are PDF, kept for both sides and for nobody else', async () => {
  const at = await written()
  const wrong = await denis.post(`${at}/documents`, { paper: pdf('MZ') })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('n’est pas un PDF')
  expect((await denis.post(`${at}/documents`, {})).text).toContain('Choisissez un fichier PDF')
  await denis.post(`${at}/documents`, { paper: pdf() })
  const href = /\/conventions-de-don\/[\w-]+\/documents\/[\w-]+/.exec((await ahmed.get(at)).text)?.[0] ?? ''
  const paper = await ahmed.get(href)
  expect(paper.status).toBe(200)
  expect(paper.text).toContain('inventé')
  expect((await site.as('sofia').get(href)).status).toBe(404)
  const other = await written({ title: 'Une autre' })
  expect((await denis.get(href.replace(idOf(at), idOf(other)))).status).toBe(404)
})

test('a double click writes one agreement', async () => {
  const once = crypto.randomUUID()
  const click = () => denis.post('/conventions-de-don/nouvelle', { ...fields, title: 'Deux clics', _once: once })
  const answers = await Promise.all([click(), click()])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(await site.owner("select from donor_agreement where title = 'Deux clics'")).toHaveLength(1)
})
