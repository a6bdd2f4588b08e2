import { Actions } from '#platform/ui/actions.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import type { Quota } from '../programmes/quota.store.ts'

/** Of each commune and kind, the places of a programme and where they went. */
export const placeColumns = ['Commune', 'Quoi', 'Places', 'Promises', 'En main', 'Réservées', 'Restent']
export const placeCells = (row: Quota) => [
  row.name,
  row.kind === 'computer' ? 'Ordinateurs' : 'Connexions',
  row.places,
  row.promised,
  row.handed_over,
  row.kept,
  row.places - row.promised - row.kept,
]

/** The places in numbers, and the same as a file. */
export const PlacesTable = ({ id, quotas }: { id: string; quotas: Quota[] }) => (
  <>
    <Rows
      caption="Les places en nombres"
      columns={placeColumns.map((label, at) => (at > 1 ? { label, end: true } : label))}
      rows={quotas}
      cells={placeCells}
    />
    <Actions>
      <LinkButton href={`/programmes/${id}/places.csv`} second icon="download" download>
        Télécharger le tableau
      </LinkButton>
    </Actions>
  </>
)
