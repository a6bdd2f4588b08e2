import type { Routes } from '#platform/web/routes.ts'
import { allocationPages as decidePages } from './allocations/allocation.pages.tsx'
import { anotherPages } from './allocations/another.pages.tsx'
import { cancelPages } from './allocations/cancel.pages.tsx'
import { carryOverPages } from './carryOvers/carryOver.pages.tsx'
import { programmeEditPages } from './programmes/programme.edit.pages.tsx'
import { programmeListPages } from './programmes/programme.list.pages.tsx'
import { programmePages } from './programmes/programme.pages.tsx'
import { waitingPages } from './programmes/waiting.pages.tsx'
import { reservationPages } from './reservations/reservation.pages.tsx'

/** The pages of this wing; `/programmes/nouveau` comes before `/programmes/:id`. */
export const allocationPages: readonly Routes[] = [
  programmeListPages,
  programmeEditPages,
  programmePages,
  waitingPages,
  reservationPages,
  carryOverPages,
  decidePages,
  cancelPages,
  anotherPages,
]
