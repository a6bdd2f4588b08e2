import type { ComponentChildren } from 'preact'

/** A column: its name, or its name and `end: true` for figures. */
export type Column = string | { label: string; end?: boolean }

export type TableHead = {
  /** What the table holds, in words. */
  caption: string
  /** Shown by default; hidden when a title just above says the same. */
  captionHidden?: boolean
  columns: readonly Column[]
}

export const columnOf = (column: Column | undefined) =>
  typeof column === 'object' ? column : { label: column ?? '', end: false }

/** Caption and head of a table; the body is the caller's. */
export const TableFrame = ({
  caption,
  captionHidden,
  columns,
  children,
}: TableHead & { children: ComponentChildren }) => (
  <div class={columns.length > 4 ? 'table many' : 'table'}>
    <table class="rows">
      <caption class={captionHidden ? 'hidden' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => {
            const { label, end } = columnOf(column)
            return (
              <th scope="col" class={end ? 'end' : undefined}>
                {label || <span class="hidden">Action</span>}
              </th>
            )
          })}
        </tr>
      </thead>
      {children}
    </table>
  </div>
)
