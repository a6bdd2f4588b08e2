import { sql } from 'kysely'
import { keyOf } from '../devices/device.serial.store.ts'
import { numberSaid } from '../devices/deviceNumber.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import { readCode } from '../station/station.code.ts'

/** A number as it is compared: its case, spaces and dashes say nothing, nor do the zeros after ML. */
export const codeKey = (said: string): string => serialKey(said).replace(/^ML0*(?=\d)/, 'ML')

/** A column read as `codeKey` reads what was typed. */
const codeKeyOf = (column: string) => sql`regexp_replace(${keyOf(column)}, '^ML0*(?=\\d)', 'ML')`

/** What a code says of itself, once an address of this site is read: a number, a label or the machine of a page. */
export function codeRead(
  code: string,
  hosts: readonly string[],
): { said: string; label: string | null; id: string | null } {
  const read = readCode(code, hosts)
  if (read.kind === 'device') return { said: code, label: null, id: read.id }
  return { said: 'said' in read ? read.said : code, label: read.kind === 'label' ? read.label : null, id: null }
}

/**
 * True of the line of a slip that one code calls: by its number, its serial number, its tag, its label, or any other number that its
 * sender knows the machine by (`app.slip_called`: of this slip, and nothing else).
 */
export const isCalled = ({ said, label, id }: ReturnType<typeof codeRead>, slip: string) =>
  sql<boolean>`(${codeKeyOf('number')} = ${codeKey(said)} or ${keyOf('serial')} = ${serialKey(said)} or ${keyOf('tag')} = ${serialKey(said)}
    or device_id = ${id}::uuid or device_id in (select app.slip_called(${slip}, ${[serialKey(said), serialKey(numberSaid(said))]}, ${label})))`
