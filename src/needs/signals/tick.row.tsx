import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Choice } from '#platform/ui/choice.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Beside, fieldId } from '#platform/ui/question.tsx'
import { Select } from '#platform/ui/select.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'
import { type Risk, riskWords } from './risk.rules.ts'
import { RiskChip } from './riskView.tsx'
import { sayDayMonth } from './state.words.ts'
import { fieldOf } from './tick.form.ts'
import type { Pupil } from './tick.store.ts'
import { noticedHows, reaches, sayPupil } from './words.ts'

type Props = { pupil: Pupil; risk: Risk | undefined; values: Typed; errors?: Errors; today: string }

const noticed = Object.entries(noticedHows)
const reach = Object.entries(reaches)

/** One pupil, one line: a box, and what is said of the absence once it is ticked. */
export const PupilLine = ({ pupil, risk, values, errors, today }: Props) =>
  pupil.signal ? <UnderWay {...{ pupil, risk, values }} /> : <Present {...{ pupil, risk, values, errors, today }} />

const Present = ({ pupil, risk, values, errors, today }: Props) => {
  const { id } = pupil
  const name = fieldOf.flag(id)
  const wrong = errors?.[name]
  const asked = [fieldOf.since(id), fieldOf.noticed(id)]
  const field = (named: string) => ({ name: named, value: values[named], error: errors?.[named] })
  return (
    <li class="pupil">
      <Beside name={name} error={wrong} />
      <Choice
        type="checkbox"
        id={fieldId(name)}
        name={name}
        option={['oui', sayPupil(pupil)]}
        checked={one(values[name]) === 'oui'}
        invalid={Boolean(wrong)}
        describedby={wrong && `${fieldId(name)}-erreur`}
      />
      {risk && <RiskChip risk={risk} />}
      <fieldset class="told">
        <legend class="hidden">{sayPupil(pupil)}</legend>
        <Select {...field(fieldOf.reach(id))} label="La famille" empty={false} required options={reach} />
        <Field
          {...field(fieldOf.by(id))}
          label="Par qui"
          onlyIf="si ce n’est pas vous"
          autocomplete="off"
          maxlength={80}
        />
        <Disclosure
          summary="Un autre jour, une autre raison"
          open={asked.some((name) => values[name] || errors?.[name])}
        >
          <DateField {...field(fieldOf.since(id))} label="Depuis le" max={today} />
          <Select {...field(fieldOf.noticed(id))} label="Remarqué" empty="Comme la classe" options={noticed} />
        </Disclosure>
      </fieldset>
    </li>
  )
}

/** Flagged already: nothing to tick but the return, in one column whatever is said of the pupil; the rest is on the pupil's page. */
const UnderWay = ({ pupil, risk, values }: Pick<Props, 'pupil' | 'risk' | 'values'>) => (
  <li class="pupil under-way">
    <p>
      <a href={`/signalements/${pupil.signal}`}>{sayPupil(pupil)}</a>{' '}
      <small class="quiet">
        depuis le {sayDayMonth(pupil.since ?? '')}
        {risk && `, ${riskWords[risk.level].toLowerCase()}`}
      </small>
    </p>
    <Checkbox
      name={fieldOf.back(pupil.id)}
      label={
        <>
          De retour<span class="hidden"> : {sayPupil(pupil)}</span>
        </>
      }
      checked={one(values[fieldOf.back(pupil.id)]) === 'oui'}
    />
  </li>
)
