import { readFileSync } from 'node:fs'
import { type Refusal, refused } from '#platform/access/refusal.ts'
import type { Command } from '#platform/cli/command.ts'
import { Halt } from '#platform/cli/halt.ts'
import { dayOf, sayNumeric } from '#platform/i18n/dates.ts'
import { nameDevice, sayDeviceKind } from './devices/device.words.ts'
import { type Inventory, readInventory } from './devices/inventory.ts'
import { readSnapshot, type Snapshot } from './devices/snapshot.ts'
import { sayMethod } from './wiping/wipe.words.ts'
import { sayBytes } from './wiping/wipeLog.bytes.ts'
import { readWipeLogs, type WipeLog } from './wiping/wipeLog.ts'

/** `maillon read`: what a wipe log, a hardware snapshot or an inventory says, without a database. */
export const readCommand: Command = {
  name: 'read',
  summary: 'Dit ce que contient un journal d’effacement, un relevé de matériel ou un inventaire',
  arguments: ['FICHIER'],
  details: 'Rien n’est enregistré. Sans --comme, le genre du fichier est reconnu à son contenu.',
  options: {
    comme: { type: 'string', value: 'GENRE', help: 'effacement, materiel ou inventaire' },
    json: { type: 'boolean', help: 'Résultat pour un programme' },
  },
  async run(typed) {
    const [path = ''] = typed.words
    const read = await readAs(readFileSync(typed.path(path)), typed.text('comme'))
    console.log(typed.flag('json') ? JSON.stringify(read, null, 2) : said(read))
  },
}

export type ReadFile = { wipes: WipeLog[] } | { snapshot: Snapshot } | { inventory: Inventory }

/** Reads a file for what it is, or for what the person says it is. Throws a Halt with the reader's sentence. */
export async function readAs(bytes: Uint8Array, kind = kindOf(bytes)): Promise<ReadFile> {
  const orHalt = <T>(result: T | Refusal): T => {
    if (refused(result)) throw new Halt(result.refusal)
    return result as T
  }
  if (kind === 'effacement') return { wipes: orHalt(readWipeLogs(bytes)) }
  if (kind === 'materiel') return { snapshot: orHalt(readSnapshot(bytes)) }
  if (kind === 'inventaire') return { inventory: orHalt(await readInventory(bytes, dayOf(new Date()))) }
  throw new Halt('--comme attend : effacement, materiel ou inventaire.', 2)
}

function kindOf(bytes: Uint8Array): string {
  const start = new TextDecoder()
    .decode(bytes.subarray(0, 4000))
    .replace(/^\ufeff/, '')
    .trimStart()
  if (/^[[{]\s*["{]/.test(start) || start === '{}') return 'materiel'
  return /^\[\d{4}\/\d\d\/\d\d |nwipe/.test(start) ? 'effacement' : 'inventaire'
}

const said = (read: ReadFile): string =>
  ('wipes' in read
    ? read.wipes.flatMap(sayRun)
    : 'snapshot' in read
      ? saySnapshot(read.snapshot)
      : sayInventory(read.inventory)
  ).join('\n')

const sayRun = (log: WipeLog): string[] => [
  `Effacement du ${sayNumeric(log.startedAt.slice(0, 10))} : ${sayMethod(log.method)}, ${[log.tool, log.version].filter(Boolean).join(' ')}`,
  ...log.drives.map(
    (drive) =>
      `  ${drive.verified ? 'Prouvé ' : 'Sans preuve '} ${drive.model || drive.device}, ${drive.serial ?? 'sans numéro de série'}, ${sayBytes(drive.bytes ?? 0)} : ${drive.why}`,
  ),
]

const saySnapshot = (snapshot: Snapshot): string[] => [
  `${nameDevice({ brand: snapshot.manufacturer ?? '', model: snapshot.model ?? '', kind: snapshot.kind ?? 'other' })}, série ${snapshot.serial ?? 'inconnue'} (${sayDeviceKind(snapshot.kind ?? 'other').toLowerCase()}, lu avec ${snapshot.software})`,
  ...snapshot.drives.map(
    (drive) =>
      `  Disque ${[drive.model, drive.serial ?? 'sans numéro de série', drive.bytes && sayBytes(drive.bytes)].filter(Boolean).join(', ')}`,
  ),
  ...snapshot.warnings.map((warning) => `  ${warning}`),
]

const sayInventory = (inventory: Inventory): string[] => [
  `${inventory.accepted} lignes à importer, ${inventory.doubts} à vérifier, ${inventory.refused} refusées`,
  ...inventory.notes.map((note) => `  ${note}`),
  ...inventory.columns.map((column) => `  Colonne « ${column.column} » : ${column.why}`),
  ...inventory.rows.flatMap((row) => (row.refusal ? [`  Ligne ${row.row} : ${row.refusal}`] : [])),
]
