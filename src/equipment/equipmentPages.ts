import type { Routes } from '#platform/web/routes.ts'
import { benchPages } from './bench/bench.pages.tsx'
import { snapshotPages } from './bench/snapshot.pages.tsx'
import { wipeLogPages } from './bench/wipeLogs.pages.tsx'
import { workPages } from './bench/work.pages.tsx'
import { biographyPages } from './devices/biography.pages.tsx'
import { deliverPages } from './devices/deliver.pages.tsx'
import { devicePages } from './devices/device.pages.tsx'
import { inventoryImportPages } from './devices/inventoryImport.pages.tsx'
import { newDevicePages } from './devices/newDevice.pages.tsx'
import { announcePages } from './donations/announce.pages.tsx'
import { donationPages } from './donations/donation.pages.tsx'
import { lotPages } from './donations/lot.pages.tsx'
import { exitPages } from './exits/exit.pages.tsx'
import { simCardPages } from './simCards/simCard.pages.tsx'
import { simCardListPages } from './simCards/simCardList.pages.tsx'
import { simLotPages } from './simCards/simLot.pages.tsx'
import { wipePages } from './wiping/wipe.pages.tsx'
import { wipeRecordPages } from './wiping/wipeRecord.pages.tsx'
import { witnessPages } from './wiping/witness.pages.tsx'

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
  ...workPages,
  exitPages,
  wipePages,
  wipeRecordPages,
  witnessPages,
  biographyPages,
  simCardListPages,
  simLotPages,
  simCardPages,
]
