import { crumbsTo } from '#needs/households/household.crumbs.ts'
import { meetsFamilies } from '#needs/households/household.rules.ts'
import { requestsOf } from '#needs/rights/request.read.store.ts'
import { askedInFull } from '#needs/rights/rights.asked.ts'
import { refusalToForget } from '#needs/rights/rights.rules.ts'
import { agreementsOf, agreementTakenBack, isOnLoan, ownFiles } from '#needs/rights/rights.store.ts'
import { refusalOfStopped } from '#needs/rights/stopped.rules.ts'
import { stoppedOf } from '#needs/rights/stopped.store.ts'
import { standingOf } from '#needs/rights/warning.store.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { RightsView } from './rights.view.tsx'

/** What a person may ask of those who keep something about them, and how it is done here. */
export const rightsPages = routes().get('/familles/:id/droits', meetsFamilies, show)

async function show(c: Page) {
  const { by, now } = c.var
  const household = await askedInFull(c)
  const [agreements, onLoan, takenBack, requests, told, own, stopped] = await Promise.all([
    agreementsOf(by, household.id),
    isOnLoan(by, household.id),
    agreementTakenBack(by, household.id),
    requestsOf(by, household.id),
    standingOf(by, household.id),
    ownFiles(by, household.id),
    stoppedOf(by, household.id),
  ])
  const agreed = agreements.find((one) => one.kind === 'sharing' && !one.withdrawn_on)
  const refusal = refusalToForget({ forgotten_at: household.forgotten_at, own: own.length }, onLoan)
  return c.render(
    <RightsView
      {...{ household, requests, agreed, takenBack, refusal, told, now }}
      stopped={refusalOfStopped(stopped)}
    />,
    {
      title: 'Ses droits',
      crumbs: crumbsTo(household),
    },
  )
}
