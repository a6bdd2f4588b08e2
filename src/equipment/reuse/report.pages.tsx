import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { toward } from '#platform/i18n/toward.ts'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Heading } from '#platform/ui/heading.tsx'
import { Table } from '#platform/ui/table.tsx'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { donationStates } from '../donations/donation.rules.ts'
import { arrivedOf, awaitedOf } from './fate.ts'
import { lotsOfYear, type ReportLot } from './report.store.ts'
import { accountAsked } from './reuse.pages.tsx'
import { baseOf, categories } from './reuse.rules.ts'
import type { ReuseYear } from './reuse.store.ts'
import { howCounted, sayShare } from './reuse.words.ts'

/** One page to print for the council: the figures of a year, how the share is counted, the lots. */
async function report(c: Page) {
  const asked = Number(c.req.param('annee'))
  const year = found((await accountAsked(c, asked)).year)
  const lots = await lotsOfYear(c.var.by, year.year)
  const title = `Réemploi du matériel numérique en ${year.year}`
  const share = sayShare(year)
  return c.render(
    <div class="one-sheet">
      <Heading
        title={title}
        lead={`${c.var.member.organisationName}, situation au ${sayDate(dayOf(c.var.now))}. ${atWorkshops(lots)}`}
      />
      <p>
        <strong>{baseOf(year.stock) === null ? share.said : `Taux de réemploi : ${share.said}.`}</strong> {share.detail}
      </p>
      <Block title={`Ce qui était retiré au 1er janvier ${year.year}`}>
        <Retired year={year} />
      </Block>
      <Block title="Du don à l’usage">
        <Path year={year} />
      </Block>
      <Block title="Les dons">
        {lots.length === 0 ? (
          <p>Aucun don annoncé cette année-là.</p>
        ) : (
          <Table
            caption="Dons de l’année"
            captionHidden
            columns={['Don', 'État', ...['Annoncés', 'Arrivés', 'Réemployés', 'Recyclés', 'Déchets'].map(end)]}
            rows={lots.map((lot) => [
              lot.title,
              donationStates[lot.state]?.label,
              ...[lot.announced, arrivedOf(lot.fates)],
              ...[lot.fates.reused, lot.fates.recycled, lot.fates.waste],
            ])}
          />
        )}
      </Block>
      <Block title="Comment ce taux est calculé">
        <p class="small">{howCounted.join(' ')}</p>
      </Block>
    </div>,
    {
      title: `Rapport au conseil, ${year.year}`,
      crumbs: [
        ['Dons', '/dons'],
        ['Compte de réemploi', `/reemploi?annee=${year.year}`],
      ],
      layout: 'bare',
      print: true,
    },
  )
}

/** Which workshops received them, so that each line of the table stays short. */
const atWorkshops = (lots: readonly ReportLot[]): string => {
  const names = [...new Set(lots.map((lot) => lot.refurbisher))]
  return names.length === 0 ? '' : `Dons ${names.map(toward).join(', ')}.`
}

const end = (label: string) => ({ label, end: true })

/** What was retired, by category, and how many of them the share is counted on. */
const Retired = ({ year }: { year: ReuseYear }) =>
  year.stock.length === 0 ? (
    <p>Le nombre d’appareils retirés au 1er janvier {year.year} n’est pas connu.</p>
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

/** From what was offered to what became of it, on one line that adds up. */
const Path = ({ year: { accepted, offered, fates, wiped, removed } }: { year: ReuseYear }) => {
  const { awaited, surplus } = awaitedOf(accepted, fates)
  return (
    <>
      <Table
        caption="Du don à l’usage"
        captionHidden
        columns={[
          'Proposés',
          ...['Acceptés', 'Réemployés', 'Prêts', 'En travail', 'Recyclés', 'Déchets', 'Perdus', 'À venir'].map(end),
        ]}
        rows={[
          [
            ...[offered, accepted, fates.reused, fates.ready, fates.working],
            ...[fates.recycled, fates.waste, fates.lost, awaited],
          ],
        ]}
      />
      <p>
        {counted(wiped, 'appareil effacé', 'appareils effacés')} avec preuve.{' '}
        {counted(removed, 'déchet remis', 'déchets remis')} à un éco-organisme.
        {fates.sent_back > 0 &&
          ` ${counted(fates.sent_back, 'appareil refusé ou rendu', 'appareils refusés ou rendus')}.`}
        {surplus > 0 && ` ${counted(surplus, 'appareil arrivé', 'appareils arrivés')} en plus de ce qui était annoncé.`}
      </p>
    </>
  )
}

export const reportPages = routes().get('/reemploi/:annee/rapport', ['donor'], report)
