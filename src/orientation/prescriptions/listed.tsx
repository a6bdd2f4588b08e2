import { statesOf } from '#needs/households/chain.ts'
import { sayNeeds } from '#needs/households/words.ts'
import { sayAgo } from '#platform/i18n/dates.ts'
import { chainCell, chipCell, linkCell } from '#platform/ui/cells.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { sayArrival } from '../arrivals/arrival.words.ts'
import { sayAwaited } from './awaited.words.ts'
import type { Direction, ListedPrescription } from './prescription.store.ts'
import { sayState, toneOf } from './words.ts'

export const UNKNOWN = 'Une famille que vous ne suivez plus'

/** One line of the list: its family while it is followed, how far it got, the answer, and who has the word since when. */
export const cellsOf = (row: ListedPrescription, direction: Direction, now: Date) => [
  linkCell(
    `/orientations/${row.id}`,
    row.household ?? UNKNOWN,
    [row.commune, sayNeeds(row.kinds), row.urgent && 'urgent'].filter(Boolean).join(', '),
  ),
  row.chain && row.stage ? chainCell(row.stage, statesOf(row.chain, row.status ?? undefined)) : null,
  row.asked_at && row.state === 'sent'
    ? chipCell('Question posée', 'turn')
    : chipCell(...(sayArrival(row) ?? ([sayState(row.state), toneOf(row.state)] as const))),
  sayAwaited(row, direction, now),
  direction === 'received' ? row.sender : row.receiver,
  sayAgo(row.sent_at, now),
]

/** `usual`: nothing was filtered by hand. */
export const NothingListed = ({ direction, usual }: { direction: Direction; usual: boolean }) =>
  direction === 'received' ? (
    <Empty title={usual ? 'Personne n’attend votre réponse' : 'Aucune orientation reçue'}>
      <p>
        Quand une structure partenaire vous adresse une famille, avec son accord, elle apparaît ici jusqu’à votre
        réponse.
      </p>
    </Empty>
  ) : (
    <Empty title={usual ? 'Aucune orientation pour l’instant' : 'Aucune orientation ne correspond'}>
      <p>
        Adressez une famille à une coordination en deux minutes : vous verrez ici la réponse, puis ce que la famille
        devient.
      </p>
    </Empty>
  )
