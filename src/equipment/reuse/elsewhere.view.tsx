import { ActButton } from '#platform/ui/actButton.tsx'
import { Block } from '#platform/ui/block.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Table } from '#platform/ui/table.tsx'
import { outlets } from './elsewhere.form.ts'
import type { ReuseYear } from './reuse.store.ts'

const columns = ['Appareils', { label: 'Nombre', end: true }, 'Comment', 'À qui', 'Document'] as const

/** What a donor says that it reused without Maillon in a year; on paper, as a plain table. */
export const ElsewhereTable = ({ account, withdraw }: { account: ReuseYear; withdraw: boolean }) => (
  <Table
    caption={`Réemployés hors de Maillon en ${account.year}`}
    captionHidden
    columns={[...columns, ...(withdraw ? ['Erreur ?'] : [])]}
    rows={account.elsewhere.map((row) => [
      row.nature,
      row.count,
      outlets[row.outlet],
      row.taker,
      row.document,
      ...(withdraw ? [<ActButton action={`/reemploi/ailleurs/${row.id}/retrait`} label="Retirer" second />] : []),
    ])}
  />
)

export const ElsewhereBlock = ({ account }: { account: ReuseYear }) => (
  <Block
    title="Réemployés hors de Maillon"
    action={
      <LinkButton second icon="add" href={`/reemploi/ailleurs?annee=${account.year}`}>
        Ajouter
      </LinkButton>
    }
  >
    {account.elsewhere.length === 0 ? (
      <p>
        Rien n’est noté pour {account.year}. Ventes, dons à vos agents ou à d’autres structures : le décret compte tout
        ce que vous retirez.
      </p>
    ) : (
      <ElsewhereTable account={account} withdraw />
    )}
  </Block>
)
