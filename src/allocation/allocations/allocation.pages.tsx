import { refusalToChange } from '#needs/households/household.rules.ts'
import { householdSeenBy, type SeenHousehold } from '#needs/households/household.store.ts'
import { needsOf } from '#needs/households/need.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { kinds, sayKinds } from '../programmes/words.ts'
import { AllocationForm } from './allocation.form.ts'
import { promisesTo } from './allocation.store.ts'
import { asksOf, LATER, refusalsOfChoices } from './choice.rules.ts'
import { earmarksFor, keptForOthers, nearestDevices, offeredIn, promisableSims } from './offer.store.ts'
import { OfferPage } from './offer.view.tsx'
import { promise } from './promise.store.ts'
import { servedInSecondHomes } from './secondHome.store.ts'
import { twinsServed } from './twin.store.ts'

const url = '/familles/:id/attribuer'
const coordination = ['coordinator'] as const
export const allocationPages = routes()
  .get(url, coordination, async (c) => show(c, await householdOf(c)))
  .post(url, coordination, decide)

async function householdOf(c: Page): Promise<SeenHousehold> {
  const household = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToChange(household))
  return household
}

async function decide(c: Page) {
  const household = await householdOf(c)
  const form = await readForm(c, AllocationForm)
  const asks = asksOf(await needsOf(c.var.by, household.id), await promisesTo(c.var.by, household.id))
  const errors: Errors = { ...refusalsOfChoices(asks, form.typed), ...form.errors }
  if (form.errors || Object.keys(errors).length > 0) return show(c, household, form.typed, errors)
  const { device, sim } = form.values
  const chosen = { ...form.values, device: given(device), sim: given(sim) }
  const promised = await promise(c.var.by, household, chosen)
  if (refused(promised)) return show(c, household, form.typed, { [promised.field ?? 'form']: promised.refusal })
  const promisedKinds = [chosen.device && 'computer', chosen.sim && 'connection'].filter(
    (kind) => typeof kind === 'string',
  )
  flash(c, `C’est promis : ${sayKinds(promisedKinds)}. Reste à préparer la remise.`)
  return c.redirect(`/familles/${household.id}`, 303)
}

const given = (value: string | undefined) => (value === LATER ? undefined : value)

async function show(c: Page, household: SeenHousehold, typed?: Typed, errors?: Errors) {
  const { by } = c.var
  const offers = await offeredIn(by, household)
  const earmarks = await earmarksFor(
    by,
    household,
    offers.map(({ id }) => id),
  )
  const devices = await nearestDevices(by, household.commune, earmarks)
  const keptDevices = await keptForOthers(by, earmarks)
  const sims = await promisableSims(by)
  const promised = await promisesTo(by, household.id)
  const needs = await needsOf(by, household.id)
  const asks = asksOf(needs, promised)
  const wanted = needs.filter(({ state }) => state !== 'closed').map(({ kind }) => kind)
  const twins = await twinsServed(by, household, kinds)
  const secondHomes = await servedInSecondHomes(by, household.id)
  const only = offers.length === 1 ? offers[0]?.id : undefined
  const values = typed ?? { programme: c.req.query('programme') ?? only ?? '' }
  return c.render(
    <OfferPage
      {...{ household, twins, secondHomes, offers, devices, keptDevices, sims, promised, wanted, asks, values, errors }}
    />,
    {
      title: 'Attribuer',
      crumbs: [
        ['Familles', '/familles'],
        [household.name, `/familles/${household.id}`],
      ],
      status: errors ? 422 : 200,
    },
  )
}
