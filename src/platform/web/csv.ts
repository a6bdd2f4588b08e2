import { stringify } from 'csv-stringify/sync'
import { spreadsheetCell } from '#platform/text/spreadsheet.ts'

/** A table for a spreadsheet: streamed, `;` between cells, UTF-8 with its mark, and no cell that a spreadsheet would run. */
export function csv(
  name: string,
  header: readonly string[],
  rows: AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>,
): Response {
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(beginning(header))
      for await (const row of rows) controller.enqueue(encoded([row]))
      controller.close()
    },
  })
  return answered(name, body)
}

/**
 * The same table from pages of the database, all read before it is answered: the request's transaction is over once it answers.
 * Each page is kept as the bytes of its lines, so that a list of any length stays light.
 */
export async function csvRead(
  name: string,
  header: readonly string[],
  pages: AsyncIterable<readonly (readonly unknown[])[]>,
): Promise<Response> {
  const parts = [beginning(header)]
  for await (const rows of pages) parts.push(encoded(rows))
  return answered(name, new Blob(parts).stream())
}

const encoder = new TextEncoder()
const encoded = (rows: readonly (readonly unknown[])[]) =>
  encoder.encode(
    stringify(
      rows.map((cells) => cells.map(spreadsheetCell)),
      { delimiter: ';', record_delimiter: 'windows' },
    ),
  )
const beginning = (header: readonly string[]) => encoder.encode(`\uFEFF${new TextDecoder().decode(encoded([header]))}`)

const answered = (name: string, body: ReadableStream<Uint8Array>) =>
  new Response(body, {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` },
  })
