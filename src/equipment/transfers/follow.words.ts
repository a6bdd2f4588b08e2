import { DAY } from '#platform/i18n/dates.ts'
import { searchKey } from '#platform/text/searchKey.ts'
import type { Tone } from '#platform/ui/chip.tsx'
import type { Followed, Standing } from './follow.store.ts'

/** Where a structure stands, as the sender says it; `ou` in an address. */
export const standings: Record<Standing, { label: string; tone: Tone; asked: string }> = {
  waiting: { label: 'À compter', tone: 'turn', asked: 'a-compter' },
  gaps: { label: 'À éclaircir', tone: 'loss', asked: 'ecarts' },
  done: { label: 'Tout reçu', tone: 'done', asked: 'recu' },
}

/** Days between two reminders to one structure. */
const PATIENCE = 3 * DAY

/** Whether a structure may be asked once more: it has not counted, and was not asked these three days. */
export const mayRemind = ({ since, reminded_at }: Pick<Followed, 'since' | 'reminded_at'>, now: Date): boolean =>
  since !== null && (reminded_at === null || now.getTime() - reminded_at.getTime() >= PATIENCE)

export type Asked = { q?: string; ou?: string }

/** The structures that a filter of the page keeps: one standing (what is to be explained, even of those that still count), a part of a name or of a town. */
export function askedOf(rows: readonly Followed[], { q, ou }: Asked): Followed[] {
  const said = searchKey(q ?? '')
  return rows.filter(
    (row) =>
      (!ou || standings[row.standing].asked === ou || (row.unclear && standings.gaps.asked === ou)) &&
      (!said || searchKey(`${row.name} ${row.commune ?? ''}`).includes(said)),
  )
}
