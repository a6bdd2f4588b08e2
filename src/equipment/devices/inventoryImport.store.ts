import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf, sayDay } from '#platform/i18n/dates.ts'
import { openCustody } from '../custody/custody.store.ts'
import { lockDonation } from '../donations/donation.acts.store.ts'
import { mayInventory } from '../donations/donation.rules.ts'
import type { DeviceDraft } from './inventory.cell.ts'
import { type Inventory, type InventoryRow, readInventory } from './inventory.ts'
import { knownMachines } from './knownMachines.store.ts'

/** A row of the file beside what the organisation already keeps: `known` is the number of that same machine. */
export type CheckedRow = InventoryRow & { known: { id: string; number: string } | null }

export type CheckedInventory = Omit<Inventory, 'rows'> & { rows: CheckedRow[]; known: number; news: number }

/** The dry run: what each row would give, and which machines are already here. Nothing is written. */
export async function checkInventory(
  by: Acting,
  bytes: Uint8Array,
  donorId: string,
): Promise<CheckedInventory | Refusal> {
  const inventory = await readInventory(bytes, dayOf(by.now))
  if (refused(inventory)) return inventory
  const known = await knownMachines(by, inventory, donorId)
  const rows = inventory.rows.map((row) => ({ ...row, known: (row.draft && known(row.draft)) ?? null }))
  const count = rows.filter((row) => row.draft && row.known).length
  return { ...inventory, rows, known: count, news: inventory.accepted - count }
}

/** What an import did: how many devices came in, how many were already here, how many rows were refused. */
export type Imported = { count: number; known: number; refused: number }

export type InventoryFile = { name: string; bytes: Uint8Array; sha256: Buffer }

/** Takes the accepted rows of a kept file into a lot, all or nothing. The same file never comes in twice. */
export async function importInventory(
  by: Acting,
  donationId: string,
  file: InventoryFile,
): Promise<Imported | Refusal> {
  const lot = await lockDonation(by, donationId)
  const refusal = lot ? mayInventory(by.member, lot) : 'Ce don n’est pas pour vous.'
  if (refusal || !lot) return refuse(refusal ?? '')
  const state = lot.state === 'received' ? 'received' : 'announced'
  const place: Place = { subject: ['donation', lot.id], donorId: lot.organisation_id, donationId: lot.id, state }
  return takeIn(by, place, file)
}

/** The same for machines that no donor announced: they are here, and the organisation answers for them. */
export async function importStock(by: Acting, file: InventoryFile): Promise<Imported | Refusal> {
  const own = by.member.organisationId
  await sql`select pg_advisory_xact_lock(hashtextextended(${own}, 1))`.execute(by.db)
  return takeIn(by, { subject: ['organisation', own], donorId: null, donationId: null, state: 'received' }, file)
}

/** Where the devices of a list come in. */
type Place = {
  subject: [kind: string, id: string]
  donorId: string | null
  donationId: string | null
  state: 'announced' | 'received'
}

async function takeIn(by: Acting, place: Place, file: InventoryFile): Promise<Imported | Refusal> {
  const sha256 = file.sha256.toString('hex')
  const before = await importedBefore(by, place.subject[1], sha256)
  if (before) return refuse(`Ce fichier a déjà été importé (${sayDay(before, by.now)}). Rien n’a changé.`)
  const list = await checkInventory(by, file.bytes, place.donorId ?? by.member.organisationId)
  if (refused(list)) return list
  const drafts = list.rows.flatMap((row) => (row.draft && !row.known ? [row.draft] : []))
  if (drafts.length === 0)
    return refuse('Cette liste n’apporte aucun nouvel appareil : ils sont déjà connus ou refusés.')
  let count = 0
  for (let at = 0; at < drafts.length; at += 500) count += await insertDevices(by, place, drafts.slice(at, at + 500))
  const imported = { count, known: list.accepted - count, refused: list.refused }
  await record(by, {
    act: 'donation.inventoried',
    subject: place.subject,
    to: place.state,
    data: { ...imported, file: file.name, sha256 },
  })
  return imported
}

async function insertDevices(by: Acting, place: Place, drafts: DeviceDraft[]): Promise<number> {
  const organisationId = by.member.organisationId
  const rows = drafts.map((draft) => ({
    ...draft,
    id: by.newId(),
    organisation_id: organisationId,
    donor_id: place.donorId,
    donation_id: place.donationId,
    state: place.state,
    created_at: by.now,
    updated_at: by.now,
  }))
  const inserted = await by.db
    .insertInto('device')
    .values(rows)
    .onConflict((c) => c.doNothing())
    .returning('id')
    .execute()
  const ids = inserted.map((row) => row.id)
  if (place.state === 'received') await openCustody(by, ids, { organisationId })
  return ids.length
}

/** When this very file was imported into this lot, or null. */
export async function importedBefore(by: Acting, subjectId: string, sha256: string): Promise<Date | null> {
  const event = await by.db
    .selectFrom('event')
    .select('at')
    .where('subject_id', '=', subjectId)
    .where('organisation_id', '=', by.member.organisationId)
    .where('act', '=', 'donation.inventoried')
    .where(sql<boolean>`data->>'sha256' = ${sha256}`)
    .executeTakeFirst()
  return event?.at ?? null
}
