import type { Acting } from '#platform/access/acting.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { keepsStock } from './stock.rules.ts'
import { thresholdsOf } from './stock.store.ts'
import { listHref } from './stock.view.tsx'
import { sayShortage, short } from './threshold.view.tsx'

/** Where fewer machines are ready than one wanted to keep. */
export async function stockTurns(by: Acting): Promise<Turn[]> {
  if (!keepsStock.includes(by.member.role)) return []
  return short(await thresholdsOf(by)).map((line) => ({
    tone: 'turn',
    since: line.set_at,
    title: sayShortage(line),
    href: listHref({ lieu: line.place_id, type: line.kind }),
    detail: 'Sous le seuil que vous avez noté',
    verb: ['Voir le stock', '/stock'],
  }))
}
