import { promisesTo } from '#allocation/allocations/allocation.store.ts'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { sayDay, sayMoment } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Table } from '#platform/ui/table.tsx'
import { handsOver, refusalToPrepare } from './handover.rules.ts'
import { handoversOf, lastSigned } from './handover.store.ts'
import { handoverStates, sayHandoverKind } from './handover.words.ts'

/** The handovers of a household for those who make them, with their button unless the page is `offered` above; the others learn that one took place. */
export async function handoverSection(by: Acting, household: SeenHousehold, offered?: string) {
  if (!handsOver.includes(by.member.role)) return tookPlace(by, household.id)
  const handovers = await handoversOf(by, household.id)
  const open = handovers.find(({ state }) => state === 'prepared')
  const mayPrepare = refusalToPrepare(by.member, household) === null
  const acts = mayPrepare && (open || (await promisesTo(by, household.id)).some(({ state }) => state === 'promised'))
  if (handovers.length === 0 && !acts) return null
  const page = open ? `/remises/${open.id}` : `/familles/${household.id}/remise`
  const action = acts && page !== offered && (
    <LinkButton href={page} second>
      {open ? 'Faire signer' : 'Préparer une remise'}
    </LinkButton>
  )
  return (
    <Block title="Remise" action={action}>
      {handovers.length === 0 ? (
        <p class="quiet">Rien n’a encore été remis à cette famille.</p>
      ) : (
        <Table
          caption="Remises"
          captionHidden
          columns={['Remise', 'Nature', 'Quand', 'État']}
          rows={handovers.map((row) => [
            <a href={`/remises/${row.id}`}>{row.number}</a>,
            sayHandoverKind(row.kind),
            row.signed_at
              ? sayDay(row.signed_at, by.now)
              : row.starts_at
                ? sayMoment(row.starts_at, by.now)
                : 'Sans rendez-vous',
            <Chip tone={handoverStates[row.state]?.tone}>{handoverStates[row.state]?.label}</Chip>,
          ])}
        />
      )}
    </Block>
  )
}

async function tookPlace(by: Acting, householdId: string) {
  const at = await lastSigned(by, householdId)
  return (
    at && (
      <Block title="Remise">
        <p>La remise a eu lieu {sayDay(at, by.now)}.</p>
      </Block>
    )
  )
}
