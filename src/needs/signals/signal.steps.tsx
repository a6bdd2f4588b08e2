import { sayPhone } from '#network/phones/phone.ts'
import { sayDate } from '#platform/i18n/dates.ts'
import { uncapital } from '#platform/text/capital.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'
import { nextOf, sayLooked, sayRest } from './signal.next.ts'
import type { FamilyPhone } from './signal.phone.store.ts'
import type { Signal } from './signal.read.store.ts'
import { awaited, lookedSince } from './signal.rules.ts'
import { isOwnTurn, isResting, stepOf } from './step.rules.ts'

type Props = { signal: Signal; phone: FamilyPhone | null; values: Typed; errors?: Errors; today: string }

/** The next thing to do for a pupil, in the box where the eye looks first; what else may happen is one press away. */
export const SignalSteps = (props: Props) => {
  const { signal } = props
  const step = stepOf(signal)
  if (step === 'over') return <Over {...{ signal }} />
  if (step === 'return') return <Return {...props} />
  if (step === 'call') return <ToCall {...props} />
  const { title, detail, verb } = nextOf(step, props)
  const tone = isOwnTurn(signal, props.today) ? 'turn' : 'calm'
  const look = awaited(signal, props.today) === 'look'
  if (!verb && step === 'follow')
    return (
      <Next
        {...{ title, detail, tone }}
        action={
          <div>
            <Back {...props} />
            {look && <Looked {...{ signal }} second />}
          </div>
        }
      />
    )
  return (
    <>
      <Next
        {...{ title, detail, tone }}
        action={
          (verb || look) && (
            <Actions>
              {verb && <LinkButton href={verb[1]}>{verb[0]}</LinkButton>}
              {look && <Looked {...{ signal }} second={Boolean(verb)} />}
            </Actions>
          )
        }
      />
      <Disclosure summary="L’élève est revenu" open={Boolean(props.errors?.back_on)}>
        <Back {...props} second />
      </Disclosure>
    </>
  )
}

/** The number first, then what came of the call. */
const ToCall = (props: Props) => {
  const { signal, phone } = props
  return (
    <>
      <Next
        title="Appelez la famille"
        detail={
          phone ? sayCall(phone) : 'Son numéro est dans les dossiers de votre établissement : Maillon ne l’a pas.'
        }
        action={
          phone && (
            <LinkButton href={`tel:${phone.phone}`} icon="call">
              Appeler le {sayPhone(phone.phone).replaceAll(' ', '\u00a0')}
            </LinkButton>
          )
        }
      />
      <Call {...props} />
      <Disclosure summary="L’élève est revenu, ou la cause est déjà connue" open={Boolean(props.errors?.back_on)}>
        <Back {...props} second />
        <p>
          <a href={`/signalements/${signal.id}/cause`}>Noter la cause</a>
        </p>
      </Disclosure>
    </>
  )
}

const sayCall = ({ best_moment, neutral_message }: FamilyPhone): string =>
  [
    best_moment && `De préférence ${uncapital(best_moment)}.`,
    neutral_message && 'Ne dites rien dans un message : d’autres peuvent l’écouter.',
    'Notez ensuite ce que l’appel a donné.',
  ]
    .filter(Boolean)
    .join(' ')

const Return = (props: Props) => {
  const { signal, today } = props
  const look = awaited(signal, today) === 'return'
  return (
    <Next
      tone={!look && lookedSince(signal) ? 'calm' : 'turn'}
      title={isResting(signal, today) ? sayRest(signal) : 'De retour en cours ?'}
      detail={`La famille a été équipée le ${sayDate(signal.equipped_on ?? today)}.${look ? '' : sayLooked(signal)}${lookedSince(signal) ? '' : ' Regardez si l’élève se connecte, puis notez-le.'}`}
      action={
        <div>
          <Back {...props} />
          {look && <Looked {...{ signal }} second />}
        </div>
      }
    />
  )
}

/** The school looked, and the pupil is not back: the next reminder follows from today. */
const Looked = ({ signal, second }: Pick<Props, 'signal'> & { second?: boolean }) => (
  <ActButton
    action={`/signalements/${signal.id}/point`}
    label="J’ai fait le point, pas encore de retour"
    second={second}
  />
)

const Over = ({ signal }: Pick<Props, 'signal'>) => (
  <Next
    tone={signal.state === 'back' ? 'done' : 'calm'}
    title={signal.state === 'back' ? `De retour le ${sayDate(signal.back_on ?? '')}` : 'Suivi clos'}
    detail="Si l’élève ne se connecte plus, cochez de nouveau son nom dans sa classe."
    action={
      <LinkButton href={`/classes/${signal.class_id}`} second>
        Ouvrir sa classe
      </LinkButton>
    }
  />
)

const Call = ({ signal, phone, values, errors }: Props) => (
  <Form action={`/signalements/${signal.id}/appel`}>
    <Radios
      name="reach"
      label="Ce que l’appel a donné"
      required
      value={one(values.reach)}
      error={errors?.reach}
      options={[
        ['reached', 'Quelqu’un a répondu'],
        ['message_left', 'Un message est laissé'],
        ['not_reached', 'Personne, ou mauvais numéro'],
      ]}
    />
    <Field
      name="reached_by"
      label="Qui a appelé"
      onlyIf="si ce n’est pas vous"
      value={values.reached_by}
      error={errors?.reached_by}
      width="medium"
      maxlength={80}
      autocomplete="off"
    />
    <Submit label="Noter l’appel" second={Boolean(phone)} />
  </Form>
)

const Back = ({ signal, values, errors, today, second }: Props & { second?: boolean }) => (
  <Form action={`/signalements/${signal.id}/retour`}>
    <DateField
      name="back_on"
      label="De retour le"
      required
      value={one(values.back_on) ?? today}
      error={errors?.back_on}
      min={signal.since}
      max={today}
    />
    <Submit label="Noter son retour" second={second} />
  </Form>
)
