import { nameOf } from '#allocation/allocations/allocation.section.tsx'
import type { Promised } from '#allocation/allocations/allocation.store.ts'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { KindFields } from './kind.fields.tsx'

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

/** One screen to say what will change hands, as what, where and when. */
export const PreparePage = (props: Props) => (
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
    <KindFields
      {...{ values, errors, today }}
      entrusted={
        promised.some(({ device_id }) => device_id) && promised.every(({ device_id, owner }) => !device_id || owner)
      }
      label="La famille le reçoit comme"
      gift="Il lui appartient dès la signature."
      hint="Un an, sauf si vous choisissez un autre jour. Un don ne revient pas."
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
