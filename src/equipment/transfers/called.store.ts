import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import { codeKey, codeKeyOf, serialKeyOf } from './called.keys.ts'

/** Most numbers that one types or scans for one slip. */
const MOST = 500

/** The devices of this organisation that some numbers call, one a line, locked; or which numbers call none, or several. */
export async function devicesCalled(by: Acting, text: string) {
  const said = [
    ...new Map(text.split(/[\n;,\t]+/).flatMap((one) => (one.trim() ? [[codeKey(one), one.trim()]] : []))).entries(),
  ]
  if (said.length === 0) return refuse('Notez au moins un numéro.', 'numbers')
  if (said.length > MOST) return refuse(`Notez ${MOST} numéros au plus, ou passez par un fichier.`, 'numbers')
  const rows = await deviceKeys(
    by,
    said.flatMap(([key, one]) => [key, serialKey(one)]),
  )
  const found = new Map<string, (typeof rows)[number][]>()
  for (const row of rows)
    for (const key of new Set([
      codeKey(row.number),
      row.serial && codeKey(row.serial),
      row.inventory_tag && codeKey(row.inventory_tag),
    ]))
      if (key) found.set(key, [...(found.get(key) ?? []), row])
  const refusal = refusalOf(said, found)
  if (refusal) return refusal
  const ids = [...new Set(said.flatMap(([key]) => found.get(key)?.[0]?.id ?? []))].sort()
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

function refusalOf(said: [string, string][], found: Map<string, { number: string }[]>): Refusal | null {
  const unknown = said.flatMap(([key, one]) => (found.has(key) ? [] : [`« ${one} »`]))
  if (unknown.length > 0)
    return refuse(`Aucun appareil chez vous ne porte ${unknown.slice(0, 5).join(', ')}.`, 'numbers')
  const several = said.find(([key]) => (found.get(key)?.length ?? 0) > 1)
  return several
    ? refuse(
        `Plusieurs appareils portent « ${several[1]} » : notez leur numéro Maillon, qui commence par ML.`,
        'numbers',
      )
    : null
}

const deviceKeys = (by: Acting, keys: string[]) =>
  by.db
    .selectFrom('device')
    .select(['id', 'number', 'serial', 'inventory_tag'])
    .where('organisation_id', '=', by.member.organisationId)
    .where(
      sql<boolean>`(${codeKeyOf('number')} = any(${keys}) or ${serialKeyOf('serial')} = any(${keys}) or ${serialKeyOf('inventory_tag')} = any(${keys}))`,
    )
    .limit(2 * MOST)
    .execute()
