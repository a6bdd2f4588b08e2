import { organisationNamed } from '#network/organisations/organisation.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { crumbsTo } from '../households/household.crumbs.ts'
import { meetsFamilies } from '../households/household.rules.ts'
import { AnswerForm, ExtensionForm } from './request.form.ts'
import { RequestLetter } from './request.letter.tsx'
import { extendedTo } from './request.rules.ts'
import { answerRequest, extendRequest, liftRequest, passRequestOn } from './request.store.ts'
import { RequestView } from './request.view.tsx'
import { requestAsked } from './rights.asked.ts'

const url = '/familles/:id/droits/demandes/:request'
/** A request, what is to be done about it, and its answer: a letter that is handed to the person. */
export const requestAnswerPages = routes()
  .get(url, meetsFamilies, (c) => show(c))
  .post(url, meetsFamilies, answer)
  .post(`${url}/delai`, meetsFamilies, extend)
  .post(`${url}/transmettre`, meetsFamilies, passOn)
  .post(`${url}/reprise`, meetsFamilies, lift)
  .get(`${url}/reponse`, meetsFamilies, letter)

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const { household, request } = await requestAsked(c)
  return c.render(
    <RequestView {...{ household, request, registrar: request.registrar, values, errors }} today={dayOf(c.var.now)} />,
    {
      title: 'Sa demande',
      crumbs: [...crumbsTo(household), ['Ses droits', `/familles/${household.id}/droits`]],
      status: errors ? 422 : 200,
    },
  )
}

async function answer(c: Page) {
  const { household, request } = await requestAsked(c)
  const form = await readForm(c, AnswerForm)
  if (form.errors) return show(c, form.values, form.errors)
  const answered = await answerRequest(c.var.by, request, form.values)
  if (refused(answered)) return show(c, form.typed, { [answered.field ?? 'form']: answered.refusal })
  flash(c, 'La réponse est notée. Remettez cette feuille à la personne.')
  return c.redirect(`/familles/${household.id}/droits/demandes/${request.id}/reponse`, 303)
}

async function extend(c: Page) {
  const { household, request } = await requestAsked(c)
  const form = await readForm(c, ExtensionForm)
  if (form.errors) return show(c, form.values, form.errors)
  const extended = await extendRequest(c.var.by, request, form.values)
  if (refused(extended)) return show(c, form.typed, { because: extended.refusal })
  flash(c, `Le délai va jusqu’au ${sayDate(extendedTo(request.received_on))}. Remettez cette feuille à la personne.`)
  return c.redirect(`/familles/${household.id}/droits/demandes/${request.id}/reponse`, 303)
}

async function passOn(c: Page) {
  const { household, request } = await requestAsked(c)
  const passed = await passRequestOn(c.var.by, request)
  flash(c, refused(passed) ? passed.refusal : 'Qui a enregistré la famille a reçu la demande. Dites-le à la personne.')
  return c.redirect(`/familles/${household.id}/droits/demandes/${request.id}`, 303)
}

async function lift(c: Page) {
  const { household, request } = await requestAsked(c)
  const lifted = await liftRequest(c.var.by, request)
  flash(
    c,
    refused(lifted) ? lifted.refusal : 'C’est noté : plus rien n’est arrêté. Les orientations suspendues reprennent.',
  )
  return c.redirect(`/familles/${household.id}/droits/demandes/${request.id}`, 303)
}

/** Nothing to hand over before something was answered, or more time was taken. */
async function letter(c: Page) {
  const { household, request } = await requestAsked(c)
  found(request.answer ?? request.extended_on)
  const organisation = found(await organisationNamed(c.var.by, c.var.member.organisationId))
  return c.render(<RequestLetter {...{ household, request, organisation }} />, {
    title: 'Réponse à votre demande',
    layout: 'bare',
    print: true,
  })
}
