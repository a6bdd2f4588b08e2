import { sayShort } from '#platform/i18n/dates.ts'
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
        ticket.spare ?? 'Rien',
        ticket.outcome ? endingWords[ticket.outcome] : 'En cours',
      ])}
    />
  </Block>
)
