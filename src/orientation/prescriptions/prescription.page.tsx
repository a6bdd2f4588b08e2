import { statesOf } from '#needs/households/chain.ts'
import { readInFull } from '#needs/households/readers.words.ts'
import { sayNeeds, sayPeople } from '#needs/households/words.ts'
import { sayDay, sayMoment } from '#platform/i18n/dates.ts'
import { byName, theName } from '#platform/i18n/toward.ts'
import { Block } from '#platform/ui/block.tsx'
import { Chain } from '#platform/ui/chain.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { Columns } from '#platform/ui/columns.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { Moment, Story } from '#platform/ui/story.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { Came, SayArrival } from '../arrivals/arrival.said.tsx'
import type { NextReceiver } from '../next/next.store.ts'
import type { Said } from '../questions/question.store.ts'
import { AskSheet, Thread } from '../questions/thread.tsx'
import { sayYoung } from '../young/young.words.ts'
import { AnswerNext, LookTwice, RefuseSheet } from './answerForms.tsx'
import type { FollowUp } from './followUp.store.ts'
import type { SeenPrescription } from './prescription.store.ts'
import type { Receiver } from './receiver.store.ts'
import { referenceOf } from './reference.ts'
import { SenderNext } from './senderNext.tsx'
import { sayStanding } from './standing.ts'
import { SuspendedNext } from './suspendedNext.tsx'
import { ToTakeBack } from './takeBack.tsx'

export type PrescriptionProps = {
  prescription: SeenPrescription
  /** This organisation sent it; otherwise it received it. */
  mine: boolean
  mayAnswer: boolean
  /** The receiver accepted, and may say whether the person came. */
  maySay: boolean
  followUp: FollowUp
  /** Other coordinations that a refusal may suggest. */
  others: readonly Receiver[]
  /** What the two organisations wrote to each other. */
  thread: readonly Said[]
  /** Whom the sender may turn to next. */
  next: NextReceiver | null
  /** Why the receiver should look twice: already served, perhaps under another record. */
  served: boolean
  alike: readonly { id: string; name: string }[]
  values: Typed
  errors?: Errors
  now: Date
}

/** One prescription, as its sender or its receiver sees it. */
export const PrescriptionPage = (props: PrescriptionProps) => {
  const { prescription: asked, mine, mayAnswer, maySay, thread, errors, now } = props
  const [state, tone] = sayStanding(asked)
  const questioned = mine && asked.state === 'sent' && asked.asked_at !== null
  return (
    <>
      <Heading
        title={asked.household ?? 'Une famille que vous ne suivez plus'}
        over={`Orientation envoyée ${sayMoment(asked.sent_at, now)}`}
      >
        <Chips>
          <Chip tone={tone}>{state}</Chip>
          {asked.urgent && <Chip tone="turn">Urgent</Chip>}
          {asked.commune && <Chip>{asked.commune}</Chip>}
        </Chips>
      </Heading>
      <ErrorSummary errors={errors} />
      {asked.stopped && !asked.forgotten_at && <SuspendedNext {...{ asked, mine }} />}
      {mine && (asked.forgotten_at || !(asked.stopped && asked.state === 'sent')) && <SenderNext {...props} />}
      {mayAnswer && <LookTwice {...props} />}
      <Columns aside={mayAnswer ? <RefuseSheet {...props} /> : <AskedFor {...props} />}>
        {mayAnswer && <AskedFor {...props} />}
        {!(questioned && thread.length < 2) && <Thread said={thread} now={now} />}
        {mayAnswer && <AnswerNext {...props} />}
        {mayAnswer && !asked.asked_at && <AskSheet id={asked.id} values={props.values} errors={errors} />}
        {mine && <Becomes {...props} />}
        {maySay && <SayArrival {...props} />}
        {!mine && !mayAnswer && <Answered {...props} />}
        {questioned && asked.scope === 'full' && !asked.suspended && <ToTakeBack id={asked.id} />}
      </Columns>
    </>
  )
}

