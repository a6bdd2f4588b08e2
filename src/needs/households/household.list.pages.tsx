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
import { meetsFamilies } from './household.rules.ts'
import { householdsSeenBy, type ListedHousehold } from './household.search.ts'
import { closings, sayPeople, stageWords } from './words.ts'

export const householdListPages = routes()
  .get('/familles', meetsFamilies, list)
  .get('/familles.csv', meetsFamilies, exported)

async function list(c: Page) {
  const { by, now } = c.var
  const filters = readFilters(c, FilterForm)
  const commune = filters.commune ? await communeMeant(by.db, filters.commune) : null
  const seen = await householdsSeenBy(
    by,
    { name: filters.nom, stage: filters.etape, commune: filters.commune ? (commune?.insee ?? 'aucune') : undefined },
    readCursor(c),
  )
  const { rows, next } = pageOf(seen, PAGE, (row) => ({ at: row.touched_at, id: row.id }))
  const names = await communeNames(by.db, codesOf(rows))
  const shown = { ...filters, commune: commune?.name ?? filters.commune }
  return c.render(
    <Households
      {...{ rows, names, now }}
      older={nextHref(c, next)}
      newer={c.req.query('apres') ? c.req.path : null}
      filters={shown}
    />,
    { title: 'Familles' },
  )
}

type Props = {
  rows: ListedHousehold[]
  names: ReadonlyMap<string, string>
  older: string | null
  newer: string | null
  filters: FilterForm
  now: Date
}

const Households = ({ rows, names, older, newer, filters, now }: Props) => {
  const active = Boolean(filters.nom || filters.commune || filters.etape)
  return (
    <>
      {active ? <Top filters={filters} active /> : <TopUnfiltered />}
      {rows.length === 0 ? (
        <Empty title={active ? 'Aucune famille ne correspond' : 'Aucune famille pour l’instant'}>
          {active ? (
            <p>Essayez le début du nom, ou une autre commune.</p>
          ) : (
            <p>
              Une famille apparaît ici quand votre structure la signale, ou quand une autre vous l’oriente avec son
              accord.
            </p>
          )}
        </Empty>
      ) : (
        <Rows
          caption="Familles suivies par votre structure"
          captionHidden
          columns={['Famille', 'Parcours', 'Étape', 'Commune', 'Dernier mouvement']}
          rows={rows}
          cells={(row) => cellsOf(row, names, now)}
        />
      )}
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
      <Field name="nom" label="Nom" value={filters.nom} required width="medium" />
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

const cellsOf = (row: ListedHousehold, names: ReadonlyMap<string, string>, now: Date) => [
  linkCell(`/familles/${row.id}`, row.name, sayPeople(row.adults, row.children)),
  chainCell(row.stage, statesOf(row.chain, row.status)),
  row.answer_awaited && row.stage === 2 && row.status === 'open' ? 'Réponse attendue' : sayStage(row),
  names.get(row.insee),
  sayAgo(row.touched_at, now),
]

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
