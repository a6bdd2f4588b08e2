import { sayNeeds } from '#needs/households/words.ts'
import { sayDay, sayMoment } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { referenceOf } from '../prescriptions/reference.ts'
import { RefusalFields } from '../prescriptions/refusal.fields.tsx'
import { QuestionField } from '../questions/question.field.tsx'
import { Thread } from '../questions/thread.tsx'
import { DeadLink } from './deadLink.view.tsx'
import { endOf } from './link.rules.ts'
import type { Behind, Other, Said } from './link.store.ts'
import { WhoField } from './whoField.tsx'

type Typing = { token: string; values: Typed; errors?: Errors }

/** What is asked, and the button that accepts. Neither a name nor a number before that: a message may have been forwarded. */
export const LinkView = ({
  asked,
  said,
  now,
  token,
  values,
  errors,
}: Typing & { asked: Behind; said: Said[]; now: Date }) => (
  <>
    <Heading title="Une famille vous est adressée" over={asked.receiver}>
      <Chips>
        {asked.urgent && <Chip tone="turn">Urgent</Chip>}
        <Chip>{asked.commune}</Chip>
      </Chips>
    </Heading>
    <ErrorSummary errors={errors ?? null} />
    <Facts>
      <Fact label="De la part de">{asked.sender}</Fact>
      <Fact label="Besoins">{sayNeeds(asked.kinds)}</Fact>
      <Fact label="La famille">{asked.letter}., avec son accord</Fact>
      {asked.message && <Fact label="Pour bien l’accueillir">{asked.message}</Fact>}
      <Fact label="Référence">{referenceOf(asked.id)}</Fact>
      <Fact label="Réponse attendue">{sayDeadlines(asked, now)}</Fact>
    </Facts>
    {asked.asked_at && (
      <Notice title="Votre question attend la réponse de l’expéditeur">
        <p>Posée {sayMoment(asked.asked_at, now)}. Vous pouvez aussi répondre sans attendre.</p>
      </Notice>
    )}
    <Thread said={said} now={now} />
    <Form action={`/reponse/${token}`}>
      <WhoField {...{ values, errors }} />
      <p class="quiet">En acceptant, vous lirez son nom et comment la joindre.</p>
      <Actions>
        <Submit label="Accepter" />
        <LinkButton href={`/reponse/${token}/refus`} second>
          Refuser, ou proposer ailleurs
        </LinkButton>
        {!asked.asked_at && <a href={`/reponse/${token}/question`}>Poser une question d’abord</a>}
      </Actions>
    </Form>
    <p class="quiet small">
      Cette page vaut pour cette demande seulement. Vous avez un compte ?{' '}
      <a href={`/orientations/${asked.id}`}>Répondez dans Maillon</a>.
    </p>
  </>
)

/** The end of the link, then that of the demand: together, since two dates apart seem to contradict each other. */
function sayDeadlines(asked: Behind, now: Date): string {
  const end = endOf(asked, now)
  const link = sayMoment(asked.expires_at, now)
  return asked.expires_at < end
    ? `Ce lien sert jusqu’au ${link}. Sans réponse le ${sayDay(end, now)}, la demande s’arrête.`
    : `Jusqu’au ${link}. Ensuite, la demande s’arrête.`
}

export const AskView = ({ token, values, errors }: Typing) => (
  <>
    <Heading title="Poser une question" />
    <ErrorSummary errors={errors ?? null} />
    <Form>
      <WhoField {...{ values, errors }} />
      <QuestionField {...{ values, errors }} />
      <Actions>
        <Submit label="Envoyer la question" />
        <a href={`/reponse/${token}`}>Revenir</a>
      </Actions>
    </Form>
  </>
)

export const RefuseView = ({ token, others, values, errors }: Typing & { others: readonly Other[] }) => (
  <>
    <Heading
      title="Refuser, ou proposer ailleurs"
      lead="L’expéditeur lira pourquoi, et cherchera une autre solution avec la famille."
    />
    <ErrorSummary errors={errors ?? null} />
    <Form>
      <WhoField {...{ values, errors }} />
      <RefusalFields
        others={others.map(({ id, name, commune }) => [id, commune ? `${name}, ${commune}` : name] as const)}
        {...{ values, errors }}
      />
      <Actions>
        <Submit label="Envoyer le refus" />
        <a href={`/reponse/${token}`}>Revenir</a>
      </Actions>
    </Form>
  </>
)

/** For a link that holds nothing, whatever the reason. */
export const Closed = () => (
  <DeadLink title="Il a peut-être déjà servi, ou il est trop ancien">
    Un lien sert huit jours, pour une seule demande, jusqu’à sa réponse. Si une réponse est encore attendue de votre
    structure, un nouveau lien arrive à son adresse.
  </DeadLink>
)
