import { type Answered, proposedLists } from '#equipment/checks/checklist.rules.ts'
import type { Device } from './devices.ts'
import type { Person } from './people.ts'
import type { Scene } from './scene.ts'

const HOUR = 3_600_000

/** What was tried on each machine, the repairs under way, the parts that wait, and one laptop repaired with another's screen. */
export function inventQuality({ demo, network }: Scene): void {
  const [head] = network.atelier.people as [Person, ...Person[]]
  const devices = (demo.tables.get('device') ?? []) as Device[]
  const byId = new Map(devices.map((device) => [device.id, device]))
  const own = devices.filter((device) => device.organisation_id === head.organisation.id)

  const answersOf = (device: Device, faults: readonly string[]): Answered[] =>
    proposedLists[device.kind as 'laptop'].map((line) => ({
      ...{ ...line, word: '' },
      result: faults.includes(line.label.toLowerCase()) ? ('faulty' as const) : ('ok' as const),
    }))
  const tried = (device: Device, at: Date, answers: Answered[]) =>
    demo.add('device_test', {
      ...{ id: demo.id(at), organisation_id: head.organisation.id, device_id: device.id, turn: 1, checklist: 0 },
      ...{ answers: answers as never, note: '', tested_at: at },
    })
  for (const { act, subject, at, data } of [...demo.acts])
    if (act === 'device.tested') {
      const device = byId.get(subject[1])
      if (device) tried(device, at, answersOf(device, (data?.faults ?? []) as string[]))
    }

  const lastOf = (device: Device) => new Date(device.updated_at as Date)
  const repairs = own.filter(({ state }) => state === 'repairing')
  const opened = repairs.map((device) => {
    const why =
      demo.acts.findLast(({ act, subject }) => act === 'device.repairing' && subject[1] === device.id)?.why ?? ''
    const at = lastOf(device)
    const repair = demo.add('repair', {
      ...{ id: demo.id(at), organisation_id: head.organisation.id, device_id: device.id },
      ...{ found: why, done: '', minutes: null, opened_at: at, closed_at: null },
    })
    return { device, repair }
  })

  const given = own.filter(({ exited_as, kind }) => exited_as === 'parts' && kind === 'laptop').slice(0, 4)
  const parts = given.flatMap((source) => {
    const at = new Date(lastOf(source).getTime() + HOUR)
    return (
      [
        ['display', `Dalle 14 pouces, ${source.model}`],
        ['memory', 'DDR4 portable 4 Go'],
      ] as const
    ).map(([kind, fits]) => {
      demo.note(head, at, {
        act: 'device.part_taken',
        subject: ['device', source.id],
        from: 'exited',
        to: 'exited',
        data: { kind, fits },
      })
      return demo.add('part', {
        ...{ id: demo.id(at), organisation_id: head.organisation.id, kind, fits, from_device_id: source.id },
        ...{ supplier: null, cost_cents: null, repair_id: null, device_id: null, added_at: at, used_at: null },
      })
    })
  })

  const mended = opened.find(({ device }) => device.kind === 'laptop')
  const screen = parts.find(({ kind }) => kind === 'display')
  if (mended && screen) {
    const { device, repair } = mended
    const begun = Math.max(lastOf(device).getTime(), (screen.added_at as Date).getTime())
    const at = (step: number) => new Date(begun + ((demo.now.getTime() - begun) * step) / 8)
    const note = (step: number, act: string, to: string, more: object) => {
      demo.note(head, at(step), { act, subject: ['device', device.id], from: String(device.state), to, ...more })
      Object.assign(device, { state: to, updated_at: at(step), version: (device.version ?? 1) + 1 })
    }
    note(1, 'device.part_used', 'repairing', { data: { kind: screen.kind, fits: screen.fits ?? '', harvested: true } })
    Object.assign(screen, { repair_id: repair.id, device_id: device.id, used_at: at(1) })
    demo.add('part', {
      ...{ id: demo.id(at(1)), organisation_id: head.organisation.id, kind: 'battery', fits: '', from_device_id: null },
      ...{ supplier: 'Pièces du Bassin', cost_cents: 2490, repair_id: repair.id, device_id: device.id },
      ...{ added_at: at(1), used_at: at(1) },
    })
    note(2, 'device.part_used', 'repairing', { data: { kind: 'battery', fits: '', harvested: false } })
    note(3, 'device.repaired', 'repairing', {
      why: 'Dalle et batterie changées, ventilateur dépoussiéré.',
      data: { minutes: 45 },
    })
    Object.assign(repair, {
      done: 'Dalle et batterie changées, ventilateur dépoussiéré.',
      minutes: 45,
      closed_at: at(3),
    })
    tried(device, at(4), answersOf(device, []))
    note(4, 'device.tested', 'tested', { data: { checklist: 0, faults: [], missing: [], locks: [], secondary: [] } })
    note(5, 'device.graded', 'graded', { data: { aspect: 'B', working: 'A', battery: 'A' } })
    Object.assign(device, { aspect: 'B', working: 'A', battery: 'A' })
  }

  const known = own.find(({ state, kind }) => state === 'graded' && kind === 'laptop')
  if (known)
    demo.add('device_alias', {
      ...{ id: demo.id(lastOf(known)), organisation_id: head.organisation.id, device_id: known.id, kind: 'board' },
      ...{ value: 'CN-0D8H72-12961', key: 'CN0D8H7212961', join_id: null, noted_at: lastOf(known) },
    })
}
