import type { Routes } from '#platform/web/routes.ts'
import { benchPages } from './bench/bench.pages.tsx'
import { snapshotPages } from './bench/snapshot.pages.tsx'
import { wipeLogPages } from './bench/wipeLogs.pages.tsx'
import { workPages } from './bench/work.pages.tsx'
import { checklistPages } from './checks/checklist.pages.tsx'
import { deviceTestPages, unlockPages } from './checks/deviceTest.pages.tsx'
import { biographyPages } from './devices/biography.pages.tsx'
import { deliverPages } from './devices/deliver.pages.tsx'
import { devicePages } from './devices/device.pages.tsx'
import { inventoryImportPages } from './devices/inventoryImport.pages.tsx'
import { newDevicePages } from './devices/newDevice.pages.tsx'
import { announcePages } from './donations/announce.pages.tsx'
import { donationPages } from './donations/donation.pages.tsx'
import { lotPages } from './donations/lot.pages.tsx'
import { identityPages } from './identity/identity.pages.tsx'
import { joinPages } from './identity/join.pages.tsx'
import { policyPages } from './policies/policy.pages.tsx'
import { partPages } from './repairs/part.pages.tsx'
import { repairPages } from './repairs/repair.pages.tsx'
import { simCardPages } from './simCards/simCard.pages.tsx'
import { simCardListPages } from './simCards/simCardList.pages.tsx'
import { simLotPages } from './simCards/simLot.pages.tsx'
import { wipePages } from './wiping/wipe.pages.tsx'

/** The pages of the equipment; fixed addresses stand before those with an identifier. */
export const equipmentPages: readonly Routes[] = [
  donationPages,
  announcePages,
  lotPages,
  inventoryImportPages,
  devicePages,
  newDevicePages,
  deliverPages,
  benchPages,
  snapshotPages,
  wipeLogPages,
  deviceTestPages,
  unlockPages,
  checklistPages,
  repairPages,
  partPages,
  policyPages,
  ...workPages,
  identityPages,
  joinPages,
  wipePages,
  biographyPages,
  simCardListPages,
  simLotPages,
  simCardPages,
]
