import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { CommuneBoxes, PublicBoxes } from '../programmes/aim.fields.tsx'
import type { Covered } from '../programmes/aim.rules.ts'
import { Save } from '../programmes/save.tsx'
import { kinds, kindTitles } from '../programmes/words.ts'

type Props = {
  title: string
  values: Typed
  errors?: Errors
  communes: readonly Covered[]
  organisations: readonly { id: string; name: string }[]
  agreements: readonly { id: string; title: string }[]
  back: string
}

/** The whole form of a crossing quota: whom it names, at least, at most. */
export const QuotaRuleFields = (props: Props) => {
  const { title, values, errors, communes, back } = props
  return (
    <>
      <Heading title={title} />
      <ErrorSummary errors={errors} />
      <Form>
        <Field
          name="name"
          label="Nom du quota"
          hint="Court et clair, par exemple « Élèves d’Avion » : les familles le liront."
          value={values.name}
          error={errors?.name}
          maxlength={80}
          required
        />
        <Radios
          name="kind"
          label="Il compte"
          options={kinds.map((kind) => [kind, kindTitles[kind]])}
          value={values.kind}
          error={errors?.kind}
          inline
          required
        />
        <Limits {...{ values, errors }} />
        <CommuneBoxes {...{ values, errors, communes }} />
        <PublicBoxes {...{ values, errors }} />
        <Others {...props} />
        <Save label="Enregistrer le quota" {...{ back, values }} />
      </Form>
    </>
  )
}

const Limits = ({ values, errors }: Pick<Props, 'values' | 'errors'>) => (
  <>
    <Together>
      <Field
        name="at_least"
        label="Au moins"
        hint="Un minimum garanti."
        value={values.at_least}
        error={errors?.at_least}
        width="short"
        inputmode="numeric"
        autocomplete="off"
      />
      <Field
        name="at_most"
        label="Au plus"
        hint="Un maximum."
        value={values.at_most}
        error={errors?.at_most}
        width="short"
        inputmode="numeric"
        autocomplete="off"
      />
    </Together>
    {(errors?.at_least || values.awaited) && (
      <Checkbox
        name="awaited"
        label="Du matériel est attendu : garder ce minimum même si le stock d’aujourd’hui ne suffit pas"
        checked={values.awaited === 'oui'}
      />
    )}
  </>
)

/** What few quotas name: who oriented the family, which agreement pays. */
const Others = ({ values, errors, organisations, agreements }: Props) =>
  organisations.length + agreements.length > 0 && (
    <Disclosure
      summary="Selon qui oriente ou qui paie"
      open={
        [values.organisations ?? [], values.agreements ?? []].flat().length > 0 ||
        !!errors?.organisations ||
        !!errors?.agreements
      }
    >
      {organisations.length > 0 && (
        <Checkboxes
          name="organisations"
          label="Structures qui orientent"
          hint="Aucune cochée : toutes. Compte celle qui a orienté la famille en premier."
          options={organisations.map(({ id, name }) => [id, name])}
          value={values.organisations}
          error={errors?.organisations}
        />
      )}
      {agreements.length > 0 && (
        <Checkboxes
          name="agreements"
          label="Conventions"
          hint="Aucune cochée : toutes, et sans convention."
          options={agreements.map(({ id, title }) => [id, title])}
          value={values.agreements}
          error={errors?.agreements}
        />
      )}
    </Disclosure>
  )
