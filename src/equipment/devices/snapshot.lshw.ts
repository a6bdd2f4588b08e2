import { type Drive, drive } from './snapshot.drives.ts'
import { identityOrNull } from './snapshot.identity.ts'
import { amount, at, type Json, list } from './snapshot.json.ts'
import { kindOfChassis, type Part, part } from './snapshot.part.ts'

type Node = { node: Json; usb: boolean }

/** lshw -json: one object for a whole machine, a list with -class. Removable USB drives are left out: they belong to the bench. */
export function readLshw(root: Json): Part {
  const nodes = [...walk(Array.isArray(root) ? root : [root], false)]
  const of = (kind: string) => nodes.filter(({ node }) => at(node, 'class') === kind)
  const system = of('system').find(({ node }) => at(node, 'children') !== null)?.node ?? of('system')[0]?.node ?? null
  const cpus = of('processor').map(({ node }) => node)
  const chassis = identityOrNull(at(system, 'configuration', 'chassis'))
  const removable = of('disk').filter((disk) => disk.usb && isDrive(disk.node)).length
  return part({
    kind: kindOfChassis(chassis) ?? kindOfChassis(identityOrNull(at(system, 'description'))),
    manufacturer: identityOrNull(at(system, 'vendor')),
    model: modelOf(system),
    serial: identityOrNull(at(system, 'serial')),
    uuid: identityOrNull(at(system, 'configuration', 'uuid')),
    board: identityOrNull(at(of('bus').find(({ node }) => at(node, 'id') === 'core')?.node, 'serial')),
    chassis,
    cpu: {
      model: identityOrNull(at(cpus[0], 'product')),
      cores: sum(cpus.map((cpu) => amount(at(cpu, 'configuration', 'cores')))),
    },
    memoryMb: memoryOf(of('memory').map(({ node }) => node)),
    drives: nodes.filter((n) => !n.usb && isDrive(n.node)).map(({ node }) => driveOf(node)),
    warnings: removable > 0 ? ['Une clé ou un disque USB était branché pendant le relevé : il n’est pas compté.'] : [],
  })
}

/** Every node of the tree, with whether it hangs under a USB storage bridge. The children of a drive are its partitions. */
function* walk(nodes: Json[], usb: boolean): Generator<Node> {
  for (const node of nodes) {
    if (at(node, 'class') === null) continue
    const under = usb || /^(usb-storage|uas)$/.test(String(at(node, 'configuration', 'driver')))
    yield { node, usb: under }
    if (!isDrive(node)) yield* walk(list(at(node, 'children')), under)
  }
}

/** A disk that is not an optical drive, or an NVMe controller (the disks under it are its name spaces). */
function isDrive(node: Json): boolean {
  const names = [at(node, 'logicalname')].flat().map(String)
  if (at(node, 'class') === 'storage')
    return names.some((name) => /^\/dev\/nvme\d+$/.test(name)) && at(node, 'serial') !== null
  return (
    at(node, 'class') === 'disk' &&
    !/^(cdrom|medium)/.test(String(at(node, 'id'))) &&
    !names.some((name) => /^\/dev\/(sr|cdrom|mtd)/.test(name))
  )
}

function driveOf(node: Json): Drive {
  const nvme = at(node, 'class') === 'storage' || /nvme/i.test(`${at(node, 'description')} ${at(node, 'logicalname')}`)
  const sizes = [node, ...list(at(node, 'children'))].map((n) => amount(at(n, 'size')) ?? 0)
  const spins = Object.keys((at(node, 'capabilities') as object | null) ?? {}).some((name) => /^\d+rpm$/.test(name))
  return drive({
    model: identityOrNull(at(node, 'product')),
    serial: identityOrNull(at(node, 'serial')),
    bytes: Math.max(...sizes) || null,
    type: nvme ? 'nvme' : spins ? 'hdd' : 'unknown',
  })
}

/** Lenovo writes the name people know in `version` and a part number in `product`; others add the stock number in brackets. */
function modelOf(system: Json): string | null {
  const product = identityOrNull(at(system, 'product'))
  const sku = identityOrNull(at(system, 'configuration', 'sku'))
  const bare =
    product !== null && sku !== null && product.endsWith(`(${sku})`)
      ? product.slice(0, -sku.length - 2).trim()
      : product
  const version = identityOrNull(at(system, 'version'))
  const lenovo =
    /lenovo/i.test(String(at(system, 'vendor'))) && version !== null && /^[A-Z][\p{L}]+ .*\d/u.test(version)
  return lenovo ? `${version}${bare ? ` (${bare})` : ''}` : bare
}

/** Installed memory: the banks' total that lshw gives on "System memory", in MiB. */
function memoryOf(nodes: Json[]): number | null {
  const bytes = sum(
    nodes.filter((node) => /^memory(:\d+)?$/.test(String(at(node, 'id')))).map((node) => amount(at(node, 'size'))),
  )
  return bytes === null ? null : Math.round(bytes / 1_048_576)
}

const sum = (values: (number | null)[]): number | null =>
  values.some((v) => v !== null) ? values.reduce<number>((a, b) => a + (b ?? 0), 0) : null
