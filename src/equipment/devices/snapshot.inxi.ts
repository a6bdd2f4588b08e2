import { drive } from './snapshot.drives.ts'
import { identityOrNull } from './snapshot.identity.ts'
import { amount, at, type Json, list } from './snapshot.json.ts'
import { healthOf, kindOfChassis, type Part, part } from './snapshot.part.ts'

type Entry = [key: string, value: Json]

/** inxi --output json: a list of sections whose keys carry their order ("003#0#2#serial"). */
export function readInxi(root: Json): Part {
  const entries = (section: string): Entry[][] =>
    list(root)
      .flatMap((block) => sorted(block))
      .filter(([key]) => key === section)
      .flatMap(([, rows]) => list(rows).map(sorted))
  const machine = entries('Machine').flat()
  const first = (rows: Entry[], key: string) => identityOrNull(rows.find(([name]) => name === key)?.[1])
  const chassis = first(machine, 'Type')
  const cpu = entries('CPU')
  return part({
    kind: kindOfChassis(chassis),
    manufacturer: first(machine, 'System'),
    model: first(machine, 'product'),
    serial: serialOf(machine),
    board: boardOf(machine),
    chassis,
    cpu: { model: first(cpu[0] ?? [], 'model'), cores: coresOf(cpu) },
    memoryMb: memoryOf(entries('Memory').concat(entries('Info'))),
    batteryHealth: batteryOf(entries('Battery').flat()),
    drives: entries('Drives')
      .filter((rows) => rows.some(([key]) => key === 'ID') && first(rows, 'type') !== 'USB')
      .map((rows) =>
        drive({
          model: [first(rows, 'vendor'), first(rows, 'model')].filter(Boolean).join(' ') || null,
          serial: first(rows, 'serial'),
          bytes: sizeOf(first(rows, 'size'))?.bytes ?? null,
          type: /nvme/.test(first(rows, 'ID') ?? '')
            ? 'nvme'
            : /ssd/i.test(`${first(rows, 'type')} ${first(rows, 'tech')}`)
              ? 'ssd'
              : /hdd/i.test(`${first(rows, 'type')} ${first(rows, 'tech')}`)
                ? 'hdd'
                : 'unknown',
        }),
      ),
  })
}

/** Entries in the order that inxi printed them, with bare names. */
function sorted(node: Json): Entry[] {
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return []
  return Object.keys(node)
    .sort()
    .map((key) => [key.slice(key.lastIndexOf('#') + 1), at(node, key)])
}

/** The system's serial number comes before the chassis' and the board's, unless it is hidden. */
const serialOf = (machine: Entry[]): string | null => {
  const board = machine.findIndex(([key]) => key === 'Mobo')
  const known = machine.slice(0, board < 0 ? undefined : board).filter(([key]) => key === 'serial')
  return (
    known.map(([, value]) => identityOrNull(value)).find((serial) => serial !== null && !serial.startsWith('<')) ?? null
  )
}

const boardOf = (machine: Entry[]): string | null => {
  const board = machine.findIndex(([key]) => key === 'Mobo')
  const serial = board < 0 ? null : identityOrNull(machine.slice(board).find(([key]) => key === 'serial')?.[1])
  return serial?.startsWith('<') ? null : serial
}

/** "27.9/43.0 Wh (64.8%)": what it holds now, beside what it held when new. */
const batteryOf = (rows: Entry[]): number | null => {
  const condition = identityOrNull(rows.find(([key]) => key === 'condition')?.[1])
  const [, now, whole] = /^([\d.]+)\/([\d.]+) Wh/.exec(condition ?? '') ?? []
  return healthOf(now ?? null, whole ?? null)
}

function coresOf(cpu: Entry[][]): number | null {
  const topology = cpu.find((rows) => rows.some(([key]) => key === 'Topology'))
  const counted = amount(topology?.find(([key]) => key === 'cores')?.[1] ?? null)
  if (counted !== null) return counted
  const words = ['single', 'dual', 'triple', 'quad', '', 'hexa', '', 'octa']
  const said = String(cpu[0]?.find(([key]) => key === 'Info')?.[1] ?? '')
  const word = words.findIndex((name) => name !== '' && said.startsWith(name))
  return word >= 0 ? word + 1 : (amount(/^(\d+)-core/.exec(said)?.[1] ?? null) ?? null)
}

/** Installed memory in MiB: the sum of the modules, else what the system sees. */
function memoryOf(rows: Entry[][]): number | null {
  const modules = rows
    .filter((row) => row[0]?.[0] === 'Device')
    .map((row) => sizeOf(identityOrNull(row.find(([key]) => key === 'size')?.[1]))?.bytes ?? 0)
  const seen = rows
    .flat()
    .find(([key, value]) => (key === 'total' || key === 'Memory') && sizeOf(identityOrNull(value)) !== null)
  const bytes = modules.reduce((a, b) => a + b, 0) || sizeOf(identityOrNull(seen?.[1]))?.bytes
  return bytes ? Math.round(bytes / 1_048_576) : null
}

function sizeOf(said: string | null): { bytes: number } | null {
  const match = /^([\d.]+) ([KMGT])(i?)B/.exec(said ?? '')
  return match
    ? { bytes: Math.round(Number(match[1]) * (match[3] ? 1024 : 1000) ** ('KMGT'.indexOf(match[2]!) + 1)) }
    : null
}
