import { nameDevice, stateWords } from '#equipment/devices/device.words.ts'
import { dayOf, sayDate, sayShort } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Doing } from './loan.doing.tsx'
import type { Past } from './loan.past.store.ts'
import type { Loan } from './loan.store.ts'
import { Tickets } from './loan.tickets.tsx'
import { conditions, losses, sayDue } from './loan.words.ts'
import type { Reach } from './reminder.store.ts'

export type Props = {
  loan: Loan
  past: Past /** No message reaches the family about its return. */
  call: boolean
  /** How the family is reached, and what was already sent to it about this day of return. */
  reach: Reach
  /** Why the loan may not be renewed any more. */
  kept: string | null
  now: Date
}

/** One machine on loan: when it comes back, what happened meanwhile, what may be done. */
export const LoanPage = (props: Props) => {
  const { loan, past, now } = props
  const due = sayDue(loan.due_on, dayOf(now))
  return (
    <>
      <Heading
        over={loan.household}
        title={nameDevice(loan)}
        code={loan.number}
        lead={`Prêté le ${sayShort(loan.since)}${loan.until ? '' : `, à rendre le ${sayDate(loan.due_on)}`}`}
      >
        <Chips>
          {loan.until ? (
            <Chip tone={stateWords[past.gone?.kind ?? 'returned']?.tone}>
              {past.gone ? losses[past.gone.kind] : 'Rendu'}
            </Chip>
          ) : (
            <Chip tone={due.tone}>{due.label}</Chip>
          )}
          {loan.ticket_id && !loan.until && <Chip tone="loss">En panne</Chip>}
        </Chips>
      </Heading>
      {!loan.until && <Doing {...props} />}
      <Block title="Le prêt">
        <Facts>
          <Fact label="Famille">
            <a href={`/familles/${loan.household_id}`}>{loan.household}</a>
          </Fact>
          <Fact label="Convention">
            <a href={`/remises/${loan.handover_id}`}>{loan.handover}</a>
          </Fact>
          {loan.spare_for && (
            <Fact label="Prêté en attendant">
              <a href={`/prets/${loan.spare_for}`}>{loan.spare_for_number}</a>
            </Fact>
          )}
          <Fact label="Accessoires remis">{past.accessories || 'Aucun'}</Fact>
          {past.renewals.map((line) => (
            <Fact label={`Prolongé le ${sayShort(line.renewed_at)}`}>
              {`Jusqu’au ${sayDate(line.due_after)}${line.agreed_by && `, convenu avec ${line.agreed_by}`}`}
            </Fact>
          ))}
          {past.back && (
            <Fact label={`Rendu le ${sayShort(past.back.returned_at)}`}>
              {`${past.back.place}, reçu par ${past.back.received_by}. ${conditions[past.back.condition as keyof typeof conditions]}.`}
              {past.back.missing && ` Il manque : ${past.back.missing}.`}
            </Fact>
          )}
          {past.gone && <Fact label={`${losses[past.gone.kind]} le ${sayDate(past.gone.on)}`}>{past.gone.said}</Fact>}
        </Facts>
        {past.back && (
          <LinkButton icon="print" href={`/prets/${loan.id}/recu`}>
            Imprimer le reçu
          </LinkButton>
        )}
      </Block>
      {past.tickets.length > 0 && <Tickets past={past} />}
    </>
  )
}
