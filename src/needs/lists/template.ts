import { type ColumnToFill, workbookToFill } from '#platform/tables/writeWorkbook.ts'

/** A workbook to fill, sent as a file: the name of its only sheet, and that of the file without its ending. */
export async function templateOf(name: string, sheet: string, columns: readonly ColumnToFill[]): Promise<Response> {
  const bytes = await workbookToFill(sheet, columns)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="${name}.xlsx"`,
    },
  })
}