/** Dates and nothing else: what concerns the family stays with those who accompany it. */
const Becomes = ({ prescription: asked, followUp, now }: PrescriptionProps) => {
  const wasRefused = asked.state === 'refused' || (asked.state === 'rerouted' && asked.why !== null)
  return (
    <Block title="Ce qu’elle devient">
      {asked.chain && asked.stage && (
        <Chain stage={asked.stage} states={statesOf(asked.chain, asked.status ?? undefined)} />
      )}
      <Story>
        <Came {...{ asked, now }} />
        {followUp.toReversed().map(({ word, at }) => (
          <Moment when={sayDay(at, now)} datetime={at.toISOString()} tone="done">
            <p>{word}</p>
          </Moment>
        ))}
        {asked.state === 'withdrawn' && (
          <Moment when={sayDay(asked.updated_at, now)} datetime={asked.updated_at.toISOString()}>
            <p>
              {asked.answered_at ? 'Retirée.' : 'Retirée avant la réponse.'} {asked.why}
            </p>
          </Moment>
        )}
        {asked.state === 'expired' && (
          <Moment when={sayDay(asked.updated_at, now)} datetime={asked.updated_at.toISOString()} tone="loss">
            <p>Restée sans réponse</p>
          </Moment>
        )}
        {wasRefused && asked.answered_at && (
          <Moment when={sayDay(asked.answered_at, now)} datetime={asked.answered_at.toISOString()} tone="loss">
            <p>
              Refusée {byName(asked.receiver)}. {asked.why}
            </p>
          </Moment>
        )}
        {asked.seen_at && (
          <Moment when={sayDay(asked.seen_at, now)} datetime={asked.seen_at.toISOString()}>
            <p>Vue par {asked.seen_by}</p>
          </Moment>
        )}
        {!asked.seen_at && asked.opened_at && (
          <Moment when={sayDay(asked.opened_at, now)} datetime={asked.opened_at.toISOString()}>
            <p>Lien ouvert, peut-être par le filtre d’une messagerie : rien ne dit que quelqu’un l’a lue</p>
          </Moment>
        )}
        <Moment when={sayDay(asked.sent_at, now)} datetime={asked.sent_at.toISOString()}>
          <p>Orientée vers {theName(asked.receiver)}</p>
        </Moment>
      </Story>
    </Block>
  )
}

const AskedFor = ({ prescription: asked, mine }: PrescriptionProps) => (
  <Sheet title="Ce qui est demandé">
    <Facts>
      <Fact label="De la part de">{asked.sender}</Fact>
      <Fact label="Adressée à">{asked.receiver}</Fact>
      {asked.programme && <Fact label="Programme">{asked.programme}</Fact>}
      <Fact label="Besoins">{sayNeeds(asked.kinds)}</Fact>
      {asked.household && <Fact label="Composition">{sayPeople(asked.adults ?? 0, asked.children ?? 0)}</Fact>}
      {asked.young && <Fact label="Un jeune">{sayYoung(asked.young)}</Fact>}
      {asked.situation && <Fact label="Situation">{asked.situation}</Fact>}
      {asked.message && <Fact label="Pour bien l’accueillir">{asked.message}</Fact>}
      <Fact label="Référence">{referenceOf(asked.id)}</Fact>
    </Facts>
    {asked.scope === 'status' && !mine && (
      <Disclosure summary="En acceptant, vous lirez…">
        <ul class="points">
          {readInFull.map((part) => (
            <li>{part}</li>
          ))}
        </ul>
      </Disclosure>
    )}
    {asked.scope === 'full' && (
      <p>
        <a href={`/familles/${asked.household_id}`}>
          {mine ? 'Voir la famille' : 'Voir sa situation et comment la joindre'}
        </a>
      </p>
    )}
  </Sheet>
)

const Answered = ({ prescription: asked, now }: PrescriptionProps) => (
  <Block title="La réponse">
    <p>
      {asked.answered_at
        ? `Donnée par ${asked.answered_by}, ${sayDay(asked.answered_at, now)}.`
        : 'La coordination de votre structure n’a pas encore répondu.'}
    </p>
    {asked.why && <p>{asked.why}</p>}
  </Block>
)
