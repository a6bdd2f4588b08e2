import { householdSeenBy } from '#needs/households/household.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { handoutSeenBy } from '../handouts/handout.store.ts'
import { handsOver } from '../handovers/handover.rules.ts'
import { handoverSeenBy } from '../handovers/handover.store.ts'
import { itemsOf } from '../handovers/item.store.ts'
import { AsideForm, PartyForm } from './fieldDay.form.ts'
import { type Incident, incidentSeenBy, redoIncident, setIncidentAside } from './incident.store.ts'
import { IncidentView } from './incident.view.tsx'
import { signatureKept, tabletThatSigned } from './sheetSigned.store.ts'

/** An act of the field that could not pass: both stories side by side, and what to do of it. */
export const incidentPages = routes()
  .get('/terrain/incidents/:id', handsOver, async (c) => show(c, await incidentOf(c)))
  .post('/terrain/incidents/:id/refaire', handsOver, redo)
  .post('/terrain/incidents/:id/ecarter', handsOver, setAside)

const incidentOf = async (c: Page): Promise<Incident> => found(await incidentSeenBy(c.var.by, c.req.param('id') ?? ''))

async function redo(c: Page) {
  const incident = await incidentOf(c)
  const sent = await c.req.formData()
  const devices = Object.fromEntries(
    [...sent].flatMap(([name, value]) =>
      name.startsWith('device-') && typeof value === 'string' && value.trim() ? [[name.slice(7), value.trim()]] : [],
    ),
  )
  const done = await redoIncident(c.var.by, incident, devices, PartyForm.parse(Object.fromEntries(sent)))
  if (refused(done)) return show(c, incident, {}, { form: done.refusal })
  flash(c, 'C’est fait, avec la signature donnée sur le terrain.')
  return c.redirect(`/remises/${incident.handover_id}`, 303)
}

async function setAside(c: Page) {
  const incident = await incidentOf(c)
  const form = await readForm(c, AsideForm)
  if (form.errors) return show(c, incident, form.values, form.errors)
  const done = await setIncidentAside(c.var.by, incident, form.values.why)
  if (refused(done)) return show(c, incident, form.typed, { form: done.refusal })
  flash(c, 'C’est réglé. La signature et la raison restent gardées.')
  return c.redirect(`/seances/${incident.handout_id}/terrain`, 303)
}

async function show(c: Page, incident: Incident, values: Typed = {}, errors?: Errors) {
  const { by } = c.var
  const [handover, items, signedFrom, kept, household, handout] = await Promise.all([
    handoverSeenBy(by, incident.handover_id ?? ''),
    incident.handover_id ? itemsOf(by, incident.handover_id) : [],
    incident.handover_id ? tabletThatSigned(by, incident.handover_id) : null,
    incident.handover_id ? signatureKept(by, incident.handover_id) : null,
    incident.household_id ? householdSeenBy(by, incident.household_id) : undefined,
    handoutSeenBy(by, incident.handout_id ?? ''),
  ])
  const phone = household?.scope === 'full' ? household.phone || null : null
  return c.render(<IncidentView {...{ incident, handover, signedFrom, kept, phone, items, values, errors }} />, {
    title: 'Un geste du terrain à régler',
    crumbs: [
      ['Séances de remise', '/seances'],
      ...(handout ? [[handout.title, `/seances/${handout.id}`] as [string, string]] : []),
      ['Emporter sans réseau', `/seances/${incident.handout_id}/terrain`],
    ],
    status: errors ? 422 : 200,
  })
}
