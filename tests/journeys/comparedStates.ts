import { newId } from '#platform/db/id.ts'
import { organisationId } from '#testing/cast.ts'
import type { TestSite } from '#testing/testSite.ts'
import type { State } from './states.ts'

/** A programme with an adopted order: its waiting list, and simulations that are computed, stopped or given up. */
export async function comparedStatesOf(site: TestSite, programme: string): Promise<State[]> {
  const rules = {
    strata: [{ name: 'Rien à la maison', all: [{ fact: 'equipment', values: ['none'] }] }],
    others: 'Les autres familles',
    points: [{ reason: 'Un parent seul', all: [{ fact: 'publics', values: ['single_parent'] }], points: 4 }],
  }
  await site.owner(
    `insert into app.priority_policy (id, organisation_id, programme_id, version, rules, state, adopted_by, adopted_on, written_by, written_at)
     values ($1, $2, $3, 99, $4, 'adopted', 'Comité de programme', '2026-10-01', 'Claire Fontaine', now())`,
    [newId(), organisationId('claire'), programme, JSON.stringify(rules)],
  )
  const states: State[] = []
  const visit = async (path: string, label: string) => {
    const answer = await site.as('claire').get(path)
    if (answer.status !== 200) throw new Error(`${answer.status} at ${path}`)
    states.push({ who: 'claire', path, label, answer })
  }
  await visit(`/programmes/${programme}/attente`, '/programmes/:id/attente, in the adopted order')
  await visit(`/programmes/${programme}/simulateur`, '/programmes/:id/simulateur, with an adopted order')
  for (const [state, failure] of [
    ['computing', null],
    ['failed', 'too long'],
    ['failed', 'stopped'],
    ['cancelled', null],
  ] as const) {
    const id = newId()
    await site.owner(
      `insert into app.simulation (id, organisation_id, programme_id, name, scenarios, state, written_by, written_at, pending, failure)
       values ($1, $2, $3, 'Dix de plus', '[{"name": "Aujourd’hui", "changes": []}]', $4, 'Claire Fontaine', now(), case when $4 = 'computing' then '{}' end, $5)`,
      [id, organisationId('claire'), programme, state, failure],
    )
    await visit(`/programmes/${programme}/simulateur/${id}`, `/programmes/:id/simulateur/:simulation, ${state}`)
  }
  return states
}
