import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { actOnDevice, type Locked } from '../bench/bench.store.ts'
import { lastUsed } from '../custody/custody.seen.store.ts'
import { openCustody } from '../custody/custody.store.ts'
import { lockIdentity } from '../devices/device.serial.store.ts'
import { lockDevice } from '../devices/device.store.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import { drivesOf } from '../wiping/wipe.store.ts'
import { writeAlias } from './alias.write.store.ts'
import { type Before, sameDrive } from './join.filled.ts'
import { refusalToSeparate } from './join.rules.ts'
import { lockBoth } from './joins.store.ts'
import { standsOn } from './standing.store.ts'

/**
 * Two machines after all: what the join brought goes back with the absorbed record. Each stands where the evidence of its own record
 * puts it; one that somebody used while they were one is wiped again.
 */
export async function separateDevices(
  by: Acting,
  id: string,
  form: { version: number; join: string; why: string },
): Promise<Refusal | null> {
  const join = await by.db
    .selectFrom('device_join')
    .selectAll()
    .where('id', '=', form.join)
    .where('kept_id', '=', id)
    .where('organisation_id', '=', by.member.organisationId)
    .where('separated_at', 'is', null)
    .executeTakeFirst()
  if (!join) return refuse('Ces deux fiches sont déjà séparées.')
  await lockBoth(by, id, join.absorbed_id)
  return actOnDevice(by, id, form.version, async (kept) => {
    const refusal = refusalToSeparate(kept)
    if (refusal) return refuse(refusal)
    await lockIdentity(by)
    const before = join.before as Before
    await by.db.updateTable('device_join').set({ separated_at: by.now }).where('id', '=', join.id).execute()
    const brought = await by.db
      .deleteFrom('device_alias')
      .where('join_id', '=', join.id)
      .returning(['kind', 'value'])
      .execute()
    const took = !!before.serial && !!kept.serial && serialKey(before.serial) === serialKey(kept.serial)
    if (took) await by.db.updateTable('device').set({ serial: null }).where('id', '=', id).execute()
    const absorbed = await giveBack(by, join, before)
    for (const { kind, value } of brought)
      if (kind !== 'number' && value !== before.serial && kind !== 'tag')
        await writeAlias(by, join.absorbed_id, kind as 'serial', value)
    const drives = drivesOf(kept).filter((drive) => !before.drives.some((one) => sameDrive(one, drive)))
    const serial = took ? null : kept.serial
    const state = await standsOn(by, { ...kept, serial, drives })
    return {
      set: { ...emptied(before.filled), drives: JSON.stringify(drives), serial, state },
      event: { act: 'device.separated', to: state, why: form.why, data: { absorbed } },
    }
  })
}

const emptied = (filled: Before['filled']) =>
  Object.fromEntries(
    filled
      .filter((fact) => fact !== 'kind')
      .map((fact) => [fact, fact === 'brand' || fact === 'model' ? '' : fact === 'in_dispute' ? false : null]),
  )

async function giveBack(by: Acting, join: { absorbed_id: string; joined_at: Date }, before: Before): Promise<string> {
  const id = join.absorbed_id
  const was = (await lockDevice(by, id)) as Locked
  const used = (await lastUsed(by, [id])).get(id)
  const state = await standsOn(
    by,
    { ...was, state: before.state, serial: before.serial },
    !!used && used > join.joined_at,
  )
  await by.db
    .updateTable('device')
    .set({
      ...{ state, serial: before.serial, joined_to: null },
      updated_at: by.now,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute()
  if (before.state !== 'announced') await openCustody(by, [id], { organisationId: by.member.organisationId })
  return was.number
}
