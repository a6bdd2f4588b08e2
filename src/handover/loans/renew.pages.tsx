import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import { DateField } from '#platform/ui/dateField.tsx'
import { Field } from '#platform/ui/field.tsx'
import { RenewForm } from './loan.form.ts'
import { OVER, SPARE, usedUp } from './loan.rules.ts'
import { loanAct } from './loanAct.tsx'
import { renewLoan, timesRenewed } from './renew.store.ts'
import { termsOf } from './terms.store.ts'

export const renewPages = loanAct({
  path: 'prolonger',
  title: 'Prolonger le prêt',
  label: 'Prolonger',
  schema: RenewForm,
  closed: async (by, loan) => {
    if (loan.until) return OVER
    if (loan.spare_for) return SPARE
    const terms = await termsOf(by, loan.handover_id, loan.since)
    return usedUp(await timesRenewed(by, loan.handover_id), terms)
  },
  fields: async (by, loan, values, errors) => {
    const [terms, renewed] = await Promise.all([
      termsOf(by, loan.handover_id, loan.since),
      timesRenewed(by, loan.handover_id),
    ])
    return (
      <>
        <p>
          Retour prévu le {sayDate(loan.due_on)}. Le programme permet{' '}
          {counted(terms.renewals, 'prolongation', 'prolongations')}, {counted(renewed, 'déjà faite', 'déjà faites')}.
        </p>
        <DateField
          name="due_on"
          label="Nouveau jour de retour"
          required
          min={dayOf(by.now)}
          value={values.due_on}
          error={errors?.due_on}
        />
        <Field
          name="agreed_by"
          label="Convenu avec"
          hint="Le nom de la personne de la famille qui est d’accord."
          required
          value={values.agreed_by}
          error={errors?.agreed_by}
          maxlength={120}
          spellcheck={false}
        />
      </>
    )
  },
  act: renewLoan,
  done: 'Le prêt est prolongé. La famille sera rappelée avant le nouveau jour.',
})
