import { html } from 'hono/html'
import { targetPublics } from '#needs/publics/words.ts'
import { sayAgo, sayMonthOf } from '#platform/i18n/dates.ts'
import { toward } from '#platform/i18n/toward.ts'
import { type Cell, chipCell, linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { type Option, Select } from '#platform/ui/select.tsx'
import type { SeenProgramme } from '../programmes/programme.seen.store.ts'
import type { Freed } from './freed.store.ts'
import { redistributeHref, sayFreed } from './freed.words.ts'
import type { Places } from './limits.rules.ts'
import type { OrderFilters } from './order.form.ts'
import type { Numbered, pageFrom } from './order.page.rules.ts'
import type { LastRun, namesOf } from './order.read.store.ts'
import type { Placed } from './order.rules.ts'
import { sayReasons } from './order.words.ts'

type Props = {
  programme: SeenProgramme
  /** Whether an order was adopted. */
  adopted: boolean
  places: Places[]
  order: Placed[]
  filters: OrderFilters
  page: ReturnType<typeof pageFrom>
  names: Awaited<ReturnType<typeof namesOf>>
  runs: LastRun[]
  /** What is full for each row. */
  full: string[][]
  freed: Freed[]
  older: string | null
  newer: string | null
  query: string
  now: Date
}

/** Who waits, in the adopted order, and why each stands there. */
export const OrderedList = ({
  programme,
  adopted,
  places,
  order,
  filters,
  page,
  names,
  runs,
  full,
  freed,
  older,
  newer,
  query,
  now,
}: Props) => (
  <>
    <Heading
      title="Qui attend"
      lead={adopted ? inAdoptedOrder : asTheyCame}
      action={
        <LinkButton href={`/programmes/${programme.id}/attente.csv${query}`} second icon="download" download>
          Télécharger
        </LinkButton>
      }
    />
    {freed.map((one) => (
      <Notice tone="turn" title={`${sayFreed(one)} depuis le dernier passage.`}>
        <p>
          <a href={redistributeHref(one)}>Redistribuer à ceux qui attendent</a>. Les promesses faites ne changent pas.
        </p>
      </Notice>
    ))}
    <ListFilters {...{ programme, adopted, places, order, filters }} />
    {page.count === 0 ? (
      <Empty title="Personne n’attend">
        <p>
          Une famille apparaît ici quand vous la suivez ou avez accepté son orientation, qu’il lui manque ce que donne
          ce programme, et que rien ne lui est encore promis.
        </p>
      </Empty>
    ) : (
      <Rows
        caption="Familles en attente"
        captionHidden
        short
        columns={[
          'Famille',
          adopted ? 'Points' : 'Orientation',
          'Urgence',
          'Pourquoi cette place',
          'Ce qu’elle attend',
          '',
        ]}
        rows={page.rows.map((row, index) => ({ ...row, full: full[index] ?? [] }))}
        cells={(row) => cellsOf(row, { programme, adopted, names, runs, now })}
      />
    )}
    <Pager
      {...{ older, newer }}
      words={['Revenir au début', 'Les suivantes']}
      said={counted(page.count, 'famille attend', 'familles attendent')}
    />
  </>
)

const inAdoptedOrder =
  'Dans l’ordre de priorité adopté : la priorité, puis les points, puis le mois du besoin. Dans le même mois, c’est le tirage d’un passage qui décide.'
const asTheyCame =
  'Aucun ordre de priorité n’est adopté. D’abord les familles pour qui il reste une place dans leur commune, puis les autres ; à chaque fois, l’orientation la plus ancienne en premier. Vous décidez.'

function cellsOf(
  { one, place, full }: Numbered & { full: string[] },
  { programme, adopted, names, runs, now }: Pick<Props, 'programme' | 'adopted' | 'names' | 'runs' | 'now'>,
): Cell[] {
  const known = names.find(({ id }) => id === one.household)
  const name = known?.name ?? ''
  const last = runs.find(({ household }) => household === one.household)
  const where = adopted
    ? html`<span>${counted(one.points, 'point')}${one.since && html`<small>depuis ${sayMonthOf(one.since)}</small>`}</span>`
    : html`<span>Orientation reçue ${sayAgo(new Date(one.sentAt), now)}</span>`
  return [
    linkCell(`/familles/${one.household}`, name, `Place ${place}, ${known?.commune_name}`),
    where,
    known?.urgent ? chipCell('Urgent', 'turn') : '',
    html`<div>${one.stratumName}${one.reasons.length > 0 && html`<small>${sayReasons(one)}</small>`}</div>`,
    html`<div>${one.kit}${known?.children ? html`<small>${counted(known.children, 'enfant')}</small>` : ''}${full.map((line) => html`<small>${line}</small>`)}${known?.situation ? html`<small>${known.situation}</small>` : ''}${last ? runLine(last, name) : ''}</div>`,
    html`<a class="button second" href="/familles/${one.household}/attribuer?programme=${programme.id}">Promettre<span class="hidden"> ${toward(name)}</span></a>`,
  ]
}

/** "Rentrée : en attente", with the family's sheet behind it. */
const runLine = ({ run, need, name: title, outcome }: LastRun, name: string) =>
  html`<small>${title} : <a href="/passages/${run}/familles/${need}">${outcome === 'served' ? 'servie' : 'en attente'}<span class="hidden">, fiche de ${name}</span></a></small>`

type Choices = Pick<Props, 'programme' | 'adopted' | 'places' | 'order' | 'filters'>

const ListFilters = ({ programme, adopted, places, order, filters }: Choices) => {
  const priorities = [...new Map(order.map(({ stratum, stratumName }) => [stratum, stratumName]))].sort(
    ([a], [b]) => a - b,
  )
  const kits = [...new Set(order.map(({ kit }) => kit))].sort((a, b) => a.localeCompare(b, 'fr'))
  const communes: Option[] = [...new Map(places.map(({ commune, communeName }) => [commune, communeName]))]
  return (
    <Filters
      action={`/programmes/${programme.id}/attente`}
      active={Object.values(filters).some((one) => one !== undefined)}
    >
      <Select name="commune" label="Commune" empty="Toutes" required value={filters.commune} options={communes} />
      <Select
        name="public"
        label="Public"
        empty="Tous"
        required
        value={filters.public}
        options={Object.entries(targetPublics)}
      />
      <Select
        name="priorite"
        label={adopted ? 'Priorité' : 'Places'}
        empty="Toutes"
        required
        value={filters.priorite}
        options={priorities.map(([at, name]) => [String(at), name])}
      />
      <Select
        name="kit"
        label="Kit"
        empty="Tous"
        required
        value={filters.kit}
        options={kits.map((name) => [name, name])}
      />
    </Filters>
  )
}
