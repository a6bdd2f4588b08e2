import type { ComponentChildren } from 'preact'
import { columnOf, TableFrame, type TableHead } from './tableFrame.tsx'

type Props = TableHead & {
  /** Cells in the order of the columns; the first names the row and holds its link. */
  rows: readonly (readonly ComponentChildren[])[]
  /** A last row of totals. */
  total?: readonly ComponentChildren[]
}

const Cells = ({ cells, columns }: { cells: readonly ComponentChildren[]; columns: TableHead['columns'] }) => (
  <tr>
    {cells.map((cell, at) => {
      const { label, end } = columnOf(columns[at])
      return at === 0 ? (
        <th scope="row">{cell}</th>
      ) : (
        <td data-label={label} class={end ? 'end' : undefined}>
          {cell}
        </td>
      )
    })}
  </tr>
)

/** A table that becomes cards on a phone. Over twenty rows, take Rows. */
export const Table = ({ rows, total, ...head }: Props) => (
  <TableFrame {...head}>
    <tbody>
      {rows.map((cells) => (
        <Cells cells={cells} columns={head.columns} />
      ))}
    </tbody>
    {total && (
      <tfoot>
        <Cells cells={total} columns={head.columns} />
      </tfoot>
    )}
  </TableFrame>
)
