import { refused } from '#platform/access/refusal.ts'
import { isId } from '#platform/db/id.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found, WebHalt } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { handsOver } from '../handovers/handover.rules.ts'
import { actsOf } from './fates.store.ts'
import { sayRescued } from './fates.view.tsx'
import { RescueForm } from './fieldDay.form.ts'
import { FieldDay } from './fieldDay.view.tsx'
import { openIncidents } from './incident.store.ts'
import { loseTablet } from './lost.store.ts'
import { sheetsToTake } from './pack.sheets.store.ts'
import { type Handout, handoutToTake } from './pack.store.ts'
import { type Rescued, takeRescue } from './rescue.store.ts'
import { tabletOf, tabletsOf } from './tablet.store.ts'

const MOST = 40 * 1024 * 1024

/** Before and after a day without network: a tablet is made ready, and what did not pass is settled. */
export const fieldDayPages = routes()
  .get('/seances/:id/terrain', handsOver, async (c) => show(c, await handoutOf(c)))
  .post('/seances/:id/terrain/secours', handsOver, rescue, { maxBytes: MOST })
  .post('/seances/:id/terrain/perdue', handsOver, lose)

const handoutOf = async (c: Page): Promise<Handout> => found(await handoutToTake(c.var.by, c.req.param('id') ?? ''))

async function rescue(c: Page) {
  const handout = await handoutOf(c)
  const form = await readForm(c, RescueForm)
  if (form.errors) return show(c, handout, form.values, form.errors)
  const taken = await takeRescue(c.var.by, handout.id, await form.values.file.text())
  if (refused(taken)) return show(c, handout, {}, { file: taken.refusal })
  if (taken.left.length > 0) return show(c, handout, {}, undefined, taken)
  flash(c, sayRescued(taken))
  return c.redirect(`/seances/${handout.id}/terrain?tablette=${taken.tablet}`, 303)
}

/** Nobody finds it any more: what it still sends is looked at by somebody, whatever it says. */
async function lose(c: Page) {
  const handout = await handoutOf(c)
  const tablet = found(await tabletOf(c.var.by, String((await c.req.formData()).get('tablet') ?? '')))
  if (tablet.handout_id !== handout.id) throw new WebHalt(404)
  const lost = await loseTablet(c.var.by, tablet)
  if (refused(lost)) return show(c, handout, {}, { form: lost.refusal })
  flash(c, `${tablet.label} est notée perdue. Ce qu’elle enverrait encore sera gardé, et vérifié par vous.`)
  return c.redirect(`/seances/${handout.id}/terrain`, 303)
}

async function show(c: Page, handout: Handout, values: Typed = {}, errors?: Errors, rescued?: Rescued) {
  const { by } = c.var
  const listed = rescued?.tablet ?? c.req.query('tablette') ?? ''
  const [tablets, incidents, sheets, acts] = await Promise.all([
    tabletsOf(by, handout.id),
    openIncidents(by, handout.id),
    sheetsToTake(by, handout.id),
    isId(listed) ? actsOf(by, handout.id, listed) : [],
  ])
  const props = { handout, tablets, incidents, sheets: sheets.length, acts, listed, rescued, values, errors }
  return c.render(<FieldDay {...props} />, {
    title: 'Emporter sans réseau',
    crumbs: [
      ['Séances de remise', '/seances'],
      [handout.title, `/seances/${handout.id}`],
    ],
    status: errors ? 422 : 200,
    islands: ['emporter'],
  })
}
