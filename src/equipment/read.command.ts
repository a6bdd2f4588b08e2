import { readFileSync } from 'node:fs'
import { type Refusal, refused } from '#platform/access/refusal.ts'
import type { Command, Typed } from '#platform/cli/command.ts'
import { Halt } from '#platform/cli/halt.ts'
import { dayOf, sayNumeric } from '#platform/i18n/dates.ts'
import { nameDevice, sayDeviceKind } from './devices/device.words.ts'
import { type Inventory, readInventory } from './devices/inventory.ts'
import { hardwareFacts } from './devices/snapshot.facts.ts'
import { readHardware, type Snapshot } from './devices/snapshot.ts'
import { sayMethod } from './wiping/wipe.words.ts'
import { readWipeFile } from './wiping/wipeFile.ts'
import { sayBytes } from './wiping/wipeLog.bytes.ts'
import { wipeFacts } from './wiping/wipeLog.facts.ts'
import type { WipeLog } from './wiping/wipeLog.ts'

/** One kind of file: how it is read, what a person reads of it, what a program gets. */
type Kind<T> = {
  name: string
  what: string
  read(bytes: Uint8Array): T | Refusal | Promise<T | Refusal>
  facts(read: T): unknown
  say(read: T): string[]
}

/** An nwipe log, its PDF report, or an eReuse snapshot with erase actions: a program gets its last run, with those before it under `earlierRuns` when the file holds several. */
const wipeLog: Kind<WipeLog[]> = {
  name: 'wipe-log',
  what: 'un journal d’effacement',
  read: readWipeFile,
  facts: (runs) => {
    const facts = runs.map(wipeFacts)
    return { ...facts.at(-1), ...(facts.length > 1 && { earlierRuns: facts.slice(0, -1) }) }
  },
  say: (runs) => runs.flatMap(sayRun),
}

const hardware: Kind<Snapshot> = {
  name: 'hardware',
  what: 'un relevé de matériel',
  read: readHardware,
  facts: hardwareFacts,
  say: (snapshot) => saySnapshot(snapshot),
}

const inventory: Kind<Inventory> = {
  name: 'inventory',
  what: 'un inventaire',
  read: (bytes) => readInventory(bytes, dayOf(new Date())),
  facts: (read) => read,
  say: (read) => sayInventory(read),
}

/**
 * `maillon read KIND FILE`: what a wipe log, a hardware snapshot or an inventory says, without a database. Halts with
 * code 2 and the reader's sentence when the file is no such thing.
 */
export const readCommands: Command[] = [commandOf(wipeLog), commandOf(hardware), commandOf(inventory)]

function commandOf<T>(kind: Kind<T>): Command {
  return {
    name: `read ${kind.name}`,
    summary: `Dit ce que contient ${kind.what}`,
    arguments: ['FICHIER'],
    details: 'Rien n’est enregistré. Un fichier d’un autre genre est refusé avec le code 2.',
    options: { json: { type: 'boolean', help: 'Résultat pour un programme' } },
    run: (typed) => print(kind, typed),
  }
}

async function print<T>(kind: Kind<T>, typed: Typed): Promise<void> {
  const read = await kind.read(readFileSync(typed.path(typed.words[0] ?? '')))
  if (refused(read)) throw new Halt(read.refusal, 2)
  console.log(typed.flag('json') ? JSON.stringify(kind.facts(read as T)) : kind.say(read as T).join('\n'))
}

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
