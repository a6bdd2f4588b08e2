import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'
import { kindOptions } from '../devices/device.words.ts'
import { lineField } from './line.form.ts'

type Props = { typed: Typed; errors: Errors | null; lines: number }

/** The lines of a lot, one under the other; those left empty are passed over. */
export const LineFields = ({ typed, errors, lines }: Props) => (
  <>
    <p class="quiet">
      Une ligne par sorte d’appareils, achetés à peu près en même temps. Ce qui part à la déchèterie se dit ici aussi :
      la loi demande de choisir entre don et déchet avant tout enlèvement.
    </p>
    {Array.from({ length: lines }, (_, at) => (
      <LineFieldset at={at} typed={typed} errors={errors} />
    ))}
  </>
)

const LineFieldset = ({ at, typed, errors }: Pick<Props, 'typed' | 'errors'> & { at: number }) => {
  const asked = (name: string) => ({
    name: lineField(name, at),
    value: one(typed[lineField(name, at)]) ?? '',
    error: errors?.[lineField(name, at)],
  })
  const first = at === 0
  const more = [asked('place'), asked('protected')]
  return (
    <Fieldset legend={`Ligne ${at + 1}`}>
      <Together>
        <Select {...asked('kind')} label="Quels appareils" required={first} options={kindOptions} width="medium" />
        <Field {...asked('count')} label="Combien d’appareils" inputmode="numeric" width="short" required={first} />
      </Together>
      <Together>
        <Field
          {...asked('acquired')}
          label="Achetés en"
          hint="2019, 09/2019 ou 6 ans."
          width="short"
          onlyIf="si vous le savez"
        />
        <Field
          {...asked('value')}
          label="Valeur de chacun"
          hint="Une estimation."
          unit="€"
          inputmode="decimal"
          width="short"
          required={first}
        />
        <Select
          {...asked('outcome')}
          label="Don ou déchet"
          hint="Un déchet part à l’éco-organisme."
          required={first}
          options={[
            ['gift', 'Don'],
            ['waste', 'Déchet'],
          ]}
          width="short"
        />
      </Together>
      {(asked('aware').error || asked('aware').value === 'oui') && (
        <Checkbox
          name={lineField('aware', at)}
          label="Donner quand même"
          hint="Ces appareils de plus de dix ans ne comptent pas dans votre taux de réemploi."
          checked={asked('aware').value === 'oui'}
          error={asked('aware').error}
        />
      )}
      <Disclosure
        summary="Un autre lieu, des données protégées"
        open={more.some(({ value, error }) => value !== '' || Boolean(error))}
      >
        <Field {...asked('place')} label="Où les chercher, si c’est ailleurs" />
        <Checkbox
          name={lineField('protected', at)}
          label="Ces appareils portent des données protégées ou classifiées"
          hint="Ils ne comptent pas dans votre taux de réemploi."
          checked={asked('protected').value === 'oui'}
        />
      </Disclosure>
    </Fieldset>
  )
}
