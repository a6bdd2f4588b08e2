import { communeMeant, communeNames } from '#network/communes/commune.store.ts'
import { PAGE } from '#platform/db/page.ts'
import { csvRead } from '#platform/web/csv.ts'
import { readFilters } from '#platform/web/form.ts'
import { nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { exportedColumns, linesSeenBy } from './household.export.ts'
import { FilterForm } from './household.form.ts'
import { Households } from './household.list.view.tsx'
import { householdsNear } from './household.near.store.ts'
import { meetsFamilies, readsItsOwn } from './household.rules.ts'
import { type HouseholdFilter, householdsSeenBy, type ListedHousehold } from './household.search.store.ts'
import { whoIsMeantIn } from './household.who.store.ts'

export const householdListPages = routes()
  .get('/familles', meetsFamilies, list)
  .get('/familles.csv', meetsFamilies, exported)

/** A school chooses by no stage: how far others brought a family is not its to read. */
function filtersOf(c: Page): FilterForm {
  const { etape, ...filters } = readFilters(c, FilterForm)
  return readsItsOwn(c.var.by.member) ? filters : { ...filters, etape }
}

async function list(c: Page) {
  const { by, now } = c.var
  const filters = filtersOf(c)
  const commune = filters.commune ? await communeMeant(by.db, filters.commune) : null
  const filter = {
    name: filters.nom,
    stage: filters.etape,
    commune: filters.commune ? (commune?.insee ?? 'aucune') : undefined,
  }
  const seen = await householdsSeenBy(by, filter, readCursor(c))
  const { rows, next } = pageOf(seen, PAGE, (row) => ({ at: row.touched_at, id: row.id }))
  const near = await nearTo(c, filter, rows)
  const all = [...rows, ...near]
  const [names, who] = await Promise.all([communeNames(by.db, codesOf(all)), whoIsMeantIn(by, filter.name, all)])
  const shown = { ...filters, commune: commune?.name ?? filters.commune }
  return c.render(
    <Households
      {...{ rows, near, names, who, now }}
      older={nextHref(c, next)}
      newer={c.req.query('apres') ? c.req.path : null}
      filters={shown}
      staged={!readsItsOwn(by.member)}
    />,
    { title: 'Familles' },
  )
}

/** Few households bear this name: those whose name is nearly this one are shown apart, on the first page only. */
const FEW = 5
const nearTo = async (c: Page, filter: HouseholdFilter, rows: readonly ListedHousehold[]) => {
  if (!filter.name || rows.length >= FEW || c.req.query('apres')) return []
  const known = new Set(rows.map(({ id }) => id))
  return (await householdsNear(c.var.by, filter)).filter(({ id }) => !known.has(id))
}

const codesOf = (rows: readonly ListedHousehold[]) => rows.map(({ insee }) => insee)

/** The whole list, read while the request lasts and kept as bytes: a family a line, however many pages the screen has. */
async function exported(c: Page) {
  const { by } = c.var
  const filters = filtersOf(c)
  const commune = filters.commune ? ((await communeMeant(by.db, filters.commune))?.insee ?? 'aucune') : undefined
  const filter = { name: filters.nom, stage: filters.etape, commune }
  return csvRead('familles.csv', exportedColumns, linesSeenBy(by, filter, { from: readCursor(c) }))
}
