import { z } from 'zod'
import { download } from '#platform/files/file.store.ts'
import { bindPapers } from '#platform/pdf/bind.ts'
import { counted } from '#platform/ui/counted.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readFilters, readForm } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { handsOver } from '../handovers/handover.rules.ts'
import { isToPrint } from './copies.rules.ts'
import { copiesOf, notePrinted, papersOf, sendCopies } from './copies.store.ts'
import { CopiesView } from './copies.view.tsx'
import { crumbsTo, handoutOf } from './day.pages.tsx'

/** The copies of a whole session: printed as one paper, sent to those who asked, and noted as given. */
const url = '/seances/:id/exemplaires'
export const copiesPages = routes()
  .get(url, handsOver, (c) => show(c))
  .get(`${url}.pdf`, handsOver, print, { plain: true })
  .post(`${url}/envoyer`, handsOver, post)
  .post(`${url}/donnes`, handsOver, given)

const Filters = z.object({ reste: z.literal('oui').optional().catch(undefined) })
const GivenForm = z.object({ sheets: z.array(z.uuid()).max(400).default([]) })

/** The signed papers themselves, one after the other, in the order of the list. */
async function print(c: Page) {
  const handout = await handoutOf(c)
  const copies = await copiesOf(c.var.by, handout.id)
  const { reste } = readFilters(c, Filters)
  const papers = await papersOf(c.var.by, reste ? copies.filter(isToPrint) : copies)
  if (papers.length === 0) return found<Response>(null)
  const bytes = await bindPapers(papers, {
    title: `Exemplaires, ${handout.title}`,
    author: c.var.member.organisationName,
    at: c.var.now,
  })
  return download({ name: 'exemplaires.pdf', type: 'application/pdf', bytes }, { inline: true })
}

async function post(c: Page) {
  const handout = await handoutOf(c)
  const { given, refusals } = await sendCopies(c.var.by, handout.id)
  flash(c, [`${counted(given, 'exemplaire part', 'exemplaires partent')} par e-mail.`, ...refusals].join(' '))
  return c.redirect(`/seances/${handout.id}/exemplaires`, 303)
}

async function given(c: Page) {
  const handout = await handoutOf(c)
  const form = await readForm(c, GivenForm)
  if (form.errors) return show(c, form.errors)
  const noted = await notePrinted(c.var.by, handout.id, form.values.sheets)
  flash(c, `${counted(noted.given, 'exemplaire noté', 'exemplaires notés')} comme donné.`)
  return c.redirect(`/seances/${handout.id}/exemplaires`, 303)
}

async function show(c: Page, errors?: Errors) {
  const handout = await handoutOf(c)
  const copies = await copiesOf(c.var.by, handout.id)
  return c.render(<CopiesView {...{ handout, copies, errors }} />, {
    title: 'Exemplaires des familles',
    crumbs: crumbsTo(handout),
    status: errors ? 422 : 200,
  })
}
