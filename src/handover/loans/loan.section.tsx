import { nameDevice } from '#equipment/devices/device.words.ts'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf, sayNumeric } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { Table } from '#platform/ui/table.tsx'
import { lends } from './loan.rules.ts'
import { loansOf } from './loan.store.ts'
import { sayDue } from './loan.words.ts'

/** What this household has on loan from the reader's own organisation, and what it brought back. */
export async function loanSection(by: Acting, household: SeenHousehold) {
  if (!lends.includes(by.member.role)) return null
  const loans = await loansOf(by, household.id)
  if (loans.length === 0) return null
  const today = dayOf(by.now)
  return (
    <Block title="Prêts">
      <Table
        caption="Prêts"
        captionHidden
        columns={['Appareil', 'À rendre le', 'Où on en est']}
        rows={loans.map((loan) => {
          const due = sayDue(loan.due_on, today)
          return [
            <a href={`/prets/${loan.id}`}>{`${nameDevice(loan)}, ${loan.number}`}</a>,
            sayNumeric(loan.due_on),
            loan.until ? <Chip>Terminé</Chip> : <Chip tone={due.tone}>{loan.ticket_id ? 'En panne' : due.label}</Chip>,
          ]
        })}
      />
    </Block>
  )
}
