import { Actions } from '#platform/ui/actions.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { many, one } from '#platform/web/typed.ts'
import { agreementHows } from '../households/words.ts'
import { NEW_FAMILY } from './qualify.form.ts'
import type { Candidate } from './qualify.store.ts'
import type { Signal } from './signal.read.store.ts'
import { asWritten, causeWords, sayPupil } from './words.ts'

type Filled = { values: Typed; errors?: Errors }
type Props = Filled & { signal: Signal; alike: readonly Candidate[] }

/** The cause first; the family only when somebody else can answer it. */
export const QualifyView = ({ signal, alike, values, errors }: Props) => (
  <>
    <Heading title={`Pourquoi ${sayPupil(signal)} ne se connecte pas`} />
    <ErrorSummary errors={errors ?? null} />
    <Form>
      <Checkboxes
        name="causes"
        label="Ce que dit la famille"
        hint="Plusieurs réponses si besoin. Rien sur la santé : Maillon ne doit pas le savoir."
        required
        value={many(values.causes)}
        error={errors?.causes}
        options={Object.entries(causeWords)}
      />
      {!signal.family_open && (
        <div class="help-asked">
          <Fieldset legend="Pour demander de l’aide à d’autres">
            {(alike.length > 0 || errors?.family) && <Alike {...{ alike, values, errors }} />}
            <Family {...{ signal, values, errors }} />
            <Told {...{ values, errors }} />
          </Fieldset>
        </div>
      )}
      <Actions>
        <Submit label="Enregistrer la cause" />
        <a class="plain" href={`/signalements/${signal.id}`}>
          Revenir
        </a>
      </Actions>
    </Form>
  </>
)

const Alike = ({ alike, values, errors }: Filled & Pick<Props, 'alike'>) => (
  <Radios
    name="family"
    label="Votre établissement suit-il déjà sa famille ?"
    required
    value={one(values.family)}
    error={errors?.family}
    options={[
      ...alike.map(({ id, name, commune }) => [id, `${name}, ${commune}`] as const),
      [NEW_FAMILY, 'Non, c’est une autre famille', 'Remplissez les lignes qui suivent.'] as const,
    ]}
  />
)

const Family = ({ signal, values, errors }: Filled & Pick<Props, 'signal'>) => (
  <>
    <Field
      name="name"
      label="Nom de la famille"
      value={values.name ?? `Famille ${asWritten(signal.last_name)}`}
      error={errors?.name}
      onlyIf="pour une demande d’aide"
      autocomplete="off"
    />
    <Field
      name="commune"
      label="Commune"
      hint="Son nom ou son code postal"
      value={values.commune}
      error={errors?.commune}
      onlyIf="pour une demande d’aide"
      width="medium"
      autocomplete="off"
    />
    <Field
      name="phone"
      label="Téléphone d’un responsable"
      type="tel"
      hint="Sans numéro, la famille sera jointe par votre établissement."
      value={values.phone}
      error={errors?.phone}
      width="medium"
      autocomplete="off"
    />
    <Together>
      <Field
        name="adults"
        label="Adultes"
        inputmode="numeric"
        value={one(values.adults) ?? '1'}
        error={errors?.adults}
        required
        width="short"
      />
      <Field
        name="children"
        label="Enfants"
        inputmode="numeric"
        value={one(values.children) ?? '1'}
        error={errors?.children}
        required
        width="short"
      />
    </Together>
    <Field
      name="birth_year"
      label="Année de naissance de l’élève"
      hint="Elle évite de confondre deux enfants du même nom."
      inputmode="numeric"
      value={values.birth_year}
      error={errors?.birth_year}
      width="short"
      autocomplete="off"
    />
  </>
)

const Told = ({ values, errors }: Filled) => (
  <>
    <Checkbox
      name="informed"
      label="Un responsable de l’élève (l’élève lui-même s’il est majeur) sait ce que je note, pourquoi, et qu’il peut le lire ou le faire effacer"
      checked={one(values.informed) === 'oui'}
      error={errors?.informed}
    />
    <Select
      name="agreed"
      label="Il accepte que ce besoin soit transmis à qui peut l’aider"
      hint="Sans cet accord, le besoin reste dans votre établissement."
      empty="Pas encore demandé"
      value={one(values.agreed)}
      error={errors?.agreed}
      options={Object.entries(agreementHows)}
    />
  </>
)
