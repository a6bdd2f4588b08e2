import { refused } from '#platform/access/refusal.ts'
import { counted } from '#platform/ui/counted.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { handsOver } from '../handovers/handover.rules.ts'
import { RescueForm } from './fieldDay.form.ts'
import { FieldDay } from './fieldDay.view.tsx'
import { openIncidents } from './incident.store.ts'
import { sheetsToTake } from './pack.sheets.store.ts'
import { type Handout, handoutToTake } from './pack.store.ts'
import { takeRescue } from './rescue.store.ts'
import { tabletsOf } from './tablet.store.ts'

const MOST = 40 * 1024 * 1024

/** Before and after a day without network: a tablet is made ready, and what did not pass is settled. */
export const fieldDayPages = routes()
  .get('/seances/:id/terrain', handsOver, async (c) => show(c, await handoutOf(c)))
  .post('/seances/:id/terrain/secours', handsOver, rescue, { maxBytes: MOST })

const handoutOf = async (c: Page): Promise<Handout> => found(await handoutToTake(c.var.by, c.req.param('id') ?? ''))

async function rescue(c: Page) {
  const handout = await handoutOf(c)
  const form = await readForm(c, RescueForm)
  if (form.errors) return show(c, handout, form.values, form.errors)
  const taken = await takeRescue(c.var.by, handout.id, await form.values.file.text())
  if (refused(taken)) return show(c, handout, {}, { file: taken.refusal })
  flash(c, `${counted(taken.fresh, 'geste pris', 'gestes pris')}, ${taken.incidents} à régler.`)
  return c.redirect(`/seances/${handout.id}/terrain`, 303)
}

async function show(c: Page, handout: Handout, values: Typed = {}, errors?: Errors) {
  const { by } = c.var
  const [tablets, incidents, sheets] = await Promise.all([
    tabletsOf(by, handout.id),
    openIncidents(by, handout.id),
    sheetsToTake(by, handout.id),
  ])
  return c.render(<FieldDay {...{ handout, tablets, incidents, sheets: sheets.length, values, errors }} />, {
    title: 'Emporter sans réseau',
    crumbs: [
      ['Séances de remise', '/seances'],
      [handout.title, `/seances/${handout.id}`],
    ],
    status: errors ? 422 : 200,
    islands: ['emporter'],
  })
}
