import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { actOnDevice, type Locked } from '../bench/bench.store.ts'
import { deviceCalled } from '../devices/device.called.store.ts'
import { lockIdentity } from '../devices/device.serial.store.ts'
import { lockDevice } from '../devices/device.store.ts'
import { mergeDrives } from '../devices/snapshot.mergeDrives.ts'
import { drivesOf } from '../wiping/wipe.store.ts'
import { absorb } from './absorb.store.ts'
import { beforeOf, filledFrom } from './join.filled.ts'
import { refusalToJoin } from './join.rules.ts'
import { joinsOf, lockBoth } from './joins.store.ts'
import { standsOn } from './standing.store.ts'

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
    const state = await standsOn(by, { ...kept, serial, drives })
    const filled = filledFrom(kept, absorbed)
    return {
      set: { ...filled, serial, drives: JSON.stringify(drives), state },
      event: { act: 'device.joined', to: state, why: form.reason, data: { absorbed: absorbed.number } },
    }
  })
}

/** What other records lead to is kept: one machine has one number to which all the others lead. */
const keepsOthers = async (by: Acting, absorbed: Locked): Promise<string | null> =>
  (await joinsOf(by, absorbed.id)).length > 0
    ? `D’autres fiches mènent déjà à ${absorbed.number} : ouvrez-la, et réunissez-y celle-ci.`
    : null
