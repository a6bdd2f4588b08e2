import { statesOf } from '#needs/households/chain.ts'
import { sayNeeds } from '#needs/households/words.ts'
import { sayAgo } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { chainCell, chipCell, linkCell } from '#platform/ui/cells.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Turn, Turns } from '#platform/ui/turns.tsx'
import { awaited, sayAwaited } from './awaited.words.ts'
import type { Direction, ListedPrescription } from './prescription.store.ts'
import { sayStanding } from './standing.ts'
import { toDoOf } from './toDo.words.ts'

export const UNKNOWN = 'Une famille que vous ne suivez plus'

export const columnsOf = (direction: Direction) =>
  ['Famille', 'Réponse', 'Parcours', direction === 'received' ? 'De la part de' : 'Adressée à'] as const

/** One line of the list: its family while it is followed, the answer and who has the word since when, how far it got, and the other side. */
export const cellsOf = (row: ListedPrescription, direction: Direction, now: Date) => [
  linkCell(
    `/orientations/${row.id}`,
    row.household ?? UNKNOWN,
    [row.commune, sayNeeds(row.kinds), row.urgent && 'urgent'].filter(Boolean).join(', '),
  ),
  chipCell(...sayStanding(row), awaited(row, direction) ? sayAwaited(row, direction, now) : undefined),
  row.chain && row.stage ? chainCell(row.stage, statesOf(row.chain, row.status ?? undefined)) : '',
  `${direction === 'received' ? row.sender : row.receiver}, ${sayAgo(row.sent_at, now)}`,
]

/** What the reader has to do first, one short line each. */
export const ToDo = ({ rows, direction, now }: { rows: ListedPrescription[]; direction: Direction; now: Date }) => {
  const lines = rows.flatMap((row) => {
    const one = toDoOf(row, direction, now)
    return one ? [{ row, one }] : []
  })
  if (lines.length === 0) return null
  return (
    <Block title="À vous de jouer">
      <Turns>
        {lines.map(({ row, one: { what, detail, verb } }) => (
          <Turn
            title={`${row.household ?? UNKNOWN} : ${what}`}
            href={`/orientations/${row.id}`}
            detail={row.urgent && !detail.includes('urgent') ? `${detail} C’est urgent.` : detail}
            tone={row.urgent || row.state === 'expired' ? 'loss' : 'turn'}
            action={
              <LinkButton href={`/orientations/${row.id}`} second>
                {verb}
              </LinkButton>
            }
          />
        ))}
      </Turns>
    </Block>
  )
}

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
        Adressez une famille, en deux minutes, à une structure qui peut l’aider : vous verrez ici la réponse, puis ce
        que la famille devient.
      </p>
    </Empty>
  )
