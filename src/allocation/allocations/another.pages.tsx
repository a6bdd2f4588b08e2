import { refused } from '#platform/access/refusal.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { promiseSeenBy } from './allocation.store.ts'
import { AnotherCardForm, AnotherDeviceForm } from './another.form.ts'
import { chooseCard, chooseDevice } from './another.store.ts'
import { cardOptions } from './cardOptions.ts'
import { sayPlainly } from './device.plain.ts'
import { nearestDevices, promisableSims } from './offer.store.ts'
import { Pick } from './pick.tsx'

const url = '/attributions/:id/appareil'
export const anotherPages = routes()
  .get(url, ['coordinator'], (c) => show(c))
  .post(url, ['coordinator'], choose)

const promiseOf = async (c: Page) => found(await promiseSeenBy(c.var.by, c.req.param('id') ?? ''))
type Promised = Awaited<ReturnType<typeof promiseOf>>

async function choose(c: Page) {
  const promised = await promiseOf(c)
  if (promised.kind === 'connection') return chooseSim(c, promised)
  const form = await readForm(c, AnotherDeviceForm)
  if (form.errors) return show(c, form.errors)
  const chosen = await chooseDevice(c.var.by, promised, form.values.device)
  if (refused(chosen)) return show(c, { [chosen.field ?? 'form']: chosen.refusal })
  flash(c, 'L’appareil est choisi : la promesse tient, à la même place.')
  return c.redirect(`/familles/${promised.household_id}`, 303)
}

async function chooseSim(c: Page, promised: Promised) {
  const form = await readForm(c, AnotherCardForm)
  if (form.errors) return show(c, form.errors)
  const chosen = await chooseCard(c.var.by, promised, form.values.sim)
  if (refused(chosen)) return show(c, { [chosen.field ?? 'form']: chosen.refusal })
  flash(c, 'La carte est choisie : la promesse tient, à la même place.')
  return c.redirect(`/familles/${promised.household_id}`, 303)
}

async function show(c: Page, errors?: Errors) {
  const promised = await promiseOf(c)
  if (promised.kind === 'connection') return showCards(c, promised, errors)
  const devices = await nearestDevices(c.var.by, promised.commune, {
    programmes: [promised.programme_id],
    agreements: promised.agreement_id ? [promised.agreement_id] : [],
  })
  return c.render(
    <>
      <Heading
        over={promised.household}
        title="Choisir un appareil"
        lead="La promesse garde sa place et son programme. Seul l’appareil change."
      />
      <ErrorSummary errors={errors} />
      {devices.length === 0 ? (
        <Empty title="Aucun appareil n’est prêt">
          <p>La promesse tient. Revenez ici dès qu’un appareil est prêt.</p>
        </Empty>
      ) : (
        <Form>
          <Pick
            name="device"
            label="Appareil"
            required
            error={errors?.device}
            atOnce={3}
            more="Voir les autres appareils"
            options={devices.map((device) => [device.id, sayPlainly({ ...device, place: device.at }), device.number])}
          />
          <Ends promised={promised} label="Choisir cet appareil" />
        </Form>
      )}
    </>,
    { title: 'Choisir un appareil', crumbs: crumbsOf(promised), status: errors ? 422 : 200 },
  )
}

async function showCards(c: Page, promised: Promised, errors?: Errors) {
  const sims = await promisableSims(c.var.by)
  return c.render(
    <>
      <Heading
        over={promised.household}
        title="Choisir une carte SIM"
        lead="La promesse garde sa place et son programme. Seule la carte change."
      />
      <ErrorSummary errors={errors} />
      {sims.length === 0 ? (
        <Empty title="Aucune carte SIM n’est disponible">
          <p>La promesse tient. Revenez ici dès qu’une carte est en stock.</p>
        </Empty>
      ) : (
        <Form>
          <Pick
            name="sim"
            label="Carte SIM"
            required
            error={errors?.sim}
            atOnce={3}
            more="Voir les autres cartes"
            options={cardOptions(sims)}
          />
          <Ends promised={promised} label="Choisir cette carte" />
        </Form>
      )}
    </>,
    { title: 'Choisir une carte SIM', crumbs: crumbsOf(promised), status: errors ? 422 : 200 },
  )
}

const crumbsOf = ({ household, household_id: id }: Promised) =>
  [
    ['Familles', '/familles'],
    [household, `/familles/${id}`],
  ] as const

const Ends = ({ promised, label }: { promised: Promised; label: string }) => (
  <Actions>
    <Submit label={label} />
    <a class="plain" href={`/familles/${promised.household_id}`}>
      Ne rien changer
    </a>
  </Actions>
)
