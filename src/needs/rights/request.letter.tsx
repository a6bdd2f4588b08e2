import type { Organisation } from '#network/organisations/organisation.store.ts'
import { sayDate } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import { PaperSignatures } from '#platform/ui/paperSignatures.tsx'
import type { SeenHousehold } from '../households/household.store.ts'
import { WhomToAsk } from '../notice/whomToAsk.tsx'
import type { RightsRequest } from './request.read.store.ts'
import { type RequestKind, requestKinds } from './request.words.ts'

type Props = { household: SeenHousehold; request: RightsRequest; organisation: Organisation }

/** What the person is handed: what they asked, what is answered, and to whom they may complain. */
export const RequestLetter = ({ household, request, organisation }: Props) => (
  <>
    <Heading title="Réponse à votre demande" lead={`${household.name}. De la part de : ${organisation.name}.`} />
    <PrintHint />
    <Facts>
      <Fact label="Vous avez demandé">{requestKinds[request.kind as RequestKind]}</Fact>
      <Fact label="Le">{sayDate(request.received_on)}</Fact>
      {request.said && <Fact label="Avec vos mots">{request.said}</Fact>}
    </Facts>
    <Block title={titleOf(request)}>
      {request.answer ? (
        <>
          <p>{request.answer_said}</p>
          <p class="quiet">Le {sayDate(request.answered_on ?? '')}.</p>
        </>
      ) : (
        <p>
          {request.extended_because} Vous aurez la réponse au plus tard le {sayDate(request.due_on)}.
        </p>
      )}
    </Block>
    <WhomToAsk organisation={organisation}>
      {request.answer === 'refused' && (
        <p>Vous pouvez aussi demander à un juge de trancher. Un point-justice vous aide, gratuitement.</p>
      )}
    </WhomToAsk>
    <PaperSignatures signers={[organisation.name]} />
  </>
)

const titleOf = ({ answer }: RightsRequest): string =>
  answer === 'done'
    ? 'C’est fait'
    : answer === 'refused'
      ? 'Nous ne pouvons pas le faire'
      : 'Il nous faut plus de temps'
