import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { actOnDevice, type Locked } from '../bench/bench.store.ts'
import { endCustody, openCustody } from '../custody/custody.store.ts'
import { lockIdentity } from '../devices/device.acts.store.ts'
import { deviceCalled, lockDevice } from '../devices/device.store.ts'
import { type Drive, mergeDrives } from '../devices/snapshot.drives.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import { drivesOf, evidenceOf } from '../wiping/wipe.store.ts'
import { writeAlias } from './alias.store.ts'
import { refusalToJoin, refusalToSeparate } from './join.rules.ts'

/** The records that were found to be this machine, and may be separated from it again. */
export const joinsOf = (by: Acting, keptId: string) =>
  by.db
    .selectFrom('device_join')
    .innerJoin('device', 'device.id', 'device_join.absorbed_id')
    .select(['device_join.id', 'device.number', 'device_join.reason', 'device_join.joined_at'])
    .where('device_join.kept_id', '=', keptId)
    .where('device_join.organisation_id', '=', by.member.organisationId)
    .where('device_join.separated_at', 'is', null)
    .orderBy('device_join.joined_at', 'desc')
    .limit(20)
    .execute()

/** The absorbed record as it was, and what it taught the kept one: its drives, and the facts it filled. */
type Before = { state: string; serial: string | null; drives: Drive[]; filled: (keyof Filled)[] }

/**
 * Two records are one machine: `id` keeps its number, the other leads to it. What the kept record did not know is filled, never
 * blanked; every drive of either is asked for its wipe, and the kept machine goes back to the eraser when one is not proved.
 */
export async function joinDevices(
  by: Acting,
  id: string,
  form: { version: number; other: string; reason: string },
): Promise<Refusal | null> {
  const found = await deviceCalled(by, form.other)
  const [other] = found
  if (!other) return refuse(`Aucun appareil « ${form.other} » chez vous. Vérifiez le numéro.`, 'other')
  if (found.length > 1) return refuse('Plusieurs appareils portent ce numéro : donnez son numéro Maillon.', 'other')
  await lockBoth(by, id, other.id)
  return actOnDevice(by, id, form.version, async (kept) => {
    const absorbed = (await lockDevice(by, other.id)) as Locked
    const refusal = refusalToJoin(kept, absorbed) ?? (await keepsOthers(by, absorbed))
    if (refusal) return refuse(refusal, 'other')
    await lockIdentity(by)
    const joinId = by.newId()
    const drives = mergeDrives(drivesOf(kept), drivesOf(absorbed))
    await by.db
      .insertInto('device_join')
      .values({
        ...{ id: joinId, organisation_id: by.member.organisationId, kept_id: id, absorbed_id: absorbed.id },
        ...{ reason: form.reason, before: JSON.stringify(beforeOf(kept, absorbed)), joined_at: by.now },
      })
      .execute()
    await absorb(by, absorbed, kept, joinId)
    const serial = kept.serial ?? absorbed.serial
    const state = await stateWith(by, { ...kept, serial, drives })
    const filled = filledFrom(kept, absorbed)
    return {
      set: { ...filled, serial, drives: JSON.stringify(drives), state },
      event: { act: 'device.joined', to: state, why: form.reason, data: { absorbed: absorbed.number } },
    }
  })
}

/** Locks in the order of their identifiers: two joins of the same pair wait, whatever side each begins with. */
const lockBoth = (by: Acting, ...ids: string[]) =>
  by.db.selectFrom('device').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute()

const beforeOf = (kept: Locked, absorbed: Locked): Before => {
  const own = drivesOf(kept)
  const facts = filledFrom(kept, absorbed)
  return {
    ...{ state: absorbed.state, serial: absorbed.serial },
    filled: (Object.keys(facts) as (keyof Filled)[]).filter((fact) => !kept[fact] && facts[fact]),
    drives: drivesOf(absorbed).filter((drive) => !own.some((one) => sameDrive(one, drive))),
  }
}

const sameDrive = (a: Drive, b: Drive) => !!a.serial && !!b.serial && serialKey(a.serial) === serialKey(b.serial)

async function absorb(by: Acting, absorbed: Locked, kept: Locked, joinId: string): Promise<void> {
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

/** What other records lead to is kept: one machine has one number to which all the others lead. */
const keepsOthers = async (by: Acting, absorbed: Locked): Promise<string | null> =>
  (await joinsOf(by, absorbed.id)).length > 0
    ? `D’autres fiches mènent déjà à ${absorbed.number} : ouvrez-la, et réunissez-y celle-ci.`
    : null

async function moveAliases(by: Acting, from: string, to: string, joinId: string): Promise<void> {
  const own = await by.db
    .deleteFrom('device_alias')
    .where('device_id', '=', from)
    .returning(['kind', 'value'])
    .execute()
  for (const { kind, value } of own) await writeAlias(by, to, kind as 'serial', value, joinId)
}

type Filled = ReturnType<typeof filledFrom>

const filledFrom = (kept: Locked, absorbed: Locked) => ({
  kind: kept.kind === 'other' ? absorbed.kind : kept.kind,
  brand: kept.brand || absorbed.brand,
  model: kept.model || absorbed.model,
  cpu: kept.cpu ?? absorbed.cpu,
  memory_mb: kept.memory_mb ?? absorbed.memory_mb,
  storage_gb: kept.storage_gb ?? absorbed.storage_gb,
  donor_id: kept.donor_id ?? absorbed.donor_id,
  donation_id: kept.donation_id ?? absorbed.donation_id,
  inventory_tag: kept.inventory_tag ?? absorbed.inventory_tag,
  acquired_on: kept.acquired_on ?? absorbed.acquired_on,
  value_cents: kept.value_cents ?? absorbed.value_cents,
  locked: kept.locked ?? absorbed.locked,
  missing_part: kept.missing_part ?? absorbed.missing_part,
  in_dispute: kept.in_dispute || absorbed.in_dispute,
})

/** Past the eraser only when every drive of the machine, whichever record knew it, is proved. */
async function stateWith(by: Acting, device: Omit<Locked, 'drives'> & { drives: Drive[] }): Promise<string> {
  const past = ['wiped', 'tested', 'repairing', 'graded', 'ready', 'identified']
  if (!past.includes(device.state) || device.drives.length === 0) return device.state
  return (await evidenceOf(by, device)).whyNot === null && device.state !== 'identified' ? device.state : 'to_wipe'
}

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
