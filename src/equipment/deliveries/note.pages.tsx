import { type Refusal, refused } from '#platform/access/refusal.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { answerField, answersForm } from './answer.form.ts'
import { answerContests } from './ask.store.ts'
import { noteAsked, notePage } from './note.page.ts'
import { contestsOf } from './note.store.ts'
import { NoteView } from './note.view.tsx'
import { openReception, reopenReception } from './reception.store.ts'

const url = '/dons/:id/bordereau'
const COUNTS = ['refurbisher'] as const

/** The delivery note against what came: one screen for the two organisations of a lot. */
export const notePages = routes()
  .get(url, ['donor', 'refurbisher'], (c) => show(c))
  .post(`${url}/ouvrir`, COUNTS, open)
  .post(`${url}/reprendre`, COUNTS, reopen)
  .post(`${url}/repondre`, COUNTS, answer)

async function show(c: Page, errors: Errors | null = null, typed: Typed = {}) {
  const { member, now } = c.var
  const shown = await notePage(c)
  return c.render(<NoteView {...{ ...shown, member, now, errors, typed }} />, {
    title: 'Bordereau de livraison',
    crumbs: [
      ['Dons', '/dons'],
      [shown.lot.title, `/dons/${shown.lot.id}`],
    ],
    status: errors ? 422 : 200,
  })
}

async function after(c: Page, done: Refusal | null, said: string, to: string, typed: Typed = {}) {
  if (refused(done)) return show(c, { [done.field ?? '']: done.refusal }, typed)
  flash(c, said)
  return c.redirect(to, 303)
}

async function open(c: Page) {
  const { lot } = await noteAsked(c)
  return after(c, await openReception(c.var.by, lot.id), 'Pointage ouvert.', `/dons/${lot.id}/bordereau/pointer`)
}

async function reopen(c: Page) {
  const { lot } = await noteAsked(c)
  const done = await reopenReception(c.var.by, lot.id)
  return after(c, done, 'Pointage repris. Le lien du donateur ne sert plus.', `/dons/${lot.id}/bordereau`)
}

async function answer(c: Page) {
  const { by } = c.var
  const { lot, note } = await noteAsked(c)
  const waiting = (await contestsOf(by, note.id)).flatMap(({ id, answer }) => (answer === null ? [id] : []))
  const form = await readForm(c, answersForm(waiting))
  if (form.errors) return show(c, form.errors, form.values)
  const values = form.values as Record<string, string>
  const answers = new Map(waiting.map((id) => [id, values[answerField(id)] ?? '']))
  const done = await answerContests(by, lot.id, answers)
  return after(c, done, 'Réponses envoyées au donateur.', `/dons/${lot.id}/bordereau`, form.typed)
}
