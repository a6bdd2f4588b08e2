import type { Territory } from '#network/communes/territory.store.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { counted } from '#platform/ui/counted.ts'
import { DateField } from '#platform/ui/dateField.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { many } from '#platform/web/typed.ts'
import { needKinds } from '../../households/words.ts'
import { targetPublics } from '../../publics/words.ts'
import { censusQuestions, FOR_SCHOOLS, isOfSchools } from './words.ts'

type Props = {
  values: Typed
  errors?: Errors
  today: string
  groups: readonly Territory[]
  departements: readonly Territory[]
}

const sayChoice = ({ code, name, communes }: Territory) => [code, `${name} (${counted(communes, 'commune')})`] as const

/** Opening a census: five answers. The structures are invited afterwards, from its page. */
export const NewCensus = ({ values, errors, today, groups, departements }: Props) => (
  <>
    <Heading
      title="Ouvrir un recensement"
      lead="Les structures répondront en cinq minutes, sur leur téléphone s’il le faut."
    />
    <ErrorSummary errors={errors ?? null} />
    <Form>
      <Field
        name="title"
        label="Titre"
        value={values.title}
        error={errors?.title}
        required
        maxlength={120}
        hint="Ce que les structures liront. Par exemple : Qui n’a pas d’ordinateur à la rentrée ?"
      />
      <Checkboxes
        name="kinds"
        label="Besoins comptés"
        required
        value={many(values.kinds, ['computer', 'connection', 'skills'])}
        error={errors?.kinds}
        options={Object.entries(needKinds)}
      />
      <TextArea
        name="communes"
        label="Communes"
        value={values.communes}
        error={errors?.communes}
        rows={5}
        hint="Une par ligne, avec le code postal s’il y a un doute. Vide si vous prenez un territoire entier."
      />
      {groups.length > 0 && (
        <Select
          name="epci"
          label="Ou toute une intercommunalité"
          value={values.epci}
          error={errors?.epci}
          empty="Aucune"
          options={groups.map(sayChoice)}
        />
      )}
      <Select
        name="departement"
        label="Ou tout un département"
        value={values.departement}
        error={errors?.departement}
        empty="Aucun"
        options={departements.map(sayChoice)}
      />
      <Together>
        <DateField
          name="opens_on"
          label="Premier jour"
          value={values.opens_on ?? today}
          error={errors?.opens_on}
          required
        />
        <DateField
          name="closes_on"
          label="Dernier jour pour répondre"
          value={values.closes_on}
          error={errors?.closes_on}
          required
        />
      </Together>
      <Disclosure
        summary="Demander aussi de quels publics sont les personnes comptées"
        open={many(values.publics).length > 0 || Boolean(errors?.publics)}
      >
        <Checkboxes
          name="publics"
          label="Parmi les personnes comptées, combien sont"
          value={many(values.publics)}
          error={errors?.publics}
          options={Object.entries(targetPublics)}
          hint="Sans nommer personne. Chaque public coché ajoute une case par besoin et par commune : n’en cochez que ceux qui serviront."
        />
      </Disclosure>
      <Checkboxes
        name="questions"
        label="Questions sur la structure"
        value={many(values.questions)}
        error={errors?.questions}
        options={Object.entries(censusQuestions).map(([question, label]) => [
          question,
          isOfSchools(question) ? `${label} (${FOR_SCHOOLS.toLowerCase()})` : label,
        ])}
      />
      <Actions>
        <Submit label="Ouvrir le recensement" />
      </Actions>
    </Form>
  </>
)
