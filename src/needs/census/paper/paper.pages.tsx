import { communeNames } from '#network/communes/commune.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { withCommune } from '../answer/addCommune.ts'
import { closedToAnswers, countsNeeds } from '../campaign/census.rules.ts'
import { type Census, censusSeenBy } from '../campaign/census.store.ts'
import { askerOf } from '../campaign/invitation.store.ts'
import { paperForm } from './paper.form.ts'
import { typeAnswer } from './paper.store.ts'
import { PaperSheet, TypedAnswer } from './paper.view.tsx'

/** A census for those who answer by hand: a sheet to print, then its answers typed. */
const url = '/recensements/:id/feuille'
export const paperPages = routes()
  .get(url, countsNeeds, print)
  .get(`${url}/saisie`, countsNeeds, (c) => show(c))
  .post(`${url}/saisie`, countsNeeds, keep)

async function asked(c: Page) {
  const census = found(await censusSeenBy(c.var.by, c.req.param('id') ?? ''))
  const names = await communeNames(c.var.db, census.communes)
  return { census, names: (insee: string) => names.get(insee) ?? insee }
}

async function print(c: Page) {
  const [sheet, asker] = await Promise.all([asked(c), askerOf(c.var.by)])
  return c.render(<PaperSheet {...sheet} asker={asker} />, {
    title: 'Feuille de recensement',
    layout: 'bare',
    print: true,
    issuer: c.var.member.organisationName,
  })
}

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const { census, names } = await asked(c)
  allow(closedToAnswers(census, dayOf(c.var.now)))
  return c.render(<TypedAnswer {...{ census, names, values, errors }} />, {
    title: 'Saisir une feuille',
    crumbs: crumbsTo(census),
    status: errors ? 422 : 200,
  })
}

async function keep(c: Page) {
  const { census, names } = await asked(c)
  const form = await readForm(c, paperForm(census))
  if (form.errors) return show(c, form.values, form.errors)
  if (form.values.other) {
    const { values, errors } = withCommune(form.typed, census.communes, names)
    return show(c, values, errors)
  }
  const { partner, ...answer } = form.values
  const typed = await typeAnswer(c.var.by, census, partner, answer)
  if (refused(typed)) return show(c, form.typed, { partner: typed.refusal })
  flash(c, `La feuille de ${typed.partner} est gardée.`)
  return c.redirect(`/recensements/${census.id}`, 303)
}

const crumbsTo = (census: Census) =>
  [
    ['Recensements', '/recensements'],
    [census.title, `/recensements/${census.id}`],
  ] as const
