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
  'funding_agreement',
  'kit',
  'quota_rule',
  'priority_policy',
  'recipient_title',
  'donor_agreement',
  'donation',
  'donation_line',
  'collection',
  'deed',
  'retired_stock',
  'waste_removal',
  'reused_elsewhere',
  'household',
  'beneficiary',
  'two_homes',
  'target_public',
  'agreement',
  'need',
  'verdict',
  'school_class',
  'transfer',
  'device',
  'device_alias',
  'device_test',
  'repair',
  'part',
  'file_content',
  'file',
  'wipe',
  'wipe_record',
  'certificate',
  'exit',
  'exit_item',
  'batch',
  'batch_item',
  'custody',
  'transfer_item',
  'sim_lot',
  'sim_card',
  'habilitation',
  'prescription',
  'prescription_link',
  'prescription_message',
  'arrival',
  'allocation_run',
  'run_secret',
  'run_document',
  'run_need',
  'run_cutoff',
  'derogation',
  'run_publication',
  'appeal',
  'simulation',
  'allocation',
  'appointment',
  'workshop',
  'seat',
  'handout',
  'handover',
  'handover_item',
  'outcome',
  'census',
  'census_invitation',
  'census_count',
  'census_family',
  'school_break',
  'pupil',
  'signal',
  'column_mapping',
  'list_upload',
  'warning',
  'rights_request',
  'loan_terms',
  'renewal',
  'loan_reminder',
  'repair_ticket',
  'stock_threshold',
  'stock_take',
  'stock_take_line',
  'delivery_note',
  'delivery_line',
  'delivery_scan',
  'label_batch',
  'label',
]

const quoted = (table: string) =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')
const plain = (value: unknown) => (Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value)

/** All rows of a table that say the same columns leave as JSON, in one statement; what a row does not say is left to the database. */
export async function writeRows(owner: pg.ClientBase, { tables }: Demo): Promise<void> {
  const forgotten = [...tables.keys()].filter((table) => !order.includes(table))
  if (forgotten.length > 0) throw new Error(`Invented, but never written: ${forgotten.join(', ')}.`)
  for (const table of order) {
    const said = Object.groupBy(tables.get(table) ?? [], (row) => Object.keys(row).sort().join())
    for (const rows of Object.values(said)) await write(owner, table, rows ?? [])
  }
}

async function write(owner: pg.ClientBase, table: string, rows: object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
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
