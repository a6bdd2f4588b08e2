/** Largest piece kept in memory and written as one entry, unless one row alone is larger. */
export const chunkSize = 4_000_000

/** The name of a table's nth piece in the archive, from 0. */
export const chunkName = (table: string, n: number): string => `${table}/${String(n).padStart(6, '0')}`

/** The table a piece belongs to. */
export const tableOf = (name: string): string => name.slice(0, name.lastIndexOf('/'))

/** Rows in COPY's text format: one per line, line ends inside a value being written `\n`. */
export const countRows = (bytes: Buffer): number => {
  let rows = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) rows++
  return rows
}
