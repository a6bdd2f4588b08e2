import { iccidDigits, refuseIccid } from '../simCards/iccid.rules.ts'
import { type Drive, drive } from './snapshot.drives.ts'
import { identityOrNull } from './snapshot.identity.ts'
import { amount, at, type Json, list } from './snapshot.json.ts'
import { type DeviceKind, healthOf, kindOfChassis, type Part, part, type Sim } from './snapshot.part.ts'

/**
 * An inventory of GLPI (its agents for computers and Android, JSON format of inventory.schema.json): what a town's own
 * computer service can export of each machine before it gives it away. Sizes of drives are in megabytes of a million
 * bytes, memory in MiB. Removable media, optical drives and USB sticks are left out.
 */
export function readGlpi(root: Json): Part {
  const content = at(root, 'content')
  const bios = (field: string) => identityOrNull(at(content, 'bios', field))
  const chassis = identityOrNull(at(content, 'hardware', 'chassis_type'))
  const storages = list(at(content, 'storages'))
  const usb = storages.some((storage) => isUsb(storage) && !isOptical(storage))
  const cpus = list(at(content, 'cpus'))
  return part({
    kind: kindOfItem(at(root, 'itemtype')) ?? kindOfChassis(chassis),
    manufacturer: bios('smanufacturer') ?? bios('mmanufacturer'),
    model: bios('smodel') ?? bios('mmodel'),
    serial: bios('ssn') ?? bios('enclosureserial'),
    uuid: identityOrNull(at(content, 'hardware', 'uuid')),
    board: bios('msn'),
    inventory: identityOrNull(at(root, 'deviceid')),
    chassis,
    cpu: { model: identityOrNull(at(cpus[0], 'name')), cores: total(cpus, 'core') },
    memoryMb: total(list(at(content, 'memories')), 'capacity') ?? amount(at(content, 'hardware', 'memory')),
    drives: storages.filter((storage) => !isUsb(storage) && !isOptical(storage)).map(driveOf),
    batteryHealth: healthOf(
      at(list(at(content, 'batteries'))[0], 'real_capacity'),
      at(list(at(content, 'batteries'))[0], 'capacity'),
    ),
    sims: list(at(content, 'simcards')).flatMap(simOf),
    warnings: usb ? ['Une clé ou un disque USB était branché pendant le relevé : il n’est pas compté.'] : [],
  })
}

const items: Record<string, DeviceKind> = { Phone: 'smartphone', Monitor: 'screen', Printer: 'printer' }
const kindOfItem = (item: Json): DeviceKind | null => items[String(item)] ?? null

const said = (storage: Json, ...fields: string[]) => fields.map((field) => at(storage, field) ?? '').join(' ')
const isUsb = (storage: Json) => /\busb\b/i.test(said(storage, 'interface', 'description'))
const isOptical = (storage: Json) => /\b(cd|dvd|cdrom|dvdrom|floppy|rom)\b/i.test(said(storage, 'type', 'description'))

function driveOf(storage: Json): Drive {
  const megabytes = amount(at(storage, 'disksize'))
  const words = said(storage, 'type', 'description', 'model', 'name', 'interface')
  return drive({
    model: identityOrNull(at(storage, 'model')),
    serial: identityOrNull(at(storage, 'serial')),
    bytes: megabytes === null ? null : Math.round(megabytes * 1_000_000),
    type: /nvme/i.test(words) ? 'nvme' : /\bssd\b/i.test(words) ? 'ssd' : 'unknown',
  })
}

/** `serial` is the card's ICCID. A phone without a card says nothing, or a filler. */
function simOf(card: Json): Sim[] {
  const iccid = iccidDigits(identityOrNull(at(card, 'serial')) ?? '')
  return iccid === '' ? [] : [{ iccid, valid: refuseIccid(iccid) === null }]
}

function total(rows: Json[], field: string): number | null {
  const known = rows.map((row) => amount(at(row, field))).filter((value) => value !== null)
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null
}
