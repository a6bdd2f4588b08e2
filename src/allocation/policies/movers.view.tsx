import { linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import type { Effect, Moved } from './effect.ts'
import { sayFamilies } from './effect.view.tsx'
import type { WaitingFamily } from './waitingFamilies.store.ts'

const MOST = 50

type Props = { effect: Effect; shared: boolean; here: string }

/** Who passes the line: counts by commune and public; names only for those who follow these families, never on a page to show. */
export const Movers = ({ effect, shared, here }: Props) => (
  <>
    <Groups title="Par commune" head="Commune" rows={effect.byCommune} shared={shared} />
    <Groups title="Par public" head="Public" rows={effect.byPublic} shared={shared} />
    {!shared && <Names title="Passeraient devant" families={effect.enter} here={here} />}
    {!shared && <Names title="Attendraient" families={effect.leave} here={here} />}
  </>
)

const Names = ({ title, families, here }: { title: string; families: readonly WaitingFamily[]; here: string }) =>
  families.length > 0 && (
    <Disclosure summary={`${title} : ${counted(families.length, 'famille')}`}>
      <Rows
        caption={title}
        captionHidden
        columns={['Famille', 'Commune', '']}
        rows={families.slice(0, MOST)}
        cells={({ id, name, commune }) => [
          linkCell(`/familles/${id}`, name),
          commune,
          linkCell(`${here}?essai=${id}#essai`, 'Pourquoi'),
        ]}
      />
      {families.length > MOST && <p class="quiet">Et {counted(families.length - MOST, 'autre')}.</p>}
    </Disclosure>
  )

type Groups = { title: string; head: string; rows: readonly Moved[]; shared: boolean }

const Groups = ({ title, head, rows, shared }: Groups) =>
  rows.length > 0 && (
    <Rows
      caption={title}
      columns={[head, { label: 'Devant', end: true }, { label: 'En attente', end: true }]}
      rows={rows}
      cells={({ name, enter, leave }) => [name, sayFamilies(enter, shared), sayFamilies(leave, shared)]}
    />
  )
