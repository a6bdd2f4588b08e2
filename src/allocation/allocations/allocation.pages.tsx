import { readyDevices } from '#equipment/devices/device.moves.store.ts'
import { refusalToChange } from '#needs/households/household.rules.ts'
import { householdSeenBy, needsOf, type SeenHousehold } from '#needs/households/household.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { sayKinds } from '../programmes/words.ts'
import { AllocationForm } from './allocation.form.ts'
import { promisesTo } from './allocation.store.ts'
import { offeredIn, promisableSims } from './offer.store.ts'
import { OfferPage } from './offer.view.tsx'
import { promise } from './promise.store.ts'

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
  if (form.errors) return show(c, household, form.values, form.errors)
  const promised = await promise(c.var.by, household, form.values)
  if (refused(promised)) return show(c, household, form.typed, { [promised.field ?? 'form']: promised.refusal })
  const kinds = [form.values.device && 'computer', form.values.sim && 'connection'].filter(
    (kind) => typeof kind === 'string',
  )
  flash(c, `C’est promis : ${sayKinds(kinds)}. Reste à préparer la remise.`)
  return c.redirect(`/familles/${household.id}`, 303)
}

async function show(c: Page, household: SeenHousehold, typed?: Typed, errors?: Errors) {
  const { by } = c.var
  const offers = await offeredIn(by, household.commune)
  const devices = await readyDevices(by)
  const sims = await promisableSims(by)
  const promised = await promisesTo(by, household.id)
  const wanted = (await needsOf(by, household.id)).map((need) => need.kind)
  const values = typed ?? {
    programme: c.req.query('programme') ?? offers[0]?.id ?? '',
    sim: wanted.includes('connection') && sims.length > 0 ? 'any' : '',
  }
  return c.render(<OfferPage {...{ household, offers, devices, sims, promised, wanted, values, errors }} />, {
    title: 'Attribuer',
    crumbs: [
      ['Familles', '/familles'],
      [household.name, `/familles/${household.id}`],
    ],
    status: errors ? 422 : 200,
  })
}
