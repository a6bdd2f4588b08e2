import type { Routes } from '#platform/web/routes.ts'
import { beneficiaryPages } from './beneficiaries/beneficiary.pages.tsx'
import { answerPages } from './census/answer/answer.pages.tsx'
import { censusOpenPages } from './census/campaign/census.open.pages.tsx'
import { censusPages } from './census/campaign/census.pages.tsx'
import { listPages } from './census/list/list.pages.tsx'
import { paperPages } from './census/paper/paper.pages.tsx'
import { censusSharedPages } from './census/results/byFive.pages.ts'
import { censusPublicsPages } from './census/results/publics.pages.ts'
import { responsePages } from './census/results/response.pages.tsx'
import { responsesPages } from './census/results/responses.pages.tsx'
import { homesPages } from './homes/homes.pages.tsx'
import { householdCorrectPages } from './households/household.correct.pages.tsx'
import { householdListPages } from './households/household.list.pages.tsx'
import { householdRegisterPages } from './households/household.register.pages.tsx'
import { needCorrectPages } from './households/need.correct.pages.tsx'
import { minorPages } from './minors/minor.pages.tsx'
import { noticePages } from './notice/notice.pages.tsx'
import { filesPages } from './oneHousehold/files.pages.tsx'
import { judgingPages } from './oneHousehold/judging.pages.tsx'
import { pairsPages } from './oneHousehold/pairs.pages.tsx'
import { publicPages } from './publics/public.pages.tsx'
import { requestAnswerPages } from './rights/request.answer.pages.tsx'
import { requestPages } from './rights/request.pages.tsx'
import { rightsListPages } from './rights/rights.list.pages.tsx'
import { warningPages } from './rights/warning.pages.tsx'
import { breakPages } from './signals/break.pages.tsx'
import { classPages } from './signals/class.pages.tsx'
import { pupilPages } from './signals/pupil.pages.tsx'
import { qualifyPages } from './signals/qualify.pages.tsx'
import { schoolPages } from './signals/schools.pages.tsx'
import { signalListPages } from './signals/signal.list.pages.tsx'
import { signalPages } from './signals/signal.pages.tsx'
import { tickPages } from './signals/tick.pages.tsx'

/** Households, who lives in them, and what was declared of them. */
export const needsPages: readonly Routes[] = [
  householdListPages,
  householdRegisterPages,
  householdCorrectPages,
  needCorrectPages,
  beneficiaryPages,
  homesPages,
  minorPages,
  noticePages,
  publicPages,
  requestPages,
  requestAnswerPages,
  warningPages,
  rightsListPages,
  pairsPages,
  judgingPages,
  filesPages,
  censusOpenPages,
  censusPages,
  paperPages,
  responsesPages,
  responsePages,
  censusPublicsPages,
  censusSharedPages,
  answerPages,
  signalListPages,
  signalPages,
  qualifyPages,
  breakPages,
  classPages,
  tickPages,
  pupilPages,
  schoolPages,
  ...listPages,
]
