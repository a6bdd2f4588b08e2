import { dayOf } from '#platform/i18n/dates.ts'
import type { Solved } from './autumn.run.ts'
import { type Autumn, type Classed, days, type RunNeed, type Waiting } from './autumn.scene.ts'
import { type Promised, promise } from './promises.ts'
import type { Scene } from './scene.ts'

const BODY = 'Commission d’attribution de la rentrée'
const reasons = {
  out: 'Un proche vient de vous donner un ordinateur : vous nous l’avez dit, et vous laissez votre place.',
  in: 'Votre formation à distance commence la semaine prochaine : la mission locale l’atteste.',
} as const

/** The commission exchanges two families, decides, and everything is promised in the same act. */
export function decide(
  scene: Scene,
  { programme }: Autumn,
  { run, needs, hidden }: Solved,
  waiting: Waiting[],
  stock: Classed[],
): Promised[] {
  const { demo, claire } = scene
  exchange(scene, run.id, needs)
  const at = demo.clock.ago(days.decided)
  const families = new Map(waiting.map((one) => [one.household.id, one]))
  const shelves = Map.groupBy(stock, ({ class: { name } }) => hidden.classes.get(name) ?? name)
  const served = inOrder(needs.filter((need) => need.final === 'served'))
  const promised = served.flatMap((need) => {
    const family = families.get(need.household_id ?? '')
    const classed = shelves.get(need.class ?? '')?.shift()
    if (!family || !classed) return []
    const { household, prescription } = family
    const one = promise(demo, {
      ...{ household, prescription, kinds: ['computer'], by: claire, at, programme, sims: scene.sims },
      stock: { ...scene.stock, takeBefore: () => classed.device },
    })
    for (const allocation of one.allocations)
      Object.assign(allocation, { run_need_id: need.id, agreement_id: classed.agreement })
    return [one]
  })
  for (const need of needs) {
    const { row } = families.get(need.household_id ?? '')?.household ?? {}
    if (row?.phone || row?.email) need.told_at = at
  }
  Object.assign(run, {
    ...{ body: BODY, decided_on: dayOf(at), decided_by: claire.name, decided_at: at },
    present: 'Deux élues, le CCAS de Harnes, la mission locale, deux habitants',
  })
  demo.note(claire, at, {
    ...{ act: 'run.decided', subject: ['allocation_run', run.id], from: 'proposed', to: 'decided' },
    data: {
      served: promised.length,
      told: needs.filter(({ told_at }) => told_at).length,
      booked: 0,
      gone: 0,
      short: 0,
      body: BODY,
    },
  })
  return promised
}

/** By priority, points, date of need and draw: the order in which a decision goes through its families. */
const inOrder = (needs: readonly RunNeed[]): RunNeed[] =>
  needs.toSorted(
    (a, b) =>
      a.stratum - b.stratum ||
      Number(b.points) - Number(a.points) ||
      String(a.since).localeCompare(String(b.since)) ||
      String(a.lottery).localeCompare(String(b.lottery)),
  )

/** The last family served and the first that waits, of the same quotas and for the same kit, change places. */
function exchange({ demo, claire }: Scene, run: string, needs: RunNeed[]): void {
  const at = demo.clock.ago(days.derogated)
  const alike = ({ kit, quotas }: RunNeed) => `${kit} ${quotas}`
  const served = inOrder(needs).filter(({ outcome }) => outcome === 'served')
  const [added, left] =
    inOrder(needs)
      .filter(({ outcome, place }) => outcome === 'waiting' && place === 1)
      .map((one) => [one, served.findLast((other) => alike(other) === alike(one))] as const)
      .find(([, other]) => other) ?? []
  if (!added || !left) throw new Error('The run of the demonstration leaves nobody to exchange.')
  Object.assign(added, { final: 'served', class: left.class })
  left.final = 'waiting'
  const ids = ([left, added] as const).map((need, index) => {
    const way = index === 0 ? 'out' : 'in'
    const id = demo.id(at)
    demo.add('derogation', {
      ...{ id, organisation_id: claire.organisation.id, run_id: run, run_need_id: need.id, way, why: reasons[way] },
      ...{ said_by: claire.name, said_at: at, taken_back_at: null },
    })
    return id
  })
  demo.note(claire, at, {
    ...{ act: 'run.derogated', subject: ['derogation', ids[0] ?? ''] },
    data: { run, ways: ['out', 'in'] },
  })
}

/** A family that waits asks that people look again at its case. */
export function appeal({ demo, claire }: Scene, { run, needs }: Solved): void {
  const at = demo.clock.ago(days.appealed)
  const need = inOrder(needs.filter(({ final, place }) => final === 'waiting' && (place ?? 0) > 1))[0]
  if (!need) return
  const id = demo.id(at)
  demo.add('appeal', {
    ...{
      id,
      organisation_id: claire.organisation.id,
      run_need_id: need.id,
      received_on: dayOf(at),
    },
    grounds: 'Une formation à distance commence en janvier. Nous l’avions dit, ce n’est pas noté dans notre demande.',
    ...{ state: 'received', written_by: claire.name, written_at: at },
  })
  demo.note(claire, at, {
    ...{ act: 'appeal.received', subject: ['appeal', id], householdId: need.household_id ?? '', to: 'received' },
    data: { run: run.name },
  })
}
