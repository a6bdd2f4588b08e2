import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { type Policy, policyInForce, policySeenBy } from '../ranking/policy.store.ts'
import type { OfProgramme } from '../waiting/asking.store.ts'
import { inputsOf } from './inputs.store.ts'
import type { Inputs } from './inputs.ts'
import { obstaclesOf, sayCome, sayOver, warningsOf } from './obstacles.ts'
import { keptPlaces } from './redistribution.store.ts'
import type { SeenRun } from './run.store.ts'
import { type Assembled, scenarioOf } from './scenario.rules.ts'
import { conflictApart } from './solveApart.ts'

/** What a freeze would freeze now, what stands in its way and what is better known before. */
export interface Question {
  policy: Policy | undefined
  inputs: Inputs | null
  assembled: Assembled | null
  obstacles: string[]
  warnings: string[]
}

/** A programme with the last day on which something is promised in it. */
export type Dated = OfProgramme & { ends_on: string | null }

/** Asks everything that a run would read, and whether its quotas can be kept together. Writes nothing. */
export async function questionNow(by: Acting, programme: Dated, follows: SeenRun | null): Promise<Question> {
  const over = sayOver(programme, dayOf(by.now))
  const policy = await (follows ? policySeenBy(by, programme.id, follows.policy_id) : policyInForce(by, programme.id))
  const asked = policy ? await inputsOf(by, programme, policy.rules) : null
  const { kept: inputs, come } = asked && follows ? await keptPlaces(by, follows, asked) : { kept: asked, come: 0 }
  const assembled = inputs && scenarioOf(inputs, (_, at) => `${at}`.padStart(16, '0'))
  const before = [...over, ...obstaclesOf(inputs, assembled?.frozen ?? null, [])]
  const conflict = assembled && before.length === 0 ? await conflictApart({ seed: '', ...assembled.frozen }) : []
  return {
    ...{ policy, inputs, assembled },
    obstacles: [...over, ...obstaclesOf(inputs, assembled?.frozen ?? null, conflict)],
    warnings: [
      ...sayCome(come),
      ...(inputs && assembled ? warningsOf(inputs, assembled.frozen, assembled.nobody) : []),
    ],
  }
}
