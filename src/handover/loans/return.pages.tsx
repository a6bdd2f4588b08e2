import { Field } from '#platform/ui/field.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import { ownPlaces } from '../handovers/prepare.choices.store.ts'
import { ReturnForm } from './loan.form.ts'
import { pastOf } from './loan.past.store.ts'
import { conditions, locks, pairs } from './loan.words.ts'
import { loanAct } from './loanAct.tsx'
import { returnLoan } from './return.store.ts'

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
        <Radios
          name="condition"
          label="Comment revient-il ?"
          required
          options={pairs(conditions)}
          value={values.condition}
          error={errors?.condition}
        />
        <Radios
          name="accessories"
          label="Les accessoires"
          hint={accessories && `Remis avec lui : ${accessories}.`}
          required
          options={[
            ['all', 'Tout est là'],
            ['missing', 'Il manque quelque chose'],
          ]}
          value={values.accessories}
          error={errors?.accessories}
        />
        <Field
          name="missing"
          label="Ce qui manque"
          onlyIf="s’il manque quelque chose"
          value={values.missing}
          error={errors?.missing}
          maxlength={120}
        />
        <Radios
          name="lock"
          label="Un compte, un code ou une gestion à distance est-il resté dessus ?"
          hint="Faites-le retirer maintenant : après, la famille seule peut le faire."
          required
          options={pairs(locks)}
          value={values.lock}
          error={errors?.lock}
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
