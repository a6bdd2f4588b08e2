import type { z } from 'zod'
import type { Member } from '#platform/access/member.ts'
import { sayShort } from '#platform/i18n/dates.ts'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { sayNumber } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Doors } from './transfer.doors.tsx'
import type { SlipFilters } from './transfer.form.ts'
import type { Transfer } from './transfer.store.ts'
import { transferStates } from './transfer.words.ts'

type Props = { slips: readonly Transfer[]; member: Member; filter: z.output<typeof SlipFilters>; older: string | null }

/** Slips that left here, and those that are on their way here. */
export const TransferList = ({ slips, member, filter, older }: Props) => (
  <>
    <Heading
      title="Transferts"
      lead="Ce qui part d’ici vers une autre structure, un lieu ou une classe, et ce qui arrive."
      action={<Doors member={member} />}
    />
    <Filters action="/transferts" active={!!(filter.q || filter.etat || filter.structure)}>
      {filter.structure && <input type="hidden" name="structure" value={filter.structure} />}
      <Field name="q" label="Bordereau, structure, lieu ou classe" value={filter.q} required />
      <Select
        name="etat"
        label="État"
        options={Object.entries(transferStates).map(([value, { label }]): [string, string] => [value, label])}
        value={filter.etat}
        empty="Tous"
        required
      />
    </Filters>
    {slips.length === 0 ? (
      <Empty title="Aucun transfert ici">
        <p>Un bordereau dit ce qui part, vers qui, et qui l’a compté à l’arrivée.</p>
      </Empty>
    ) : (
      <Rows
        caption="Bordereaux"
        captionHidden
        columns={['Bordereau', 'De', 'Vers', { label: 'Appareils', end: true }, 'État', 'Depuis']}
        rows={slips}
        cells={(slip) => [
          linkCell(`/transferts/${slip.id}`, slip.number),
          slip.organisation_id === member.organisationId ? 'Chez vous' : slip.sender,
          sayTo(slip, member),
          sayNumber(slip.announced),
          chipCell(transferStates[slip.state]?.label ?? '', transferStates[slip.state]?.tone),
          sayShort(slip.moved_at),
        ]}
      />
    )}
    <Pager older={older} />
  </>
)

/** "Chez vous, Réserve", "Classe 5e B", "Collège des Trois-Tilleuls". */
export const sayTo = (slip: Transfer, member: Member): string => {
  if (slip.way === 'within') return slip.class ? `Classe ${slip.class}` : (slip.place ?? 'Chez vous')
  return slip.receiver_id === member.organisationId ? 'Chez vous' : slip.receiver
}
