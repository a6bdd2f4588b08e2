import { DateField } from '#platform/ui/dateField.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { CommuneBoxes, PublicBoxes } from '../programmes/aim.fields.tsx'
import type { Covered } from '../programmes/aim.rules.ts'
import { Save } from '../programmes/save.tsx'

type Props = {
  title: string
  values: Typed
  errors?: Errors
  funders: { id: string; name: string }[]
  communes: readonly Covered[]
  back: string
}

/** The whole form of an agreement: who pays, when, for whom. */
export const FundingAgreementFields = ({ title, values, errors, funders, communes, back }: Props) => (
  <>
    <Heading title={title} />
    <ErrorSummary errors={errors} />
    <Form>
      <Field
        name="title"
        label="Nom de la convention"
        hint="Le matériel gardé pour elle portera ce nom."
        value={values.title}
        error={errors?.title}
        maxlength={160}
        required
      />
      <Select
        name="funder"
        label="Financeur"
        hint="Il lira cette convention sur la page du programme qu’il finance."
        empty="Aucun"
        value={values.funder}
        error={errors?.funder}
        options={funders.map(({ id, name }) => [id, name])}
      />
      <Field
        name="reference"
        label="Référence"
        value={values.reference}
        error={errors?.reference}
        width="medium"
        maxlength={80}
      />
      <Together>
        <DateField name="starts_on" label="Premier jour" value={values.starts_on} error={errors?.starts_on} required />
        <DateField name="ends_on" label="Dernier jour" value={values.ends_on} error={errors?.ends_on} />
      </Together>
      <Field
        name="amount"
        label="Montant"
        unit="€"
        inputmode="decimal"
        width="medium"
        autocomplete="off"
        value={values.amount}
        error={errors?.amount}
      />
      <CommuneBoxes {...{ values, errors, communes }} />
      <PublicBoxes {...{ values, errors }} />
      <Save label="Enregistrer la convention" {...{ back, values }} />
    </Form>
  </>
)
