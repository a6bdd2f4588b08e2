import type { Member } from '#platform/access/member.ts'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { type Choice, ListFilters, usualOf } from './listed.filters.tsx'
import { cellsOf, columnsOf, NothingListed, ToDo } from './listed.tsx'
import type { Direction, ListedPrescription } from './prescription.store.ts'

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

/** The list of an organisation: what it has to do first, the filters, the others, and the file of them all. */
export const PrescriptionList = ({
  rows,
  first,
  direction,
  choice,
  mine,
  query,
  member,
  now,
  older,
  newer,
  filtered,
}: Props) => (
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
    <ListFilters {...{ direction, choice, mine, filtered }} role={member.role} />
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
