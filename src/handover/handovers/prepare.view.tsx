import type { Promised } from '#allocation/allocations/allocation.store.ts'
import { nameOf, sayLack } from '#allocation/allocations/allocation.words.ts'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { uncapital } from '#platform/text/capital.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { KindFields } from './kind.fields.tsx'

type Props = {
  household: SeenHousehold
  promised: Promised[]
  /** Promises that stand without what was chosen for them. */
  missing: Promised[]
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
    {props.missing.length > 0 && <Missing {...props} />}
    {props.promised.length > 0 && <PrepareFields {...props} />}
    {props.promised.length + props.missing.length === 0 && <NothingPromised {...props} />}
  </>
)

/** A promise holds without its device or its card: something else is chosen for it before it can be handed over. */
const Missing = ({ missing, coordinates }: Props) => (
  <Notice tone="turn" title="À choisir avant de remettre">
    <ul>
      {missing.map((row) => (
        <li>
          {`${nameOf(row)} : ${uncapital(sayLack(row)?.said ?? '')}. `}
          {coordinates ? (
            <a href={`/attributions/${row.id}/appareil`}>
              {row.kind === 'computer' ? 'Choisir un autre appareil' : 'Choisir une carte'}
            </a>
          ) : (
            'La promesse tient : demandez à la coordination d’en choisir un autre.'
          )}
        </li>
      ))}
    </ul>
  </Notice>
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
