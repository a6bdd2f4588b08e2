import { html } from 'hono/html'
import { communeMeant } from '#network/communes/commune.store.ts'
import { PAGE } from '#platform/db/page.ts'
import { sayAgo, sayShort } from '#platform/i18n/dates.ts'
import { toward } from '#platform/i18n/toward.ts'
import { capital } from '#platform/text/capital.ts'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { csvRead } from '#platform/web/csv.ts'
import { readFilters } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { filtersOf, nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { agreementsOf, rulesOf } from './counted.store.ts'
import { freedSince } from './freed.store.ts'
import { OrderFilters } from './order.form.ts'
import { chosen, fullFor, pageFrom } from './order.page.rules.ts'
import { lastRunsOf, namesOf } from './order.read.store.ts'
import { type Placed, readKey } from './order.rules.ts'
import { orderOf } from './order.store.ts'
import { OrderedList } from './order.view.tsx'
import { programmeSeenBy, type SeenProgramme } from './programme.seen.store.ts'
import { type Quota, quotasOf } from './quota.store.ts'
import { orderedColumns, orderedLines, waitingColumns, waitingLines } from './waiting.export.ts'
import { type Waiting, waitingForPromise } from './waiting.store.ts'
import { countOf, isKind, type Kind, sayKinds } from './words.ts'

export const waitingPages = routes()
  .get('/programmes/:id/attente', ['coordinator'], list)
  .get('/programmes/:id/attente.csv', ['coordinator'], exported)

async function list(c: Page) {
  const { by } = c.var
  const programme = found(await programmeSeenBy(by, c.req.param('id') ?? ''))
  const [quotas, order] = await Promise.all([quotasOf(by, programme.id), orderOf(by, programme.id)])
  return order ? ordered(c, programme, quotas, order) : asReceived(c, programme, quotas)
}

/** In the adopted order, each with its place and why. */
async function ordered(c: Page, programme: SeenProgramme, quotas: Quota[], order: Placed[]) {
  const { by } = c.var
  const filters = readFilters(c, OrderFilters)
  const commune = filters.commune ? ((await communeMeant(by.db, filters.commune))?.insee ?? 'aucune') : undefined
  const page = pageFrom(order, { ...filters, commune }, readKey(c.req.query('apres')), PAGE)
  const ids = page.rows.map(({ one }) => one.household)
  const [names, runs, rules, funded, freed] = await Promise.all([
    namesOf(by, ids),
    lastRunsOf(by, programme.id, ids),
    rulesOf(by, programme.id),
    agreementsOf(by, programme.id),
    freedSince(by, programme.id),
  ])
  const full = page.rows.map(({ one }) => fullFor(one, quotas, rules, funded))
  const next = nextHref(c, page.next)
  return c.render(
    <OrderedList
      {...{
        programme,
        quotas,
        order,
        filters: { ...filters, commune },
        names,
        runs,
        full,
        freed,
        page,
        older: next,
        query: filtersOf(c),
      }}
      newer={c.req.query('apres') ? c.req.path : null}
    />,
    { title: 'Qui attend', crumbs: crumbsOf(programme) },
  )
}

async function exported(c: Page) {
  const { by } = c.var
  const programme = found(await programmeSeenBy(by, c.req.param('id') ?? ''))
  const order = await orderOf(by, programme.id)
  if (!order) return csvRead('attente.csv', waitingColumns, waitingLines(by, programme.id))
  const { commune, ...filters } = readFilters(c, OrderFilters)
  const insee = commune ? ((await communeMeant(by.db, commune))?.insee ?? 'aucune') : undefined
  return csvRead(
    'attente.csv',
    orderedColumns,
    orderedLines(by, programme.id, chosen(order, { ...filters, commune: insee })),
  )
}

const crumbsOf = ({ id, name }: SeenProgramme): [string, string][] => [
  ['Programmes', '/programmes'],
  [name, `/programmes/${id}`],
]

/** Without an adopted order: those whom a place can serve first, then the oldest orientation. */
async function asReceived(c: Page, programme: SeenProgramme, quotas: Quota[]) {
  const { by, now } = c.var
  const typed = c.req.query('commune')
  const commune = typed ? ((await communeMeant(by.db, typed))?.insee ?? 'aucune') : undefined
  const after = c.req.query('apres') ? { ...readCursor(c), placeable: c.req.query('places') !== 'aucune' } : null
  const waiting = await waitingForPromise(by, { programmeId: programme.id, commune, after })
  const { rows, next } = pageOf(waiting, PAGE, (row) => ({ at: row.sent_at, id: row.id }))
  const older = nextHref(c, next)
  const pager = { older: older && (rows.at(-1)?.placeable ? older : noPlace(older)), newer: after ? c.req.path : null }
  return c.render(<WaitingList {...{ programme, quotas, rows, commune, pager, now }} />, {
    title: 'Qui attend',
    crumbs: crumbsOf(programme),
  })
}

/** The next page begins among those for whom no place remains. */
const noPlace = (href: string): string => (href.includes('places=aucune') ? href : `${href}&places=aucune`)

type Props = {
  programme: SeenProgramme
  quotas: Quota[]
  rows: Waiting[]
  commune: string | undefined
  pager: { older: string | null; newer: string | null }
  now: Date
}

const WaitingList = ({ programme, quotas, rows, commune, pager, now }: Props) => (
  <>
    <Heading
      title="Qui attend"
      lead="D’abord les familles pour qui il reste une place dans leur commune, puis les autres ; à chaque fois, l’orientation la plus ancienne en premier. Rien d’autre ne compte dans cet ordre : vous décidez."
    />
    <Filters action={`/programmes/${programme.id}/attente`} active={Boolean(commune)}>
      <Select name="commune" label="Commune" empty="Toutes" required value={commune} options={communesOf(quotas)} />
    </Filters>
    {rows.length === 0 ? (
      <Empty title="Personne n’attend">
        <p>Une famille apparaît ici quand son orientation est acceptée et que rien ne lui est encore promis.</p>
      </Empty>
    ) : (
      <Rows
        caption="Familles en attente"
        captionHidden
        columns={['Famille', 'Ce qui manque', 'Urgence', 'Enfants', 'Orientation reçue', 'Places libres', '']}
        rows={rows}
        cells={(row) => [
          linkCell(`/familles/${row.household_id}`, row.name, row.commune_name),
          html`<div>${capital(sayKinds(row.kinds))}${row.situation ? html`<br><small>${row.situation}</small>` : ''}</div>`,
          row.urgent ? chipCell('Urgent', 'turn') : null,
          row.children || null,
          `${sayShort(row.sent_at)}, ${sayAgo(row.sent_at, now)}`,
          sayRemaining(quotas, row),
          promiseCell(`/familles/${row.household_id}/attribuer?programme=${programme.id}`, row.name),
        ]}
      />
    )}
    <Pager {...pager} />
  </>
)

const promiseCell = (href: string, name: string) =>
  html`<a class="button second" href="${href}">Promettre<span class="hidden"> ${toward(name)}</span></a>`

const communesOf = (quotas: Quota[]): [string, string][] => [
  ...new Map(quotas.map(({ commune, name }) => [commune, name])),
]

const sayRemaining = (quotas: Quota[], row: Waiting): string =>
  quotas
    .filter((quota) => quota.commune === row.commune && row.kinds.includes(quota.kind) && isKind(quota.kind))
    .map((quota) => countOf(quota.kind as Kind, quota.places - quota.promised))
    .join(', ')
