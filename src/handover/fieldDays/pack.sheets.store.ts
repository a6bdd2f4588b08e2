import { sql } from 'kysely'
import { notStopped } from '#needs/rights/stopped.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { asksAddress } from '../handovers/handover.rules.ts'
import { addressFor, addressKept } from '../handovers/handover.store.ts'
import { shownOf } from '../handovers/shown.rules.ts'
import { usualQuality } from '../handovers/signer.rules.ts'
import type { CargoSheet } from './cargo.rules.ts'
import type { PackItem, PackSheet } from './pack.rules.ts'
import { deviceOf } from './pack.spares.store.ts'
import { MOST_SHEETS } from './pack.store.ts'

/** The sheets that still await their signature, in the order of the list: a name to call, and things to give. */
export const sheetsToTake = async (by: Acting, handoutId: string): Promise<PackSheet[]> =>
  sheetsOf(await rowsToTake(by, handoutId))

/** The same, a row for each thing. */
export const rowsToTake = (by: Acting, handoutId: string) =>
  by.db
    .selectFrom('handover')
    .innerJoin('household', 'household.id', 'handover.household_id')
    .leftJoin('handout', 'handout.id', 'handover.handout_id')
    .leftJoin('handover_item', (j) =>
      j.onRef('handover_item.handover_id', '=', 'handover.id').on('handover_item.state', '=', 'pending'),
    )
    .leftJoin('device', 'device.id', 'handover_item.device_id')
    .leftJoin('sim_card', 'sim_card.id', 'handover_item.sim_card_id')
    .select([
      'handover.id',
      'handover.number',
      'household.name',
      'handover.kind',
      'handover.household_id',
      'handover.arrived_at',
      'handout.class_id',
      'handover_item.id as item_id',
      'handover_item.label',
      'handover_item.count',
      'handover_item.accessories',
      'device.id as device_id',
      'device.number as device_number',
      'device.kind as device_kind',
      'device.brand',
      'device.model',
      'device.serial',
      'device.inventory_tag',
      'sim_card.id as sim_card_id',
      'sim_card.iccid',
    ])
    .select([addressFor(by).as('address'), addressKept(by).as('home_kept')])
    .select(sql<string | null>`handover.due_on::text`.as('due_on'))
    .where('handover.handout_id', '=', handoutId)
    .where('handover.organisation_id', '=', by.member.organisationId)
    .where('handover.state', '=', 'prepared')
    .where(notStopped('handover.household_id'))
    .orderBy('handover.line')
    .orderBy('handover.id')
    .orderBy(sql`handover_item.label is not null`)
    .orderBy(sql`handover_item.sim_card_id is not null`)
    .orderBy('handover_item.id')
    .limit(MOST_SHEETS * 5)
    .execute()
export type TakenRow = Awaited<ReturnType<typeof rowsToTake>>[number]

/** Rows as sheets that a tablet shows. */
export function sheetsOf(rows: readonly TakenRow[]): PackSheet[] {
  const sheets = new Map<string, PackSheet>()
  for (const row of rows) {
    const sheet = sheets.get(row.id) ?? emptySheet(row)
    sheets.set(row.id, sheet)
    if (row.item_id) sheet.items.push(itemOf({ ...row, item_id: row.item_id }))
  }
  return [...sheets.values()].filter(({ items }) => items.length > 0).slice(0, MOST_SHEETS)
}

/** The same rows as they are kept at home: by identifiers, and what stood on the screen. */
export function cargoSheetsOf(rows: readonly TakenRow[]): Record<string, CargoSheet> {
  const sheets: Record<string, CargoSheet> = {}
  for (const row of rows) {
    sheets[row.id] ??= { household: row.household_id, kind: row.kind, dueOn: row.due_on, items: {} }
    const sheet = sheets[row.id]
    if (sheet && row.item_id) sheet.items[row.item_id] = shownOf({ ...row, number: row.device_number })
  }
  return sheets
}

const emptySheet = (row: {
  id: string
  number: string
  name: string
  kind: string
  due_on: string | null
  arrived_at: Date | null
  class_id: string | null
  address: string
  home_kept: boolean
}): PackSheet => ({
  id: row.id,
  number: row.number,
  name: row.name,
  kind: row.kind === 'gift' ? 'gift' : 'loan',
  dueOn: row.due_on,
  arrived: row.arrived_at !== null,
  // Of whom the household is made stays at home.
  signsAs: usualQuality({ ...row, children: null }),
  asksAddress: asksAddress(row),
  state: 'prepared',
  items: [],
})

type ItemRow = {
  item_id: string
  label: string | null
  count: number | null
  accessories: string | null
  device_id: string | null
  device_number: string | null
  device_kind: string | null
  brand: string | null
  model: string | null
  serial: string | null
  inventory_tag: string | null
  sim_card_id: string | null
  iccid: string | null
}

function itemOf(row: ItemRow): PackItem {
  const device =
    row.device_id && row.device_number
      ? deviceOf({
          id: row.device_id,
          number: row.device_number,
          kind: row.device_kind ?? '',
          brand: row.brand ?? '',
          model: row.model ?? '',
          serial: row.serial,
          inventory_tag: row.inventory_tag,
        })
      : null
  const { shown } = shownOf({ ...row, number: row.device_number })
  const label = device?.label ?? (shown || null)
  return {
    id: row.item_id,
    label: label ?? 'Appareil à choisir',
    shown,
    device,
    choose: label === null,
    extras: row.accessories ?? '',
  }
}
