import { refused } from '#platform/access/refusal.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { coveredBy } from '../programmes/aim.store.ts'
import { crumbsUnder, ownProgramme } from '../programmes/organised.ts'
import { possibleFunders } from '../programmes/programme.store.ts'
import { changeFundingAgreement, writeFundingAgreement } from './fundingAgreement.acts.store.ts'
import { FundingAgreementFields } from './fundingAgreement.fields.tsx'
import { FundingAgreementForm } from './fundingAgreement.form.ts'
import { fundingAgreementSeenBy, type SeenFundingAgreement } from './fundingAgreement.store.ts'

const coordination = ['coordinator'] as const
const NEW = '/programmes/:id/conventions/nouvelle'
const EDIT = '/programmes/:id/conventions/:funding/modifier'
export const fundingAgreementWritePages = routes()
  .get(NEW, coordination, (c) => show(c, null))
  .post(NEW, coordination, (c) => save(c, null))
  .get(EDIT, coordination, async (c) => show(c, await seen(c)))
  .post(EDIT, coordination, async (c) => save(c, await seen(c)))

const seen = async (c: Page) =>
  found(await fundingAgreementSeenBy(c.var.by, (await ownProgramme(c)).id, c.req.param('funding') ?? ''))

async function save(c: Page, agreement: SeenFundingAgreement | null) {
  const { by } = c.var
  const programme = await ownProgramme(c)
  const form = await readForm(c, FundingAgreementForm)
  if (form.errors) return show(c, agreement, form.typed, form.errors)
  const saved = agreement
    ? await changeFundingAgreement(by, agreement, form.values)
    : await writeFundingAgreement(by, programme.id, form.values)
  if (refused(saved)) return show(c, agreement, form.typed, { [saved.field ?? 'form']: saved.refusal })
  flash(c, agreement ? 'La convention est à jour.' : 'La convention est enregistrée.')
  return c.redirect(`/programmes/${programme.id}/conventions/${saved.id}`, 303)
}

async function show(c: Page, agreement: SeenFundingAgreement | null, typed?: Typed, errors?: Errors) {
  const { by } = c.var
  const programme = await ownProgramme(c)
  const list = `/programmes/${programme.id}/conventions`
  const title = agreement ? `Modifier « ${agreement.title} »` : 'Nouvelle convention de financement'
  const [funders, communes] = await Promise.all([possibleFunders(by), coveredBy(by, programme.id)])
  const values =
    typed ?? (agreement ? stored(agreement) : { starts_on: programme.starts_on, funder: programme.funder_id ?? '' })
  return c.render(
    <FundingAgreementFields
      {...{ title, values, errors, funders, communes, back: agreement ? `${list}/${agreement.id}` : list }}
    />,
    { title, crumbs: crumbsUnder(programme, ['Conventions', list]), status: errors ? 422 : 200 },
  )
}

const stored = (agreement: SeenFundingAgreement): Typed => ({
  ...{ title: agreement.title, reference: agreement.reference, funder: agreement.funder_id ?? '' },
  ...{ starts_on: agreement.starts_on, ends_on: agreement.ends_on ?? '' },
  ...{ communes: agreement.communes, publics: agreement.publics, version: String(agreement.version) },
  amount: agreement.amount_cents === null ? '' : (agreement.amount_cents / 100).toFixed(2).replace('.', ','),
})
