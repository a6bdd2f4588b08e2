import { sayDate, sayShort } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { Past } from './loan.past.store.ts'
import { endingWords, troubles } from './loan.words.ts'

/** The breakdowns of a loan. */
export const Tickets = ({ past }: { past: Past }) => (
  <Block title="Pannes">
    <Table
      caption="Pannes"
      captionHidden
      columns={['Panne', 'Notée le', 'En attendant', 'Où on en est']}
      rows={past.tickets.map((ticket) => [
        <>
          {troubles[ticket.trouble as keyof typeof troubles]}
          {ticket.note && <small>{ticket.note}</small>}
        </>,
        sayShort(ticket.opened_at),
        ticket.spare ? (
          <span>
            <a href={`/prets/${ticket.spare_custody_id}`}>{ticket.spare}</a>, {saySpare(ticket)}
          </span>
        ) : (
          'Rien'
        ),
        <span>
          {ticket.outcome ? endingWords[ticket.outcome] : 'En cours'}
          {ticket.outcome === 'replaced' && (
            <>
              {'. '}
              <a href={`/prets/${ticket.custody_id}/echange/papier`}>Imprimer l’échange</a>
            </>
          )}
        </span>,
      ])}
    />
  </Block>
)

/** Where what was lent meanwhile is now. */
const saySpare = ({ outcome, spare_until, spare_due_on }: Past['tickets'][number]): string => {
  if (spare_until) return 'revenu ou perdu depuis'
  if (outcome === 'replaced') return 'qu’elle garde'
  return outcome ? `attendu le ${sayDate(spare_due_on ?? '')}` : 'chez la famille'
}
