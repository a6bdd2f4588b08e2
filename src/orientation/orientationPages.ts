import type { Routes } from '#platform/web/routes.ts'
import { arrivalPages } from './arrivals/arrival.pages.ts'
import { arrivalLinkPages } from './arrivals/arrivalLink.pages.tsx'
import { bulkMeaningPages, bulkPages } from './bulk/bulk.pages.tsx'
import { linkPages } from './links/link.pages.tsx'
import { remindPages } from './links/remind.pages.ts'
import { consentSheetPages } from './paper/consentSheet.pages.tsx'
import { slipPages } from './paper/slip.pages.tsx'
import { prescriptionListPages } from './prescriptions/prescription.list.pages.tsx'
import { prescriptionNewPages } from './prescriptions/prescription.new.pages.tsx'
import { prescriptionPages } from './prescriptions/prescription.pages.tsx'
import { prescriptionSendPages } from './prescriptions/prescription.send.pages.tsx'
import { questionPages } from './questions/question.pages.tsx'

/** The pages of a new orientation, and of several at once, stand before the page of one, whose address would take it for a name. */
export const orientationPages = (address: string): readonly Routes[] => [
  prescriptionListPages,
  prescriptionNewPages,
  consentSheetPages,
  bulkPages,
  bulkMeaningPages,
  prescriptionPages,
  prescriptionSendPages,
  questionPages,
  linkPages,
  arrivalPages,
  arrivalLinkPages,
  remindPages,
  slipPages(address),
]
