import type { Routes } from '#platform/web/routes.ts'
import { allocationPages as decidePages } from './allocations/allocation.pages.tsx'
import { cancelPages } from './allocations/cancel.pages.tsx'
import { programmeEditPages } from './programmes/programme.edit.pages.tsx'
import { programmeListPages } from './programmes/programme.list.pages.tsx'
import { programmePages } from './programmes/programme.pages.tsx'
import { waitingPages } from './programmes/waiting.pages.tsx'
import { freezePages } from './runs/freeze.pages.tsx'
import { runEndsPages } from './runs/run.ends.pages.tsx'
import { runListPages } from './runs/run.list.pages.tsx'
import { runPages } from './runs/run.pages.tsx'
import { runReadPages } from './runs/run.read.pages.tsx'

/** The pages of this wing; `/programmes/nouveau` comes before `/programmes/:id`. */
export const allocationPages: readonly Routes[] = [
  programmeListPages,
  programmeEditPages,
  programmePages,
  waitingPages,
  decidePages,
  cancelPages,
  runListPages,
  freezePages,
  runPages,
  runReadPages,
  runEndsPages,
]
