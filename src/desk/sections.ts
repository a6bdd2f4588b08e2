import type { VNode } from 'preact'
import { allocationSection } from '#allocation/allocations/allocation.section.tsx'
import { sheetSection } from '#allocation/sheets/sheet.section.tsx'
import { handoverSection } from '#handover/handovers/handover.section.tsx'
import { loanSection } from '#handover/loans/loan.section.tsx'
import { impactSection } from '#impact/impact.section.tsx'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { filesSection } from '#needs/oneHousehold/files.section.tsx'
import { signalSection } from '#needs/signals/signal.section.tsx'
import { prescriptionSection } from '#orientation/prescriptions/prescription.section.tsx'
import type { Acting } from '#platform/access/acting.ts'
import { supportSection } from '#support/support.section.tsx'

/** `offered` is the page that the banner already opens: a part has no button of its own for it. */
type Section = (by: Acting, household: SeenHousehold, offered?: string) => Promise<VNode | null>

/** What each wing knows of a household, in the order of the chain. */
const wings: readonly Section[] = [
  filesSection,
  prescriptionSection,
  allocationSection,
  sheetSection,
  handoverSection,
  loanSection,
  supportSection,
  impactSection,
]

/** A school follows its pupil's orientation; what a family learns, keeps or misses elsewhere is not its business. */
const wingsFor = (by: Acting): readonly Section[] =>
  by.member.role === 'school' ? [signalSection, prescriptionSection] : wings

export const sectionsOf = async (...asked: Parameters<Section>): Promise<VNode[]> =>
  (await Promise.all(wingsFor(asked[0]).map((section) => section(...asked)))).filter((section) => section !== null)
