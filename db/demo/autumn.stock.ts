import { nameOfSupply, stockClassOf } from '#allocation/programmes/stockClass.rules.ts'
import { proposedScale } from '#equipment/policies/scale.ts'
import { type Autumn, type Classed, days } from './autumn.scene.ts'
import type { Demo } from './demo.ts'
import type { Device } from './devices.ts'
import type { Scene } from './scene.ts'

/** What was bought for this programme; the desktops are kept for the first agreement, which pays for them. */
const bought = [
  { count: 40, kind: 'laptop', brand: 'Lenovo', model: 'V14 G4', cpu: 'Intel Core i5-1335U', gigabytes: 16, disk: 512 },
  {
    ...{ count: 55, kind: 'laptop', brand: 'Acer', model: 'TravelMate P2', cpu: 'Intel Core i3-1215U' },
    ...{ gigabytes: 4, disk: 128 },
  },
  {
    ...{ count: 25, kind: 'desktop', brand: 'HP', model: 'Pro Mini 400 G9', cpu: 'Intel Core i3-12100T' },
    ...{ gigabytes: 8, disk: 256 },
  },
] as const

/** One hundred and twenty computers, ready since they were bought, each in its class. */
export const inventAutumnStock = (scene: Scene, { programme, agreements }: Autumn): Classed[] =>
  bought.flatMap(({ count, ...model }) => {
    const kept = model.kind === 'desktop' ? agreements[0] : undefined
    return Array.from({ length: count }, (): Classed => {
      const device = buy(scene, model, { programme: programme.id, agreement: kept?.id ?? null })
      const found = stockClassOf({ ...facts(model), kind: model.kind }, proposedScale)
      const agreement = kept?.id ?? null
      return { device, agreement, class: { ...found, name: nameOfSupply(found, agreement, agreements) } }
    })
  })

type Model = Omit<(typeof bought)[number], 'count'>

/** What its maker says of it: no drive of it ever ran for anybody. */
const facts = ({ cpu, gigabytes, disk }: Model) => ({
  ...{ cpu, memory_mb: gigabytes * 1024, storage_gb: disk },
  drives: [{ model: `NVMe ${disk} Go`, type: 'nvme', bytes: disk * 1_000_000_000, powerOnHours: 0, smart: 'passed' }],
})

function buy({ demo, claire }: Scene, model: Model, kept: { programme: string; agreement: string | null }): Device {
  const at = demo.clock.ago(days.bought)
  const n = (demo.tables.get('device')?.length ?? 0) + 1
  const { kind, brand } = model
  const device = demo.add('device', {
    ...{ id: demo.id(at), number: `ML-${String(n).padStart(4, '0')}`, organisation_id: claire.organisation.id },
    ...{ kind, brand, model: model.model, serial: serialOf(demo, n), value_cents: 41_000, state: 'ready' },
    ...{ origin: 'bought', invoice: 'Marché 2026-11', programme_id: kept.programme, agreement_id: kept.agreement },
    ...{ ...facts(model), aspect: 'A', working: 'A', battery: kind === 'laptop' ? 'A' : null },
    ...{ in_dispute: false, created_at: at, updated_at: at, version: 1 },
  } as never)
  return device
}

const serialOf = ({ random }: Demo, n: number) => `PF${random.int(10_000, 99_999)}${n}`
