import { DAY } from '#platform/i18n/dates.ts'
import { searchKey } from '#platform/text/searchKey.ts'
import type { Followed } from './follow.store.ts'

/** Days between two reminders to one structure. */
const PATIENCE = 3 * DAY

/** Whether a structure may be asked once more: it has not counted, and was not asked these three days. */
export const mayRemind = ({ since, reminded_at }: Pick<Followed, 'since' | 'reminded_at'>, now: Date): boolean =>
  since !== null && (reminded_at === null || now.getTime() - reminded_at.getTime() >= PATIENCE)

/** What is typed above the list: a standing, a part of a name or of a town. */
export type Asked = { q?: string; standing?: Followed['standing'] }

/** The structures that a filter of the page keeps: what is to be explained, even of those that still count. */
export function askedOf(rows: readonly Followed[], { q, standing }: Asked): Followed[] {
  const said = searchKey(q ?? '')
  return rows.filter(
    (row) =>
      (!standing || row.standing === standing || (row.unclear && standing === 'gaps')) &&
      (!said || searchKey(`${row.name} ${row.commune ?? ''}`).includes(said)),
  )
}
