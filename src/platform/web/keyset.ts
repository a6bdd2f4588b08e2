import { isId } from '#platform/db/id.ts'
import { LAST } from '#platform/db/page.ts'
import type { Page } from './routes.ts'

/** A place in a list sorted from the most recent: the moment and the identifier of the last row shown. */
export type Cursor = { at: Date; id: string }

/** Where the list starts: at its beginning, or behind the row that `?apres=` names. */
export function readCursor(c: Page): Cursor {
  const [time, id] = (c.req.query('apres') ?? '').split('_')
  const at = new Date(Number(time))
  return time && id && isId(id) && at.getTime() >= 0 && at < LAST.at ? { at, id } : LAST
}

/** Splits one row too many off, and says where the next page starts. */
export function pageOf<T>(rows: T[], size: number, cursorOf: (row: T) => Cursor): { rows: T[]; next: string | null } {
  if (rows.length <= size) return { rows, next: null }
  const shown = rows.slice(0, size)
  const last = cursorOf(shown[size - 1] as T)
  return { rows: shown, next: `${last.at.getTime()}_${last.id}` }
}

/** The address of the next page: the same filters, another beginning. */
export function nextHref(c: Page, next: string | null): string | null {
  if (!next) return null
  const query = new URLSearchParams(c.req.query())
  query.set('apres', next)
  return `${c.req.path}?${query}`
}

/** The filters of a list as an address carries them, from its beginning: for the whole of it in a file. */
export function filtersOf(c: Page): string {
  const { apres, ...filters } = c.req.query()
  const query = new URLSearchParams(filters).toString()
  return query && `?${query}`
}
