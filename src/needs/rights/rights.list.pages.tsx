import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { capital } from '#platform/text/capital.ts'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Table } from '#platform/ui/table.tsx'
import { type Page, routes } from '#platform/web/routes.ts'
import { meetsFamilies } from '../households/household.rules.ts'
import { answeredRequests, openRequests, type RightsRequest } from './request.read.store.ts'
import { answers, nounOf } from './request.words.ts'
import { daysLeft } from './warning.rules.ts'
import { countLapsed, type Untold, untoldFamilies } from './warning.store.ts'

/** What people may ask of this organisation, and what it owes them by a day. */
export const rightsListPages = routes().get('/droits', meetsFamilies, show)

/** Nobody does more in one go; the others come up as these are noted. */
const SHOWN = 50

async function show(c: Page) {
  const { by, now } = c.var
  const [open, answered, families, lapsed] = await Promise.all([
    openRequests(by, SHOWN + 1),
    answeredRequests(by, SHOWN),
    untoldFamilies(by, SHOWN + 1),
    countLapsed(by),
  ])
  return c.render(
    <>
      <Heading
        title="Droits des personnes"
        lead="Ce que votre structure doit à celles et ceux qu’elle suit, et pour quand."
      />
      <Requests {...{ open, answered }} today={dayOf(now)} />
      <Untolds {...{ families, lapsed }} today={dayOf(now)} />
    </>,
    { title: 'Droits des personnes' },
  )
}

const Requests = ({ open, answered, today }: { open: RightsRequest[]; answered: RightsRequest[]; today: string }) => (
  <Block title="Demandes en attente de réponse">
    {open.length > 0 ? (
      <Table
        caption="Les demandes qui attendent une réponse"
        captionHidden
        columns={['Famille', 'Demande', 'Reçue le', 'Répondre au plus tard le']}
        rows={open.slice(0, SHOWN).map((one) => [
          <a href={pageOf(one)}>{one.name}</a>,
          capital(nounOf(one.kind)),
          `${sayDate(one.received_on)}, par ${one.received_by}`,
          <>
            {sayDate(one.due_on)} {one.due_on < today && <Chip tone="loss">En retard</Chip>}
          </>,
        ])}
      />
    ) : (
      <Empty title="Aucune demande n’attend">
        <p>
          Quelqu’un veut lire, corriger ou effacer ce que vous gardez ? Ouvrez sa famille, puis « Ses droits », et notez
          sa demande : un mois pour répondre.
        </p>
      </Empty>
    )}
    {open.length > SHOWN && <p class="quiet">Les suivantes viendront à mesure que vous répondez.</p>}
    {answered.length > 0 && (
      <Disclosure summary={`Déjà répondues : ${answered.length < SHOWN ? answered.length : `les ${SHOWN} dernières`}`}>
        <Table
          caption="Les demandes répondues"
          captionHidden
          columns={['Famille', 'Demande', 'Reçue le', 'Répondue le', 'Réponse']}
          rows={answered.map((one) => [
            one.forgotten_at ? one.name : <a href={pageOf(one)}>{one.name}</a>,
            capital(nounOf(one.kind)),
            sayDate(one.received_on),
            sayDate(one.answered_on ?? ''),
            answers[one.answer as keyof typeof answers],
          ])}
        />
      </Disclosure>
    )}
  </Block>
)

const pageOf = (one: RightsRequest) => `/familles/${one.household_id}/droits/demandes/${one.id}`

const Untolds = ({ families, lapsed, today }: { families: Untold[]; lapsed: number; today: string }) => (
  <Block title="À prévenir avant l’effacement">
    {families.length > 0 ? (
      <Table
        caption="Les familles à prévenir"
        captionHidden
        columns={['Famille', 'Dernier contact', 'À prévenir avant', 'Sinon, effacement après', 'Pourquoi vous']}
        rows={families.slice(0, SHOWN).map((one) => rowOf(one, today))}
      />
    ) : (
      <Empty title="Personne à prévenir">
        <p>
          Deux ans après le dernier contact, ce qui nomme une famille est effacé. Celles qu’aucun message ne joint
          apparaissent ici trois mois avant.
        </p>
      </Empty>
    )}
    {families.length > SHOWN && <p class="quiet">Les suivantes viendront à mesure que vous notez celles-ci.</p>}
    {lapsed > 0 && (
      <Notice tone="loss">
        Ce qui nomme {counted(lapsed, 'famille a été effacé', 'familles a été effacé')} depuis un an sans que personne
        ne les ait notées comme prévenues.
      </Notice>
    )}
  </Block>
)

function rowOf(one: Untold, today: string) {
  const { before, last } = daysLeft({ contact: dayOf(one.last_contact), asked: dayOf(one.asked_at) })
  return [
    <a href={`/familles/${one.household_id}/prevenir`}>{one.name}</a>,
    sayDate(dayOf(one.last_contact)),
    <>
      {sayDate(before)} {before < today && <Chip tone="loss">En retard</Chip>}
    </>,
    sayDate(last),
    one.undelivered ? 'Le message n’est pas arrivé' : 'Aucun message ne la joint',
  ]
}
