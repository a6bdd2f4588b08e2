import type { SeenHousehold } from '#needs/households/household.store.ts'
import { needsOf } from '#needs/households/need.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { sayDay } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Table } from '#platform/ui/table.tsx'
import { lacksCard, lacksDevice, refusalToPromise } from './allocation.rules.ts'
import { type Promised, promisesTo } from './allocation.store.ts'
import { nameOf, sayLack } from './allocation.words.ts'
import { unanswered } from './choice.rules.ts'

/** What is promised to a household, for those who promise and those who hand over; its button, unless the page is `offered` above. */
export async function allocationSection(by: Acting, household: SeenHousehold, offered?: string) {
  if (by.member.role !== 'coordinator' && by.member.role !== 'mediator') return null
  const promised = await promisesTo(by, household.id)
  const mayPromise = refusalToPromise(by.member, household) === null
  const waits = (await needsOf(by, household.id)).some(
    ({ kind, state }) => kind !== 'skills' && unanswered.includes(state),
  )
  if (promised.length === 0 && !(mayPromise && waits)) return null
  const promise = `/familles/${household.id}/attribuer`
  return (
    <Block
      title="Attribution"
      action={
        mayPromise &&
        waits &&
        promise !== offered && (
          <LinkButton href={promise} second>
            Promettre du matériel
          </LinkButton>
        )
      }
    >
      {promised.length === 0 ? (
        <p class="quiet">Rien n’est promis à cette famille.</p>
      ) : (
        <Table
          caption="Matériel promis"
          captionHidden
          columns={['Matériel', 'Programme', 'Promis', 'État', '']}
          rows={promised.map((row) => [
            nameOf(row),
            row.programme,
            `${sayDay(row.promised_at, by.now)}, par ${row.promised_by}`,
            chipOf(row),
            mayPromise && row.state === 'promised' ? (
              <>
                {(lacksDevice(row) || lacksCard(row)) && (
                  <>
                    <a href={`/attributions/${row.id}/appareil`}>
                      {lacksCard(row) ? 'Choisir une carte' : 'Choisir un appareil'}
                    </a>{' '}
                  </>
                )}
                <a href={`/attributions/${row.id}/annuler`}>Annuler la promesse</a>
              </>
            ) : (
              ''
            ),
          ])}
        />
      )}
    </Block>
  )
}

const chipOf = (row: Promised) => {
  if (row.state === 'handed_over') return <Chip tone="done">Remis</Chip>
  const lack = sayLack(row)
  return lack ? <Chip tone={lack.tone}>{lack.said}</Chip> : <Chip tone="turn">À remettre</Chip>
}
