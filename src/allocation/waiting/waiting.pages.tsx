import { communeMeant } from '#network/communes/commune.store.ts'
import { csvRead } from '#platform/web/csv.ts'
import { readFilters } from '#platform/web/form.ts'
import { filtersOf, nextHref } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { ownProgramme } from '../programmes/organised.ts'
import { freedSince } from './freed.store.ts'
import type { Places } from './limits.rules.ts'
import { placesLeft, rulesLeft } from './limits.store.ts'
import { OrderFilters } from './order.form.ts'
import { chosen, fullFor, pageFrom } from './order.page.rules.ts'
import { lastRunsOf, namesOf } from './order.read.store.ts'
import { readKey } from './order.rules.ts'
import { orderOf } from './order.store.ts'
import { OrderedList } from './order.view.tsx'
import { orderedColumns, orderedLines } from './waiting.export.ts'

export const waitingPages = routes()
  .get('/programmes/:id/attente', ['coordinator'], list)
  .get('/programmes/:id/attente.csv', ['coordinator'], exported)

/** Families on a page: a phone reads it to the end. */
const LINES = 20

/** What the address chooses: a commune of the programme by its code, as the list sends it, or any by what somebody typed. */
async function filtersRead(c: Page, places: readonly Places[]): Promise<OrderFilters> {
  const { commune: typed, ...filters } = readFilters(c, OrderFilters)
  if (!typed || places.some(({ commune }) => commune === typed)) return { ...filters, commune: typed }
  return { ...filters, commune: (await communeMeant(c.var.by.db, typed))?.insee ?? 'aucune' }
}

async function list(c: Page) {
  const { by } = c.var
  const programme = await ownProgramme(c)
  const [places, { adopted, order }] = await Promise.all([placesLeft(by, programme.id), orderOf(by, programme)])
  const filters = await filtersRead(c, places)
  const page = pageFrom(order, filters, readKey(c.req.query('apres')), LINES)
  const ids = page.rows.map(({ one }) => one.household)
  const [names, runs, rules, freed] = await Promise.all([
    namesOf(by, ids),
    lastRunsOf(by, programme.id, ids),
    rulesLeft(by, programme.id),
    freedSince(by, programme.id),
  ])
  return c.render(
    <OrderedList
      {...{ programme, adopted, order, filters, page, names, runs, places, freed }}
      full={page.rows.map(({ one }) => fullFor(one, places, rules))}
      older={nextHref(c, page.next)}
      newer={c.req.query('apres') ? c.req.path : null}
      query={filtersOf(c)}
      now={c.var.now}
    />,
    {
      title: 'Qui attend',
      crumbs: [
        ['Programmes', '/programmes'],
        [programme.name, `/programmes/${programme.id}`],
      ],
    },
  )
}

async function exported(c: Page) {
  const { by } = c.var
  const programme = await ownProgramme(c)
  const [places, { order }] = await Promise.all([placesLeft(by, programme.id), orderOf(by, programme)])
  const filters = await filtersRead(c, places)
  return csvRead('attente.csv', orderedColumns, orderedLines(by, programme.id, chosen(order, filters)))
}
