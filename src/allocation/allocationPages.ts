import type { Routes } from '#platform/web/routes.ts'
import { allocationPages as decidePages } from './allocations/allocation.pages.tsx'
import { cancelPages } from './allocations/cancel.pages.tsx'
import { programmeEditPages } from './programmes/programme.edit.pages.tsx'
import { programmeListPages } from './programmes/programme.list.pages.tsx'
import { programmePages } from './programmes/programme.pages.tsx'
import { waitingPages } from './programmes/waiting.pages.tsx'
import { lettersPages } from './sheets/letters.pages.tsx'
import { sheetPages } from './sheets/sheet.pages.tsx'

/** The pages of this wing; `/programmes/nouveau` comes before `/programmes/:id`. */
export const allocationPages: readonly Routes[] = [
  programmeListPages,
  programmeEditPages,
  programmePages,
  waitingPages,
  decidePages,
  cancelPages,
  sheetPages,
  lettersPages,
]
