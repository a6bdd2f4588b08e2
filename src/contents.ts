import { householdPages } from '#desk/household.pages.tsx'
import { dayPages } from '#desk/day.pages.tsx'
import { householdCorrectPages } from '#needs/households/household.correct.pages.tsx'
import { householdListPages } from '#needs/households/household.list.pages.tsx'
import { householdRegisterPages } from '#needs/households/household.register.pages.tsx'
import { accountPages } from '#network/accounts/accountPages.ts'
import type { Accounts } from '#network/accounts/accounts.ts'
import { directoryPages } from '#network/directoryPages.ts'
import { membershipPages } from '#network/members/memberPages.ts'
import { orientationPages } from '#orientation/orientationPages.ts'
import { supportPages } from '#support/supportPages.ts'
import type { Database } from '#platform/db/database.ts'
import type { Routes } from '#platform/web/routes.ts'

/** The table of contents: every page of Maillon, in the order of the chain. */
export const contents = ({ accounts }: { database: Database; demo: boolean; accounts: Accounts }): readonly Routes[] => [
  ...accountPages(accounts),
  ...membershipPages(accounts),
  dayPages,
  householdListPages,
  householdRegisterPages,
  householdCorrectPages,
  householdPages,
  ...orientationPages,
  ...directoryPages,
  ...supportPages,
]
