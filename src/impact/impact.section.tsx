import type { VNode } from 'preact'
import type { Acting } from '#platform/access/acting.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { receives } from '#support/support.rules.ts'
import { outcomesOf } from './outcomes/outcome.store.ts'
import { Progress } from './outcomes/progress.tsx'

/** "Autonomie" on a household's page: before and after, and the way to the end of the journey, but for the page `offered` above. */
export async function impactSection(
  by: Acting,
  household: { id: string; scope: string; status: string },
  offered?: string,
): Promise<VNode | null> {
  const outcomes = await outcomesOf(by, household.id)
  const any = outcomes.before || outcomes.after
  const acts = receives.includes(by.member.role) && household.scope === 'full'
  if (!any && !acts) return null
  return (
    <Block title="Autonomie">
      {any ? <Progress outcomes={outcomes} folded /> : <p class="quiet">Le point de départ n’est pas encore noté.</p>}
      {acts && (
        <Actions>
          {household.status === 'open' && offered !== `/familles/${household.id}/bilan` && (
            <LinkButton href={`/familles/${household.id}/bilan`} second>
              {outcomes.before ? 'Faire le bilan' : 'Noter le point de départ'}
            </LinkButton>
          )}
          {household.status === 'open' && (
            <LinkButton href={`/familles/${household.id}/clore`} second>
              Clore le parcours
            </LinkButton>
          )}
          {household.status === 'closed' && (
            <LinkButton href={`/familles/${household.id}/rouvrir`} second>
              Rouvrir le parcours
            </LinkButton>
          )}
        </Actions>
      )}
    </Block>
  )
}
