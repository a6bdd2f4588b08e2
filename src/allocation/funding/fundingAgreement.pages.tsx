import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { coveredBy } from '../programmes/aim.store.ts'
import { crumbsUnder, ownProgramme } from '../programmes/organised.ts'
import { stockByClass } from '../programmes/stockClass.store.ts'
import { KeepForm } from './fundingAgreement.form.ts'
import { fundingAgreementSeenBy, fundingAgreementsOf } from './fundingAgreement.store.ts'
import { FundingAgreementPage, FundingAgreements } from './fundingAgreement.view.tsx'
import { keepStock, lotsOnTheShelf } from './stock.kept.store.ts'

const coordination = ['coordinator'] as const
const LIST = '/programmes/:id/conventions'
export const fundingAgreementPages = routes()
  .get(LIST, coordination, list)
  .get(`${LIST}/:funding`, coordination, (c) => show(c))
  .post(`${LIST}/:funding/materiel`, coordination, keep)

const named = (communes: readonly { insee: string; name: string }[]) =>
  new Map(communes.map(({ insee, name }) => [insee, name]))

async function list(c: Page) {
  const { by } = c.var
  const programme = await ownProgramme(c)
  const [agreements, stock, communes] = await Promise.all([
    fundingAgreementsOf(by, programme.id),
    stockByClass(by, programme.id),
    coveredBy(by, programme.id),
  ])
  return c.render(<FundingAgreements {...{ programme, agreements, stock, names: named(communes) }} />, {
    title: 'Conventions de financement',
    crumbs: crumbsUnder(programme),
  })
}

async function show(c: Page, typed: Typed = {}, errors?: Errors) {
  const { by } = c.var
  const programme = await ownProgramme(c)
  const agreement = found(await fundingAgreementSeenBy(by, programme.id, c.req.param('funding') ?? ''))
  const [stock, communes, lots] = await Promise.all([
    stockByClass(by, programme.id),
    coveredBy(by, programme.id),
    lotsOnTheShelf(by),
  ])
  return c.render(
    <FundingAgreementPage
      {...{ programme, agreement, stock, lots, typed, errors, names: named(communes), today: dayOf(c.var.now) }}
    />,
    {
      title: agreement.title,
      crumbs: crumbsUnder(programme, ['Conventions', `/programmes/${programme.id}/conventions`]),
      status: errors ? 422 : 200,
    },
  )
}

async function keep(c: Page) {
  const { by } = c.var
  const programme = await ownProgramme(c)
  const agreement = found(await fundingAgreementSeenBy(by, programme.id, c.req.param('funding') ?? ''))
  const form = await readForm(c, KeepForm)
  if (form.errors) return show(c, form.typed, form.errors)
  const kept = await keepStock(by, agreement, form.values)
  if (refused(kept)) return show(c, form.typed, { [kept.field ?? 'form']: kept.refusal })
  const what = counted(kept.moved, 'appareil')
  flash(c, form.values.way === 'keep' ? `${what} pour cette convention.` : `${what} de retour au stock commun.`)
  return c.redirect(`/programmes/${programme.id}/conventions/${agreement.id}`, 303)
}
