import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { ConfirmForm, contestForm, contestsIn } from './answer.form.ts'
import { answerNote, type Contested } from './confirm.store.ts'
import { ContestView } from './contest.view.tsx'
import { wordRefused } from './link.rules.ts'
import { exceptionsOf } from './note.exceptions.store.ts'
import { noteAsked, noteCrumbs } from './note.page.ts'

const url = '/dons/:id/bordereau'
const DONOR = ['donor'] as const

/** The donor answers from its account what it may answer behind its link. */
export const donorPages = routes()
  .post(`${url}/conforme`, DONOR, confirm)
  .get(`${url}/contester`, DONOR, (c) => contesting(c))
  .post(`${url}/contester`, DONOR, contest)

async function say(c: Page, lotId: string, noteId: string, version: number, contests: readonly Contested[]) {
  const done = await answerNote(c.var.by, noteId, { version, contests })
  flash(
    c,
    wordRefused[done] ??
      (contests.length > 0 ? 'L’atelier lira ce que vous contestez.' : 'Merci : la livraison est confirmée.'),
  )
  return c.redirect(`/dons/${lotId}/bordereau`, 303)
}

async function confirm(c: Page) {
  const { lot, note } = await noteAsked(c)
  const form = await readForm(c, ConfirmForm)
  if (form.errors) {
    flash(c, 'Relisez le pointage, puis répondez à nouveau.')
    return c.redirect(`/dons/${lot.id}/bordereau`, 303)
  }
  return say(c, lot.id, note.id, form.values.version, [])
}

async function contesting(c: Page, values: Typed = {}, errors: Errors | null = null) {
  const { lot, note } = await noteAsked(c)
  if (!errors) allow(note.state === 'counted' ? null : (wordRefused.closed ?? ''))
  const exceptions = await exceptionsOf(c.var.by, note.id)
  const here = `/dons/${lot.id}/bordereau`
  return c.render(
    <ContestView
      {...{ refurbisher: lot.refurbisher, version: note.version, exceptions, values, errors, byLink: false }}
      action={`${here}/contester`}
      back={here}
    />,
    { title: 'Contester des lignes', crumbs: noteCrumbs(lot), status: errors ? 422 : 200 },
  )
}

async function contest(c: Page) {
  const { lot, note } = await noteAsked(c)
  const exceptions = await exceptionsOf(c.var.by, note.id)
  const form = await readForm(c, contestForm(ConfirmForm, exceptions))
  if (form.errors) return contesting(c, form.values, form.errors)
  const contests = contestsIn(form.values, exceptions)
  if (contests.length === 0)
    return contesting(c, form.typed, { whole: 'Écrivez au moins une phrase : ce qui n’est pas juste.' })
  return say(c, lot.id, note.id, form.values.version, contests)
}
