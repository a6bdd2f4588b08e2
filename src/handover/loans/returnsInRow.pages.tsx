import { refused } from '#platform/access/refusal.ts'
import { type Errors, readFilters, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { ownPlaces } from '../handovers/prepare.choices.store.ts'
import { ReturnsInRowFilters, ReturnsInRowForm } from './loan.form.ts'
import { lends } from './loan.rules.ts'
import { handoutsOut, returnScanned, returnsInRow } from './returnsInRow.store.ts'
import { ReturnsInRowView } from './returnsInRow.view.tsx'

export const returnsInRowPages = routes()
  .get('/prets/retours', lends, (c) => show(c))
  .post('/prets/retours', lends, scan)

/** One machine after the other: where they are put and what they belong to stay; what is said of one is not said of the next. */
async function scan(c: Page) {
  const form = await readForm(c, ReturnsInRowForm)
  if (form.errors) return show(c, form.values, form.errors)
  const { code, place, seance: handout } = form.values
  const read = await returnScanned(c.var.by, code, form.values)
  if (refused(read)) return show(c, form.typed, { [read.field ?? 'code']: read.refusal })
  const kept = new URLSearchParams({ lieu: place, ...(handout ? { seance: handout } : {}), vu: read.id })
  if (read.again) kept.set('encore', 'oui')
  return c.redirect(`/prets/retours?${kept}`, 303)
}

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const { by, now } = c.var
  const asked = readFilters(c, ReturnsInRowFilters)
  const handout = errors ? String(values.seance ?? '') || undefined : asked.seance
  const [places, handouts, lines] = await Promise.all([ownPlaces(by), handoutsOut(by), returnsInRow(by, handout)])
  const last = errors ? undefined : lines.find(({ id }) => id === asked.vu)
  return c.render(
    <ReturnsInRowView
      {...{ places, handouts, lines, last, handout, errors, now }}
      again={asked.encore === 'oui'}
      values={{ place: asked.lieu ?? '', ...values }}
      elsewhere={!errors && asked.vu !== undefined && !last}
    />,
    {
      title: 'Retours en série',
      crumbs: [
        ['Matériel', '/appareils'],
        ['Prêts', '/prets'],
      ],
      status: errors ? 422 : 200,
    },
  )
}
