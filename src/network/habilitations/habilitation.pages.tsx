import { organisationNamed } from '#network/organisations/organisation.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { HabilitationForm } from './habilitation.form.ts'
import { decides } from './habilitation.rules.ts'
import { coordinates, decideHabilitation, habilitationOf } from './habilitation.store.ts'
import { DecidePage } from './habilitation.view.tsx'

const url = '/structures/:id/habilitation'
export const habilitationPages = routes()
  .get(url, decides, (c) => show(c))
  .post(url, decides, decide)

/** An organisation of another territory is none of this member's: there is nothing here. */
async function asked(c: Page) {
  const organisation = found(await organisationNamed(c.var.by, c.req.param('id') ?? ''))
  return found((await coordinates(c.var.by, organisation.id)) ? organisation : undefined)
}

async function decide(c: Page) {
  const organisation = await asked(c)
  const form = await readForm(c, HabilitationForm)
  if (form.errors) return show(c, form.values, form.errors)
  const decided = await decideHabilitation(c.var.by, organisation, form.values)
  if (refused(decided)) return show(c, form.typed, { [decided.field ?? 'form']: decided.refusal })
  flash(c, 'La décision est gardée.')
  return c.redirect(`/structures/${organisation.id}`, 303)
}

async function show(c: Page, typed?: Typed, errors?: Errors) {
  const organisation = await asked(c)
  const held = await habilitationOf(c.var.by, organisation.id)
  const values = typed ?? {
    ...{ state: held.state, why: held.why, cap: String(held.cap), by_link: held.byLink ? 'oui' : '' },
  }
  const back = `/structures/${organisation.id}`
  return c.render(<DecidePage {...{ name: organisation.name, back, version: held.version, values, errors }} />, {
    title: 'Habilitation',
    crumbs: [
      ['Structures', '/structures'],
      [organisation.name, back],
    ],
    status: errors ? 422 : 200,
  })
}
