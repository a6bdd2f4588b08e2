import type { Unranked } from '#allocation/runs/inputs.store.ts'
import { LINES } from '#allocation/runs/scenario.rules.ts'
import type { Change } from '#allocation/simulations/change.ts'
import { sayChange } from '#allocation/simulations/change.words.ts'
import type { Inputs, Limit } from '#allocation/simulations/inputs.ts'
import { protectedResult } from '#allocation/simulations/protect.rules.ts'
import { questionOf } from '#allocation/simulations/scenario.rules.ts'
import { tally } from '#allocation/simulations/tally.rules.ts'
import { allocate } from '#allocation/solving/allocate.ts'
import { ranked } from '#allocation/waiting/participants.rules.ts'
import { targetPublics } from '#needs/publics/words.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { type Autumn, days } from './autumn.scene.ts'
import { type Town, townNames } from './communes.ts'
import type { Scene } from './scene.ts'

/** What the committee looked at before it adopted its order: two other settings beside that day's. */
export async function inventSimulation({ demo, claire }: Scene, autumn: Autumn, read: Unranked): Promise<void> {
  const at = demo.clock.ago(days.simulated)
  const { rules } = autumn.policy
  const inputs = simulated(autumn, read, dayOf(at))
  const alternatives: { name: string; changes: Change[] }[] = [
    {
      name: 'Dix de plus à Sallaumines',
      changes: [
        { what: { most: 'q1' }, value: 10, added: true },
        { what: { stock: inputs.stock[0]?.name ?? '' }, value: 10, added: true },
      ],
    },
    { name: 'Parents seuls : 60 au moins', changes: [{ what: { least: 'q4' }, value: 60, added: false }] },
  ]
  const found = []
  for (const changes of [[], ...alternatives.map((one) => one.changes)])
    found.push(await allocate(questionOf(inputs, rules, changes)))
  const order = [...rules.strata.map(({ name }) => name), rules.others]
  const result = tally(
    ranked(read.asking, rules, inputs.day).map(({ commune, publics, ranking }) => ({
      commune: townNames[commune as Town],
      publics: publics.map((one) => targetPublics[one as keyof typeof targetPublics]),
      priority: ranking.stratumName,
    })),
    found,
    order,
  )
  const name = 'Avant le passage de la rentrée'
  const scenarios = [
    { name: 'Aujourd’hui', changes: [] as string[] },
    ...alternatives.map((one) => ({
      name: one.name,
      changes: one.changes.map((change) => sayChange(change, inputs, rules)),
    })),
  ]
  demo.add('simulation', {
    ...{ id: demo.id(at), organisation_id: claire.organisation.id, programme_id: autumn.programme.id, name },
    ...{ scenarios: scenarios as never, state: 'found', pending: null, written_by: claire.name, written_at: at },
    ...{ result: result as never, shared: protectedResult(result) as never, found_at: at },
  })
  demo.note(claire, at, {
    act: 'simulation.asked',
    subject: ['programme', autumn.programme.id],
    data: { name, scenarios: alternatives.length },
  })
}

/** The same families, stock and limits as a simulation reads them. */
function simulated({ policy }: Autumn, today: Unranked, day: string): Inputs {
  const limits = [
    ...today.places.map(({ communeName, left }) => ({
      ...{ name: `${communeName}, ordinateurs`, atMost: left, atLeast: null },
    })),
    ...today.rules.map(({ name, min, max }) => ({ name: `Quota ${name}`, atMost: max, atLeast: min })),
  ].map((limit, index): Limit => ({ ...limit, code: `q${index + 1}`, promised: 0 }))
  return {
    ...{ day, today: { ...today, today: day }, limits, rules: policy.rules, policies: [] },
    stock: [...today.stock.map(({ name, count }) => ({ name, count })), { name: LINES, count: today.lines }],
  }
}
