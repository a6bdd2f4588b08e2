import type { Filled } from '#needs/households/household.fields.tsx'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { needKinds } from '#needs/households/words.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { ofName } from '#platform/i18n/toward.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { isSilent } from '../arrivals/arrival.rules.ts'
import { YoungField } from '../young/young.fields.tsx'
import type { Young } from '../young/young.store.ts'
import { AlreadySent } from './goingOn.tsx'
import { AgreedAgainField, AgreedField, MessageField, PrintFirst, ToField } from './prescription.fields.tsx'
import type { SeenPrescription } from './prescription.store.ts'
import type { Receiver } from './receiver.store.ts'
import type { GoingOn } from './served.store.ts'
import { Transmitted } from './transmitted.tsx'

type Props = Filled & {
  household: SeenHousehold
  receivers: Receiver[]
  /** How the family agreed: never asked yet, asked again since it agreed to somebody else, or known for all who may be chosen. */
  ask: 'first' | 'again' | null
  instead: SeenPrescription | undefined
  /** What is asked of its young people. */
  young: Young
  /** The words that others read instead of this structure's name. */
  masked: string | null
  /** The organisation that is ticked before anybody chooses. */
  suggested?: string | null
  /** Those that go on already: not proposed again. */
  goingOn: readonly GoingOn[]
  /** Which refused prescription is replaced, as the address bears it. */
  query: string
  now: Date
}

/** The form that addresses a household already known. */
export const SendPage = ({
  household,
  receivers,
  ask,
  values,
  errors,
  instead,
  suggested,
  goingOn,
  query,
  young,
  masked,
  now,
}: Props) => (
  <>
    <Heading
      title="Orienter la famille"
      lead={instead ? sayAfter(instead) : 'La structure choisie verra sa fiche et vous répondra ici.'}
    />
    <ErrorSummary errors={errors} />
    <AlreadySent {...{ goingOn, now }} />
    <Form action={`/familles/${household.id}/orienter${query}`}>
      {(receivers.length > 0 || goingOn.length === 0) && (
        <ToField
          {...{ receivers, values, errors, suggested }}
          commune={household.commune_name}
          kinds={[values.kinds ?? []].flat()}
        />
      )}
      <Transmitted masked={masked} />
      <Checkboxes
        name="kinds"
        label="Pour quels besoins"
        required
        value={[values.kinds ?? []].flat()}
        error={errors?.kinds}
        options={Object.entries(needKinds)}
      />
      <Checkbox name="urgent" label="C’est urgent" checked={values.urgent === 'oui'} />
      <MessageField {...{ values, errors }} />
      <YoungField {...{ young, values, errors }} />
      {ask && (
        <>
          {ask === 'first' ? (
            <AgreedField {...{ values, errors }} />
          ) : (
            <AgreedAgainField {...{ values, errors, receivers }} />
          )}
          <DateField
            name="agreed_on"
            label="Le jour de son accord"
            required
            value={String(values.agreed_on ?? dayOf(now))}
            max={dayOf(now)}
            error={errors?.agreed_on}
          />
        </>
      )}
      <Actions>
        {receivers.length > 0 && (
          <>
            <Submit label="Envoyer l’orientation" />
            <PrintFirst action={`/familles/${household.id}/orienter/feuille${query}`} />
          </>
        )}
        <LinkButton href={`/familles/${household.id}`} second>
          Annuler
        </LinkButton>
      </Actions>
    </Form>
  </>
)

const sayAfter = (former: SeenPrescription): string =>
  `${sayEnd(former)}. Dites à la famille à qui vous l’adressez maintenant.`

/** Why the former receiver is left: one that still has to answer may only be left when it is suspended. */
function sayEnd(former: SeenPrescription): string {
  const { state, receiver } = former
  if (state === 'refused') return `Après le refus ${ofName(receiver)}`
  if (state === 'sent') return `La structure est suspendue : aucune réponse ne viendra ${ofName(receiver)}`
  if (state !== 'accepted') return `Aucune réponse n’est venue ${ofName(receiver)}`
  return isSilent(former)
    ? `La venue n’est pas confirmée : aucune réponse ${ofName(receiver)}`
    : `La personne n’est pas venue, selon la réponse ${ofName(receiver)}`
}
