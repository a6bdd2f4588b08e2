import { dayOf } from '#platform/i18n/dates.ts'
import { csv } from '#platform/web/csv.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { fundingAgreementsOf } from '../funding/fundingAgreement.store.ts'
import { ownProgramme } from '../programmes/organised.ts'
import { fundedFigures, reachOf } from '../programmes/programme.figures.store.ts'
import { readsProgrammes, refusalOfDay } from '../programmes/programme.rules.ts'
import { quotasOf } from '../programmes/quota.store.ts'
import { linesOf } from '../programmes/stock.store.ts'
import { stockByClass } from '../programmes/stockClass.store.ts'
import { quotaRulesOf } from '../quotas/quotaRule.store.ts'
import { runsIn } from '../runs/run.store.ts'
import { placeCells, placeColumns } from './places.table.tsx'
import { FundedProgramme } from './programme.funded.tsx'
import { OwnProgramme } from './programme.own.tsx'

export const programmePages = routes()
  .get('/programmes/:id', readsProgrammes, show)
  .get('/programmes/:id/places.csv', ['coordinator'], exported)

async function show(c: Page) {
  const { by } = c.var
  const programme = await ownProgramme(c)
  const quotas = await quotasOf(by, programme.id)
  const page =
    by.member.role === 'funder' ? (
      <FundedProgramme
        {...{
          programme,
          quotas,
          figures: await fundedFigures(by, programme.id),
          reached: await reachOf(by, programme.id),
          agreements: await fundingAgreementsOf(by, programme.id),
        }}
      />
    ) : (
      <OwnProgramme
        {...{
          programme,
          quotas,
          stock: await stockByClass(by, programme.id),
          lines: await linesOf(by),
          rules: await quotaRulesOf(by, programme.id),
          closed: refusalOfDay(programme, dayOf(by.now)),
        }}
        run={(await runsIn(by, programme.id)).find(({ state }) => state !== 'cancelled')}
      />
    )
  return c.render(page, { title: programme.name, crumbs: [['Programmes', '/programmes']] })
}

async function exported(c: Page) {
  const programme = await ownProgramme(c)
  return csv('places.csv', placeColumns, (await quotasOf(c.var.by, programme.id)).map(placeCells))
}
