import { Table } from '#platform/ui/table.tsx'
import { baseOf } from './reuse.rules.ts'
import type { ReuseYear } from './reuse.store.ts'
import { targetOf } from './reuse.target.ts'
import { declaredOf, sayShare } from './reuse.words.ts'

/** One year a line. */
export const Years = ({ account }: { account: readonly ReuseYear[] }) => (
  <Table
    caption="Compte de réemploi, par année"
    captionHidden
    columns={[
      'Année',
      { label: 'Retirés au 1er janvier', end: true },
      { label: 'Proposés', end: true },
      { label: 'Acceptés', end: true },
      { label: 'Réemployés avec Maillon', end: true },
      { label: 'Hors de Maillon', end: true },
      { label: 'Taux', end: true },
      { label: 'Objectif', end: true },
    ]}
    rows={account.map((one) => [
      <a href={`/reemploi?annee=${one.year}`}>{one.year}</a>,
      one.stock.length > 0 ? one.stock.reduce((sum, stock) => sum + stock.count, 0) : 'inconnu',
      one.offered,
      one.accepted,
      one.happened.handed_over + one.happened.sold + one.happened.given,
      declaredOf(one),
      baseOf(one.stock) === null ? 'inconnu' : sayShare(one).said,
      targetOf(one.year) === null ? 'aucun' : `${targetOf(one.year)} %`,
    ])}
  />
)
