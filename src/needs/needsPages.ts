import type { Routes } from '#platform/web/routes.ts'
import { beneficiaryPages } from './beneficiaries/beneficiary.pages.tsx'
import { answerPages } from './census/answer.pages.tsx'
import { censusPages } from './census/census.pages.tsx'
import { listPages } from './census/list.pages.tsx'
import { paperPages } from './census/paper.pages.tsx'
import { householdCorrectPages } from './households/household.correct.pages.tsx'
import { householdListPages } from './households/household.list.pages.tsx'
import { householdRegisterPages } from './households/household.register.pages.tsx'
import { needCorrectPages } from './households/need.correct.pages.tsx'
import { publicPages } from './publics/public.pages.tsx'

/** Households, who lives in them, and what was declared of them. */
export const needsPages: readonly Routes[] = [
  householdListPages,
  householdRegisterPages,
  householdCorrectPages,
  needCorrectPages,
  beneficiaryPages,
  publicPages,
  censusPages,
  paperPages,
  answerPages,
  ...listPages,
]
