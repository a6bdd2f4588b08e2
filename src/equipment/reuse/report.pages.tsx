import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { toward } from '#platform/i18n/toward.ts'
import { Block } from '#platform/ui/block.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { AvoidedBrief } from '../stock/avoided.view.tsx'
import { ElsewhereSums } from './elsewhere.view.tsx'
import { lotsOfYear, type ReportLot } from './report.store.ts'
import { Headline, Lots, Retired } from './report.view.tsx'
import { accountAsked } from './reuse.pages.tsx'
import { Happened } from './reuse.path.tsx'
import { targetOf } from './reuse.target.ts'
import { howCounted, type SaidShare, sayShare } from './reuse.words.ts'
import { ShareBar } from './shareBar.tsx'

/** One page to print or to project for the council: the share, what became of the machines, the proofs, how it is counted. */
async function report(c: Page) {
  const asked = Number(c.req.param('annee'))
  const year = found((await accountAsked(c, asked)).year)
  const lots = await lotsOfYear(c.var.by, year.year)
  const share = sayShare(year)
  return c.render(
    <div class="one-sheet council">
      <Heading
        over={c.var.member.organisationName}
        title={`Réemploi du matériel numérique en ${year.year}`}
        lead={`Situation au ${sayDate(dayOf(c.var.now))}. ${atWorkshops(lots)}`}
      />
      <Headline year={year} lots={lots} />
      <Block title="Le taux de réemploi">
        <ShareBar share={share} target={targetOf(year.year)} />
        <p>{[byMaillon(share), share.aside, share.owed].filter(Boolean).join(' ')}</p>
        <Retired year={year} />
      </Block>
      <Happened account={year} />
      {lots.length > 0 && <Lots lots={lots} />}
      {year.elsewhere.length > 0 && (
        <Block title="Réemployés hors de Maillon, déclarés par la structure">
          <ElsewhereSums account={year} />
        </Block>
      )}
      {year.reusedKinds.length > 0 && (
        <Block title="CO₂ évité">
          <AvoidedBrief kinds={year.reusedKinds} />
        </Block>
      )}
      <Block title="Comment ce taux est calculé">
        <p class="small">{howCounted.slice(0, 4).join(' ')}</p>
      </Block>
      <PrintHint />
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

/** The two figures of a share, where a donor reused without Maillon too. */
const byMaillon = ({ base, elsewhere, detail }: SaidShare): string => (elsewhere > 0 && base ? detail : '')

/** Which workshops received them, so that each line of the table stays short. */
const atWorkshops = (lots: readonly ReportLot[]): string => {
  const names = [...new Set(lots.map((lot) => lot.refurbisher))]
  return names.length === 0 ? '' : `Dons ${names.map(toward).join(', ')}.`
}

export const reportPages = routes().get('/reemploi/:annee/rapport', ['donor'], report)
