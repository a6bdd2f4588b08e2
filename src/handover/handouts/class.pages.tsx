import { readyByKind } from '#equipment/devices/device.reserve.store.ts'
import { sayDeviceKind } from '#equipment/devices/device.words.ts'
import { familiesNamedAs } from '#needs/signals/class.families.store.ts'
import { classSeenBy, type SchoolClass } from '#needs/signals/class.store.ts'
import { signalsPupils } from '#needs/signals/signal.rules.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { yearsAfter } from '../handovers/due.rules.ts'
import { ownPlaces } from '../handovers/prepare.choices.store.ts'
import { type Prepared, prepareClass, pupilsListed } from './class.prepare.store.ts'
import { ClassView } from './class.view.tsx'
import { ClassForm, classForm, familyField } from './handout.form.ts'

const url = '/classes/:id/remise'
/** A class, and its sheets in one act. */
export const classHandoutPages = routes()
  .get(url, signalsPupils, (c) => show(c))
  .post(url, signalsPupils, prepare)

const asked = async (c: Page): Promise<SchoolClass> => found(await classSeenBy(c.var.by, c.req.param('id') ?? ''))

async function prepare(c: Page) {
  const of = await asked(c)
  const pupils = await pupilsListed(c.var.by, of.id)
  const form = await readForm(c, classForm(pupils))
  if (form.errors) return show(c, form.values, form.errors)
  const values: Record<string, unknown> = form.values
  const families = new Map(pupils.map(({ id }) => [id, String(values[familyField(id)] ?? '')]))
  const prepared = await prepareClass(c.var.by, of, ClassForm.parse(form.values), families)
  if (refused(prepared)) return show(c, form.typed, { [prepared.field ?? 'form']: prepared.refusal })
  flash(c, saidOf(prepared))
  return c.redirect(`/seances/${prepared.id}`, 303)
}

/** What was made, what is missing, who was left out and why it is no mistake. */
function saidOf({ sheets, devices, missing, left }: Prepared): string {
  const parts = [`${counted(sheets, 'feuille prête', 'feuilles prêtes')}.`]
  if (missing > 0)
    parts.push(
      devices === 0
        ? 'Chaque appareil se scanne au moment de le donner.'
        : `Il manque ${counted(missing, 'appareil')} : leurs feuilles attendent qu’on en choisisse un.`,
    )
  if (left.length > 0) parts.push(`Sans feuille : ${left.join(', ')}.`)
  return parts.join(' ')
}

async function show(c: Page, typed?: Typed, errors?: Errors) {
  const { by, now } = c.var
  const of = await asked(c)
  const [pupils, ready, places] = await Promise.all([pupilsListed(by, of.id), readyByKind(by), ownPlaces(by)])
  const named = await familiesNamedAs(
    by,
    pupils.filter(({ left }) => left === null),
  )
  const today = dayOf(now)
  const values = typed ?? {
    title: `Remise de la ${of.name}`,
    held_on: today,
    device: ready[0]?.kind ?? '',
    how: 'list',
    with: ['charger'],
    kind: 'loan',
    due_on: yearsAfter(today, 1),
  }
  const shown = {
    ...{ pupils, named, values, errors, today },
    name: of.name,
    ready: ready.map(({ kind, n, own }) => ({ kind, label: sayDeviceKind(kind), n: Number(n), own: Number(own) })),
    places: places.map(({ id, name }) => [id, name] as const),
  }
  return c.render(<ClassView {...shown} back={`/classes/${of.id}`} />, {
    title: `Remettre du matériel à la ${of.name}`,
    crumbs: [
      ['Classes', '/classes'],
      [of.name, `/classes/${of.id}`],
    ],
    status: errors ? 422 : 200,
  })
}
