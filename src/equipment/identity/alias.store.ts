import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { actOnDevice } from '../bench/bench.store.ts'
import { deviceWithSerial, lockIdentity } from '../devices/device.acts.store.ts'
import { identityOrNull, serialKey } from '../devices/snapshot.identity.ts'
import type { Snapshot } from '../devices/snapshot.ts'
import type { AliasKind } from './alias.words.ts'

/** The other numbers of a device, the latest first. Only its keeper reads them. */
export const aliasesOf = (by: Acting, deviceId: string) =>
  by.db
    .selectFrom('device_alias')
    .select(['id', 'kind', 'value', 'noted_at'])
    .where('device_id', '=', deviceId)
    .where('organisation_id', '=', by.member.organisationId)
    .orderBy('noted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()

/** The machine of this organisation that bears this number, as its own serial number or as an alias. */
export async function deviceKnownAs(by: Acting, kind: AliasKind, value: string, exceptId: string) {
  if (kind === 'serial') return deviceWithSerial(by, value, exceptId)
  return by.db
    .selectFrom('device_alias')
    .innerJoin('device', 'device.id', 'device_alias.device_id')
    .select(['device.id', 'device.number'])
    .where('device_alias.organisation_id', '=', by.member.organisationId)
    .where('device_alias.kind', '=', kind)
    .where('device_alias.key', '=', serialKey(value))
    .where('device.id', '<>', exceptId)
    .executeTakeFirst()
}

/** Whether a serial number is known to be this very machine's, beside the one on its record. */
export const isAliasOf = async (by: Acting, deviceId: string, serial: string): Promise<boolean> =>
  (await by.db
    .selectFrom('device_alias')
    .select('id')
    .where('device_id', '=', deviceId)
    .where('kind', '=', 'serial')
    .where('key', '=', serialKey(serial))
    .executeTakeFirst()) !== undefined

/** Writes a number of a device down, in the caller's act; nothing when it is there already. */
export const writeAlias = (
  by: Acting,
  deviceId: string,
  kind: AliasKind,
  value: string,
  joinId: string | null = null,
) =>
  by.db
    .insertInto('device_alias')
    .values({
      id: by.newId(),
      organisation_id: by.member.organisationId,
      device_id: deviceId,
      ...{ kind, value, key: serialKey(value), join_id: joinId, noted_at: by.now },
    })
    .onConflict((c) => c.doNothing())
    .execute()

/** A number read on the machine, or by another tool, added by a person. A filler is no number; one that another machine bears is refused with its number. */
export const addAlias = (
  by: Acting,
  id: string,
  form: { version: number; kind: AliasKind; value: string },
): Promise<Refusal | null> =>
  actOnDevice(by, id, form.version, async (device) => {
    const value = identityOrNull(form.value)
    if (!value || serialKey(value) === '')
      return refuse('Ce n’est pas un vrai numéro : beaucoup de machines portent le même.', 'value')
    await lockIdentity(by)
    const same = form.kind === 'serial' && device.serial && serialKey(device.serial) === serialKey(value)
    if (same || (await knownHere(by, id, form.kind, value)))
      return refuse('Ce numéro est déjà sur la fiche de cet appareil.', 'value')
    const other = form.kind === 'tag' ? undefined : await deviceKnownAs(by, form.kind, value, id)
    if (other)
      return refuse(
        `${other.number} porte déjà ce numéro. Si c’est la même machine, réunissez les deux fiches.`,
        'value',
      )
    await writeAlias(by, id, form.kind, value)
    return { set: {}, event: { act: 'device.alias_noted', data: { kind: form.kind, value } } }
  })

const knownHere = (by: Acting, id: string, kind: AliasKind, value: string) =>
  by.db
    .selectFrom('device_alias')
    .select('id')
    .where('device_id', '=', id)
    .where('kind', '=', kind)
    .where('key', '=', serialKey(value))
    .executeTakeFirst()

/**
 * What a snapshot says of a machine beside its serial number. A board moves from one machine to another: when it is known
 * elsewhere, nothing is written, and the sentences say where.
 */
export async function noteSnapshotAliases(by: Acting, deviceId: string, snapshot: Snapshot): Promise<string[]> {
  const said = [
    ['uuid', snapshot.uuid],
    ['board', snapshot.board],
    ['inventory', snapshot.inventory],
  ] as const
  const doubts: string[] = []
  for (const [kind, value] of said) {
    if (!value || serialKey(value) === '') continue
    const other = await deviceKnownAs(by, kind, value, deviceId)
    if (other)
      doubts.push(`La carte mère de ce relevé est aussi connue sur ${other.number} : la même machine, ou sa carte ?`)
    else await writeAlias(by, deviceId, kind, value)
  }
  return [...new Set(doubts)]
}
