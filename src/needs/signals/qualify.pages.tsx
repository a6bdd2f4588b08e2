import { refused } from '#platform/access/refusal.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { QualifyForm } from './qualify.form.ts'
import { familiesAlike, qualifySignal } from './qualify.store.ts'
import { QualifyView } from './qualify.view.tsx'
import { type Signal, signalSeenBy } from './signal.read.store.ts'
import { refusalToFollow, signalsPupils } from './signal.rules.ts'
import { sayPupil } from './words.ts'

const url = '/signalements/:id/cause'
/** Why a pupil does not connect, and the family that others may help. */
export const qualifyPages = routes()
  .get(url, signalsPupils, (c) => show(c))
  .post(url, signalsPupils, qualify)

async function asked(c: Page): Promise<Signal> {
  const signal = found(await signalSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToFollow(signal))
  return signal
}

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const signal = await asked(c)
  const alike = signal.family_open ? [] : await familiesAlike(c.var.by, signal)
  return c.render(<QualifyView {...{ signal, alike, errors }} values={{ causes: [...signal.causes], ...values }} />, {
    title: 'Noter la cause',
    crumbs: [
      ['Élèves à raccrocher', '/signalements'],
      [sayPupil(signal), `/signalements/${signal.id}`],
    ],
    status: errors ? 422 : 200,
  })
}

async function qualify(c: Page) {
  const signal = await asked(c)
  const form = await readForm(c, QualifyForm)
  if (form.errors) return show(c, form.values, form.errors)
  const qualified = await qualifySignal(c.var.by, signal, form.values)
  if (refused(qualified)) return show(c, form.typed, { [qualified.field ?? 'form']: qualified.refusal })
  flash(
    c,
    qualified.household
      ? 'La cause est notée, et le besoin est dans la fiche de la famille.'
      : 'La cause est notée. Votre établissement suit l’élève.',
  )
  return c.redirect(`/signalements/${signal.id}`, 303)
}
