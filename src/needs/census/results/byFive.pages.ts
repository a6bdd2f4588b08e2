import { communeNames } from '#network/communes/commune.store.ts'
import { csv } from '#platform/web/csv.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { type NeedKind, needKinds } from '../../households/words.ts'
import { type TargetPublic, targetPublics } from '../../publics/words.ts'
import { countsNeeds } from '../campaign/census.rules.ts'
import { censusSeenBy } from '../campaign/census.store.ts'
import { byFive, sharedTotal } from './byFive.rules.ts'
import { publicResultsOf } from './publics.store.ts'
import { sayPublic } from './publics.view.tsx'
import { resultsOf } from './results.store.ts'

/** The figures of a census for whoever may not see its families: another structure, a town hall, a funder. */
export const censusSharedPages = routes()
  .get('/recensements/:id/chiffres-a-partager.csv', countsNeeds, figures, { plain: true })
  .get('/recensements/:id/publics-a-partager.csv', countsNeeds, publics, { plain: true })

const sayShared = (count: number | null): string => (count === null ? 'moins de 5' : `${count} ou plus`)

/** Every commune that was asked about has its line, said or not: an absent one would be a zero. */
async function figures(c: Page) {
  const census = found(await censusSeenBy(c.var.by, c.req.param('id') ?? ''))
  const [results, names] = await Promise.all([resultsOf(c.var.by, census.id), communeNames(c.var.db, census.communes)])
  const lines = new Map(results.map((line) => [`${line.commune} ${line.kind}`, line]))
  const communes = census.communes
    .map((insee) => [insee, names.get(insee) ?? insee] as const)
    .toSorted(([, a], [, b]) => a.localeCompare(b, 'fr'))
  return csv(
    'recensement-a-partager.csv',
    ['Commune', 'Code INSEE', 'Besoin', 'Besoin en tout', 'Équipées ou formées'],
    (census.kinds as NeedKind[]).flatMap((kind) => {
      const cells = communes.map(([insee]) => lines.get(`${insee} ${kind}`) ?? { needed: 0, served: 0 })
      const totals = [cells.map(({ needed }) => needed), cells.map(({ served }) => served)].map(sharedTotal)
      return [
        ...communes.map(([insee, name], at) => [
          ...[name, insee, needKinds[kind]],
          ...[cells[at]?.needed ?? 0, cells[at]?.served ?? 0].map(byFive).map(sayShared),
        ]),
        ['Ensemble', '', needKinds[kind], ...totals.map(sayShared)],
      ]
    }),
  )
}

/** Every public has its line; a family of two is in both, and nothing is added up. */
async function publics(c: Page) {
  const census = found(await censusSeenBy(c.var.by, c.req.param('id') ?? ''))
  const results = await publicResultsOf(c.var.by, census.id)
  const all: (TargetPublic | null)[] = [...(Object.keys(targetPublics) as TargetPublic[]), null]
  return csv(
    'recensement-publics-a-partager.csv',
    ['Public', 'Besoin', 'Besoin en tout', 'Équipées ou formées'],
    all.flatMap((one) =>
      (census.kinds as NeedKind[]).map((kind) => {
        const line = results.find((result) => result.public === one && result.kind === kind)
        return [sayPublic(one), needKinds[kind], ...[line?.needed ?? 0, line?.served ?? 0].map(byFive).map(sayShared)]
      }),
    ),
  )
}
