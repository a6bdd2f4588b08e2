import { DateField } from '#platform/ui/dateField.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { PublicBoxes } from './aim.fields.tsx'
import { communeField, placesField } from './quota.lines.ts'
import { Save } from './save.tsx'

type Filled = { values: Typed; errors?: Errors }
type Props = Filled & { title: string; funders: { id: string; name: string }[]; lines: number; back: string }

const wholes = [
  ['whole', 'reçoit les deux, ou attend'],
  ['parts', 'peut recevoir l’un sans l’autre'],
] as const

/** The whole form of a programme: what it is, then its places, a line for each commune. */
export const ProgrammeFields = ({ title, values, errors, funders, lines, back }: Props) => (
  <>
    <Heading title={title} />
    <ErrorSummary errors={errors} />
    <Form>
      <Field name="name" label="Nom du programme" value={values.name} error={errors?.name} required maxlength={120} />
      <Select
        name="funder"
        label="Financeur"
        hint="Il verra des nombres d’au moins cinq, jamais une famille."
        empty="Aucun"
        value={values.funder}
        error={errors?.funder}
        options={funders.map(({ id, name }) => [id, name])}
      />
      <DateField name="starts_on" label="Premier jour" value={values.starts_on} error={errors?.starts_on} required />
      <DateField
        name="ends_on"
        label="Dernier jour"
        hint="Laissez vide si la fin n’est pas fixée."
        value={values.ends_on}
        error={errors?.ends_on}
      />
      <PublicBoxes
        {...{ values, errors }}
        hint="Aucun coché : toutes les familles. Sinon, seules celles de l’un de ces publics peuvent y être servies."
      />
      <Radios
        name="whole"
        label="Une famille à qui il manque un ordinateur et une connexion"
        options={wholes}
        value={values.whole ?? 'whole'}
        error={errors?.whole}
        required
      />
      <TextArea name="note" label="Note" value={values.note} error={errors?.note} maxlength={500} />
      <h2>Les places, commune par commune</h2>
      <p class="quiet">
        Une ligne par commune : son nom, avec le code postal s’il y a un doute, puis combien d’ordinateurs et de
        connexions peuvent y être promis. Enregistrez pour obtenir d’autres lignes vides.
      </p>
      {Array.from({ length: lines }, (_, line) => (
        <PlacesLine {...{ line, values, errors }} />
      ))}
      <Save label="Enregistrer le programme" {...{ back, values }} />
    </Form>
  </>
)

const PlacesLine = ({ line, values, errors }: Filled & { line: number }) => {
  const [commune, computers, connections] = [
    communeField(line),
    placesField('computer', line),
    placesField('connection', line),
  ]
  return (
    <Fieldset legend={values[commune] ? String(values[commune]) : `Ligne ${line + 1}`}>
      <Field
        name={commune}
        label="Commune"
        value={values[commune]}
        error={errors?.[commune]}
        width="medium"
        autocomplete="off"
        spellcheck={false}
      />
      <Together>
        <Field
          name={computers}
          label="Ordinateurs"
          value={values[computers]}
          error={errors?.[computers]}
          width="short"
          inputmode="numeric"
          autocomplete="off"
        />
        <Field
          name={connections}
          label="Connexions"
          value={values[connections]}
          error={errors?.[connections]}
          width="short"
          inputmode="numeric"
          autocomplete="off"
        />
      </Together>
    </Fieldset>
  )
}
