import { LEAST } from '#needs/census/results/byFive.rules.ts'
import { linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import type { Asking } from '../waiting/participants.rules.ts'
import type { EffectProps } from './effect.page.view.tsx'
import type { Effect, Moved } from './effect.ts'
import { sayFamilies } from './effect.view.tsx'

/** How many families are named of those that pass the line. */
export const MOST_NAMED = 50

type Named = Pick<EffectProps, 'names' | 'communes'> & { here: string }

/** Who passes the line: counts by commune and public; names only for those who follow these families, never on a page to show. */
export const Movers = ({ effect, shared, ...named }: Named & { effect: Effect; shared: boolean }) => (
  <>
    <Groups title="Par commune" head="Commune" rows={effect.byCommune} shared={shared} />
    <Groups title="Par public" head="Public" rows={effect.byPublic} shared={shared} />
    {!shared && <Names title="Passeraient devant" families={effect.enter} {...named} />}
    {!shared && <Names title="Attendraient" families={effect.leave} {...named} />}
  </>
)

const Names = ({ title, families, here, names, communes }: Named & { title: string; families: readonly Asking[] }) =>
  families.length > 0 && (
    <Disclosure summary={`${title} : ${counted(families.length, 'famille')}`}>
      <Rows
        caption={title}
        captionHidden
        columns={['Famille', 'Commune', '']}
        rows={families.slice(0, MOST_NAMED)}
        cells={({ household, commune }) => [
          linkCell(`/familles/${household}`, names.get(household) ?? ''),
          communes.get(commune) ?? commune,
          linkCell(`${here}?essai=${household}#essai`, 'Pourquoi'),
        ]}
      />
      {families.length > MOST_NAMED && <p class="quiet">Et {counted(families.length - MOST_NAMED, 'autre')}.</p>}
    </Disclosure>
  )

type Groups = { title: string; head: string; rows: readonly Moved[]; shared: boolean }

/** To be shown to others, a group in which fewer than five families move either way is not even named. */
const Groups = ({ title, head, rows, shared }: Groups) => {
  const told = rows.filter(({ enter, leave }) => !shared || enter >= LEAST || leave >= LEAST)
  return (
    <>
      {told.length > 0 && (
        <Rows
          caption={title}
          columns={[head, { label: 'Devant', end: true }, { label: 'En attente', end: true }]}
          rows={told}
          cells={({ name, enter, leave }) => [name, sayFamilies(enter, shared), sayFamilies(leave, shared)]}
        />
      )}
      {told.length < rows.length && (
        <p class="quiet">{title} : moins de 5 familles changent de côté dans chacun des autres groupes.</p>
      )}
    </>
  )
}
