import { Block } from '#platform/ui/block.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Table } from '#platform/ui/table.tsx'
import { donationStates } from '../donations/donation.rules.ts'
import { avoidedYearly, sayMass, sayRange } from '../stock/avoided.ts'
import type { ReportLot } from './report.store.ts'
import { categories } from './reuse.rules.ts'
import type { ReuseYear } from './reuse.store.ts'
import { targetOf } from './reuse.target.ts'
import { sayShare } from './reuse.words.ts'

type Props = { year: ReuseYear; lots: readonly ReportLot[] }

/** What a council reads first: the share beside what is owed, how many machines serve again, what is proved, what it avoids. */
export const Headline = ({ year, lots }: Props) => {
  const { said, base, total, served, reached } = sayShare(year)
  const target = targetOf(year.year)
  const certified = lots.reduce((sum, lot) => sum + lot.certified, 0)
  const { total: avoided } = avoidedYearly(year.reusedKinds)
  return (
    <Figures>
      <Figure
        value={0}
        said={base ? said : '–'}
        one={base ? 'de réemploi' : said.toLowerCase()}
        tone={reached === null ? undefined : reached ? 'done' : 'turn'}
        detail={target === null ? undefined : `la loi demande ${target}\u00a0%${reached ? ' : atteint' : ''}`}
      />
      <Figure
        value={served}
        one="appareil réemployé"
        many="appareils réemployés"
        detail={base && served > 0 ? `dont ${total} dans le taux` : undefined}
      />
      <Figure
        value={certified}
        one="effacement certifié"
        many="effacements certifiés"
        detail={certified > 0 ? 'un certificat par appareil' : undefined}
      />
      {avoided.kilograms > 0 && (
        <Figure
          value={0}
          said={sayMass(avoided.kilograms)}
          one="de CO₂ évités par an"
          detail={`environ, ${sayRange(avoided)}`}
        />
      )}
    </Figures>
  )
}

const end = (label: string) => ({ label, end: true })

/** What was retired, by category, and how many of them the share is counted on. */
export const Retired = ({ year }: { year: ReuseYear }) =>
  year.stock.length === 0 ? (
    <p>Le nombre d’appareils retirés au 1er janvier {year.year} n’est pas encore déclaré.</p>
  ) : (
    <Table
      caption={`Retirés au 1er janvier ${year.year}`}
      captionHidden
      columns={['Catégorie', ...['Retirés', 'Plus de dix ans', 'Données protégées', 'Dans le calcul'].map(end)]}
      rows={year.stock.map((stock) => [
        categories[stock.category].split(' : ')[0],
        stock.count,
        stock.over_ten,
        stock.protected,
        stock.count - stock.over_ten - stock.protected,
      ])}
    />
  )

/** A council reads a page: past these, lots are added up. */
const LINES = 12

const counts = [
  ['announced', 'Annoncés'],
  ['arrived', 'Arrivés'],
  ['served', 'Ont servi'],
  ['working', 'En travail'],
  ['recycled', 'Recyclés'],
  ['gone', 'Rendus, perdus'],
  ['certified', 'Certificats'],
] as const

/** The lots, one a line, that add up at the foot. */
export const Lots = ({ lots }: { lots: readonly ReportLot[] }) => {
  const [shown, rest] = [lots.slice(0, lots.length > LINES ? LINES - 1 : LINES), lots.slice(LINES - 1)]
  const columns = counts.filter(([key]) => key !== 'gone' || lots.some((lot) => lot.gone > 0))
  const figures = (of: readonly ReportLot[]) => columns.map(([key]) => of.reduce((sum, lot) => sum + lot[key], 0))
  return (
    <Block title="Les dons">
      <Table
        caption="Dons de l’année"
        captionHidden
        columns={['Don', ...columns.map(([, label]) => end(label))]}
        rows={[
          ...shown.map((lot) => [
            <>
              {lot.title}
              <small>{donationStates[lot.state]?.label}</small>
            </>,
            ...figures([lot]),
          ]),
          ...(lots.length > LINES ? [[`${rest.length} autres dons`, ...figures(rest)]] : []),
        ]}
        total={lots.length > 1 ? ['Ensemble', ...figures(lots)] : undefined}
      />
    </Block>
  )
}
