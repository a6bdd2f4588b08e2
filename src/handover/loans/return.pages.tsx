import { Select } from '#platform/ui/select.tsx'
import { ownPlaces } from '../handovers/prepare.choices.store.ts'
import { ReturnForm } from './loan.form.ts'
import { pastOf } from './loan.past.store.ts'
import { loanAct } from './loanAct.tsx'
import { returnLoan } from './return.store.ts'
import { ReturnedFields } from './returned.fields.tsx'

export const returnPages = loanAct({
  path: 'retour',
  title: 'Noter le retour',
  label: 'L’appareil est revenu',
  schema: ReturnForm,
  fields: async (by, loan, values, errors) => {
    const [places, { accessories }] = await Promise.all([ownPlaces(by), pastOf(by, loan)])
    return (
      <>
        <Select
          name="place"
          label="Où est-il maintenant ?"
          hint="N’importe lequel de vos lieux, pas seulement celui de la remise."
          required
          options={places.map(({ id, name }) => [id, name])}
          value={values.place}
          error={errors?.place}
        />
        <ReturnedFields
          {...{ values, errors }}
          says={{
            condition: 'Comment revient-il ?',
            accessories: 'Les accessoires',
            given: accessories && `Remis avec lui : ${accessories}.`,
            lock: 'Faites-le retirer maintenant : après, la famille seule peut le faire.',
          }}
        />
        <p class="quiet">
          Il part en quarantaine, puis il est effacé. Rien n’est demandé à la famille pour l’usure. La carte SIM lui
          reste.
        </p>
      </>
    )
  },
  act: returnLoan,
  done: 'Retour noté. Imprimez le reçu pour la famille.',
})
