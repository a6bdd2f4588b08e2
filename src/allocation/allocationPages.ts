import type { Routes } from '#platform/web/routes.ts'
import { allocationPages as promisePages } from './allocations/allocation.pages.tsx'
import { anotherPages } from './allocations/another.pages.tsx'
import { cancelPages } from './allocations/cancel.pages.tsx'
import { appealPages } from './appeals/appeal.pages.tsx'
import { carryOverPages } from './carryOvers/carryOver.pages.tsx'
import { commissionPages } from './commission/commission.pages.tsx'
import { decidePages } from './commission/decide.pages.tsx'
import { derogationPages } from './commission/derogation.pages.tsx'
import { minutesPages } from './commission/minutes.pages.tsx'
import { sequelPages } from './commission/sequel.pages.tsx'
import { fairnessPages } from './fairness/fairness.pages.tsx'
import { fundingAgreementPages } from './funding/fundingAgreement.pages.tsx'
import { fundingAgreementWritePages } from './funding/fundingAgreement.write.pages.tsx'
import { kitPages } from './kits/kit.pages.tsx'
import { programmePages } from './overview/programme.pages.tsx'
import { policyAdoptPages } from './policies/adopt.pages.tsx'
import { policyEffectPages } from './policies/effect.pages.tsx'
import { policyLinePages } from './policies/line.pages.tsx'
import { policyListPages } from './policies/policy.list.pages.tsx'
import { policyPages } from './policies/policy.pages.tsx'
import { programmeEditPages } from './programmes/programme.edit.pages.tsx'
import { programmeListPages } from './programmes/programme.list.pages.tsx'
import { publicRunPages } from './publications/publicRun.pages.tsx'
import { publishPages } from './publications/publish.pages.tsx'
import { quotaRulePages } from './quotas/quotaRule.pages.tsx'
import { reservationPages } from './reservations/reservation.pages.tsx'
import { freezePages } from './runs/freeze.pages.tsx'
import { runEndsPages } from './runs/run.ends.pages.tsx'
import { runListPages } from './runs/run.list.pages.tsx'
import { runPages } from './runs/run.pages.tsx'
import { runReadPages } from './runs/run.read.pages.tsx'
import { lettersPages } from './sheets/letters.pages.tsx'
import { sheetPages } from './sheets/sheet.pages.tsx'
import { simulationPages } from './simulations/simulation.pages.tsx'
import { waitingPages } from './waiting/waiting.pages.tsx'

/** The pages of this wing; `/programmes/nouveau` comes before `/programmes/:id`. */
export const allocationPages: readonly Routes[] = [
  programmeListPages,
  programmeEditPages,
  programmePages,
  fundingAgreementWritePages,
  fundingAgreementPages,
  kitPages,
  quotaRulePages,
  reservationPages,
  carryOverPages,
  policyListPages,
  policyPages,
  policyLinePages,
  policyEffectPages,
  policyAdoptPages,
  waitingPages,
  simulationPages,
  fairnessPages,
  runListPages,
  freezePages,
  runPages,
  runReadPages,
  runEndsPages,
  commissionPages,
  derogationPages,
  decidePages,
  minutesPages,
  sequelPages,
  appealPages,
  sheetPages,
  lettersPages,
  publishPages,
  publicRunPages,
  promisePages,
  cancelPages,
  anotherPages,
]
