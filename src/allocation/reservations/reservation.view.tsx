import { sayDate } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { SeenProgramme } from '../programmes/programme.seen.store.ts'
import type { Quota } from '../programmes/quota.store.ts'
import { countOf, type Kind } from '../programmes/words.ts'
import { PlacesFields } from './places.fields.tsx'
import type { SeenReservation } from './reservation.store.ts'

type Props = {
  programme: SeenProgramme
  quotas: Quota[]
  reservations: SeenReservation[]
  holders: { id: string; name: string }[]
  values: Typed
  errors?: Errors
  today: string
}

/** What is kept for whom and until when, then the form that keeps more. */
export const ReservationsPage = ({ programme, quotas, reservations, holders, values, errors, today }: Props) => (
  <>
    <Heading
      title="Places réservées"
      lead="Des places gardées pour les familles qu’une structure vous oriente, jusqu’à un jour. Ce jour passé, ce qui n’est pas pris revient à tout le monde."
    />
    <ErrorSummary errors={errors} />
    {reservations.length === 0 ? (
      <Empty title="Aucune place réservée">
        <p>Les places vont aux familles dans l’ordre des promesses, quelle que soit la structure qui les oriente.</p>
      </Empty>
    ) : (
      <Reservations {...{ programme, reservations, today }} />
    )}
    {quotas.length > 0 && (
      <Block title="Réserver des places">
        <Form action={`/programmes/${programme.id}/reservations`}>
          <Select
            name="holder"
            label="Pour les familles qu’oriente"
            required
            value={values.holder}
            error={errors?.holder}
            options={holders.map(({ id, name }) => [id, name])}
          />
          <PlacesFields {...{ quotas, reservations, values, errors, today }} />
          <DateField
            name="until"
            label="Jusqu’au"
            hint="Ce jour compris."
            required
            min={today}
            max={programme.ends_on ?? undefined}
            value={values.until}
            error={errors?.until}
          />
          <Field name="note" label="Note" value={values.note} error={errors?.note} maxlength={300} />
          <Actions>
            <Submit label="Réserver ces places" />
          </Actions>
        </Form>
      </Block>
    )}
  </>
)

const Reservations = ({ programme, reservations, today }: Pick<Props, 'programme' | 'reservations' | 'today'>) => (
  <Table
    caption="Réservations, celles qui tiennent d’abord"
    captionHidden
    columns={['Structure', 'Places', { label: 'Prises', end: true }, 'Jusqu’au', 'Où elle en est']}
    rows={reservations.map((one) => [
      one.holder,
      `${countOf(one.kind as Kind, one.places)}, ${one.commune_name}`,
      one.taken,
      sayDate(one.until),
      isStanding(one, today) ? (
        <ActButton
          action={`/programmes/${programme.id}/reservations/fin`}
          fields={{ reservation: one.id }}
          label="Terminer"
          about={one.holder}
          second
        />
      ) : (
        sayEnd(one)
      ),
    ])}
  />
)

const isStanding = ({ ended_at, until }: SeenReservation, today: string) => !ended_at && until >= today

const sayEnd = ({ ended_at, places, taken }: SeenReservation): string =>
  ended_at ? 'Terminée' : taken === places ? 'Toutes prises' : 'Le jour est passé'
