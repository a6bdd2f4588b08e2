import { stringify } from 'csv-stringify/sync'
import { spreadsheetCell } from '#platform/text/spreadsheet.ts'

/** A table for a spreadsheet: streamed, `;` between cells, UTF-8 with its mark, and no cell that a spreadsheet would run. */
export function csv(
  name: string,
  header: readonly string[],
  rows: AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>,
): Response {
  const encoder = new TextEncoder()
  const line = (cells: readonly unknown[]) =>
    encoder.encode(stringify([cells.map(spreadsheetCell)], { delimiter: ';', record_delimiter: 'windows' }))
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(encoder.encode('\uFEFF'))
      controller.enqueue(line(header))
      for await (const row of rows) controller.enqueue(line(row))
      controller.close()
    },
  })
  return new Response(body, {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` },
  })
}
