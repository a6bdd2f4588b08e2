import type { Town } from './communes.ts'
import { giveCopy, type Handover, prepare, sign } from './handovers.ts'
import type { NeedKind } from './households.ts'
import { accept, orient, read } from './orientation.ts'
import type { Person } from './people.ts'
import type { Kind } from './programme.ts'
import { type Promised, promise } from './promises.ts'
import type { Scene } from './scene.ts'

/** What the family asked of the programme. */
export type Asked = { commune: Town; kinds: readonly Kind[]; urgent?: boolean; by?: Person; name?: string }

const messages = [
  'Maman seule avec trois enfants, très volontaire.',
  'La famille préfère un rendez-vous le mercredi.',
  'Vous pouvez appeler de ma part.',
  'Un téléphone pour quatre, deux collégiens.',
  '',
  '',
  '',
]

/** Heard by a partner, oriented, accepted and promised, on these four days. */
export function toPromise(
  scene: Scene,
  { commune, kinds, urgent = false, by = scene.partnerIn(commune), name }: Asked,
  days: readonly Date[],
): Promised {
  const { demo, claire, programme, stock, sims, network } = scene
  const [heard, sent, answered, promised] = days as [Date, Date, Date, Date]
  const needs: NeedKind[] = demo.random.chance(0.45) ? [...kinds, 'skills'] : [...kinds]
  const household = scene.register({ by, commune, at: heard, needs, urgent, name })
  const prescription = orient(demo, household, {
    by,
    to: network.passerelles,
    at: sent,
    kinds,
    programme: programme.id,
    urgent,
    message: demo.random.pick(messages),
  })
  accept(demo, household, prescription, claire, answered)
  if (demo.clock.daysSince(answered) > 9)
    read(demo, household, prescription, by, demo.clock.soon(answered, demo.random.int(30, 2_000)))
  return promise(demo, { household, prescription, kinds, by: claire, at: promised, programme, stock, sims })
}

/** The same, then handed over; a copy stays with the family unless somebody still has to give it. */
export function toHandover(scene: Scene, asked: Asked, days: readonly Date[], { copy = true } = {}): Handover {
  const { demo, agenda, nadia, stock } = scene
  const [heard, sent, answered, promised, booked, met] = days as [Date, Date, Date, Date, Date, Date]
  const kept = toPromise(scene, asked, [heard, sent, answered, promised])
  const place = scene.placeFor(asked.commune)
  const meeting = agenda.meet(kept.household, 'handover', place, met, booked, nadia)
  const handover = prepare(demo, { promised: kept, meeting, by: meeting.mediator, at: later(booked, 20) })
  sign(demo, handover, { stock, agenda })
  if (copy) giveCopy(demo, handover)
  return handover
}

export const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000)
