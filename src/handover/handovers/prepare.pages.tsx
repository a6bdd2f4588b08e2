import { nameOf } from '#allocation/allocations/allocation.section.tsx'
import { type Promised, promisesTo } from '#allocation/allocations/allocation.store.ts'
import { householdSeenBy, type SeenHousehold } from '#needs/households/household.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf, sayMoment } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { PrepareForm } from './handover.form.ts'
import { handsOver, refusalToPrepare } from './handover.rules.ts'
import { openHandover } from './handover.store.ts'
import { handoverKinds } from './handover.words.ts'
import { handoverAppointments, ownPlaces, prepareHandover } from './prepare.store.ts'

const url = '/familles/:id/remise'
export const preparePages = routes().get(url, handsOver, open).post(url, handsOver, prepare)

async function householdOf(c: Page): Promise<SeenHousehold> {
  const household = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToPrepare(c.var.member, household))
  return household
}

/** A sheet that awaits its signature is opened again rather than made twice. */
async function open(c: Page) {
  const household = await householdOf(c)
  const present = await openHandover(c.var.by, household.id)
  return present ? c.redirect(`/remises/${present.id}`, 303) : show(c, household)
}

async function prepare(c: Page) {
  const household = await householdOf(c)
  const form = await readForm(c, PrepareForm)
  if (form.errors) return show(c, household, form.values, form.errors)
  const prepared = await prepareHandover(c.var.by, household, form.values)
  if (refused(prepared)) return show(c, household, form.typed, { [prepared.field ?? 'form']: prepared.refusal })
  flash(c, 'La feuille est prête. Rien ne change de mains avant la signature.')
  return c.redirect(`/remises/${prepared.id}`, 303)
}

async function show(c: Page, household: SeenHousehold, typed?: Typed, errors?: Errors) {
  const { by, now } = c.var
  const promised = (await promisesTo(by, household.id)).filter((row) => row.state === 'promised')
  const appointments = await handoverAppointments(by, household.id)
  const places = await ownPlaces(by)
  const values = typed ?? {
    items: promised.map((row) => row.id),
    kind: 'loan',
    appointment: appointments[0]?.id ?? '',
    place: appointments[0]?.place_id ?? '',
  }
  const shown = {
    household,
    promised,
    values,
    errors,
    places: places.map(({ id, name }) => [id, name] as const),
    appointments: appointments.map(
      ({ id, starts_at, place }) => [id, `${sayMoment(starts_at, now)}, ${place}`] as const,
    ),
    today: dayOf(now),
    coordinates: by.member.role === 'coordinator',
  }
  return c.render(<PreparePage {...shown} />, {
    title: 'Préparer la remise',
    crumbs: [
      ['Familles', '/familles'],
      [household.name, `/familles/${household.id}`],
    ],
    status: errors ? 422 : 200,
  })
}

type Props = {
  household: SeenHousehold
  promised: Promised[]
  values: Typed
  errors?: Errors
  places: (readonly [string, string])[]
  appointments: (readonly [string, string])[]
  today: string
  coordinates: boolean
}

const PreparePage = (props: Props) => (
  <>
    <Heading
      over={props.household.name}
      title="Préparer la remise"
      lead="La feuille dit ce qui change de mains. Elle se signe ensuite, sur l’écran ou sur papier."
    />
    <ErrorSummary errors={props.errors} />
    {props.promised.length === 0 ? <NothingPromised {...props} /> : <PrepareFields {...props} />}
  </>
)

const NothingPromised = ({ household, coordinates }: Props) => (
  <Empty title="Rien n’est promis à cette famille">
    {coordinates ? (
      <>
        <p>On remet ce qui a été promis : choisissez d’abord un appareil ou une carte SIM.</p>
        <LinkButton href={`/familles/${household.id}/attribuer`}>Promettre du matériel</LinkButton>
      </>
    ) : (
      <p>On remet ce qui a été promis. Demandez à la coordination de promettre un appareil ou une carte SIM.</p>
    )}
  </Empty>
)

const PrepareFields = ({ household, promised, values, errors, places, appointments, today }: Props) => (
  <Form>
    <Checkboxes
      name="items"
      label="À remettre"
      value={values.items}
      error={errors?.items}
      required
      options={promised.map((row) => [row.id, nameOf(row), row.programme])}
    />
    <Field
      name="accessories"
      label="Accessoires remis avec l’appareil"
      hint="Par exemple : chargeur, souris, sacoche"
      value={values.accessories}
      error={errors?.accessories}
      maxlength={200}
    />
    <Radios
      name="kind"
      label="La famille le reçoit comme"
      value={values.kind}
      error={errors?.kind}
      required
      options={[
        ['loan', handoverKinds.loan, 'Gratuit, avec une date de retour.'],
        ['gift', handoverKinds.gift, 'Il lui appartient dès la signature.'],
      ]}
    />
    <DateField
      name="due_on"
      label="Retour prévu le"
      hint="Pour un prêt."
      value={values.due_on}
      error={errors?.due_on}
      min={today}
    />
    {appointments.length > 0 && (
      <Select
        name="appointment"
        label="Rendez-vous"
        empty="Aucun"
        value={values.appointment}
        error={errors?.appointment}
        options={appointments}
      />
    )}
    {places.length > 0 && (
      <Select
        name="place"
        label="Lieu"
        empty="Pas encore choisi"
        value={values.place}
        error={errors?.place}
        options={places}
      />
    )}
    <Actions>
      <Submit label="Préparer la feuille" />
      <a class="plain" href={`/familles/${household.id}`}>
        Ne rien changer
      </a>
    </Actions>
  </Form>
)
