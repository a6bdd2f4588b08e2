import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { SeenProgramme } from '../programmes/programme.seen.store.ts'
import type { Quota } from '../programmes/quota.store.ts'
import { countOf, isKind } from '../programmes/words.ts'
import { PlacesFields } from '../reservations/places.fields.tsx'
import type { SeenReservation } from '../reservations/reservation.store.ts'
import type { SeenCarryOver } from './carryOver.store.ts'

type Props = {
  programme: SeenProgramme
  quotas: Quota[]
  reservations: SeenReservation[]
  carried: SeenCarryOver[]
  targets: SeenProgramme[]
  values: Typed
  errors?: Errors
  today: string
}

/** What was carried, then the form that carries more. */
export const CarryOversPage = ({ programme, quotas, reservations, carried, targets, values, errors, today }: Props) => (
  <>
    <Heading
      title="Reports de places"
      lead="Des places qu’une commune ou une période n’a pas utilisées, données à une autre. Jamais celles qui sont promises ou réservées."
    />
    <ErrorSummary errors={errors} />
    {carried.length === 0 ? (
      <Empty title="Aucun report">
        <p>Chaque report garde qui l’a décidé, quand et pourquoi.</p>
      </Empty>
    ) : (
      <Rows
        caption="Reports de ce programme, le dernier d’abord"
        captionHidden
        columns={['Le', 'Places', 'De', 'Vers', 'Décidé par', 'Pourquoi']}
        rows={carried}
        cells={(one) => [
          sayDate(dayOf(one.decided_at)),
          isKind(one.kind) ? countOf(one.kind, one.places) : one.places,
          one.programme_id === programme.id ? one.from : `${one.from}, ${one.source}`,
          one.to_programme_id === programme.id ? one.to : `${one.to}, ${one.target}`,
          one.decided_by,
          one.why,
        ]}
      />
    )}
    {quotas.length > 0 && (
      <Block title="Reporter des places">
        <Form>
          <PlacesFields {...{ quotas, reservations, values, errors, today }} />
          <Select
            name="to"
            label="Vers le programme"
            required
            empty={false}
            value={values.to ?? targets[0]?.id}
            error={errors?.to}
            options={targets.map(({ id, name }) => [id, id === programme.id ? `${name} (celui-ci)` : name])}
          />
          <Field
            name="commune"
            label="Vers la commune"
            hint="Son nom, avec le code postal s’il y a un doute."
            width="medium"
            autocomplete="off"
            spellcheck={false}
            required
            value={values.commune}
            error={errors?.commune}
          />
          <Field
            name="body"
            label="Qui a décidé"
            hint="Par exemple : comité de programme du 12 mars."
            required
            value={values.body}
            error={errors?.body}
            maxlength={120}
          />
          <TextArea
            name="why"
            label="Pourquoi"
            required
            rows={2}
            value={values.why}
            error={errors?.why}
            maxlength={300}
          />
          <Actions>
            <Submit label="Reporter ces places" />
          </Actions>
        </Form>
      </Block>
    )}
  </>
)
