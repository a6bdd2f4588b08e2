import { ActButton } from '#platform/ui/actButton.tsx'
import { Block } from '#platform/ui/block.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Table } from '#platform/ui/table.tsx'
import { type Outlet, outlets } from './elsewhere.form.ts'
import type { ReuseYear } from './reuse.store.ts'

const columns = ['Appareils', { label: 'Nombre', end: true }, 'Comment', 'À qui', 'Document'] as const

type Props = { account: ReuseYear }

/** What a donor says that it reused without Maillon in a year, line by line. */
const ElsewhereTable = ({ account }: Props) => (
  <Table
    caption={`Réemployés hors de Maillon en ${account.year}`}
    captionHidden
    columns={[...columns, 'Erreur ?']}
    rows={account.elsewhere.map((row) => [
      row.nature,
      row.count,
      outlets[row.outlet],
      row.taker,
      row.document,
      <ActButton action={`/reemploi/ailleurs/${row.id}/retrait`} label="Retirer" second />,
    ])}
  />
)

export const ElsewhereBlock = ({ account }: Props) => (
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
      <ElsewhereTable account={account} />
    )}
  </Block>
)

/** Documents named on one line: the account holds them all. */
const NAMED = 3

/** The same added up by way out, for a page that holds on one sheet. */
export const ElsewhereSums = ({ account }: Props) => (
  <Table
    caption="Réemployés hors de Maillon"
    captionHidden
    columns={['Comment', { label: 'Appareils', end: true }, 'Documents']}
    rows={(Object.keys(outlets) as Outlet[]).flatMap((outlet) => {
      const lines = account.elsewhere.filter((line) => line.outlet === outlet)
      if (lines.length === 0) return []
      const documents = lines.slice(0, NAMED).map((line) => line.document)
      const more = lines.length > NAMED ? ` et ${lines.length - NAMED} autres` : ''
      return [[outlets[outlet], lines.reduce((sum, { count }) => sum + count, 0), documents.join(', ') + more]]
    })}
  />
)
