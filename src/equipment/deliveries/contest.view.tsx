import { Actions } from '#platform/ui/actions.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { nameDevice } from '../devices/device.words.ts'
import { contestField } from './answer.form.ts'
import type { Exception } from './note.exceptions.store.ts'
import { exceptionId, resultWords, sayNumbers } from './note.words.ts'
import { WhoField } from './who.field.tsx'

type Props = {
  refurbisher: string
  version: number
  exceptions: readonly Exception[]
  values: Typed
  errors: Errors | null
  action: string
  back: string
  /** Behind a link, whoever answers says its name. */
  byLink: boolean
}

/** The lines that the donor does not agree with, each in its own words. */
export const ContestView = ({ refurbisher, version, exceptions, values, errors, action, back, byLink }: Props) => (
  <>
    <Heading
      title="Que contestez-vous ?"
      lead={`${refurbisher} vous répondra point par point. Laissez vides les lignes justes.`}
    />
    <ErrorSummary errors={errors} />
    <Form action={action}>
      <input type="hidden" name="version" value={version} autocomplete="off" />
      {byLink && <WhoField {...{ values, errors }} />}
      {exceptions.map((one) => {
        const name = contestField(exceptionId(one))
        return (
          <Field
            name={name}
            label={`${resultWords[one.what]?.label} : ${nameDevice(one)}`}
            hint={
              one.number === null
                ? sayNumbers(one)
                : `${one.number}, ${sayNumbers({ ...one, serial: one.found_serial })}`
            }
            maxlength={500}
            value={String(values[name] ?? '')}
            error={errors?.[name]}
          />
        )
      })}
      <TextArea
        name="whole"
        label={exceptions.length > 0 ? 'Autre chose' : 'Qu’est-ce qui n’est pas juste ?'}
        rows={3}
        maxlength={500}
        value={String(values.whole ?? '')}
        error={errors?.whole}
      />
      <Actions>
        <Submit label="Envoyer à l’atelier" />
        <a class="plain" href={back}>
          Revenir
        </a>
      </Actions>
    </Form>
  </>
)
