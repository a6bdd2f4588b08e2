import type { Routes } from '#platform/web/routes.ts'
import { ceremonyPages } from './handouts/ceremony.pages.tsx'
import { classHandoutPages } from './handouts/class.pages.tsx'
import { dayPages } from './handouts/day.pages.tsx'
import { handoutListPages } from './handouts/handout.list.pages.tsx'
import { sheetDayPages } from './handouts/kit.pages.tsx'
import { papersPages } from './handouts/papers.pages.tsx'
import { agreementPages } from './handovers/agreement.pages.tsx'
import { handoverPages as sheetPages } from './handovers/handover.pages.tsx'
import { preparePages } from './handovers/prepare.pages.tsx'
import { undoPages } from './handovers/undo.pages.tsx'

/** The pages of this wing. */
export const handoverPages: readonly Routes[] = [
  preparePages,
  sheetPages,
  undoPages,
  agreementPages,
  handoutListPages,
  ceremonyPages,
  classHandoutPages,
  dayPages,
  papersPages,
  sheetDayPages,
]
