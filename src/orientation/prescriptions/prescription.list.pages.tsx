import { sayNeeds } from '#needs/households/words.ts'
import type { Member } from '#platform/access/member.ts'
import { PAGE } from '#platform/db/page.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { Filters } from '#platform/ui/filters.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { csv } from '#platform/web/csv.ts'
import { readFilters } from '#platform/web/form.ts'
import { filtersOf, nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { sayAwaited } from './awaited.words.ts'
import { cellsOf, columnsOf, NothingListed, ToDo, UNKNOWN } from './listed.tsx'
import { ListForm } from './prescription.form.ts'
import { answers, sends } from './prescription.rules.ts'
import {
  type Direction,
  type ListedPrescription,
  type Narrowed,
  prescriptionsListed,
  prescriptionsToDo,
} from './prescription.store.ts'
import { sayStanding } from './standing.ts'
import { acceptedStates } from './words.ts'

export const prescriptionListPages = routes()
  .get('/orientations', sends, list)
  .get('/orientations.csv', sends, exported)

type Choice = NonNullable<ListForm['etat']>
const narrowed: Record<Choice, Narrowed> = {
  attente: { states: [], waiting: true },
  questions: { states: ['sent'], asked: true },
  acceptees: { states: acceptedStates },
  refusees: { states: ['refused', 'rerouted', 'expired'] },
  retirees: { states: ['withdrawn'] },
  toutes: { states: [] },
}

const usualOf = (direction: Direction): Choice => (direction === 'received' ? 'attente' : 'toutes')

/** What the address asks for, or what this role usually wants. */
function wanted(c: Page) {
  const { sens, etat, qui } = readFilters(c, ListForm)
  const direction: Direction =
    (sens ?? (answers.includes(c.var.member.role) ? 'recues' : 'envoyees')) === 'recues' ? 'received' : 'sent'
  const choice = etat ?? usualOf(direction)
  const mine = direction === 'sent' && qui === 'moi'
  const usual = !etat && !qui
  return {
    direction,
    choice,
    mine,
    usual,
    filtered: Boolean(sens || etat || qui),
    narrow: { ...narrowed[choice], mine },
  }
}

async function list(c: Page) {
  const { by, member, now } = c.var
  const { direction, choice, mine, usual, filtered, narrow } = wanted(c)
  const first = usual ? await prescriptionsToDo(by, direction) : []
  const without = first.map(({ id }) => id)
  const listed = await prescriptionsListed(by, direction, { ...narrow, without }, readCursor(c))
  const { rows, next } = pageOf(listed, PAGE, (row) => ({ at: row.sent_at, id: row.id }))
  const newer = c.req.query('apres') ? c.req.path : null
  const query = filtersOf(c)
  return c.render(
    <List
      {...{ rows, first: newer ? [] : first, direction, choice, mine, member, now, newer, filtered, query }}
      older={nextHref(c, next)}
    />,
    { title: 'Orientations' },
  )
}

const MOST_EXPORTED = 10_000

/** Names only while the family is followed, as on the screen. */
async function exported(c: Page) {
  const { by, now } = c.var
  const { direction, narrow } = wanted(c)
  const rows = await prescriptionsListed(by, direction, narrow, readCursor(c), MOST_EXPORTED)
  return csv(
    'orientations.csv',
    [
      ...['Famille', 'Commune', 'Besoins', 'Urgent', 'Réponse', 'Attendu', 'De la part de', 'Adressée à'],
      ...['Envoyée le', 'Vue le', 'Répondue le', 'Venue le'],
    ],
    rows.map((row) => [
      ...[row.household ?? UNKNOWN, row.commune, sayNeeds(row.kinds), row.urgent ? 'oui' : 'non'],
      sayStanding(row)[0],
      ...[sayAwaited(row, direction, now), row.sender, row.receiver, dayOf(row.sent_at)],
      ...[row.seen_at && dayOf(row.seen_at), row.answered_at && dayOf(row.answered_at), row.came_on],
    ]),
  )
}

type Props = {
  rows: ListedPrescription[]
  /** What this organisation has to do now, shown apart. */
  first: ListedPrescription[]
  direction: Direction
  choice: Choice
  /** Only what this member sent, not the colleagues. */
  mine: boolean
  /** The filters, as the address bears them. */
  query: string
  member: Member
  now: Date
  older: string | null
  newer: string | null
  filtered: boolean
}

const List = ({ rows, first, direction, choice, mine, query, member, now, older, newer, filtered }: Props) => (
  <>
    <Heading
      title="Orientations"
      action={
        <>
          <LinkButton href="/orientations/liste" second>
            Orienter une liste
          </LinkButton>
          <LinkButton href="/orientations/nouvelle" icon="add">
            Orienter une personne
          </LinkButton>
        </>
      }
    />
    <ToDo {...{ rows: first, direction, now }} />
    <Filters action="/orientations" active={filtered}>
      {answers.includes(member.role) && (
        <Select
          name="sens"
          label="Sens"
          required
          empty={false}
          value={direction === 'received' ? 'recues' : 'envoyees'}
          options={[
            ['recues', 'Reçues'],
            ['envoyees', 'Envoyées'],
          ]}
        />
      )}
      <Select
        name="etat"
        label="Réponse"
        required
        empty={false}
        value={choice}
        options={[
          ['attente', 'En attente'],
          ['questions', 'Avec une question posée'],
          ['acceptees', 'Acceptées'],
          ['refusees', 'Refusées ou sans réponse'],
          ['retirees', 'Retirées'],
          ['toutes', 'Toutes'],
        ]}
      />
      {direction === 'sent' && (
        <Select
          name="qui"
          label="Envoyées par"
          required
          empty={false}
          value={mine ? 'moi' : 'structure'}
          options={[
            ['structure', 'Ma structure'],
            ['moi', 'Moi'],
          ]}
        />
      )}
    </Filters>
    {rows.length === 0 && first.length === 0 && (
      <NothingListed direction={direction} usual={choice === usualOf(direction) && !mine} />
    )}
    {rows.length > 0 && (
      <Rows
        short
        caption={
          first.length > 0 ? 'Les autres' : direction === 'received' ? 'Orientations reçues' : 'Orientations envoyées'
        }
        captionHidden={first.length === 0}
        columns={columnsOf(direction)}
        rows={rows}
        cells={(row) => cellsOf(row, direction, now)}
      />
    )}
    <Pager older={older} newer={newer} />
    {rows.length + first.length > 0 && (
      <LinkButton href={`/orientations.csv${query}`} second icon="download" download>
        Télécharger (CSV)
      </LinkButton>
    )}
  </>
)
