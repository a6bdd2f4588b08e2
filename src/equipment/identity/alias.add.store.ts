import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { actOnDevice } from '../bench/bench.store.ts'
import { lockIdentity } from '../devices/device.serial.store.ts'
import { identityOrNull, serialKey } from '../devices/snapshot.identity.ts'
import { deviceKnownAs } from './alias.store.ts'
import type { AliasKind } from './alias.words.ts'
import { writeAlias } from './alias.write.store.ts'

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
