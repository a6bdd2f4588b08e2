import type { Place } from '#network/places/place.store.ts'
import { sayShort } from '#platform/i18n/dates.ts'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { Take } from './take.store.ts'

type ListProps = { takes: Take[]; places: Place[]; older: string | null; values: Typed; errors?: Errors }

/** The inventories of an organisation, and the form that opens one. */
export const TakeList = ({ takes, places, older, values, errors }: ListProps) => (
  <>
    <Heading
      title="Inventaires"
      lead="On compte ce qui est vraiment sur les étagères d’un lieu, étiquette par étiquette."
    />
    <ErrorSummary errors={errors} />
    <Form action="/inventaires">
      <Select
        name="place"
        label="Quel lieu comptez-vous ?"
        hint="Ce qui devrait s’y trouver est noté à cet instant."
        required
        options={places.map(({ id, name }) => [id, name])}
        value={values.place}
        error={errors?.place}
      />
      <Submit label="Ouvrir un inventaire" />
    </Form>
    {takes.length === 0 ? (
      <Empty title="Aucun inventaire">
        <p>Le premier servira de repère pour les suivants.</p>
      </Empty>
    ) : (
      <Rows
        caption="Inventaires"
        columns={['Lieu', 'Ouvert', 'Par', 'État']}
        rows={takes}
        cells={(take) => [
          linkCell(`/inventaires/${take.id}`, take.place),
          sayShort(take.opened_at),
          take.opened_by,
          take.closed_at ? chipCell(`Clos le ${sayShort(take.closed_at)}`, 'calm') : chipCell('En cours', 'turn'),
        ]}
      />
    )}
    <Pager older={older} />
  </>
)
