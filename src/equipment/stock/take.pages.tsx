import { placesOf } from '#network/places/place.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { PAGE } from '#platform/db/page.ts'
import { sayShort } from '#platform/i18n/dates.ts'
import { ofName } from '#platform/i18n/toward.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { countsStock } from './stock.rules.ts'
import { answerLine, closeTake, openTake } from './take.acts.store.ts'
import { countsOf } from './take.counts.store.ts'
import { OpenForm, OutcomeForm, ScanForm } from './take.form.ts'
import { exceptionsOf, lineOf, unseenOf } from './take.lines.store.ts'
import { TakeList } from './take.list.tsx'
import { missingTwice } from './take.missing.store.ts'
import { TakeReport } from './take.report.tsx'
import { scanInto } from './take.scan.store.ts'
import { type Take, takeBefore, takeSeenBy, takesSeenBy } from './take.store.ts'
import { TakePage } from './take.view.tsx'
import { outcomes } from './take.words.ts'

export const takePages = routes()
  .get('/inventaires', countsStock, (c) => list(c))
  .post('/inventaires', countsStock, open)
  .get('/inventaires/:id', countsStock, async (c) => show(c, await takeOf(c)))
  .post('/inventaires/:id/compter', countsStock, scan)
  .post('/inventaires/:id/clore', countsStock, close)
  .post('/inventaires/:id/lignes/:line', countsStock, answer)
  .get('/inventaires/:id/imprimer', countsStock, print)

const crumbs: [string, string][] = [
  ['Matériel', '/appareils'],
  ['Stock', '/stock'],
]

/** An inventory of one's own organisation, or a page that does not exist. */
const takeOf = async (c: Page): Promise<Take> => found(await takeSeenBy(c.var.by, c.req.param('id') ?? ''))

async function list(c: Page, values: Typed = {}, errors?: Errors) {
  const { by, member } = c.var
  const [rows, places] = await Promise.all([
    takesSeenBy(by, readCursor(c), PAGE + 1),
    placesOf(by, member.organisationId),
  ])
  const page = pageOf(rows, PAGE, (row) => ({ at: row.opened_at, id: row.id }))
  return c.render(<TakeList {...{ places, values, errors }} takes={page.rows} older={nextHref(c, page.next)} />, {
    title: 'Inventaires',
    crumbs,
    status: errors ? 422 : 200,
  })
}

async function open(c: Page) {
  const form = await readForm(c, OpenForm)
  if (form.errors) return list(c, form.values, form.errors)
  const opened = await openTake(c.var.by, form.values.place)
  if (refused(opened)) return list(c, form.typed, { [opened.field ?? 'place']: opened.refusal })
  return c.redirect(`/inventaires/${opened.id}`, 303)
}

async function scan(c: Page) {
  const take = await takeOf(c)
  const form = await readForm(c, ScanForm)
  if (form.errors) return show(c, take, form.values, form.errors)
  const read = await scanInto(c.var.by, take, form.values.code)
  if (refused(read)) return show(c, await takeOf(c), form.typed, { [read.field ?? 'code']: read.refusal })
  return c.redirect(`/inventaires/${take.id}?vu=${read.lineId}${read.again ? '&encore=oui' : ''}`, 303)
}

async function close(c: Page) {
  const take = await takeOf(c)
  const closed = await closeTake(c.var.by, take)
  if (refused(closed)) return show(c, await takeOf(c), {}, { form: closed.refusal })
  flash(c, 'L’inventaire est clos. Dites ce que deviennent les appareils qui n’ont pas été vus.')
  return c.redirect(`/inventaires/${take.id}`, 303)
}

async function answer(c: Page) {
  const take = await takeOf(c)
  const form = await readForm(c, OutcomeForm)
  if (form.errors) return show(c, take, {}, { form: form.errors.outcome ?? '' })
  const done = await answerLine(c.var.by, take, c.req.param('line') ?? '', form.values.outcome)
  if (refused(done)) return show(c, take, {}, { form: done.refusal })
  flash(c, `${outcomes[form.values.outcome]}.`)
  return c.redirect(`/inventaires/${take.id}`, 303)
}

async function show(c: Page, take: Take, values: Typed = {}, errors?: Errors) {
  const { by } = c.var
  const [counts, exceptions, unseen, last, before] = await Promise.all([
    countsOf(by, take.id),
    exceptionsOf(by, take),
    unseenOf(by, take.id),
    lineOf(by, take.id, c.req.query('vu') ?? ''),
    takeBefore(by, take),
  ])
  const again = c.req.query('encore') === 'oui'
  return c.render(
    <TakePage {...{ take, counts, exceptions, unseen, last, again, before, values, errors }} now={c.var.now} />,
    {
      title: `Inventaire ${ofName(take.place)}`,
      crumbs: [...crumbs, ['Inventaires', '/inventaires']],
      status: errors ? 422 : 200,
    },
  )
}

async function print(c: Page) {
  const { by } = c.var
  const take = await takeOf(c)
  const before = await takeBefore(by, take)
  const [counts, exceptions, unseen, past, twice] = await Promise.all([
    countsOf(by, take.id),
    exceptionsOf(by, take),
    unseenOf(by, take.id),
    before ? countsOf(by, before.id) : null,
    before ? missingTwice(by, take.id, before.id) : [],
  ])
  return c.render(
    <TakeReport
      {...{ take, counts, exceptions, unseen, twice }}
      past={before && past && { ...past, on: sayShort(before.closed_at ?? before.opened_at) }}
      keeper={c.var.member.organisationName}
    />,
    { title: `Inventaire ${ofName(take.place)}`, layout: 'bare', print: true },
  )
}
