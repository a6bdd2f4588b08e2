import type { Routes } from '#platform/web/routes.ts'
import { benchPages } from './bench/bench.pages.tsx'
import { snapshotPages } from './bench/snapshot.pages.tsx'
import { wipeLogPages } from './bench/wipeLogs.pages.tsx'
import { workPages } from './bench/work.pages.tsx'
import { checklistPages } from './checks/checklist.pages.tsx'
import { deviceTestPages, unlockPages } from './checks/deviceTest.pages.tsx'
import { collectionPages } from './collections/collection.pages.tsx'
import { deedPages } from './deeds/deed.pages.tsx'
import { closePages } from './deliveries/close.pages.tsx'
import { donorPages } from './deliveries/donor.pages.tsx'
import { noteLabelPages } from './deliveries/labels.pages.tsx'
import { linkPages } from './deliveries/link.pages.tsx'
import { notePages } from './deliveries/note.pages.tsx'
import { noteUploadPages } from './deliveries/noteUpload.pages.tsx'
import { scanPages } from './deliveries/scan.pages.tsx'
import { settlePages } from './deliveries/settle.pages.tsx'
import { biographyPages } from './devices/biography.pages.tsx'
import { devicePages } from './devices/device.pages.tsx'
import { inventoryImportPages } from './devices/inventoryImport.pages.tsx'
import { newDevicePages } from './devices/newDevice.pages.tsx'
import { announcePages } from './donations/announce.pages.tsx'
import { donationPages } from './donations/donation.pages.tsx'
import { lotPages } from './donations/lot.pages.tsx'
import { lotProofPages } from './donations/proof.pages.tsx'
import { recipientPages } from './donations/recipient.pages.tsx'
import { donorAgreementListPages } from './donorAgreements/donorAgreement.list.pages.tsx'
import { donorAgreementPages } from './donorAgreements/donorAgreement.pages.tsx'
import { donorAgreementWritePages } from './donorAgreements/donorAgreement.write.pages.tsx'
import { exitPages } from './exits/exit.pages.tsx'
import { identityPages } from './identity/identity.pages.tsx'
import { joinPages } from './identity/join.pages.tsx'
import { labelBatchPages } from './labels/labelBatch.pages.tsx'
import { labelPages } from './labels/labels.pages.tsx'
import { policyPages } from './policies/policy.pages.tsx'
import { partPages } from './repairs/part.pages.tsx'
import { repairPages } from './repairs/repair.pages.tsx'
import { elsewherePages } from './reuse/elsewhere.pages.tsx'
import { reportPages } from './reuse/report.pages.tsx'
import { reusePages } from './reuse/reuse.pages.tsx'
import { retiredPages } from './reuse/stock.pages.tsx'
import { wastePages } from './reuse/waste.pages.tsx'
import { simCardPages } from './simCards/simCard.pages.tsx'
import { simCardListPages } from './simCards/simCardList.pages.tsx'
import { simLotPages } from './simCards/simLot.pages.tsx'
import { cardPages } from './station/cards.pages.ts'
import { stationPages } from './station/station.pages.tsx'
import { avoidedPages } from './stock/avoided.pages.tsx'
import { movePages } from './stock/move.pages.tsx'
import { stockPages } from './stock/stock.pages.tsx'
import { takePages } from './stock/take.pages.tsx'
import { thresholdPages } from './stock/threshold.pages.tsx'
import { announcedPages } from './transfers/announced.pages.tsx'
import { deliverPages } from './transfers/deliver.pages.tsx'
import { followPages } from './transfers/follow.pages.tsx'
import { receivePages } from './transfers/receive.pages.tsx'
import { splitPages } from './transfers/split.pages.tsx'
import { transferPages } from './transfers/transfer.pages.tsx'
import { wipePages } from './wiping/wipe.pages.tsx'
import { wipeDatedPages } from './wiping/wipeDated.pages.tsx'
import { wipeRecordPages } from './wiping/wipeRecord.pages.tsx'
import { witnessPages } from './wiping/witness.pages.tsx'

/** The pages of the equipment; fixed addresses stand before those with an identifier. */
export const equipmentPages: readonly Routes[] = [
  stockPages,
  thresholdPages,
  movePages,
  avoidedPages,
  takePages,
  donationPages,
  announcePages,
  recipientPages,
  lotPages,
  lotProofPages,
  collectionPages,
  deedPages,
  donorAgreementListPages,
  donorAgreementWritePages,
  donorAgreementPages,
  elsewherePages,
  reusePages,
  reportPages,
  retiredPages,
  wastePages,
  inventoryImportPages,
  noteUploadPages,
  scanPages,
  closePages,
  settlePages,
  noteLabelPages,
  donorPages,
  notePages,
  linkPages,
  devicePages,
  newDevicePages,
  deliverPages,
  stationPages,
  cardPages,
  labelPages,
  labelBatchPages,
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
  exitPages,
  wipePages,
  wipeRecordPages,
  wipeDatedPages,
  witnessPages,
  biographyPages,
  splitPages,
  announcedPages,
  followPages,
  transferPages,
  receivePages,
  simCardListPages,
  simLotPages,
  simCardPages,
]
