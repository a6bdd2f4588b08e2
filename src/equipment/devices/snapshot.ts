import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { decodeText } from '#platform/tables/encoding.ts'
import { kindOfFile } from '#platform/tables/fileKind.ts'
import { maxDrives } from './snapshot.drives.ts'
import { readGlpi } from './snapshot.glpi.ts'
import { readInxi } from './snapshot.inxi.ts'
import { amount, at, type Json, list, parseJson } from './snapshot.json.ts'
import { readLshw } from './snapshot.lshw.ts'
import type { Part } from './snapshot.part.ts'
import { readSmartctl } from './snapshot.smartctl.ts'
import { readWorkbench } from './snapshot.workbench.ts'

export type SnapshotFormat = 'lshw' | 'inxi' | 'smartctl' | 'workbench' | 'glpi'

/** A machine as a tool saw it one day. `takenAt` is an ISO time, without a zone when the tool gave none. Fillers are null. */
export type Snapshot = Part & { format: SnapshotFormat; software: string; takenAt: string | null }

const maxBytes = 10_000_000

/** Reads a hardware snapshot that must teach something of the device: one that says nothing is refused, with what to do. */
export function readSnapshot(bytes: Uint8Array): Snapshot | Refusal {
  const snapshot = readHardware(bytes)
  if (refused(snapshot)) return snapshot
  if (saysNothing(snapshot))
    return refuse('Ce relevé ne dit rien de l’appareil : relancez l’outil avec les droits d’administrateur.')
  return snapshot
}

/**
 * Reads a hardware snapshot: lshw, inxi or smartctl in JSON, an eReuse Workbench file of any generation, or a GLPI
 * inventory. One that says nothing gives nulls and its warnings; a French sentence refuses what is none of these.
 */
export function readHardware(bytes: Uint8Array): Snapshot | Refusal {
  if (bytes.byteLength === 0) return refuse('Ce relevé de matériel est vide.')
  if (bytes.byteLength > maxBytes)
    return refuse('Ce fichier dépasse 10 Mo : ce n’est sans doute pas un relevé de matériel.')
  const kind = kindOfFile(bytes)
  if (kind) return refuse(`Ce fichier n’est pas un relevé de matériel, c’est ${kind}.`)
  const decoded = decodeText(bytes)
  if (refused(decoded)) return refuse(unknown)
  const text = decoded.text.replace(/^\ufeff/, '').trim()
  if (!/^[[{]/.test(text)) return refuse(unknown)
  const parsed = parseJson(text)
  if (refused(parsed)) return parsed
  const snapshot = recognise(parsed.json)
  if (snapshot === null) return refuse(unknown)
  if (snapshot.drives.length > maxDrives) return refuse('Ce relevé cite plus de disques qu’un appareil n’en contient.')
  return { ...snapshot, warnings: [...snapshot.warnings, ...doubts(snapshot)] }
}

const unknown =
  'Ce fichier n’est pas un relevé de matériel connu. Sont acceptés les fichiers JSON de lshw, inxi, smartctl, GLPI et eReuse Workbench.'

function recognise(json: Json): Snapshot | null {
  const [first] = Array.isArray(json) ? json : [json]
  const subject = at(json, 'credentialSubject')
  if (
    at(json, 'type') === 'Snapshot' ||
    at(json, 'data') !== null ||
    at(json, 'evidence') !== null ||
    at(subject, 'evidence') !== null
  ) {
    const snapshot = at(subject, 'evidence') === null ? json : subject
    const software = [at(json, 'software') ?? at(subject, 'software') ?? 'eReuse Workbench', at(json, 'version')]
      .filter(Boolean)
      .join(' ')
    return {
      ...readWorkbench(snapshot),
      format: 'workbench',
      software,
      takenAt: timeOf(at(json, 'timestamp') ?? at(subject, 'timestamp') ?? at(json, 'endTime')),
    }
  }
  if (at(first, 'smartctl') !== null) {
    const version = list(at(first, 'smartctl', 'version')).join('.')
    const seconds = amount(at(first, 'local_time', 'time_t'))
    const takenAt = seconds !== null && seconds < 4e9 ? new Date(seconds * 1000).toISOString() : null
    return { ...readSmartctl(json), format: 'smartctl', software: `smartctl ${version}`.trim(), takenAt }
  }
  if (at(json, 'content', 'versionclient') !== null) {
    const takenAt = timeOf(at(json, 'content', 'accesslog', 'logdate'))
    return { ...readGlpi(json), format: 'glpi', software: `GLPI ${at(json, 'content', 'versionclient')}`, takenAt }
  }
  if (typeof at(first, 'class') === 'string')
    return { ...readLshw(json), format: 'lshw', software: 'lshw', takenAt: null }
  const keys = first && typeof first === 'object' && !Array.isArray(first) ? Object.keys(first) : []
  if (Array.isArray(json) && /^\d+#\d+#\d+#/.test(keys[0] ?? ''))
    return { ...readInxi(json), format: 'inxi', software: 'inxi', takenAt: null }
  return null
}

/** "2025-01-23 11:44:29.577819" → "2025-01-23T11:44:29"; a zone is kept, none is invented. */
function timeOf(said: Json): string | null {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(String(said))
  return match ? `${match[1]}T${match[2]}${match[3] ?? ''}` : null
}

const saysNothing = (snapshot: Snapshot): boolean =>
  snapshot.manufacturer === null &&
  snapshot.model === null &&
  snapshot.serial === null &&
  snapshot.memoryMb === null &&
  snapshot.cpu.model === null &&
  snapshot.drives.length === 0

function doubts(snapshot: Snapshot): string[] {
  const anonymous = snapshot.drives.filter((drive) => drive.serial === null).length
  return [
    ...(snapshot.serial === null
      ? ['Le numéro de série de l’appareil n’est pas dans ce relevé : à lire sur l’étiquette.']
      : []),
    ...(snapshot.drives.length === 0 ? ['Aucun disque n’a été vu.'] : []),
    ...(anonymous > 0
      ? ['Un disque n’a pas de numéro de série : son effacement ne pourra pas être prouvé par un journal.']
      : []),
  ]
}
