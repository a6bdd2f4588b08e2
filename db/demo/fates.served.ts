import { insee, type Town } from './communes.ts'
import type { Handover } from './handovers.ts'
import { toHandover } from './journey.served.ts'
import { close, noteOutcome } from './outcomes.ts'
import type { Kind } from './programme.ts'
import type { Scene } from './scene.ts'
import { train } from './training.ts'

/** Days between two steps of a served family: heard, sent, answered, promised, booked, met. */
export const servedGaps = '0-6 1-7 3-45 0-4 4-12'

/** How many computers are already in hands, town by town. */
const inHands: Readonly<Record<Town, number>> = { [insee.sallaumines]: 37, [insee.harnes]: 22, [insee.billy]: 14 }
const connectionsOnly: Readonly<Record<Town, number>> = { [insee.sallaumines]: 4, [insee.harnes]: 4, [insee.billy]: 3 }

type Fate = 'fresh' | 'waits_training' | 'trained' | 'trained_twice' | 'autonomous' | 'left'
const share: readonly (readonly [Fate, number])[] = [
  ['fresh', 14],
  ['waits_training', 8],
  ['trained', 16],
  ['trained_twice', 4],
  ['autonomous', 37],
  ['left', 5],
]
const started: Readonly<Record<Fate, readonly [least: number, most: number]>> = {
  fresh: [30, 62],
  waits_training: [60, 130],
  trained: [70, 190],
  trained_twice: [90, 200],
  autonomous: [150, 488],
  left: [160, 488],
}

/** Families that have what they were promised, and what came after. */
export function inventServed(scene: Scene): void {
  const { demo, claire, nadia, stock } = scene
  const { random, clock } = demo
  const fates = random.shuffle(share.flatMap(([fate, count]) => Array.from({ length: count }, () => fate)))
  const asked = random.shuffle([
    ...Object.entries(inHands).flatMap(([commune, count]) =>
      Array.from({ length: count }, () => ({
        commune: commune as Town,
        kinds: random.chance(0.75) ? (['computer', 'connection'] as Kind[]) : (['computer'] as Kind[]),
      })),
    ),
    ...Object.entries(connectionsOnly).flatMap(([commune, count]) =>
      Array.from({ length: count }, () => ({ commune: commune as Town, kinds: ['connection'] as Kind[] })),
    ),
  ])
  const left: Handover[] = []
  const loans: Handover[] = []
  let copies = 2
  for (const [index, one] of asked.entries()) {
    const fate = fates[index] ?? 'autonomous'
    const end = fate === 'fresh' ? random.int(2, 18) : 24
    const days = clock.walk(random.int(...started[fate]), servedGaps, end)
    const handover = toHandover(scene, one, days, { copy: fate !== 'fresh' || copies-- <= 0 })
    const { household, sim } = handover.promised
    const signed = handover.row.signed_at as Date
    if (sim && clock.daysSince(signed) > 12 && random.chance(0.8)) activate(scene, sim, signed)
    if (fate === 'left') {
      left.push(handover)
      continue
    }
    if (fate === 'fresh' || fate === 'waits_training') continue
    const last = train(scene, household, signed, {
      times: fate === 'trained' ? 1 : fate === 'trained_twice' ? 2 : random.int(1, 3),
    })
    if (fate !== 'autonomous' || !last || clock.daysSince(last) < 14) continue
    const after = clock.walk(clock.daysSince(last), '10-60 1-20')
    if (handover.row.kind === 'loan' && handover.promised.device) loans.push(handover)
    noteOutcome(demo, household, 'after', nadia, after[1] as Date)
    close(demo, household, 'autonomous', random.chance(0.5) ? claire : nadia, after[2] as Date)
  }
  inventLosses(scene, left)
  const [late, due] = loans.sort((a, b) => signedAt(a) - signedAt(b))
  if (late) late.row.due_on = clock.day(-3)
  if (due) due.row.due_on = clock.day(5)
  stock.fill()
}

const signedAt = ({ row }: Handover): number => (row.signed_at as Date).getTime()

function activate({ demo, claire }: Scene, sim: NonNullable<Handover['promised']['sim']>, given: Date): void {
  const at = demo.clock.soon(given, demo.random.int(1, 9) * 1_440)
  Object.assign(sim, { state: 'active', updated_at: at })
  demo.note(claire, at, {
    act: 'sim_card.moved',
    subject: ['sim_card', sim.id],
    householdId: sim.household_id ?? undefined,
    from: 'given',
    to: 'active',
    why: 'La ligne est ouverte.',
  })
}

/** What also happens to machines in people's hands: lost, stolen, found again. */
function inventLosses({ demo, stock, claire }: Scene, left: readonly Handover[]): void {
  const withDevice = left.filter((handover) => handover.promised.device)
  withDevice.forEach((handover, index) => {
    const device = handover.promised.device
    if (!device) return
    const [, told, found] = demo.clock.walk(demo.clock.daysSince(handover.row.signed_at as Date), '20-90 3-30') as [
      Date,
      Date,
      Date,
    ]
    const why = [
      'Oublié dans le bus de la ligne 1.',
      'La famille a déménagé et ne répond plus.',
      'Cambriolage, plainte déposée.',
      'La famille a quitté le logement sans laisser d’adresse.',
    ][index % 4]
    stock.lose(device, told, index === 2 ? 'stolen' : 'lost', why ?? '')
    if (index === 1 || index === 3) stock.find(device, found)
    if (index !== 0) close(demo, handover.promised.household, index === 2 ? 'declined' : 'moved', claire, found)
  })
}
