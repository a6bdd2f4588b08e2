import { Block } from '#platform/ui/block.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { type StockOfClass, totalOf } from './stockClass.rules.ts'

const figures = ['Commun', 'Pour ce programme', 'Pour ses conventions', 'En tout']

/** What is ready for a programme, class by class, and for whom it is kept. */
export const StockTable = ({ stock }: { stock: readonly StockOfClass[] }) => (
  <Block title="Le matériel prêt, par sorte">
    {stock.length === 0 ? (
      <Empty title="Rien n’est prêt aujourd’hui">
        <p>Un appareil paraît ici quand l’atelier l’a testé, noté et rangé prêt à partir.</p>
      </Empty>
    ) : (
      <>
        <Rows
          caption="Appareils prêts à être promis dans ce programme"
          captionHidden
          columns={['Sorte', ...figures.map((label) => ({ label, end: true }))]}
          rows={stock}
          cells={(row) => [
            row.name,
            row.common,
            row.programme,
            totalOf(row) - row.common - row.programme,
            totalOf(row),
          ]}
        />
        <p class="quiet">
          Commun : promis dans n’importe quel programme. Pour ses conventions : gardé pour les familles qu’une
          convention désigne.
        </p>
      </>
    )}
  </Block>
)
