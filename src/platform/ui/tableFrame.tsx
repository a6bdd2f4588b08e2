import type { ComponentChildren } from 'preact'

/** A column: its name, or its name and `end: true` for figures. */
export type Column = string | { label: string; end?: boolean }

export type TableHead = {
  /** What the table holds, in words. */
  caption: string
  /** Shown by default; hidden when a title just above says the same. */
  captionHidden?: boolean
  columns: readonly Column[]
  /** On a phone, cards without labels: each cell says by itself what it is, the second and third share a line, empty ones take none. */
  short?: boolean
}

export const columnOf = (column: Column | undefined) =>
  typeof column === 'object' ? column : { label: column ?? '', end: false }

/** Caption and head of a table; the body is the caller's. */
export const TableFrame = ({
  caption,
  captionHidden,
  columns,
  short,
  children,
}: TableHead & { children: ComponentChildren }) => (
  <div class={columns.length > 4 ? 'table many' : 'table'}>
    <table class={short ? 'rows short' : 'rows'}>
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
