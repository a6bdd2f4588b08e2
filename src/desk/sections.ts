import type { VNode } from 'preact'
import { allocationSection } from '#allocation/allocations/allocation.section.tsx'
import { handoverSection } from '#handover/handovers/handover.section.tsx'
import { impactSection } from '#impact/impact.section.tsx'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { prescriptionSection } from '#orientation/prescriptions/prescription.section.tsx'
import type { Acting } from '#platform/access/acting.ts'
import { supportSection } from '#support/support.section.tsx'

/** What each wing knows of a household, in the order of the chain. */
const wings: readonly ((by: Acting, household: SeenHousehold) => Promise<VNode | null>)[] = [
  prescriptionSection,
  allocationSection,
  handoverSection,
  supportSection,
  impactSection,
]

export const sectionsOf = async (by: Acting, household: SeenHousehold): Promise<VNode[]> =>
  (await Promise.all(wings.map((section) => section(by, household)))).filter((section) => section !== null)
