import { readDmidecode } from './snapshot.dmidecode.ts'
import { type Drive, drive } from './snapshot.drives.ts'
import { identityOrNull } from './snapshot.identity.ts'
import { readInxi } from './snapshot.inxi.ts'
import { amount, at, type Json, list, unfolded } from './snapshot.json.ts'
import { readLshw } from './snapshot.lshw.ts'
import { mergeDrives } from './snapshot.mergeDrives.ts'
import { kindOfChassis, type Part, part } from './snapshot.part.ts'
import { readSmartctl } from './snapshot.smartctl.ts'

/**
 * eReuse Workbench, in its generations: 11 gives typed components; later ones carry the raw output of tools under `data`,
 * as objects or as texts of JSON; credentials carry them in `evidence`, one per operation.
 */
export function readWorkbench(snapshot: Json): Part {
  if (at(snapshot, 'components') !== null) return readComponents(snapshot)
  const output = (name: string): Json =>
    at(snapshot, 'data', name) ??
    at(
      list(at(snapshot, 'evidence')).find((proof) => at(proof, 'operation') === name),
      'output',
    )
  const lshw = unfolded(output('lshw'))
  const smart = unfolded(output('smartctl')) ?? unfolded(output('smart'))
  const inxi = unfolded(output('inxi'))
  const dmi = output('dmidecode')
  const parts = [
    ...(smart === null ? [] : [readSmartctl(smart)]),
    ...(lshw === null ? [] : [readLshw(lshw)]),
    ...(inxi === null ? [] : [readInxi(inxi)]),
    ...(typeof dmi === 'string' ? [readDmidecode(dmi)] : []),
  ]
  return combine(parts)
}

/** One machine from what several tools say: the first that knows wins. Drives come first from smartctl, which names them best. */
export function combine(parts: Part[]): Part {
  const first = <K extends keyof Part>(key: K): Part[K] | null => parts.find((p) => p[key] !== null)?.[key] ?? null
  return part({
    kind: first('kind'),
    manufacturer: first('manufacturer'),
    model: first('model'),
    serial: first('serial'),
    uuid: first('uuid'),
    board: first('board'),
    inventory: first('inventory'),
    chassis: first('chassis'),
    cpu: {
      model: parts.find((p) => p.cpu.model)?.cpu.model ?? null,
      cores: parts.find((p) => p.cpu.cores)?.cpu.cores ?? null,
    },
    memoryMb: first('memoryMb'),
    batteryHealth: first('batteryHealth'),
    drives: mergeDrives(...parts.map((p) => p.drives)),
    sims: parts.flatMap((p) => p.sims),
    warnings: [...new Set(parts.flatMap((p) => p.warnings))],
  })
}

function readComponents(snapshot: Json): Part {
  const components = list(at(snapshot, 'components'))
  const of = (...types: string[]) => components.filter((component) => types.includes(String(at(component, 'type'))))
  const [cpu] = of('Processor')
  const memory = of('RamModule').reduce((total: number, module) => total + (amount(at(module, 'size')) ?? 0), 0)
  const chassis = identityOrNull(at(snapshot, 'device', 'chassis'))
  return part({
    kind: kindOfChassis(identityOrNull(at(snapshot, 'device', 'type'))) ?? kindOfChassis(chassis),
    manufacturer: identityOrNull(at(snapshot, 'device', 'manufacturer')),
    model: identityOrNull(at(snapshot, 'device', 'model')),
    serial: identityOrNull(at(snapshot, 'device', 'serialNumber')),
    chassis,
    cpu: { model: identityOrNull(at(cpu, 'model')), cores: amount(at(cpu, 'cores')) },
    memoryMb: memory || null,
    drives: of('SolidStateDrive', 'HardDrive', 'DataStorage', 'Mmc').map(componentDrive),
  })
}

/** A drive as Workbench 11 lists it. Sizes are in megabytes of a million bytes, with decimals. */
export const componentDrive = (component: Json): Drive => {
  const size = amount(at(component, 'size'))
  const solid = at(component, 'type') === 'SolidStateDrive'
  return drive({
    model: identityOrNull(at(component, 'model')),
    serial: identityOrNull(at(component, 'serialNumber')),
    bytes: size === null ? null : Math.round(size * 1_000_000),
    type: /nvme/i.test(String(at(component, 'interface')))
      ? 'nvme'
      : solid
        ? 'ssd'
        : at(component, 'type') === 'HardDrive'
          ? 'hdd'
          : 'unknown',
  })
}
