import { Block } from '#platform/ui/block.tsx'
import type { Cell } from '#platform/ui/cells.ts'
import { Rows } from '#platform/ui/rows.tsx'
import type { ListedHousehold } from './household.search.store.ts'

type Props = {
  rows: ListedHousehold[]
  columns: readonly string[]
  cells: (row: ListedHousehold) => readonly Cell[]
}

/** Households whose name is spelled nearly as what was typed, apart from those that bear it. */
export const NearHouseholds = ({ rows, columns, cells }: Props) =>
  rows.length > 0 ? (
    <Block title="Orthographe proche">
      <p class="quiet">Ces noms ressemblent à ce que vous avez écrit. Vérifiez que c’est bien la bonne famille.</p>
      <Rows caption="Familles dont le nom s’écrit presque ainsi" captionHidden {...{ columns, rows, cells }} />
    </Block>
  ) : null
