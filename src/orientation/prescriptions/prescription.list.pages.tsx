import type { Member } from '#platform/access/member.ts'
import { PAGE } from '#platform/db/page.ts'
import { Filters } from '#platform/ui/filters.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { readFilters } from '#platform/web/form.ts'
import { nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { cellsOf, NothingListed } from './listed.tsx'
import { ListForm } from './prescription.form.ts'
import { answers, sends } from './prescription.rules.ts'
import { type Direction, type ListedPrescription, prescriptionsListed } from './prescription.store.ts'
import { acceptedStates } from './words.ts'

export const prescriptionListPages = routes().get('/orientations', sends, list)

type Choice = 'attente' | 'acceptees' | 'refusees' | 'toutes'
const statesIn: Record<Choice, readonly string[]> = {
  attente: ['sent'],
  acceptees: acceptedStates,
  refusees: ['refused', 'rerouted', 'expired'],
  toutes: [],
}

const usualOf = (direction: Direction): Choice => (direction === 'received' ? 'attente' : 'toutes')

async function list(c: Page) {
  const { by, member, now } = c.var
  const { sens, etat } = readFilters(c, ListForm)
  const direction: Direction =
    (sens ?? (answers.includes(member.role) ? 'recues' : 'envoyees')) === 'recues' ? 'received' : 'sent'
  const choice: Choice = etat ?? usualOf(direction)
  const { rows, next } = pageOf(
    await prescriptionsListed(by, direction, statesIn[choice], readCursor(c)),
    PAGE,
    (row) => ({ at: row.sent_at, id: row.id }),
  )
  const newer = c.req.query('apres') ? c.req.path : null
  return c.render(
    <List
      {...{ rows, direction, choice, member, now, newer }}
      older={nextHref(c, next)}
      filtered={Boolean(sens || etat)}
    />,
    { title: 'Orientations' },
  )
}

type Props = {
  rows: ListedPrescription[]
  direction: Direction
  choice: Choice
  member: Member
  now: Date
  older: string | null
  newer: string | null
  filtered: boolean
}

const List = ({ rows, direction, choice, member, now, older, newer, filtered }: Props) => (
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
          ['acceptees', 'Acceptées'],
          ['refusees', 'Refusées'],
          ['toutes', 'Toutes'],
        ]}
      />
    </Filters>
    {rows.length === 0 ? (
      <NothingListed direction={direction} usual={choice === usualOf(direction)} />
    ) : (
      <Rows
        caption={direction === 'received' ? 'Orientations reçues' : 'Orientations envoyées'}
        captionHidden
        columns={[
          'Famille',
          'Réponse',
          'Parcours',
          direction === 'received' ? 'De la part de' : 'Adressée à',
          'Envoyée',
        ]}
        rows={rows}
        cells={(row) => cellsOf(row, direction, now)}
      />
    )}
    <Pager older={older} newer={newer} />
  </>
)
