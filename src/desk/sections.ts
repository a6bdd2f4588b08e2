import type { VNode } from 'preact'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { prescriptionSection } from '#orientation/prescriptions/prescription.section.tsx'
import type { Acting } from '#platform/access/acting.ts'

/** What each wing knows of a household, in the order of the chain. */
const wings: readonly ((by: Acting, household: SeenHousehold) => Promise<VNode | null>)[] = [prescriptionSection]

export const sectionsOf = async (by: Acting, household: SeenHousehold): Promise<VNode[]> =>
  (await Promise.all(wings.map((section) => section(by, household)))).filter((section) => section !== null)
