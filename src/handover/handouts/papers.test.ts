import { expect, test } from 'vitest'
import { pagesOfPdf, textOfPdf } from '#platform/pdf/paper.testing.ts'
import { testSite } from '#testing/testSite.ts'
import { agreementsTwice } from '../handovers/agreement.twice.pdf.ts'
import { handoutSeenBy, linesOf } from './handout.store.ts'
import { listPdf } from './list.pdf.ts'
import { agreementsToSign } from './papers.store.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const paul = site.as('paul')

test('the sheets of a class are one paper, each in two copies, counted for itself, with room for what is not known', async () => {
  const { url, sheets, stock } = await scene.prepared({ pupils: ['Lenoir Zoé', 'Morel Théo'], devices: 2 })
  for (const paper of ['feuilles.pdf', 'liste.pdf']) {
    const answer = await paul.get(`${url}/${paper}`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  }
  const written = await site.acting('paul', async (by) => {
    const handout = await handoutSeenBy(by, url.split('/').pop() ?? '')
    if (!handout) throw new Error('No session')
    const author = by.member.organisationName
    const sheets = await agreementsTwice(await agreementsToSign(by, handout.id), {
      title: 'Feuilles',
      author,
      at: by.now,
    })
    const list = await listPdf(handout, author, await linesOf(by, handout.id), by.now, false)
    return [(await pagesOfPdf(sheets)).join(' '), textOfPdf(list)].map((said) => said.replaceAll(/\s+/g, ' '))
  })
  const [papers = '', list = ''] = written
  const [tablet, sheet] = [stock[0]?.number ?? '', sheets[1]?.number ?? '']
  for (const said of ['Zoé Lenoir', tablet, sheet, 'Chargeur', 'Autre adresse, si les parents vivent séparés'])
    expect(papers).toContain(said)
  for (const copy of ['exemplaire de la famille', 'exemplaire de la structure'])
    expect(papers.split(copy).length - 1).toBeGreaterThanOrEqual(2)
  for (const said of ['Nom de qui signe', 'Théo Morel', stock[1]?.number ?? '', 'Chargeur', 'Vu par'])
    expect(list).toContain(said)
})

test('the printed sheets of a loan say its terms, in which quality one signs and where the device will be', async () => {
  const { id } = await scene.prepared({ pupils: 1, devices: 1, kind: 'loan', due_on: '2028-07-01' })
  const [papers = '', list = ''] = await site.acting('paul', async (by) => {
    const handout = await handoutSeenBy(by, id)
    if (!handout) throw new Error('No session')
    const sheets = await agreementsTwice(await agreementsToSign(by, id), {
      title: 'Feuilles',
      author: 'Collège',
      at: by.now,
    })
    const printed = await listPdf(handout, 'Collège', await linesOf(by, id), by.now, false)
    return [(await pagesOfPdf(sheets)).join(' '), textOfPdf(printed)].map((said) => said.replaceAll(/\s+/g, ''))
  })
  for (const said of ['Prolongation', 'responsable légal de l’enfant', 'n’importe quel lieu de la structure'])
    expect(papers).toContain(said.replaceAll(' ', ''))
  for (const said of ['Nom, qualité', 'responsable légal', 'Adresse']) expect(list).toContain(said.replaceAll(' ', ''))
})

test('a signed list of loans asks of each line in which quality and where, and says at which line it is missing', async () => {
  const { url, sheets } = await scene.prepared({ pupils: 2, devices: 2, kind: 'loan', due_on: '2028-07-01' })
  const page = (await paul.get(`${url}/papier`)).text
  expect(page.split('En qualité de').length - 1).toBe(2)
  const [one, two] = sheets.map(({ id }) => id)
  const lines = {
    [`signe.${one}`]: 'oui',
    [`nom.${one}`]: 'Mère',
    [`qualite.${one}`]: 'parent',
    witness: 'Paul',
    copy: 'none',
  }
  const nowhere = await paul.sign(`${url}/papier`, lines, `${url}/papier`)
  expect([nowhere.status, nowhere.text.includes('écrivez l’adresse')]).toEqual([422, true])
  expect(
    (await paul.sign(`${url}/papier`, { ...lines, [`adresse.${one}`]: '2 rue Haute' }, `${url}/papier`)).status,
  ).toBe(303)
  expect((await scene.sheetsOf(url.split('/').pop() ?? '')).map(({ id, state }) => [id, state])).toEqual([
    [one, 'closed'],
    [two, 'prepared'],
  ])
})

test('a long list says its columns on every page, cuts no name and no number, and tells a card by its last digits', async () => {
  const { id } = await scene.prepared({ pupils: 1, devices: 1, kind: 'loan', due_on: '2028-07-01' })
  const pages = await site.acting('paul', async (by) => {
    const [handout, [line]] = [await handoutSeenBy(by, id), await linesOf(by, id)]
    if (!(handout && line)) throw new Error('No session')
    const many = Array.from({ length: 30 }, (_, at) => ({
      ...line,
      number: `RM-${10093 + at}`,
      pupils: 'Marie-Antoinette Vandenberghe-Delacroix, Jean-Baptiste Vandenberghe-Delacroix',
      household: 'M. et Mme Vandenberghe-Zylberstein',
      numbers: 'ML-0412, 8933010000000010522',
    }))
    return pagesOfPdf(await listPdf(handout, 'Collège', many, by.now))
  })
  expect(pages.length).toBeGreaterThan(2)
  for (const page of pages.filter((said) => said.includes('RM-'))) expect(page).toContain('Nom, qualité')
  const all = pages.join(' ')
  expect(all.match(/RM-101\d\d/g)).toHaveLength(23)
  expect(all.split('Zylberstein').length - 1).toBe(30)
  expect(all).toContain('SIM …0522')
  expect(all).not.toContain('893301')
})

test('what the lines of a signed list lack is said in one round with who saw them, each line by its name', async () => {
  const { url, sheets } = await scene.prepared({
    ...{ pupils: ['Wanecq Rose', 'Ysengrin Luc'], devices: 2, kind: 'loan', due_on: '2028-07-01' },
  })
  const page = (await paul.get(`${url}/papier`)).text
  expect(page).not.toMatch(/<option value="(parent|guardian|adult)" selected/)
  expect(page).not.toMatch(/Qui a signé<span class="optional"> \(facultatif\)/)
  const ticked = Object.fromEntries(sheets.map(({ id }) => [`signe.${id}`, 'oui']))
  const { text, status } = await paul.sign(`${url}/papier`, { ...ticked, copy: 'none' }, `${url}/papier`)
  expect(status).toBe(422)
  expect(text).toContain('7 points à revoir')
  for (const said of ['Rose Wanecq : écrivez le nom', 'Luc Ysengrin : dites en quelle qualité', 'a vu ces signatures'])
    expect(text).toContain(said)
})
