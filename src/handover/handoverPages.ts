import type { Routes } from '#platform/web/routes.ts'
import { batchListPages } from './batches/batch.list.pages.tsx'
import { newBatchPages } from './batches/batch.new.pages.tsx'
import { batchPages } from './batches/batch.pages.tsx'
import { fieldDayPages } from './fieldDays/fieldDay.pages.tsx'
import { incidentPages } from './fieldDays/incident.pages.tsx'
import { terrainPages } from './fieldDays/terrain.pages.tsx'
import { ceremonyPages } from './handouts/ceremony.pages.tsx'
import { classHandoutPages } from './handouts/class.pages.tsx'
import { copiesPages } from './handouts/copies.pages.tsx'
import { dayPages } from './handouts/day.pages.tsx'
import { handoutListPages } from './handouts/handout.list.pages.tsx'
import { sheetDayPages } from './handouts/kit.pages.tsx'
import { papersPages } from './handouts/papers.pages.tsx'
import { agreementPages } from './handovers/agreement.pages.tsx'
import { copyPages } from './handovers/copy.pages.tsx'
import { sheetPages } from './handovers/handover.pages.tsx'
import { preparePages } from './handovers/prepare.pages.tsx'
import { undoPages } from './handovers/undo.pages.tsx'
import { keepSparePages } from './loans/keepSpare.pages.tsx'
import { loanPages } from './loans/loan.pages.tsx'
import { lossPages } from './loans/loss.pages.tsx'
import { renewPages } from './loans/renew.pages.tsx'
import { returnPages } from './loans/return.pages.tsx'
import { returnsInRowPages } from './loans/returnsInRow.pages.tsx'
import { termsPages } from './loans/terms.pages.tsx'
import { ticketPages } from './loans/ticket.pages.tsx'

/** The pages of this wing. */
export const handoverPages: readonly Routes[] = [
  preparePages,
  sheetPages,
  copyPages,
  undoPages,
  agreementPages,
  returnsInRowPages,
  loanPages,
  returnPages,
  renewPages,
  ...ticketPages,
  ...keepSparePages,
  lossPages,
  termsPages,
  handoutListPages,
  ceremonyPages,
  classHandoutPages,
  dayPages,
  papersPages,
  copiesPages,
  sheetDayPages,
  fieldDayPages,
  terrainPages,
  incidentPages,
  batchListPages,
  newBatchPages,
  batchPages,
]
