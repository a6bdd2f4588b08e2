import { sayDate } from '#platform/i18n/dates.ts'
import { DateField } from '#platform/ui/dateField.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'
import type { Signal } from './signal.read.store.ts'
import { equippedSince, isOpen } from './signal.rules.ts'

type Props = { signal: Signal; values: Typed; errors?: Errors; today: string }

/** The next thing to do for a pupil: call, say the cause, note the return. One main button. */
export const SignalSteps = (props: Props) => {
  const { signal, today } = props
  if (!isOpen(signal)) return <Over {...{ signal, today }} />
  const equipped = equippedSince(signal)
  if (signal.state === 'flagged' && !equipped)
    return (
      <>
        <Call {...props} />
        <Disclosure summary="L’élève est revenu, ou la cause est déjà connue" open={Boolean(props.errors?.back_on)}>
          <Back {...props} second />
          <p>
            <a href={`/signalements/${signal.id}/cause`}>Noter la cause</a>
          </p>
        </Disclosure>
      </>
    )
  if (signal.state === 'reached' && !equipped)
    return (
      <>
        <Next
          title="Qu’est-ce qui l’empêche de suivre ?"
          detail="La famille est jointe. Notez la cause : un ordinateur, une connexion ou une aide peuvent venir d’ailleurs."
          action={<LinkButton href={`/signalements/${signal.id}/cause`}>Noter la cause</LinkButton>}
        />
        <Disclosure summary="L’élève est revenu" open={Boolean(props.errors?.back_on)}>
          <Back {...props} second />
        </Disclosure>
      </>
    )
  return (
    <>
      {equipped ? (
        <Notice tone="turn" title="De retour en cours ?">
          {`La famille a été équipée le ${sayDate(signal.equipped_on ?? today)}. Regardez si l’élève se connecte, puis notez-le.`}
        </Notice>
      ) : (
        <Waiting {...{ signal }} />
      )}
      <Back {...props} />
    </>
  )
}

const Waiting = ({ signal }: Pick<Props, 'signal'>) =>
  signal.household_id ? (
    <Notice title="De l’aide est cherchée">
      <p>
        Le besoin est noté dans <a href={`/familles/${signal.household_id}`}>la fiche de sa famille</a>. Si elle
        l’accepte, orientez-la depuis cette fiche.
      </p>
    </Notice>
  ) : (
    <Notice title="Votre établissement le suit">
      <p>
        Cette cause ne demande rien à d’autres. Si un ordinateur ou une connexion manque aussi,{' '}
        <a href={`/signalements/${signal.id}/cause`}>notez-le</a>.
      </p>
    </Notice>
  )

const Over = ({ signal }: Pick<Props, 'signal' | 'today'>) => (
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

const Call = ({ signal, values, errors }: Props) => (
  <Form action={`/signalements/${signal.id}/appel`}>
    <Radios
      name="reach"
      label="Vous avez appelé la famille : qu’est-ce que cela a donné ?"
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
    <Submit label="Noter l’appel" />
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
