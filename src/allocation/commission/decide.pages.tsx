import { placesOf } from '#network/places/place.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { receivers } from '#support/appointments/appointment.read.store.ts'
import { crumbsOf, namedIn, sittingOf } from './commission.pages.tsx'
import { DecideForm } from './decide.form.ts'
import { decide } from './decide.store.ts'
import { DecidePage } from './decide.view.tsx'
import { refusalOfState } from './derogation.rules.ts'
import { prospectOf } from './plan.store.ts'

const url = '/passages/:id/decider'
export const decidePages = routes()
  .get(url, ['coordinator'], (c) => show(c))
  .post(url, ['coordinator'], save)

async function show(c: Page, typed?: Typed, errors?: Errors) {
  const { by } = c.var
  const run = await sittingOf(c)
  if (!errors) allow(refusalOfState(run))
  const [prospect, places, people] = [
    await prospectOf(by, run),
    await placesOf(by, by.member.organisationId),
    await receivers(by),
  ]
  const values = typed ?? { body: 'Commission d’attribution', decided_on: dayOf(by.now) }
  return c.render(
    <DecidePage {...{ run, prospect, places, people, values, errors, named: namedIn(c), admin: by.member.admin }} />,
    {
      title: 'Décision',
      crumbs: crumbsOf(run, ['Commission', `/passages/${run.id}/commission`]),
      status: errors ? 422 : 200,
    },
  )
}

async function save(c: Page) {
  const run = await sittingOf(c)
  const refusal = refusalOfState(run)
  if (refusal) return show(c, {}, { form: refusal })
  const form = await readForm(c, DecideForm)
  if (form.errors) return show(c, form.values, form.errors)
  const decided = await decide(c.var.by, run.id, form.values)
  if (refused(decided)) return show(c, form.typed, { [decided.field ?? 'form']: decided.refusal })
  flash(
    c,
    `La commission a décidé : ${counted(decided.served, 'famille servie', 'familles servies')}. Voici ce qui reste à faire.`,
  )
  return c.redirect(`/passages/${run.id}/suites`, 303)
}
