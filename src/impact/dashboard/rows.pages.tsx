import { statesOf } from '#needs/households/chain.ts'
import { stageWords } from '#needs/households/words.ts'
import { communeNames } from '#network/communes/commune.store.ts'
import { PAGE } from '#platform/db/page.ts'
import { sayShort } from '#platform/i18n/dates.ts'
import { chainCell, linkCell } from '#platform/ui/cells.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { readFilters } from '#platform/web/form.ts'
import { nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { RowFilter } from './dashboard.form.ts'
import { type Row, rowsBehind } from './figures.store.ts'
import { counted } from './links.ts'

export const figureRowsPages = routes().get('/bilan/familles', ['coordinator'], show)

/** The households behind a number of the report: as many rows as it says. */
async function show(c: Page) {
  const filter = readFilters(c, RowFilter)
  const { rows, next } = pageOf(await rowsBehind(c.var.by, filter, readCursor(c)), PAGE, (row) => ({
    at: row.touched_at,
    id: row.id,
  }))
  const names = await communeNames(c.var.db, filter.commune ? [filter.commune] : [])
  const step = counted.find(({ slug }) => slug === filter.lien)?.step ?? ''
  return c.render(
    <>
      <Heading title={step} lead={[...names.values()][0] ?? 'Toutes les communes'} />
      {rows.length > 0 ? (
        <Rows
          caption={step}
          captionHidden
          columns={['Famille', 'Parcours', 'Étape', 'Commune', 'Besoin entendu']}
          rows={rows}
          cells={cellsOf}
        />
      ) : (
        <Empty title="Aucune famille ici" />
      )}
      <Pager older={nextHref(c, next)} />
    </>,
    { title: step, crumbs: [['Bilan', '/bilan']] },
  )
}

const cellsOf = (row: Row) => [
  linkCell(`/familles/${row.id}`, row.name),
  chainCell(row.stage, statesOf(row.chain)),
  stageWords[row.stage] ?? '',
  row.commune,
  sayShort(row.heard_at),
]
