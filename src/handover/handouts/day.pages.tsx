import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { searchKey } from '#platform/text/searchKey.ts'
import { counted } from '#platform/ui/counted.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readFilters, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { handsOver } from '../handovers/handover.rules.ts'
import { closeHandout } from './close.store.ts'
import { CloseView } from './close.view.tsx'
import { DayView } from './day.view.tsx'
import { CloseForm, DayFilters } from './handout.form.ts'
import { isOpen } from './handout.rules.ts'
import { type Handout, handoutSeenBy, type Line, linesOf, sheetNumbered } from './handout.store.ts'
import { openHandout } from './open.store.ts'

/** One session: its list, its opening, its end. */
export const dayPages = routes()
  .get('/seances/:id', handsOver, show)
  .post('/seances/:id/ouvrir', handsOver, open)
  .get('/seances/:id/clore', handsOver, (c) => showClose(c))
  .post('/seances/:id/clore', handsOver, close)

/** A session of one's own organisation, or a page that does not exist. */
export const handoutOf = async (c: Page): Promise<Handout> =>
  found(await handoutSeenBy(c.var.by, c.req.param('id') ?? ''))

export const crumbsTo = (handout: Pick<Handout, 'id' | 'title'>): [string, string][] => [
  ['Séances de remise', '/seances'],
  [handout.title, `/seances/${handout.id}`],
]

/** The list; a number scanned from a sheet of this organisation opens that sheet at once. */
async function show(c: Page) {
  const handout = await handoutOf(c)
  const { q = '' } = readFilters(c, DayFilters)
  const sheet = q ? await sheetNumbered(c.var.by, q) : undefined
  if (sheet) return c.redirect(`/remises/${sheet.id}`, 303)
  const lines = await linesOf(c.var.by, handout.id)
  const shown = q ? lines.filter((line) => isCalled(line, q)) : lines
  return c.render(<DayView {...{ handout, lines, shown, q }} />, {
    title: handout.title,
    crumbs: [['Séances de remise', '/seances']],
  })
}

const isCalled = ({ household, pupils, numbers }: Line, q: string): boolean =>
  searchKey(`${household} ${pupils} ${numbers}`).includes(searchKey(q))

async function open(c: Page) {
  const handout = await handoutOf(c)
  const opened = await openHandout(c.var.by, handout)
  if (refused(opened)) flash(c, opened.refusal)
  else flash(c, 'La séance est ouverte : notez qui arrive.')
  return c.redirect(`/seances/${handout.id}`, 303)
}

async function close(c: Page) {
  const handout = await handoutOf(c)
  const form = await readForm(c, CloseForm)
  if (form.errors) return showClose(c, form.values, form.errors)
  const closed = await closeHandout(c.var.by, handout, form.values)
  if (refused(closed)) return showClose(c, form.typed, { [closed.field ?? 'form']: closed.refusal })
  const left = counted(closed.waiting, 'feuille')
  flash(
    c,
    closed.next
      ? `La séance est close. ${left} à signer : les voici dans une nouvelle séance.`
      : closed.waiting > 0
        ? `La séance est close. ${counted(closed.waiting, 'feuille annulée', 'feuilles annulées')}, le matériel est de nouveau libre.`
        : 'La séance est close.',
  )
  return c.redirect(`/seances/${closed.next ?? handout.id}`, 303)
}

async function showClose(c: Page, values: Typed = {}, errors?: Errors) {
  const handout = await handoutOf(c)
  allow(handout.closed_at && !errors ? 'Cette séance est déjà close.' : null)
  const waiting = (await linesOf(c.var.by, handout.id)).filter(isOpen)
  return c.render(<CloseView {...{ handout, waiting, values, errors }} today={dayOf(c.var.now)} />, {
    title: 'Clore la séance',
    crumbs: crumbsTo(handout),
    status: errors ? 422 : 200,
  })
}
