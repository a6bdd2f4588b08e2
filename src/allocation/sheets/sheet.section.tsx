import type { SeenHousehold } from '#needs/households/household.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { sayDate } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { Table } from '#platform/ui/table.tsx'
import { decidedOf } from './sheet.store.ts'

/** What commissions decided for a household, for whom decided it or follows it in full; the sheet tells the rest. */
export async function sheetSection(by: Acting, household: SeenHousehold) {
  if (!['coordinator', 'mediator', 'prescriber'].includes(by.member.role)) return null
  const decided = await decidedOf(by, household.id)
  if (decided.length === 0) return null
  return (
    <Block title="Décisions d’attribution">
      <Table
        caption="Décisions d’attribution"
        captionHidden
        columns={['Demande', 'Réponse', 'Décidé', 'Programme']}
        rows={decided.map((one) => [
          <a href={`/passages/${one.run_id}/familles/${one.need_id}`}>{one.kit}</a>,
          one.gone ? (
            <Chip tone="calm">Sortie du passage</Chip>
          ) : one.final === 'served' ? (
            <Chip tone="done">Acceptée</Chip>
          ) : (
            <Chip tone="turn">En attente</Chip>
          ),
          sayDate(one.decided_on),
          `${one.programme}, ${one.run}`,
        ])}
      />
    </Block>
  )
}
