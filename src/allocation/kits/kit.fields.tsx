import { sayDeviceKind } from '#equipment/devices/device.words.ts'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { PublicBoxes } from '../programmes/aim.fields.tsx'
import { Save } from '../programmes/save.tsx'
import type { StockClass } from '../programmes/stockClass.rules.ts'
import { fitField } from './kit.form.ts'
import { kitDevices } from './kit.rules.ts'
import { contentWords, fitWords } from './kit.words.ts'

type Props = { title: string; values: Typed; errors?: Errors; classes: readonly StockClass[]; back: string }

/** The whole form of a kind of kit: what it holds, for whom, what suits it best. */
export const KitFields = ({ title, values, errors, classes, back }: Props) => (
  <>
    <Heading title={title} />
    <ErrorSummary errors={errors} />
    <Form>
      <Field name="name" label="Nom du kit" value={values.name} error={errors?.name} maxlength={80} required />
      <Checkboxes
        name="contents"
        label="Il contient"
        options={Object.entries(contentWords)}
        value={values.contents}
        error={errors?.contents}
        required
      />
      <Checkboxes
        name="device_kinds"
        label="Sortes de matériel"
        hint="Aucune cochée : tout ordinateur ou tablette."
        options={kitDevices.map((kind) => [kind, sayDeviceKind(kind)])}
        value={values.device_kinds}
        error={errors?.device_kinds}
      />
      <PublicBoxes {...{ values, errors }} hint="Aucun coché : toutes les familles." />
      <Field
        name="rank"
        label="Rang"
        hint="Une famille reçoit le premier kit qui répond à ce qui lui manque."
        value={values.rank}
        error={errors?.rank}
        width="short"
        inputmode="numeric"
        autocomplete="off"
      />
      {classes.length > 0 && (
        <Fieldset legend="Ce qui lui convient le mieux">
          <p class="quiet">À nombre égal de familles servies, un passage donne d’abord ce qui convient le mieux.</p>
          {classes.map(({ key, name }) => (
            <Select
              name={fitField(key)}
              label={name}
              options={fitWords}
              empty={false}
              value={values[fitField(key)] ?? '0'}
              width="medium"
              required
            />
          ))}
        </Fieldset>
      )}
      <Save label="Enregistrer le kit" {...{ back, values }} />
    </Form>
  </>
)
