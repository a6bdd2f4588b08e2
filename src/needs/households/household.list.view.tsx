import { sayAgo } from '#platform/i18n/dates.ts'
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
import { isEquipped, isOfSchool, statesOf } from './chain.ts'
import type { FilterForm } from './household.form.ts'
import { NearHouseholds } from './household.near.view.tsx'
import type { ListedHousehold } from './household.search.store.ts'
import { closings, sayPeople, stageWords } from './words.ts'

type Props = {
  rows: ListedHousehold[]
  near: ListedHousehold[]
  /** By household, who of it is meant by the name typed. */
  who: ReadonlyMap<string, string>
  names: ReadonlyMap<string, string>
  older: string | null
  newer: string | null
  filters: FilterForm
  /** The stage may be chosen: not by a school, which reads no stage of others. */
  staged: boolean
  now: Date
}

const columns = ['Famille', 'Parcours', 'Étape', 'Commune', 'Dernier mouvement']

/** The households that one follows; those whose name is spelled nearly as what was typed, apart. */
export const Households = ({ rows, near, names, who, older, newer, filters, staged, now }: Props) => {
  const active = Boolean(filters.nom || filters.commune || filters.etape)
  const cells = (row: ListedHousehold) => cellsOf(row, names, who, now)
  return (
    <>
      {active ? <Top {...{ filters, staged }} active /> : staged ? <TopUnfiltered /> : <TopOfSchool />}
      {rows.length === 0 ? (
        <Nothing near={near.length > 0} {...{ active, filters }} />
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

const Nothing = ({ near, active, filters }: { near: boolean; active: boolean; filters: FilterForm }) =>
  near ? (
    <p class="lead">Aucune famille ne s’écrit exactement « {filters.nom} ».</p>
  ) : active ? (
    <Empty title="Aucune famille ne correspond">
      <p>Essayez le début du nom, le prénom de quelqu’un de la famille, ou une autre commune.</p>
    </Empty>
  ) : (
    <Empty title="Aucune famille pour l’instant">
      <p>
        Une famille apparaît ici quand votre structure la signale, ou quand une autre vous l’oriente avec son accord.
      </p>
    </Empty>
  )

const Top = ({ filters, staged, active }: Pick<Props, 'filters' | 'staged'> & { active?: boolean }) => (
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
      {staged && (
        <Select
          name="etape"
          label="Étape"
          empty="Toutes"
          required
          value={filters.etape}
          options={stageWords.slice(1).map((word, at) => [String(at + 1), word])}
        />
      )}
    </Filters>
  </>
)

const TopUnfiltered = drawnOnce(() => <Top filters={{}} staged />)
const TopOfSchool = drawnOnce(() => <Top filters={{}} staged={false} />)

const queryOf = (filters: FilterForm): string => {
  const set = Object.entries(filters).flatMap(([name, value]) => (value ? [[name, String(value)]] : []))
  return set.length > 0 ? `?${new URLSearchParams(set)}` : ''
}

/** Where a household stands, in the list and in its export. */
export const sayStage = (row: ListedHousehold) =>
  row.forgotten_at
    ? 'Nom effacé'
    : isOfSchool(row.chain)
      ? saySchoolStage(row)
      : row.status === 'closed'
        ? `Parcours clos : ${closings[row.closed_as as keyof typeof closings] ?? ''}`
        : (stageWords[row.stage] ?? '')

/** A school's own acts, what is answered to it, and whether the family is equipped. */
const saySchoolStage = ({ chain, stage, answer_awaited }: ListedHousehold): string =>
  isEquipped(chain)
    ? 'Équipée'
    : answer_awaited
      ? 'Réponse attendue'
      : stage <= 2
        ? (stageWords[stage] ?? '')
        : 'Aide attendue'

const cellsOf = (row: ListedHousehold, names: Props['names'], who: Props['who'], now: Date) => [
  linkCell(`/familles/${row.id}`, row.name, detailOf(row, who)),
  chainCell(row.stage, statesOf(row.chain, row.status)),
  row.answer_awaited && row.stage === 2 && row.status === 'open' ? 'Réponse attendue' : sayStage(row),
  names.get(row.insee),
  sayAgo(row.touched_at, now),
]

const detailOf = (row: ListedHousehold, who: Props['who']) => {
  const people = sayPeople(row.adults, row.children)
  const meant = who.get(row.id)
  return meant ? `${meant} · ${people}` : people
}
