import { communeMeant, communeNames } from '#network/communes/commune.store.ts'
import { PAGE } from '#platform/db/page.ts'
import { dayOf, sayAgo } from '#platform/i18n/dates.ts'
import { chainCell, linkCell } from '#platform/ui/cells.ts'
import { drawnOnce } from '#platform/ui/drawnOnce.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { csv } from '#platform/web/csv.ts'
import { readFilters } from '#platform/web/form.ts'
import { nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { statesOf } from './chain.ts'
import { FilterForm } from './household.form.ts'
import { householdsNear } from './household.near.ts'
import { NearHouseholds } from './household.near.view.tsx'
import { meetsFamilies } from './household.rules.ts'
import { type HouseholdFilter, householdsSeenBy, type ListedHousehold } from './household.search.ts'
import { whoIsMeantIn } from './household.who.ts'
import { closings, sayPeople, stageWords } from './words.ts'

export const householdListPages = routes()
  .get('/familles', meetsFamilies, list)
  .get('/familles.csv', meetsFamilies, exported)

async function list(c: Page) {
  const { by, now } = c.var
  const filters = readFilters(c, FilterForm)
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

type Props = {
  rows: ListedHousehold[]
  near: ListedHousehold[]
  /** By household, who of it is meant by the name typed. */
  who: ReadonlyMap<string, string>
  names: ReadonlyMap<string, string>
  older: string | null
  newer: string | null
  filters: FilterForm
  now: Date
}

const columns = ['Famille', 'Parcours', 'Étape', 'Commune', 'Dernier mouvement']

const Households = ({ rows, near, names, who, older, newer, filters, now }: Props) => {
  const active = Boolean(filters.nom || filters.commune || filters.etape)
  const cells = (row: ListedHousehold) => cellsOf(row, names, who, now)
  return (
    <>
      {active ? <Top filters={filters} active /> : <TopUnfiltered />}
      {rows.length === 0 ? (
        <Empty title={active ? 'Aucune famille ne correspond' : 'Aucune famille pour l’instant'}>
          {active ? (
            <p>
              {near.length > 0
                ? 'Voyez celles dont le nom s’écrit presque ainsi.'
                : 'Essayez le début du nom, le prénom de quelqu’un de la famille, ou une autre commune.'}
            </p>
          ) : (
            <p>
              Une famille apparaît ici quand votre structure la signale, ou quand une autre vous l’oriente avec son
              accord.
            </p>
          )}
        </Empty>
      ) : (
        <Rows caption="Familles suivies par votre structure" captionHidden {...{ columns, rows, cells }} />
      )}
      <NearHouseholds {...{ rows: near, columns, cells }} />
      <Pager older={older} newer={newer} />
      {rows.length > 0 && (
        <LinkButton href={`/familles.csv${queryOf(filters)}`} second icon="download" download>
          Télécharger (CSV)
        </LinkButton>
      )}
    </>
  )
}

const Top = ({ filters, active }: { filters: FilterForm; active?: boolean }) => (
  <>
    <Heading
      title="Familles"
      action={
        <LinkButton href="/familles/nouvelle" icon="add">
          Signaler un besoin
        </LinkButton>
      }
    />
    <Filters action="/familles" active={active}>
      <Field name="nom" label="Nom, ou prénom" value={filters.nom} required width="medium" />
      <Field name="commune" label="Commune" value={filters.commune} required width="medium" />
      <Select
        name="etape"
        label="Étape"
        empty="Toutes"
        required
        value={filters.etape}
        options={stageWords.slice(1).map((word, at) => [String(at + 1), word])}
      />
    </Filters>
  </>
)

const TopUnfiltered = drawnOnce(() => <Top filters={{}} />)

const queryOf = (filters: FilterForm): string => {
  const set = Object.entries(filters).flatMap(([name, value]) => (value ? [[name, String(value)]] : []))
  return set.length > 0 ? `?${new URLSearchParams(set)}` : ''
}

const sayStage = (row: ListedHousehold) =>
  row.status === 'closed'
    ? `Parcours clos : ${closings[row.closed_as as keyof typeof closings] ?? ''}`
    : (stageWords[row.stage] ?? '')

const codesOf = (rows: readonly ListedHousehold[]) => rows.map(({ insee }) => insee)

const cellsOf = (row: ListedHousehold, names: Props['names'], who: Props['who'], now: Date) => [
  linkCell(`/familles/${row.id}`, row.name, detailOf(row, who)),
  chainCell(row.stage, statesOf(row.chain, row.status)),
  row.answer_awaited && row.stage === 2 && row.status === 'open' ? 'Réponse attendue' : sayStage(row),
  names.get(row.insee),
  sayAgo(row.touched_at, now),
]

const detailOf = (row: ListedHousehold, who: Props['who']) =>
  [who.get(row.id), sayPeople(row.adults, row.children)].filter(Boolean).join(' · ')

const MOST_EXPORTED = 10_000

async function exported(c: Page) {
  const { by } = c.var
  const filters = readFilters(c, FilterForm)
  const commune = filters.commune ? ((await communeMeant(by.db, filters.commune))?.insee ?? 'aucune') : undefined
  const lines: unknown[][] = []
  let cursor = readCursor(c)
  while (lines.length < MOST_EXPORTED) {
    const seen = await householdsSeenBy(by, { name: filters.nom, stage: filters.etape, commune }, cursor)
    const names = await communeNames(by.db, codesOf(seen))
    for (const row of seen.slice(0, PAGE))
      lines.push([row.name, names.get(row.insee), sayStage(row), row.adults, row.children, dayOf(row.touched_at)])
    const last = seen[PAGE - 1]
    if (seen.length <= PAGE || !last) break
    cursor = { at: last.touched_at, id: last.id }
  }
  return csv('familles.csv', ['Famille', 'Commune', 'Étape', 'Adultes', 'Enfants', 'Dernier mouvement'], lines)
}
