import type { Routes } from '#platform/web/routes.ts'
import { benchPages } from './bench/bench.pages.tsx'
import { snapshotPages } from './bench/snapshot.pages.tsx'
import { wipeLogPages } from './bench/wipeLogs.pages.tsx'
import { workPages } from './bench/work.pages.tsx'
import { closePages } from './deliveries/close.pages.tsx'
import { donorPages } from './deliveries/donor.pages.tsx'
import { labelPages } from './deliveries/labels.pages.tsx'
import { linkPages } from './deliveries/link.pages.tsx'
import { notePages } from './deliveries/note.pages.tsx'
import { noteUploadPages } from './deliveries/noteUpload.pages.tsx'
import { scanPages } from './deliveries/scan.pages.tsx'
import { settlePages } from './deliveries/settle.pages.tsx'
import { biographyPages } from './devices/biography.pages.tsx'
import { deliverPages } from './devices/deliver.pages.tsx'
import { devicePages } from './devices/device.pages.tsx'
import { inventoryImportPages } from './devices/inventoryImport.pages.tsx'
import { newDevicePages } from './devices/newDevice.pages.tsx'
import { announcePages } from './donations/announce.pages.tsx'
import { donationPages } from './donations/donation.pages.tsx'
import { lotPages } from './donations/lot.pages.tsx'
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
  noteUploadPages,
  scanPages,
  closePages,
  settlePages,
  labelPages,
  donorPages,
  notePages,
  linkPages,
  devicePages,
  newDevicePages,
  deliverPages,
  benchPages,
  snapshotPages,
  wipeLogPages,
  ...workPages,
  wipePages,
  biographyPages,
  simCardListPages,
  simLotPages,
  simCardPages,
]
