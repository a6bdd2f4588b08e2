import { csv } from '#platform/web/csv.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { type NeedKind, needKinds } from '../../households/words.ts'
import { countsNeeds } from '../campaign/census.rules.ts'
import { censusSeenBy } from '../campaign/census.store.ts'
import { publicResultsOf } from './publics.store.ts'
import { sayPublic } from './publics.view.tsx'

/** The people counted and the families named in a census, by public and kind of need. */
export const censusPublicsPages = routes().get('/recensements/:id/publics.csv', countsNeeds, exported, { plain: true })

async function exported(c: Page) {
  const census = found(await censusSeenBy(c.var.by, c.req.param('id') ?? ''))
  const results = await publicResultsOf(c.var.by, census.id)
  return csv(
    'recensement-publics.csv',
    ['Public', 'Besoin', 'Comptés', 'Nommées', 'Besoin en tout', 'Satisfaits', 'Restent'],
    results.map((line) => [
      sayPublic(line.public),
      needKinds[line.kind as NeedKind],
      ...[line.declared, line.named, line.needed, line.served, line.needed - line.served],
    ]),
  )
}
