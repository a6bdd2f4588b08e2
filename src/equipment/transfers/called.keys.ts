import { sql } from 'kysely'
import { numberSaid } from '../devices/deviceNumber.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import { labelIn } from '../labels/label.code.ts'

/** A number as it is compared: its case, spaces and dashes say nothing, nor do the zeros after ML. */
export const codeKey = (said: string): string => serialKey(said).replace(/^ML0*(?=\d)/, 'ML')

/** A column read as `serialKey` reads what was typed. */
export const serialKeyOf = (column: string) => sql`upper(regexp_replace(${sql.ref(column)}, '[-[:space:]_.]', '', 'g'))`

/** A column read as `codeKey` reads what was typed. */
export const codeKeyOf = (column: string) => sql`regexp_replace(${serialKeyOf(column)}, '^ML0*(?=\\d)', 'ML')`

/**
 * True of the line of a slip that one code calls: by its number, its serial number, its tag, or any other number that its sender
 * knows the machine by (`app.slip_called`: of this slip, and nothing else).
 */
export const isCalled = (code: string, slip: string) =>
  sql<boolean>`(${codeKeyOf('number')} = ${codeKey(code)} or ${serialKeyOf('serial')} = ${serialKey(code)} or ${serialKeyOf('tag')} = ${serialKey(code)}
    or device_id in (select app.slip_called(${slip}, ${[serialKey(code), serialKey(numberSaid(code))]}, ${labelIn(code)})))`
