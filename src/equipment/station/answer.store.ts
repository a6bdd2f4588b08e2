import type { Acting } from '#platform/access/acting.ts'
import { deviceCalled } from '../devices/device.called.store.ts'
import { sayLabel } from '../labels/label.code.ts'
import { claimLabel, labelCalled } from '../labels/label.store.ts'
import { type Said, says } from './answer.said.ts'
import { cardRead } from './cardRead.store.ts'
import { gesture } from './gesture.store.ts'
import { askedAt } from './locks.store.ts'
import { readCode } from './station.code.ts'
import { readMode } from './station.mode.ts'
import { awaitDevice, type Station } from './station.store.ts'

/** Does what a code asks of a station already locked. */
export async function answerTo(by: Acting, station: Station, code: string): Promise<Said> {
  const read = readCode(code, by.hosts)
  if (read.kind === 'card') return cardRead(by, station, read.card)
  if (read.kind === 'elsewhere')
    return says(
      'unknown',
      'Étiquette d’un autre Maillon',
      `Elle vient de ${read.host}. Cherchez l’appareil par son numéro de série, ou ajoutez-le chez vous.`,
    )
  if (read.kind === 'address')
    return says(
      'unknown',
      'Ce n’est pas une étiquette',
      'Ce code ouvre une autre page. Scannez l’étiquette de l’appareil.',
    )
  if (read.kind === 'device') return deviceRead(by, station, await ownDevice(by, read.id), code)
  const label = read.kind === 'label' ? await labelCalled(by, read.label) : undefined
  if (label?.device_id) return deviceRead(by, station, await ownDevice(by, label.device_id), code)
  if (label) return freeLabelRead(by, station, label.code)
  return deviceRead(by, station, await deviceCalled(by, read.said), read.said)
}

/** One elsewhere is as unknown as one that never was. */
const ownDevice = (by: Acting, id: string) =>
  by.db
    .selectFrom('device')
    .select('id')
    .where('id', '=', id)
    .where('organisation_id', '=', by.member.organisationId)
    .execute()

async function freeLabelRead(by: Acting, station: Station, code: string): Promise<Said> {
  await awaitDevice(by, station, code)
  return says(
    'waiting',
    `Étiquette ${sayLabel(code)}`,
    'Elle est libre. Collez-la, puis scannez le numéro de l’appareil ; ou ajoutez-le s’il est nouveau.',
  )
}

async function deviceRead(by: Acting, station: Station, found: readonly { id: string }[], said: string): Promise<Said> {
  const [device, other] = found
  if (!device)
    return says(
      'unknown',
      'Code inconnu',
      `Aucun appareil « ${said} » chez vous. Relisez le code, tapez le numéro de série, ou ajoutez l’appareil.`,
    )
  if (other)
    return says('refused', 'Plusieurs appareils', `Plusieurs portent « ${said} » : scannez l’étiquette Maillon (ML-…).`)
  if (station.label_code) return labelStuck(by, station, station.label_code, device.id)
  const left = await askedAt(by, station)
  const answer = await gesture(by, readMode(station.mode), device.id)
  const forgotten =
    left && left.device_id !== device.id ? `${left.number} attend toujours : son verrou n’est pas dit. ` : ''
  return { ...answer, detail: forgotten + answer.detail, deviceId: device.id }
}

async function labelStuck(by: Acting, station: Station, code: string, deviceId: string): Promise<Said> {
  const refusal = await claimLabel(by, `ET-${code}`, deviceId)
  await awaitDevice(by, station, null)
  if (refusal) return says('refused', 'Étiquette non attachée', refusal.refusal)
  return {
    ...says('done', 'Étiquette attachée', `${sayLabel(code)} désigne maintenant cet appareil.`),
    deviceId,
    before: { label: code },
  }
}
