import { refused } from '#platform/access/refusal.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { questionOf } from '../runs/run.store.ts'
import { crumbsOf, namedIn, sittingOf } from './commission.pages.tsx'
import { DerogationForm } from './derogation.form.ts'
import { refusalOfState } from './derogation.rules.ts'
import { derogate, takeBack } from './derogation.store.ts'
import { DerogationPage } from './derogation.view.tsx'
import { namedNeeds } from './named.store.ts'
import { type ListedNeed, lastServed, needSeenBy } from './proposal.store.ts'

const url = '/passages/:id/derogations/:runNeed'
export const derogationPages = routes()
  .get(url, ['coordinator'], (c) => show(c))
  .post(url, ['coordinator'], add)
  .post(`${url}/reprendre`, ['coordinator'], undo)

const needOf = async (c: Page) =>
  found(await needSeenBy(c.var.by, c.req.param('id') ?? '', c.req.param('runNeed') ?? ''))

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const { by } = c.var
  const run = await sittingOf(c)
  const limits = await questionOf(by, run.id)
  const [need] = (await namedNeeds(by, run.id, [await needOf(c)], limits.quotas)) as [ListedNeed]
  const others = need.served || refusalOfState(run) ? [] : await lastServed(by, run.id, need)
  return c.render(
    <DerogationPage {...{ run, need, others, values, errors, named: namedIn(c), refusal: refusalOfState(run) }} />,
    {
      title: 'Dérogation',
      crumbs: crumbsOf(run, ['Commission', `/passages/${run.id}/commission`]),
      status: errors ? 422 : 200,
    },
  )
}

async function add(c: Page) {
  const run = await sittingOf(c)
  const need = await needOf(c)
  const refusal = refusalOfState(run)
  if (refusal) return show(c, {}, { form: refusal })
  const form = await readForm(c, DerogationForm)
  if (form.errors) return show(c, form.values, form.errors)
  const added = await derogate(c.var.by, run.id, need, form.values)
  if (refused(added)) return show(c, form.typed, { [added.field ?? 'form']: added.refusal })
  flash(
    c,
    need.served
      ? 'La dérogation est notée : cette famille attend.'
      : 'La dérogation est notée : cette famille est servie.',
  )
  return c.redirect(`/passages/${run.id}/commission`, 303)
}

async function undo(c: Page) {
  const run = await sittingOf(c)
  const need = await needOf(c)
  const taken = await takeBack(c.var.by, run.id, need.id)
  if (refused(taken)) return show(c, {}, { form: taken.refusal })
  flash(c, 'La dérogation est reprise : la proposition vaut de nouveau.')
  return c.redirect(`/passages/${run.id}/commission`, 303)
}
