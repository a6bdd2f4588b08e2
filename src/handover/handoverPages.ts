import type { Routes } from '#platform/web/routes.ts'
import { agreementPages } from './handovers/agreement.pages.tsx'
import { handoverPages as sheetPages } from './handovers/handover.pages.tsx'
import { preparePages } from './handovers/prepare.pages.tsx'
import { undoPages } from './handovers/undo.pages.tsx'

/** The pages of this wing. */
export const handoverPages: readonly Routes[] = [preparePages, sheetPages, undoPages, agreementPages]
