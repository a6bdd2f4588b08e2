import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Heading } from '#platform/ui/heading.tsx'
import { PaperSignatures } from '#platform/ui/paperSignatures.tsx'
import { Table } from '#platform/ui/table.tsx'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { donationStates } from '../donations/donation.rules.ts'
import { arrivedOf, awaitedOf, type Fate, fates } from './fate.ts'
import { lotsOfYear } from './report.store.ts'
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
    <>
      <Heading
        over="Rapport au conseil"
        title={title}
        lead={`${c.var.member.organisationName}, situation au ${sayDate(dayOf(c.var.now))}.`}
      />
      <p>
        <strong>{baseOf(year.stock) === null ? share.said : `Taux de réemploi : ${share.said}.`}</strong> {share.detail}
      </p>
      <Block title="En chiffres">
        <Figures year={year} />
      </Block>
      <Block title="Les dons">
        {lots.length === 0 ? (
          <p>Aucun don annoncé cette année-là.</p>
        ) : (
          <Table
            caption="Dons de l’année"
            captionHidden
            columns={[
              'Don',
              'Atelier',
              'État',
              { label: 'Annoncés', end: true },
              { label: 'Arrivés', end: true },
              { label: 'Réemployés', end: true },
              { label: 'Recyclés ou déchets', end: true },
            ]}
            rows={lots.map((lot) => [
              lot.title,
              lot.refurbisher,
              donationStates[lot.state]?.label,
              lot.announced,
              arrivedOf(lot.fates),
              lot.fates.reused,
              lot.fates.recycled + lot.fates.waste,
            ])}
          />
        )}
      </Block>
      <Block title="Comment ce taux est calculé">
        <p class="small">{howCounted.join(' ')}</p>
      </Block>
      <PaperSignatures signers={['Pour le donateur']} />
    </>,
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

const Figures = ({ year }: { year: ReuseYear }) => {
  const { awaited, surplus } = awaitedOf(year.accepted, year.fates)
  const line = (said: string, n: number) => [said, counted(n, 'appareil')]
  return (
    <Table
      caption="Du matériel retiré à son usage"
      captionHidden
      columns={['', { label: 'Combien', end: true }]}
      rows={[
        ...year.stock.map((stock) => [
          `Retirés au 1er janvier : ${categories[stock.category].split(' : ')[0]?.toLowerCase()}`,
          `${counted(stock.count, 'appareil')}, dont ${stock.over_ten} de plus de dix ans et ${stock.protected} aux données protégées`,
        ]),
        ...(year.stock.length === 0 ? [['Retirés au 1er janvier', 'nombre inconnu']] : []),
        line('Proposés en don', year.offered),
        line('Acceptés par un atelier', year.accepted),
        ...(Object.keys(fates) as Fate[])
          .filter((fate) => fate !== 'absent')
          .map((fate) => line(`dont ${fates[fate].toLowerCase()}`, year.fates[fate])),
        line('dont acceptés, pas encore arrivés', awaited),
        ...(surplus > 0 ? [line('Arrivés en plus de ce qui était annoncé', surplus)] : []),
        line('Effacés avec preuve', year.wiped),
        line('Déchets remis à un éco-organisme', year.removed),
      ]}
    />
  )
}

export const reportPages = routes().get('/reemploi/:annee{\\d{4}}/rapport', ['donor'], report)
