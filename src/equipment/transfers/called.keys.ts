import { sql } from 'kysely'
import { serialKey } from '../devices/snapshot.identity.ts'

/** A number as it is compared: its case, spaces and dashes say nothing, nor do the zeros after ML. */
export const codeKey = (said: string): string => serialKey(said).replace(/^ML0*(?=\d)/, 'ML')

/** A column read as `serialKey` reads what was typed. */
export const serialKeyOf = (column: string) => sql`upper(regexp_replace(${sql.ref(column)}, '[-[:space:]_.]', '', 'g'))`

/** A column read as `codeKey` reads what was typed. */
export const codeKeyOf = (column: string) => sql`regexp_replace(${serialKeyOf(column)}, '^ML0*(?=\\d)', 'ML')`

/** True of the row that one code calls, by its number, its serial number or its tag. */
export const isCalled = (code: string, tag: 'tag' | 'inventory_tag') =>
  sql<boolean>`(${codeKeyOf('number')} = ${codeKey(code)} or ${serialKeyOf('serial')} = ${serialKey(code)} or ${serialKeyOf(tag)} = ${serialKey(code)})`
