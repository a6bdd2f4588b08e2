import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { rememberedColumns } from '#platform/tables/columns.store.ts'
import { type List, listOf } from '#platform/tables/list.ts'
import { readSpreadsheet } from '#platform/tables/readSpreadsheet.ts'
import { tooHeavy, usualLimits } from '#platform/tables/table.ts'
import { type KeptList, keepList, listSeenBy } from '#platform/tables/upload.store.ts'
import { mapColumns } from '../devices/inventory.columns.ts'
import { lackOf, named, namesPeople, noteColumns } from './note.columns.ts'

export const purpose = { purpose: 'deliveries' } as const

/** Keeps a file until it is read over; `sure` when its columns say enough. Cells that may name somebody are dropped at the door. */
export async function keepNoteFile(
  by: Acting,
  donationId: string,
  file: File,
): Promise<{ id: string; sure: boolean } | Refusal> {
  if (file.size > usualLimits.maxBytes) return refuse(tooHeavy(usualLimits.maxBytes))
  const table = await readSpreadsheet(new Uint8Array(await file.arrayBuffer()), usualLimits, named)
  if (refused(table)) return table
  const list = withoutPeople(await listOf(table))
  const own = by.member.organisationId
  const columns = noteColumns(list.header, await rememberedColumns(by.db, own, purpose.purpose, list.header))
  const id = await keepList(by, file.name, list, { columns, communes: {}, more: { lot: donationId } }, purpose)
  return { id, sure: lackOf(columns) === null }
}

function withoutPeople(list: List): List {
  const named = new Set(mapColumns(list.header).flatMap((column) => (namesPeople(column) ? [column.at] : [])))
  if (named.size === 0) return list
  const rows = list.rows.map(({ line, cells }) => ({
    line,
    cells: cells.map((cell, at) => (named.has(at) ? '' : cell)),
  }))
  return { ...list, rows }
}

/** A file that waits to be read over, of this very lot. */
export async function noteFile(by: Acting, donationId: string, id: string): Promise<KeptList | undefined> {
  const kept = await listSeenBy(by, id, purpose)
  return kept?.said.more?.lot === donationId ? kept : undefined
}
