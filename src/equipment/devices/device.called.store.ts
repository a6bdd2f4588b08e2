import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { readCode } from '../station/station.code.ts'
import { columns } from './device.store.ts'
import { numberSaid } from './deviceNumber.ts'
import { serialKey } from './snapshot.identity.ts'

/**
 * The machines of the member's organisation that each code means, however it is scanned or typed: the Maillon number, a label, the
 * address of one of them, the serial number, the donor's tag, or any other number it is known by. A record that was found to be
 * another's leads to that one. Every screen that takes a code asks here.
 */
export async function devicesMeant(by: Acting, codes: readonly string[]): Promise<Map<string, string[]>> {
  const meant = new Map<string, string[]>(codes.map((code) => [code, []]))
  const asked = [...meant.keys()].flatMap((code) => waysToRead(code, by.hosts).map((way) => ({ code, ...way })))
  if (asked.length === 0) return meant
  const own = by.member.organisationId
  const here = sql`d.organisation_id = ${own} and d.joined_to is null`
  const { rows } = await sql<{ code: string; id: string }>`
    select distinct a.code, x.id
    from unnest(${asked.map(({ code }) => code)}::text[], ${asked.map(({ number }) => number)}::text[], ${asked.map(({ key }) => key)}::text[],
      ${asked.map(({ label }) => label)}::text[], ${asked.map(({ id }) => id)}::uuid[]) a(code, number, key, label, id)
    cross join lateral (
      select d.id from device d where d.number = a.number and ${here}
      union all select d.id from device d where d.serial_key = a.key and ${here}
      union all select d.id from device d where d.tag_key = a.key and ${here}
      union all select d.id from device_alias n join device d on d.id = n.device_id where n.organisation_id = ${own} and n.key = a.key and ${here}
      union all select d.id from label l join device d on d.id = l.device_id where l.code = a.label and ${here}
      union all select d.id from device d where d.id = a.id and ${here}) x`.execute(by.db)
  for (const { code, id } of rows) meant.get(code)?.push(id)
  return meant
}

type Way = { number: string | null; key: string | null; label: string | null; id: string | null }
const nothing: Way = { number: null, key: null, label: null, id: null }

/** All that one code may be: a trigger held too long types it twice. */
function waysToRead(code: string, hosts: readonly string[]): Way[] {
  const read = readCode(code, hosts)
  if (read.kind === 'device') return [{ ...nothing, id: read.id }]
  if (read.kind === 'label') return [{ ...nothing, label: read.label }]
  if (read.kind !== 'number') return []
  const half = read.said.slice(0, read.said.length / 2)
  const twice = half.length >= 4 && half + half === read.said ? [half] : []
  return [read.said, ...twice].flatMap((said) => {
    const number = numberSaid(said)
    const keys = [...new Set([serialKey(said), serialKey(number)])].filter((key) => key !== '')
    return keys.map((key) => ({ ...nothing, number, key }))
  })
}

/** The devices that one code means, as a list shows them. */
export async function deviceCalled(by: Acting, said: string) {
  const ids = (await devicesMeant(by, [said])).get(said) ?? []
  if (ids.length === 0) return []
  return by.db
    .selectFrom('device')
    .select(columns)
    .where('id', 'in', ids)
    .where('organisation_id', '=', by.member.organisationId)
    .limit(10)
    .execute()
}
