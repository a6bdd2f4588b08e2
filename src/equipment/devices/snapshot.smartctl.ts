import { type Drive, drive } from './snapshot.drives.ts'
import { identityOrNull } from './snapshot.identity.ts'
import { amount, at, type Json, list } from './snapshot.json.ts'
import { type Part, part } from './snapshot.part.ts'

/**
 * smartctl --json, one drive or a list. Its exit status is a bit mask: a drive that fails still gives its data, and a
 * drive that could not be read gives well-formed JSON without any.
 */
export function readSmartctl(root: Json): Part {
  const outputs = Array.isArray(root) ? root : [root]
  const read = outputs.map(driveOf).filter((found) => found !== null)
  const unread = outputs.filter(
    (output) => driveOf(output) === null && at(output, 'smartctl', 'messages') !== null && !isUsb(output),
  ).length
  const usb = outputs.some(isUsb)
  return part({
    drives: read,
    warnings: [
      ...(usb ? ['Une clé ou un disque USB était branché pendant le relevé : il n’est pas compté.'] : []),
      ...(unread > 0
        ? [
            unread > 1
              ? `${unread} disques n’ont pas pu être lus par smartctl.`
              : 'Un disque n’a pas pu être lu par smartctl.',
          ]
        : []),
      ...(read.some((found) => found.smart === 'failed')
        ? ['Un disque annonce sa panne prochaine (SMART) : à remplacer.']
        : []),
    ],
  })
}

function driveOf(output: Json): Drive | null {
  const model =
    identityOrNull(at(output, 'model_name')) ??
    identityOrNull(at(output, 'scsi_model_name')) ??
    identityOrNull(at(output, 'product'))
  const serial = identityOrNull(at(output, 'serial_number'))
  const bytes = amount(at(output, 'user_capacity', 'bytes')) ?? amount(at(output, 'nvme_total_capacity'))
  if ((model === null && serial === null) || isUsb(output)) return null
  const passed = at(output, 'smart_status', 'passed')
  return drive({
    model,
    serial,
    bytes,
    type: typeOf(output),
    powerOnHours:
      amount(at(output, 'power_on_time', 'hours')) ??
      amount(at(output, 'nvme_smart_health_information_log', 'power_on_hours')) ??
      hoursAttribute(output),
    smart: passed === true ? 'passed' : passed === false ? 'failed' : null,
  })
}

const isUsb = (output: Json): boolean =>
  /usb/i.test(`${at(output, 'device', 'type')} ${at(output, 'device', 'info_name')}`)

function typeOf(output: Json): Drive['type'] {
  if (/nvme/i.test(`${at(output, 'device', 'protocol')} ${at(output, 'device', 'type')}`)) return 'nvme'
  const rotation = amount(at(output, 'rotation_rate'))
  return rotation === 0 ? 'ssd' : rotation !== null ? 'hdd' : 'unknown'
}

/** Attribute 9, Power_On_Hours: the high bytes of some drives' raw value hold minutes, hence the mask. */
function hoursAttribute(output: Json): number | null {
  const nine = list(at(output, 'ata_smart_attributes', 'table')).find((row) => at(row, 'id') === 9)
  const raw = amount(at(nine, 'raw', 'value'))
  return raw === null ? null : raw % 0x1_0000_0000
}
