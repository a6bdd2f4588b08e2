import { sayNeeds } from '#needs/households/words.ts'
import { dayOf, sayDay, sayMoment } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { DeadLink } from '../links/deadLink.view.tsx'
import { nameBefore } from '../links/link.rules.ts'
import { WhoField } from '../links/whoField.tsx'
import { referenceOf } from '../prescriptions/reference.ts'
import { ArrivalFields } from './arrival.fields.tsx'
import type { Expected } from './arrival.store.ts'

type Props = { asked: Expected; token: string; now: Date; values: Typed; errors?: Errors }

/** One question and one button, with enough to know whom it is about: never a name nor a number. */
export const ArrivalAsked = ({ asked, token, now, values, errors }: Props) => (
  <>
    <Heading
      title="La personne est-elle venue ?"
      over={asked.receiver}
      lead="Votre structure a accepté une famille. Qui vous l’a adressée voudrait savoir ce qu’elle devient."
    />
    <ErrorSummary errors={errors ?? null} />
    <Facts>
      <Fact label="De la part de">{asked.sender}</Fact>
      <Fact label="La famille">
        {asked.letter}., {asked.commune}
      </Fact>
      <Fact label="Référence">{referenceOf(asked.id)}</Fact>
      <Fact label="Besoins">{sayNeeds(asked.kinds)}</Fact>
      <Fact label="Acceptée">
        {sayDay(asked.answered_at, now)}, par {asked.answered_by}
      </Fact>
    </Facts>
    <Form action={`/venue/${token}`}>
      <ArrivalFields {...{ values, errors }} today={dayOf(now)} />
      <WhoField values={{ who: nameBefore(asked.answered_by), ...values }} errors={errors} />
      <Actions>
        <Submit label="Envoyer la réponse" />
      </Actions>
    </Form>
    <p class="quiet small">
      Cette page sert à cette question seulement, jusqu’au {sayMoment(asked.expires_at, now)}. Rien d’autre ne peut être
      lu ni changé ici.
    </p>
  </>
)

export const ArrivalThanks = () => (
  <>
    <Heading title="Votre réponse est partie" />
    <Notice tone="done">
      <p>Merci. L’expéditeur sait maintenant ce que la famille devient. Ce lien n’a plus rien à montrer.</p>
    </Notice>
  </>
)

/** For a link that holds nothing, whatever the reason. */
export const ArrivalClosed = () => (
  <DeadLink title="Il est trop ancien, ou la question est sans objet">
    Si une réponse est encore attendue, un nouveau lien arrive à l’adresse de votre structure.
  </DeadLink>
)
