import type { VNode } from 'preact'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { stoppedOf } from '#needs/rights/stopped.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { sayDay } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Table } from '#platform/ui/table.tsx'
import { answers, sends } from './prescription.rules.ts'
import { type ListedPrescription, prescriptionsOf } from './prescription.store.ts'
import { sayStanding } from './standing.ts'
import { acceptedStates } from './words.ts'

/** States in which an orientation already leads somewhere. */
const under: readonly string[] = ['sent', ...acceptedStates]

/** On a household's page: who addressed it to whom, what was answered, and the buttons of this member, but for the page `offered` above. */
export async function prescriptionSection(
  by: Acting,
  household: SeenHousehold,
  offered?: string,
): Promise<VNode | null> {
  const { member } = by
  const [all, stopped] = await Promise.all([prescriptionsOf(by, household.id), stoppedOf(by, household.id)])
  const mayOrient = sends.includes(member.role) && household.scope === 'full' && household.status === 'open' && !stopped
  if (all.length === 0 && !mayOrient) return null
  const waiting = all.find(
    (one) =>
      !stopped &&
      one.state === 'sent' &&
      one.to_organisation_id === member.organisationId &&
      answers.includes(member.role),
  )
  const act = waiting
    ? (['Répondre', `/orientations/${waiting.id}`] as const)
    : mayOrient &&
      !all.some(({ state }) => under.includes(state)) &&
      (['Orienter', `/familles/${household.id}/orienter`] as const)
  const orient = act && act[1] !== offered && (
    <LinkButton href={act[1]} second>
      {act[0]}
    </LinkButton>
  )
  const rows = all.map((one) => {
    const ours = one.organisation_id === member.organisationId || one.to_organisation_id === member.organisationId
    return [
      ours ? <a href={`/orientations/${one.id}`}>{one.receiver}</a> : one.receiver,
      one.sender,
      sayDay(one.sent_at, by.now),
      <State {...one} />,
    ]
  })
  return (
    <Block title="Orientation" action={orient}>
      {all.length > 0 ? (
        <Table
          caption="Orientations de la famille"
          captionHidden
          columns={['Adressée à', 'De la part de', 'Envoyée', 'Réponse']}
          rows={rows}
        />
      ) : (
        <p class="quiet">Cette famille n’a encore été orientée vers personne.</p>
      )}
    </Block>
  )
}

const State = (one: ListedPrescription) => {
  const [state, tone] = sayStanding(one)
  return <Chip tone={tone}>{state}</Chip>
}
