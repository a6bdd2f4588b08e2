import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { devicesMeant } from '../devices/device.called.store.ts'
import { codeKey } from './called.keys.ts'

/** Most numbers that one types or scans for one slip. */
const MOST = 500

/** The devices of this organisation that some numbers call, one a line, locked; or which numbers call none, or several. */
export async function devicesCalled(by: Acting, text: string) {
  const said = [
    ...new Map(text.split(/[\n;,\t]+/).flatMap((one) => (one.trim() ? [[codeKey(one), one.trim()]] : []))).entries(),
  ]
  if (said.length === 0) return refuse('Notez au moins un numéro.', 'numbers')
  if (said.length > MOST) return refuse(`Notez ${MOST} numéros au plus, ou passez par un fichier.`, 'numbers')
  const meant = await devicesMeant(
    by,
    said.map(([, one]) => one),
  )
  const refusal = refusalOf(said, meant)
  if (refusal) return refusal
  const ids = [...new Set(said.flatMap(([, one]) => meant.get(one)?.[0] ?? []))].sort()
  return by.db
    .selectFrom('device')
    .select([
      'id',
      'number',
      'brand',
      'model',
      'kind',
      'serial',
      'inventory_tag',
      'state',
      'owner_id',
      'transfer_id',
      'in_dispute',
    ])
    .where('id', 'in', ids)
    .where('organisation_id', '=', by.member.organisationId)
    .orderBy('id')
    .forUpdate()
    .execute()
}

function refusalOf(said: [string, string][], meant: Map<string, string[]>): Refusal | null {
  const unknown = said.flatMap(([, one]) => (meant.get(one)?.length ? [] : [`« ${one} »`]))
  if (unknown.length > 0)
    return refuse(`Aucun appareil chez vous ne porte ${unknown.slice(0, 5).join(', ')}.`, 'numbers')
  const several = said.find(([, one]) => (meant.get(one)?.length ?? 0) > 1)
  return several
    ? refuse(
        `Plusieurs appareils portent « ${several[1]} » : notez leur numéro Maillon, qui commence par ML.`,
        'numbers',
      )
    : null
}
