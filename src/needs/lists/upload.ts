import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { type Mapping, proposeColumns } from '#platform/tables/columns.ts'
import { type List, listOf } from '#platform/tables/list.ts'
import { readSpreadsheet } from '#platform/tables/readSpreadsheet.ts'
import { type TableLimits, tooHeavy, usualLimits } from '#platform/tables/table.ts'
import { type ListField, named, targetsOf } from './list.targets.ts'

/** What a route that receives a list reads at most. */
export const MOST_BYTES = 12_000_000

/** A file that somebody chose, read into cells. Its national insurance numbers are gone. */
export async function listIn(file: File, limits: TableLimits = usualLimits): Promise<List | Refusal> {
  if (file.size > limits.maxBytes) return refuse(tooHeavy(limits.maxBytes))
  const table = await readSpreadsheet(new Uint8Array(await file.arrayBuffer()), limits, named)
  return refused(table) ? table : listOf(table)
}

/** What its columns give: what was said of the same titles, else what the titles and the first cells tell. */
export function columnsOf(
  { header, rows }: List,
  remembered: Mapping<ListField> | null,
  fields: readonly ListField[],
): Mapping<ListField> {
  if (remembered?.length === header.length)
    return remembered.map((field) => (field && fields.includes(field) ? field : null))
  return proposeColumns(
    header,
    rows.slice(0, 50).map(({ cells }) => cells),
    targetsOf(fields),
  )
}
