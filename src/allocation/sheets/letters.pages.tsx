import { refused } from '#platform/access/refusal.ts'
import { download } from '#platform/files/file.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import { siteAddress } from '#platform/web/address.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readFilters, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { lettersPdf } from './letter.pdf.ts'
import { decidedRun, lettersOf } from './letter.store.ts'
import { chosenForm, toldForm } from './letters.form.ts'
import { refusalToBind } from './letters.rules.ts'
import { LettersView } from './letters.view.tsx'
import { chosen, pilesOf } from './letters.words.ts'
import { sheetsOfRun } from './sheet.store.ts'
import { noteTold } from './told.store.ts'

/** The letters of a decided run: by commune, to post or to hand over, and noted once they left. */
export const lettersPages = routes()
  .get('/passages/:id/lettres', ['coordinator'], (c) => show(c))
  .post('/passages/:id/lettres', ['coordinator'], told)
  .get('/passages/:id/lettres.pdf', ['coordinator'], papers, { plain: true })

async function lettersIn(c: Page) {
  const run = found(await decidedRun(c.var.by, c.req.param('id') ?? ''))
  return { run, letters: await lettersOf(c.var.by, await sheetsOfRun(c.var.by, run.id)) }
}

async function papers(c: Page) {
  const { letters } = await lettersIn(c)
  const wanted = chosen(letters, readFilters(c, chosenForm))
  if (wanted.length === 0) return found<Response>(null)
  allow(refusalToBind(wanted.length))
  const bytes = await lettersPdf(wanted, { day: dayOf(c.var.now), at: c.var.now, site: siteAddress(c) })
  return download({ name: 'lettres.pdf', type: 'application/pdf', bytes }, { inline: true })
}

async function told(c: Page) {
  const { run, letters } = await lettersIn(c)
  const form = await readForm(c, toldForm)
  if (form.errors) return show(c, form.typed, form.errors)
  const needs = chosen(letters, form.values).map(({ sheet }) => sheet.id)
  const noted = await noteTold(c.var.by, run.id, needs, form.values.how)
  if (refused(noted)) return show(c, form.typed, { form: noted.refusal })
  flash(c, noted ? `${counted(noted, 'famille est notée prévenue', 'familles sont notées prévenues')}.` : NONE)
  return c.redirect(`/passages/${run.id}/lettres`, 303)
}

const NONE = 'Ces familles étaient déjà notées prévenues, ou il n’y a aucune lettre de ce genre : rien n’a changé.'

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const { run, letters } = await lettersIn(c)
  return c.render(<LettersView {...{ run, values, errors }} piles={pilesOf(letters)} />, {
    title: 'Lettres aux familles',
    crumbs: [
      ['Programmes', '/programmes'],
      [run.programme, `/programmes/${run.programme_id}`],
      ['Passages', `/programmes/${run.programme_id}/passages`],
      [run.name, `/passages/${run.id}`],
    ],
    status: errors ? 422 : 200,
  })
}
