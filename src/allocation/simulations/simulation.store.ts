import { targetPublics } from '#needs/publics/words.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { plainRules } from '../ranking/policy.ts'
import { rankOf } from '../ranking/ranking.rules.ts'
import type { Alternative } from './change.ts'
import { sayChange } from './change.words.ts'
import type { Inputs } from './inputs.ts'
import { protectedResult } from './protect.rules.ts'
import { questionOf } from './scenario.rules.ts'
import { type Pending, solveSoon } from './solveAll.ts'

/** Up to so many kits asked for, and within this time, the answer comes with the page; otherwise it is computed behind. */
const SMALL = 2000
const SOON = 2000

/** Keeps a simulation, answered at once when it is small. */
export const simulate = (
  by: Acting,
  programmeId: string,
  name: string,
  inputs: Inputs,
  alternatives: readonly Alternative[],
) =>
  attempt(by.db, async (): Promise<Refusal | { id: string }> => {
    if (inputs.today.asking.length === 0)
      return refuse('Personne n’attend dans ce programme : il n’y a rien à comparer.')
    const pending = pendingOf(inputs, alternatives)
    const found = inputs.today.asking.length <= SMALL ? await solveSoon(pending, SOON) : null
    const id = by.newId()
    await by.db
      .insertInto('simulation')
      .values({
        ...{ id, organisation_id: by.member.organisationId, programme_id: programmeId, name },
        scenarios: JSON.stringify([
          { name: 'Aujourd’hui', changes: [] },
          ...alternatives.map((one) => said(one, inputs)),
        ]),
        ...{ written_by: by.member.name, written_at: by.now },
        ...(found
          ? {
              state: 'found',
              result: JSON.stringify(found),
              shared: JSON.stringify(protectedResult(found)),
              found_at: by.now,
            }
          : { state: 'computing', pending: JSON.stringify(pending) }),
      })
      .execute()
    await record(by, {
      act: 'simulation.asked',
      subject: ['programme', programmeId],
      data: { name, scenarios: alternatives.length },
    })
    return { id }
  })

/** Gives up a simulation that is not over; the process that computes it hears of it within seconds. */
export const giveUp = (by: Acting, id: string) =>
  attempt(by.db, async (): Promise<Refusal | null> => {
    const given = await by.db
      .updateTable('simulation')
      .set({ state: 'cancelled', pending: null })
      .where('id', '=', id)
      .where('organisation_id', '=', by.member.organisationId)
      .where('state', '=', 'computing')
      .returning('programme_id')
      .executeTakeFirst()
    if (!given) return refuse('Cette simulation est déjà terminée.')
    await record(by, { act: 'simulation.given_up', subject: ['programme', given.programme_id] })
    return null
  })

/** What is to be solved. Under the adopted order, a family's priority is that of today in every scenario. */
function pendingOf(inputs: Inputs, alternatives: readonly Alternative[]): Pending {
  const today = inputs.rules ?? plainRules
  const names = new Map(inputs.today.places.map(({ commune, communeName }) => [commune, communeName]))
  return {
    profiles: inputs.today.asking.map(({ commune, publics, facts }) => ({
      commune: names.get(commune) ?? commune,
      publics: publics.map((one) => targetPublics[one as keyof typeof targetPublics] ?? one),
      priority: rankOf(today, facts, inputs.day).stratumName,
    })),
    order: [...today.strata.map(({ name }) => name), today.others],
    questions: [
      questionOf(inputs, today, []),
      ...alternatives.map((one) => questionOf(inputs, rulesOf(one, inputs), one.changes)),
    ],
  }
}

const rulesOf = ({ policyId }: Alternative, { policies, rules }: Inputs) =>
  policies.find(({ id }) => id === policyId)?.rules ?? rules ?? plainRules

/** A scenario in words, as it is kept. */
function said(one: Alternative, inputs: Inputs): { name: string; changes: string[] } {
  const version = inputs.policies.find(({ id }) => id === one.policyId)
  const order = version ? [`Ordre de priorité : version ${version.version}${version.adopted ? '' : ', en projet'}`] : []
  return {
    name: one.name,
    changes: [...order, ...one.changes.map((change) => sayChange(change, inputs, rulesOf(one, inputs)))],
  }
}
