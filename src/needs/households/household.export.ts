import { communeNames } from '#network/communes/commune.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { LAST } from '#platform/db/page.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { sayNumber } from '#platform/ui/counted.ts'
import type { Cursor } from '#platform/web/keyset.ts'
import { sayStage } from './household.list.view.tsx'
import { type HouseholdFilter, householdsSeenBy } from './household.search.store.ts'

export const exportedColumns = ['Famille', 'Commune', 'Étape', 'Adultes', 'Enfants', 'Dernier mouvement'] as const

/** A spreadsheet opens no more lines than this in one file. */
export const MOST_LINES = 1_000_000

type Export = { from?: Cursor; most?: number; atOnce?: number }

/**
 * The lines of the list in a file, from a place of it to its end, so many at once. Beyond `most`, the last line says that families
 * are left out, and how to have them.
 */
export async function* linesSeenBy(
  by: Acting,
  filter: HouseholdFilter,
  { from = LAST, most = MOST_LINES, atOnce = 1000 }: Export = {},
): AsyncGenerator<unknown[][]> {
  let after = from
  for (let given = 0; ; ) {
    const size = Math.min(atOnce, most - given)
    const seen = await householdsSeenBy(by, filter, after, size)
    const rows = seen.slice(0, size)
    const names = await communeNames(
      by.db,
      rows.map(({ insee }) => insee),
    )
    yield rows.map((row) => [
      row.name,
      names.get(row.insee),
      sayStage(row),
      row.adults,
      row.children,
      dayOf(row.touched_at),
    ])
    given += rows.length
    const last = rows.at(-1)
    if (!last || seen.length <= size) return
    if (given >= most) return yield [[leftOut(most)]]
    after = { at: last.touched_at, id: last.id }
  }
}

const leftOut = (most: number) =>
  `Ce fichier s’arrête ici, à ${sayNumber(most)} lignes, et d’autres familles suivent. Choisissez une commune ou une étape, puis téléchargez de nouveau.`
