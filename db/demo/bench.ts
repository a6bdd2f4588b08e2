import { proposedLists } from '#equipment/checks/checklist.rules.ts'
import { custodyOf } from './custody.ts'
import type { Demo } from './demo.ts'
import type { Device, End } from './devices.ts'
import type { Person } from './people.ts'
import { slipsOf } from './slips.ts'
import { wipe } from './wipes.ts'

type Shop = { head: Person; hands: readonly Person[]; keeper: Person; place(): string; programme: string }

/** The diagnostic key that the workshop boots every machine with. */
const KEY = 'workbench-script'

const faults = [
  'La charnière de l’écran est cassée.',
  'Une barrette de mémoire ne répond plus.',
  'Le ventilateur fait un bruit de moulin.',
  'Deux touches du clavier manquent.',
  'Le port réseau ne tient plus la prise.',
]
const scrap = [
  'Carte mère en panne, pièce introuvable.',
  'Trop lent pour un usage d’aujourd’hui.',
  'Écran fendu, remplacement plus cher que la machine.',
  'Processeur d’avant 2012, plus de mises à jour.',
]

/** What is done to a machine at the refurbisher's, step by step, each on its day. */
export function bench(demo: Demo, { head, hands, keeper, place, programme }: Shop) {
  const { random, clock } = demo
  const hand = () => random.pick([head, ...hands])
  const custody = custodyOf(demo)
  const takeAlong = slipsOf(demo, head, keeper)

  const step = (
    device: Device,
    at: Date,
    act: string,
    to: string,
    more: { why?: string; data?: Record<string, never> | object; by?: Person } = {},
  ) => {
    demo.note(more.by ?? hand(), at, {
      act,
      subject: ['device', device.id],
      from: device.state,
      to,
      why: more.why ?? null,
      data: (more.data ?? {}) as never,
    })
    device.state = to
    device.updated_at = at
    device.version = (device.version ?? 1) + 1
  }
  const receive = (device: Device, at: Date) => {
    device.state = 'announced'
    device.created_at = at
    step(device, at, 'device.received', 'received')
    custody.open(device.id, head.organisation, at)
  }
  const identify = (device: Device, at: Date) =>
    step(device, at, 'device.identified', 'to_wipe', {
      data: { software: KEY, drives: 1, warnings: [] },
    })
  const erase = (device: Device, at: Date, fails = false) => {
    wipe(demo, hand(), device, at, { fails })
    device.updated_at = at
    device.version = (device.version ?? 1) + 1
  }
  const test = (device: Device, at: Date, fault?: string) => {
    const list = proposedLists[device.kind as 'laptop']
    const failed = fault && (list.find(({ key }) => key === fault) ?? list[1])
    const faults = failed ? [failed.label.toLowerCase()] : []
    step(device, at, 'device.tested', 'tested', {
      data: { checklist: 0, faults, missing: [], locks: [], secondary: [] },
    })
  }
  const grade = (device: Device, at: Date) => {
    device.aspect = random.pick(['A', 'B', 'B', 'B', 'C'])
    device.working = random.pick(['A', 'A', 'A', 'B'])
    device.battery = device.kind === 'laptop' ? random.pick(['A', 'B', 'B', 'C', 'D']) : 'none'
    step(device, at, 'device.graded', 'graded', {
      data: { aspect: device.aspect, working: device.working, battery: device.battery },
    })
  }
  const deliver = (device: Device, wanted: Date) => {
    const { at, link } = takeAlong(device, device.updated_at as Date, wanted)
    custody.move(device.id, keeper.organisation, at, link)
    Object.assign(device, { organisation_id: keeper.organisation.id, place_id: place(), programme_id: programme })
    Object.assign(device, { updated_at: at, version: (device.version ?? 1) + 1 })
  }
  const leave = (
    device: Device,
    at: Date,
    as: 'recycled' | 'parts' | 'refused_as_waste' | 'destroyed',
    why: string,
  ) => {
    step(
      device,
      at,
      as === 'destroyed' ? 'device.destroyed' : 'device.exited',
      as === 'destroyed' ? 'destroyed' : 'exited',
      { why, data: { as } },
    )
    device.exited_as = as === 'destroyed' ? null : as
    custody.end(device.id, at)
  }

  return {
    /** Received so many days ago, in the coordination's stock before the day it is promised. */
    toDelivered(device: Device, received: number, before: number) {
      const room = Math.max(6, received - before - 1)
      const part = (share: number) => Math.ceil(room * share)
      const gaps = `0-${part(0.3)} 0-${part(0.2)} 0-${part(0.15)} 0-1 0-1 0-${part(0.2)}`
      const days = clock.walk(received, gaps, before + 1)
      const [a, b, c, d, e, f, g] = days as [Date, Date, Date, Date, Date, Date, Date]
      receive(device, a)
      identify(device, b)
      if (random.chance(0.06)) erase(device, new Date(c.getTime() - 3 * 3_600_000), true)
      erase(device, c)
      test(device, d)
      grade(device, e)
      step(device, f, 'device.ready', 'ready')
      deliver(device, g)
    },
    /** Received so many days ago, and still there, or gone without ever serving. */
    toEnd(device: Device, received: number, end: End) {
      const days = clock.walk(received, '1-6 1-6 0-4 0-2 0-1 1-5')
      const [a, b, c, d, e, f, g] = days as [Date, Date, Date, Date, Date, Date, Date]
      receive(device, a)
      if (end === 'received') return
      if (end === 'waste') {
        Object.assign(device, { drives: [], storage_gb: null })
        step(device, a, 'device.identified', 'identified', { data: { software: KEY, drives: 0, warnings: [] } })
        step(device, b, 'device.no_drive', 'identified')
        return leave(
          device,
          b,
          'refused_as_waste',
          random.pick([
            'Boîtier éventré, disque déjà retiré avant le don.',
            'Dégât des eaux : clavier et charnières oxydés.',
          ]),
        )
      }
      identify(device, b)
      if (end === 'to_wipe') return
      erase(device, c, end === 'wipe_failed' || end === 'destroyed')
      if (end === 'destroyed')
        leave(device, d, 'destroyed', 'Disque en fin de vie : effacement impossible, disque broyé sur place.')
      if (['wipe_failed', 'wiped', 'destroyed'].includes(end)) return
      test(
        device,
        d,
        ['repairing', 'recycled', 'parts'].includes(end)
          ? random.pick(['screen', 'keyboard', 'ports', 'speakers'] as const)
          : undefined,
      )
      if (end === 'tested') return
      if (end === 'repairing') return step(device, e, 'device.repairing', 'repairing', { why: random.pick(faults) })
      if (end === 'recycled' || end === 'parts') return leave(device, e, end, random.pick(scrap))
      grade(device, e)
      if (end === 'graded') return
      step(device, f, 'device.ready', 'ready')
      if (end === 'stored') deliver(device, g)
    },
    lose(device: Device, at: Date, as: 'lost' | 'stolen', why: string) {
      step(device, at, `device.${as}`, as, { why, data: { as }, by: keeper })
      custody.end(device.id, at)
    },
    find(device: Device, at: Date) {
      step(device, at, 'device.found', 'returned', { by: keeper })
      custody.move(device.id, keeper.organisation, at)
    },
    hand(device: Device, at: Date, household: string, handover: string) {
      device.state = 'handed_over'
      device.updated_at = at
      device.version = (device.version ?? 1) + 1
      custody.lend(device.id, keeper.organisation, household, handover, at)
    },
  }
}

export type Bench = ReturnType<typeof bench>
