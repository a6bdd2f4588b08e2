import { allocationPages } from '#allocation/allocationPages.ts'
import { dayPages } from '#desk/day.pages.tsx'
import { forgettingPages } from '#desk/forgetting.pages.tsx'
import { frontPages } from '#desk/front.pages.ts'
import { householdPages } from '#desk/household.pages.tsx'
import { outboxPages } from '#desk/outbox.pages.tsx'
import { agreementPages } from '#desk/rights.agreement.pages.tsx'
import { forgetPages } from '#desk/rights.forget.pages.tsx'
import { heldPages } from '#desk/rights.held.pages.tsx'
import { rightsPages } from '#desk/rights.pages.tsx'
import { proofPages } from '#equipment/certificates/proofPages.ts'
import { equipmentPages } from '#equipment/equipmentPages.ts'
import { handoverPages } from '#handover/handoverPages.ts'
import { impactPages } from '#impact/impactPages.ts'
import { needsPages } from '#needs/needsPages.ts'
import { accountPages } from '#network/accounts/accountPages.ts'
import type { Accounts } from '#network/accounts/accounts.ts'
import { directoryPages } from '#network/directoryPages.ts'
import { membershipPages } from '#network/members/memberPages.ts'
import { orientationPages } from '#orientation/orientationPages.ts'
import type { Database } from '#platform/db/database.ts'
import { galleryPages } from '#platform/ui/gallery/gallery.pages.tsx'
import type { Routes } from '#platform/web/routes.ts'
import { supportPages } from '#support/supportPages.ts'

/** The table of contents: every page of Maillon, in the order of the chain. */
export const contents = ({
  database,
  demo,
  accounts,
}: {
  database: Database
  demo: boolean
  accounts: Accounts
}): readonly Routes[] => [
  ...accountPages(accounts),
  ...membershipPages(accounts),
  frontPages,
  dayPages,
  ...needsPages,
  householdPages,
  rightsPages,
  heldPages,
  agreementPages,
  forgetPages,
  forgettingPages,
  ...equipmentPages,
  ...proofPages(accounts.address),
  ...allocationPages,
  ...orientationPages(accounts.address),
  ...handoverPages,
  ...directoryPages,
  ...supportPages,
  ...impactPages,
  ...(demo ? [outboxPages(database), galleryPages] : []),
]
