import type pg from 'pg'
import type { DB } from '#platform/db/types.gen.ts'
import type { Demo } from './demo.ts'

/** Tables in an order that every reference accepts. */
const order: readonly (keyof DB)[] = [
  'organisation',
  'place',
  'auth.user',
  'member',
  'programme',
  'quota',
  'donation',
  'household',
  'beneficiary',
  'agreement',
  'need',
  'device',
  'file_content',
  'file',
  'wipe',
  'custody',
  'sim_lot',
  'sim_card',
  'prescription',
  'allocation',
  'appointment',
  'workshop',
  'seat',
  'handover',
  'handover_item',
  'outcome',
  'census',
  'census_invitation',
  'census_count',
  'column_mapping',
  'list_upload',
]

const quoted = (table: string) =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')
const plain = (value: unknown) => (Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value)

/** One statement a table: all its rows leave as JSON and become rows in the database. */
export async function writeRows(owner: pg.ClientBase, { tables }: Demo): Promise<void> {
  const forgotten = [...tables.keys()].filter((table) => !order.includes(table))
  if (forgotten.length > 0) throw new Error(`Invented, but never written: ${forgotten.join(', ')}.`)
  for (const table of order) {
    const rows = tables.get(table) ?? []
    const [first] = rows
    if (!first) continue
    const columns = Object.keys(first)
      .map((column) => `"${column}"`)
      .join(', ')
    const name = quoted(table.includes('.') ? table : `app.${table}`)
    const json = JSON.stringify(
      rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plain(value)]))),
    )
    await owner.query(
      `insert into ${name} (${columns}) select ${columns} from json_populate_recordset(null::${name}, $1)`,
      [json],
    )
  }
}
