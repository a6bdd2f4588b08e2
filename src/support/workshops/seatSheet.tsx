import { sayMoment } from '#platform/i18n/dates.ts'
import { Heading } from '#platform/ui/heading.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { Seat, SeenWorkshop } from './workshop.read.store.ts'

/** The attendance sheet on paper: the families expected, room to write who came, and to sign. */
export const SeatSheet = ({ workshop, seats, now }: { workshop: SeenWorkshop; seats: readonly Seat[]; now: Date }) => (
  <>
    <Heading
      title="Feuille de présence"
      over={`${sayMoment(workshop.starts_at, now)} · ${workshop.place_name}, ${workshop.commune_name}`}
      lead={workshop.title}
    />
    <div class="to-sign">
      <Table
        caption="Familles attendues"
        captionHidden
        columns={['Famille', 'Nom de la personne venue', 'Signature']}
        rows={seats.map((seat) => [seat.name, '', ''])}
      />
    </div>
    <p class="screen-only quiet">Imprimez cette feuille, puis notez l’appel dans Maillon au retour.</p>
  </>
)
