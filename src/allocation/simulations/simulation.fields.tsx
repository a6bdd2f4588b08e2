import { Actions } from '#platform/ui/actions.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Form } from '#platform/ui/form.tsx'
import { type Option, Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { plainRules } from '../ranking/policy.ts'
import { changeable, numberToday } from './change.rules.ts'
import type { Inputs } from './inputs.ts'
import { changeNumbers, nameField, numberField, policyField, scenarioNumbers, whatField } from './simulation.form.ts'

type Props = { inputs: Inputs; values: Typed; errors?: Errors }

/** What is compared with today: one to three scenarios, each a few numbers or another order. */
export const SimulationFields = ({ inputs, values, errors }: Props) => {
  const options = changeable(inputs).map(([sent, label, target]): Option => {
    const today = numberToday(target, inputs, inputs.rules ?? plainRules)
    return [sent, today === null ? label : `${label} (aujourd’hui ${today})`]
  })
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form>
        <Field
          name="name"
          label="Nom de la simulation"
          hint="Par exemple : dix places de plus à Lens."
          value={values.name}
          error={errors?.name}
          required
          maxlength={120}
        />
        {scenarioNumbers.map((at) =>
          at === 1 || isSaid(values, errors, at) ? (
            <ScenarioFields {...{ at, options, inputs, values, errors }} />
          ) : (
            <Disclosure summary={at === 2 ? 'Comparer un deuxième scénario' : 'Comparer un troisième scénario'}>
              <ScenarioFields {...{ at, options, inputs, values, errors }} />
            </Disclosure>
          ),
        )}
        <Actions>
          <Submit label="Comparer" />
        </Actions>
      </Form>
    </>
  )
}

/** A scenario that was begun, or refused, stays in sight. */
const isSaid = (values: Typed, errors: Errors | undefined, at: number) =>
  [
    nameField(at),
    policyField(at),
    ...changeNumbers.flatMap((line) => [whatField(at, line), numberField(at, line)]),
  ].some((name) => values[name] || errors?.[name])

const ScenarioFields = ({ at, options, inputs, values, errors }: Props & { at: number; options: Option[] }) => (
  <Fieldset legend={`Scénario ${at}`}>
    <Field
      name={nameField(at)}
      label="Nom du scénario"
      value={values[nameField(at)]}
      error={errors?.[nameField(at)]}
      maxlength={60}
      width="medium"
    />
    <p class="quiet">Un nombre seul remplace : 60. Un signe ajoute ou retire : +10, −10.</p>
    {changeNumbers.map((line) => (
      <Together>
        <Select
          name={whatField(at, line)}
          label={line === 1 ? 'Ce qui change' : `Autre changement, n° ${line}`}
          empty="Rien"
          options={options}
          value={values[whatField(at, line)]}
          error={errors?.[whatField(at, line)]}
        />
        <Field
          name={numberField(at, line)}
          label={line === 1 ? 'Nombre' : `Nombre, n° ${line}`}
          value={values[numberField(at, line)]}
          error={errors?.[numberField(at, line)]}
          width="short"
          maxlength={12}
        />
      </Together>
    ))}
    {inputs.policies.some(({ adopted }) => !adopted) && (
      <Select
        name={policyField(at)}
        label="Un autre ordre de priorité"
        empty="L’ordre d’aujourd’hui"
        options={inputs.policies.map(({ id, version, adopted }) => [
          id,
          `Version ${version}${adopted ? ', adoptée' : ', en projet'}`,
        ])}
        value={values[policyField(at)]}
        error={errors?.[policyField(at)]}
      />
    )}
  </Fieldset>
)
