import { html } from 'hono/html'
import type { Cell, Html } from './cells.ts'
import { type Column, columnOf, TableFrame, type TableHead } from './tableFrame.tsx'

const rowOf = (cells: readonly Cell[], columns: readonly Column[]): Html =>
  html`<tr>${cells.map((cell, at) => {
    const { label, end } = columnOf(columns[at])
    const shown = cell ?? '–'
    return at === 0
      ? html`<th scope="row">${shown}</th>`
      : html`<td data-label="${label}" class="${end ? 'end' : ''}">${shown}</td>`
  })}</tr>`

type Props<Row> = TableHead & {
  rows: readonly Row[]
  /** The cells of one row. Texts are escaped; markup comes only from `html` or cells.ts. */
  cells: (row: Row) => readonly Cell[]
}

/** A long table: same looks as Table, its rows written as text, several times quicker. */
export const Rows = <Row,>({ rows, cells, ...head }: Props<Row>) => {
  const body = rows.map((row) => String(rowOf(cells(row), head.columns))).join('')
  return (
    <TableFrame {...head}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the only place; every value went through hono/html, which escapes */}
      <tbody dangerouslySetInnerHTML={{ __html: body }} />
    </TableFrame>
  )
}
