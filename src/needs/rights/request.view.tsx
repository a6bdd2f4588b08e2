import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { ofName } from '#platform/i18n/toward.ts'
import { uncapital } from '#platform/text/capital.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { SeenHousehold } from '../households/household.store.ts'
import type { RightsRequest } from './request.read.store.ts'
import { extendedTo, refusalToExtend, refusalToLift, refusalToPassOn } from './request.rules.ts'
import { answers, type RequestKind, requestHows, requestKinds, sayAnswer } from './request.words.ts'
import { WhatToDo } from './whatToDo.tsx'

export type RequestProps = { household: SeenHousehold; request: RightsRequest; registrar: boolean; today: string }
type Props = RequestProps & { values: Typed; errors: Errors | undefined }

/** A request: what was asked, until when, what to do, and the answer. */
export const RequestView = ({ household, request, registrar, today, values, errors }: Props) => {
  const page = `/familles/${household.id}/droits/demandes/${request.id}`
  return (
    <>
      <Heading title={requestKinds[request.kind as RequestKind]} over={`Demande ${ofName(household.name)}`} />
      <ErrorSummary errors={errors} />
      <Asked {...{ request, today }} />
      {request.answer ? (
        <Answered {...{ request, page }} />
      ) : (
        <>
          <WhatToDo {...{ household, request, registrar }} />
          {!refusalToPassOn(request, registrar) && (
            <ActButton action={`${page}/transmettre`} label="Transmettre à la structure qui l’a enregistrée" second />
          )}
          <Answer {...{ values, errors, page }} />
          {!refusalToExtend(request, today) && <Extend {...{ request, values, errors, page }} />}
        </>
      )}
    </>
  )
}

const Asked = ({ request, today }: { request: RightsRequest; today: string }) => (
  <Facts>
    {!request.answer && (
      <Fact label="Répondre au plus tard le">
        {sayDate(request.due_on)} {request.due_on < today && <Chip tone="loss">En retard</Chip>}
      </Fact>
    )}
    <Fact label="Reçue le">
      {sayDate(request.received_on)}, {uncapital(requestHows[request.how as keyof typeof requestHows])}
    </Fact>
    <Fact label="Par">{request.received_by}</Fact>
    {request.asker && <Fact label="Qui demande">{request.asker}</Fact>}
    {request.said && <Fact label="Avec ses mots">{request.said}</Fact>}
    {request.extended_on && (
      <Fact label="Délai prolongé le">
        {sayDate(request.extended_on)} : {request.extended_because}
      </Fact>
    )}
    {request.passed_on_at && <Fact label="Transmise le">{sayDate(dayOf(request.passed_on_at))}</Fact>}
  </Facts>
)

const Answered = ({ request, page }: { request: RightsRequest; page: string }) => (
  <Block title="La réponse">
    <p>{sayAnswer(request)}</p>
    <p class="quiet">
      Le {sayDate(request.answered_on ?? '')}, par {request.answered_by}.
    </p>
    <LinkButton href={`${page}/reponse`} second>
      La feuille à remettre
    </LinkButton>
    <Holds {...{ request, page }} />
  </Block>
)

/** What was done holds: nothing more is done of the file until the person changes its mind. */
const Holds = ({ request, page }: { request: RightsRequest; page: string }) => {
  if (request.lifted_on)
    return (
      <p>
        Depuis le {sayDate(request.lifted_on)}, plus rien n’est arrêté : {request.lifted_by} a noté qu’elle a changé
        d’avis.
      </p>
    )
  if (refusalToLift(request)) return null
  return (
    <>
      <p>Tant que cela tient, rien n’est transmis, promis ni ajouté. Si la personne change d’avis, notez-le.</p>
      <ActButton action={`${page}/reprise`} label="Elle veut que cela reprenne" second />
    </>
  )
}

type Fields = { values: Typed; errors: Errors | undefined; page: string }

const Answer = ({ values, errors, page }: Fields) => (
  <Block title="Répondre à la personne">
    <Form action={page}>
      <Radios
        name="answer"
        label="Votre réponse"
        required
        options={Object.entries(answers)}
        value={values.answer}
        error={errors?.answer}
      />
      <TextArea
        name="answer_said"
        label="La phrase qu’elle lira"
        hint="Ce qui a été fait, ou pourquoi c’est refusé. La feuille ajoute à qui se plaindre."
        required
        rows={3}
        maxlength={500}
        value={values.answer_said}
        error={errors?.answer_said}
      />
      <Actions>
        <Submit label="Noter la réponse" />
      </Actions>
    </Form>
  </Block>
)

const Extend = ({ request, values, errors, page }: Fields & { request: RightsRequest }) => (
  <Disclosure summary="Il faut plus d’un mois" open={Boolean(errors?.because)}>
    <p>
      Si la demande est compliquée, la loi donne deux mois de plus, jusqu’au {sayDate(extendedTo(request.received_on))}.
      La personne doit savoir pourquoi, avant la fin du premier mois.
    </p>
    <Form action={`${page}/delai`}>
      <TextArea
        name="because"
        label="Pourquoi il faut plus de temps"
        required
        rows={2}
        maxlength={300}
        value={values.because}
        error={errors?.because}
      />
      <Submit label="Prolonger de deux mois" second />
    </Form>
  </Disclosure>
)
