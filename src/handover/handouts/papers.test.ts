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
