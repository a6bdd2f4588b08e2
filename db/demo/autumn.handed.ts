import { days } from './autumn.scene.ts'
import { custodyOf } from './custody.ts'
import { giveCopy, prepare, sign } from './handovers.ts'
import type { Promised } from './promises.ts'
import type { Scene } from './scene.ts'

/** How many of the families served already have their computer, and how many have their day. */
const HANDED = 78
const BOOKED = 14

/** Most of what was promised is in hands, some families have their day, the others are still to be called. */
export function handOver(scene: Scene, promised: readonly Promised[]): void {
  const { demo, agenda, nadia, claire, placeFor } = scene
  const { random, clock } = demo
  const custody = custodyOf(demo)
  for (const { device } of promised) if (device) custody.open(device.id, claire.organisation, device.created_at as Date)
  const hand: Scene['stock']['hand'] = (device, at, household, handover) => {
    Object.assign(device, { state: 'handed_over', updated_at: at, version: (device.version ?? 1) + 1 })
    custody.lend(device.id, claire.organisation, household, handover, at)
  }
  for (const one of promised.slice(0, HANDED)) {
    const place = placeFor(one.household.row.commune)
    const booked = clock.ago(days.decided - 1)
    const meeting = agenda.meet(one.household, 'handover', place, clock.ago(random.int(4, 25)), booked, nadia)
    const handover = prepare(demo, {
      ...{ promised: one, meeting, by: meeting.mediator, at: new Date(booked.getTime() + 20 * 60_000) },
    })
    const count = (demo.tables.get('handover')?.length ?? 0) + (demo.tables.get('batch')?.length ?? 0)
    handover.row.number = `RM-${String(count).padStart(5, '0')}`
    sign(demo, handover, { stock: { ...scene.stock, hand }, agenda })
    giveCopy(demo, handover)
    lendUntil(demo, handover.row.id, handover.row.due_on ?? null)
  }
  for (const one of promised.slice(HANDED, HANDED + BOOKED))
    agenda.meet(one.household, 'handover', placeFor(one.household.row.commune), workday(scene), clock.ago(2), nadia)
}

/** The day on which a lent device comes back. */
function lendUntil({ tables }: Scene['demo'], handover: string, due: unknown): void {
  const links = (tables.get('custody') ?? []) as { handover_id?: string | null; due_on?: unknown }[]
  const link = links.findLast(({ handover_id }) => handover_id === handover)
  if (link) link.due_on = due
}

/** A day of the two weeks to come that is neither today nor tomorrow, nor a weekend. */
function workday({ demo }: Scene): Date {
  const at = demo.clock.at(demo.random.int(3, 14), '09:00')
  return at.getUTCDay() % 6 === 0 ? workday({ demo } as Scene) : at
}
