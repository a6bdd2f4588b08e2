import type { RefusalReason } from '#orientation/prescriptions/words.ts'
import { insee, towns } from './communes.ts'
import type { Household, NeedKind } from './households.ts'
import { accept, orient, type Prescription, read, refuse } from './orientation.ts'
import type { Organisation, Person } from './people.ts'
import type { Scene } from './scene.ts'

export const wishes: readonly (readonly NeedKind[])[] = [
  ['computer', 'connection'],
  ['computer', 'connection', 'skills'],
  ['computer'],
  ['computer', 'skills'],
  ['connection'],
  ['skills'],
  ['skills'],
  ['connection', 'skills'],
]

type Sent = {
  commune: string
  needs: readonly NeedKind[]
  to: Organisation
  by?: Person
  urgent?: boolean
  message?: string
  name?: string
}

/** Heard, then addressed to a coordination. */
export function toSent(
  scene: Scene,
  { commune, needs, to, by = scene.partnerIn(commune), urgent = false, message = '', name }: Sent,
  [heard, sent]: readonly Date[],
): { household: Household; prescription: Prescription; by: Person } {
  const household = scene.register({ by, commune, at: heard as Date, needs, urgent, name })
  const programme =
    to.id === scene.network.passerelles.id && needs.some((need) => need !== 'skills') ? scene.programme.id : null
  return {
    household,
    by,
    prescription: orient(scene.demo, household, { by, to, at: sent as Date, kinds: needs, programme, urgent, message }),
  }
}

/** And accepted: the family waits for a place or a device. */
export function toAccepted(scene: Scene, sent: Sent, days: readonly Date[], answering: Person): Household {
  const { demo } = scene
  const { household, prescription, by } = toSent(scene, sent, days)
  const answered = days[2] as Date
  accept(demo, household, prescription, answering, answered)
  if (demo.clock.daysSince(answered) > 8)
    read(demo, household, prescription, by, demo.clock.soon(answered, demo.random.int(30, 3_000)))
  return household
}

type Reason = readonly [reason: RefusalReason, said: string]

const anywhere: readonly Reason[] = [
  ['already_served', 'La famille nous dit avoir reçu un ordinateur cette année.'],
  ['unreachable', 'Quatre appels et un SMS sans réponse.'],
  ['not_our_offer', 'La famille demande une imprimante seule.'],
  ['declined', 'La famille a trouvé un ordinateur par un proche.'],
]
const full: Reason = ['no_place', 'Les 40 places de la commune sont prises. Nous rouvrons une liste au printemps.']
const outside: Reason = ['not_our_area', 'Nous ne pouvons prêter que dans les trois communes du programme.']

/** Reasons that hold where the family lives, the most common one first. */
const reasonsIn = (commune: string): readonly Reason[] =>
  commune === insee.sallaumines
    ? [full, full, ...anywhere]
    : towns.some((town) => town === commune)
      ? anywhere
      : [outside]

/** And refused, with a reason that can be repeated to the family. */
export function toRefused(
  scene: Scene,
  sent: Sent,
  days: readonly Date[],
  answering: Person,
): { household: Household; prescription: Prescription; by: Person } {
  const { demo, network } = scene
  const told = toSent(scene, sent, days)
  const [reason, said] = demo.random.pick(reasonsIn(sent.commune))
  const suggested = demo.random.chance(0.4) ? network.fabrique : undefined
  refuse(demo, told.household, told.prescription, { by: answering, at: days[2] as Date, reason, said, suggested })
  return told
}
