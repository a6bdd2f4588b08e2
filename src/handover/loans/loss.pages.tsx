import { dayOf } from '#platform/i18n/dates.ts'
import { DateField } from '#platform/ui/dateField.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { LossForm } from './loan.form.ts'
import { circumstances, losses, pairs } from './loan.words.ts'
import { loanAct } from './loanAct.tsx'
import { declareLoss } from './loss.store.ts'

export const lossPages = loanAct({
  path: 'perte',
  title: 'Déclarer une perte ou un vol',
  label: 'Noter la déclaration',
  danger: true,
  schema: LossForm,
  fields: (by, _, values, errors) => (
    <>
      <p>La famille le déclare, et n’en répond plus. S’il est retrouvé, il sera effacé avant toute chose.</p>
      <Radios
        name="kind"
        label="Que s’est-il passé ?"
        inline
        required
        options={pairs(losses)}
        value={values.kind}
        error={errors?.kind}
      />
      <DateField
        name="happened_on"
        label="Quel jour ?"
        hint="À peu près, si la famille ne sait plus."
        required
        max={dayOf(by.now)}
        value={values.happened_on}
        error={errors?.happened_on}
      />
      <Radios
        name="circumstance"
        label="Où ?"
        hint="Rien d’autre n’est à raconter."
        required
        options={pairs(circumstances)}
        value={values.circumstance}
        error={errors?.circumstance}
      />
      <Field
        name="report_number"
        label="Numéro du dépôt de plainte"
        hint="Pour un vol, si la famille l’a."
        value={values.report_number}
        error={errors?.report_number}
        width="medium"
        maxlength={40}
        spellcheck={false}
      />
    </>
  ),
  act: declareLoss,
  done: 'La déclaration est notée.',
})
