import type { Acting } from '#platform/access/acting.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import type { Snapshot } from '../devices/snapshot.ts'
import { deviceKnownAs } from './alias.store.ts'
import type { AliasKind } from './alias.words.ts'

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
