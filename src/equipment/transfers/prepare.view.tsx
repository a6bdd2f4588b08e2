import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { wayWords } from './transfer.words.ts'

type Named = { id: string; name: string }
type Props = {
  receivers: readonly Named[]
  places: readonly Named[]
  classes: readonly Named[]
  typed: Typed
  errors: Errors | null
}

/** A slip: where it goes, on what terms, and the numbers of what leaves, scanned or typed one a line. */
export const PrepareView = ({ receivers, places, classes, typed, errors }: Props) => (
  <>
    <Heading title="Préparer un transfert" lead="Rien ne change de main avant d’être compté à l’arrivée." />
    <ErrorSummary errors={errors} />
    <Form>
      <Select
        name="to"
        label="Où va ce matériel"
        required
        options={[
          ...places.map(({ id, name }): [string, string] => [`place:${id}`, `Chez vous, ${name}`]),
          ...classes.map(({ id, name }): [string, string] => [`class:${id}`, `Votre classe ${name}`]),
          ...receivers.map(({ id, name }): [string, string] => [`org:${id}`, name]),
        ]}
        value={String(typed.to ?? '')}
        error={errors?.to}
      />
      <Radios
        name="way"
        label="À quel titre, vers une autre structure"
        options={(['entrusted', 'passed_on', 'given'] as const).map((way): [string, string, string] => [
          way,
          wayWords[way]?.label ?? '',
          wayWords[way]?.detail ?? '',
        ])}
        value={String(typed.way ?? '')}
        error={errors?.way}
      />
      <TextArea
        name="numbers"
        label="Numéros"
        hint="Scannez chaque étiquette, ou tapez un numéro par ligne : numéro Maillon, de série ou d’inventaire."
        rows={8}
        value={String(typed.numbers ?? '')}
        error={errors?.numbers}
        required
      />
      <Field
        name="note"
        label="Remarque"
        hint="Par exemple les chargeurs, ou le nombre de cartons."
        value={String(typed.note ?? '')}
        error={errors?.note}
      />
      <Submit label="Préparer le bordereau" />
    </Form>
  </>
)
