import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { Locked } from '../bench/bench.store.ts'
import { endCustody } from '../custody/custody.store.ts'
import { writeAlias } from './alias.write.store.ts'

/** The absorbed record leaves the stock: its numbers lead to the kept one. */
export async function absorb(by: Acting, absorbed: Locked, kept: Locked, joinId: string): Promise<void> {
  await by.db
    .updateTable('device')
    .set({ state: 'exited', serial: null, joined_to: kept.id, updated_at: by.now, version: sql`version + 1` })
    .where('id', '=', absorbed.id)
    .execute()
  if (absorbed.state !== 'announced') await endCustody(by, absorbed.id)
  await moveAliases(by, absorbed.id, kept.id, joinId)
  await writeAlias(by, kept.id, 'number', absorbed.number, joinId)
  if (absorbed.serial && kept.serial) await writeAlias(by, kept.id, 'serial', absorbed.serial, joinId)
  if (absorbed.inventory_tag && kept.inventory_tag) await writeAlias(by, kept.id, 'tag', absorbed.inventory_tag, joinId)
}

async function moveAliases(by: Acting, from: string, to: string, joinId: string): Promise<void> {
  const own = await by.db
    .deleteFrom('device_alias')
    .where('device_id', '=', from)
    .returning(['kind', 'value'])
    .execute()
  for (const { kind, value } of own) await writeAlias(by, to, kind as 'serial', value, joinId)
}
