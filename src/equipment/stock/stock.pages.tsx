import { placesOf } from '#network/places/place.store.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { type Page, routes } from '#platform/web/routes.ts'
import { addUp } from './stock.counts.ts'
import { keepsStock, readsStock } from './stock.rules.ts'
import { stockCounts, thresholdsOf } from './stock.store.ts'
import { StockTables } from './stock.view.tsx'
import { Shortages } from './threshold.view.tsx'

async function show(c: Page) {
  const { by, member } = c.var
  const [counted, thresholds, places] = await Promise.all([
    stockCounts(by),
    thresholdsOf(by),
    placesOf(by, member.organisationId),
  ])
  const stock = addUp(counted)
  const keeps = keepsStock.includes(member.role)
  return c.render(
    <>
      <Heading
        title="Stock"
        lead="Ce que votre structure a, lieu par lieu. Chaque nombre ouvre sa liste."
        action={
          <>
            <LinkButton icon="scan" href="/inventaires">
              Inventaires
            </LinkButton>
            {keeps && <KeeperDoors />}
          </>
        }
      />
      <Shortages thresholds={thresholds} />
      {stock.total === 0 ? (
        <Empty title="Aucun appareil en stock">
          <p>Les appareils arrivent avec un don, ou sont livrés par un atelier une fois prêts.</p>
        </Empty>
      ) : (
        <StockTables stock={stock} names={new Map(places.map(({ id, name }) => [id, name]))} />
      )}
    </>,
    { title: 'Stock', crumbs: [['Matériel', '/appareils']] },
  )
}

export const stockPages = routes().get('/stock', readsStock, show)

const KeeperDoors = () => (
  <>
    <LinkButton second icon="truck" href="/stock/deplacer">
      Déplacer
    </LinkButton>
    <LinkButton second icon="edit" href="/stock/seuils">
      Seuils
    </LinkButton>
    <LinkButton second icon="figures" href="/stock/carbone">
      CO₂ évité
    </LinkButton>
  </>
)
