import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { actOnDevice } from '../bench/bench.store.ts'
import { openCustody } from '../custody/custody.store.ts'
import { lockIdentity } from '../devices/device.serial.store.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import { drivesOf } from '../wiping/wipe.store.ts'
import { writeAlias } from './alias.write.store.ts'
import { type Before, sameDrive } from './join.filled.ts'
import { refusalToSeparate } from './join.rules.ts'
import { lockBoth } from './joins.store.ts'

/** Two machines after all: the absorbed record is again what it was, and what the join brought goes with it. */
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
    const absorbed = await giveBack(by, join.absorbed_id, before)
    for (const { kind, value } of brought)
      if (kind !== 'number' && value !== before.serial && kind !== 'tag')
        await writeAlias(by, join.absorbed_id, kind as 'serial', value)
    const drives = drivesOf(kept).filter((drive) => !before.drives.some((one) => sameDrive(one, drive)))
    return {
      set: { ...emptied(before.filled), drives: JSON.stringify(drives), ...(took ? { serial: null } : {}) },
      event: { act: 'device.separated', why: form.why, data: { absorbed } },
    }
  })
}

const emptied = (filled: Before['filled']) =>
  Object.fromEntries(
    filled
      .filter((fact) => fact !== 'kind')
      .map((fact) => [fact, fact === 'brand' || fact === 'model' ? '' : fact === 'in_dispute' ? false : null]),
  )

async function giveBack(by: Acting, id: string, before: Before): Promise<string> {
  const { number } = await by.db
    .updateTable('device')
    .set({
      ...{ state: before.state, serial: before.serial, joined_to: null },
      updated_at: by.now,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .returning('number')
    .executeTakeFirstOrThrow()
  if (before.state !== 'announced') await openCustody(by, [id], { organisationId: by.member.organisationId })
  return number
}
