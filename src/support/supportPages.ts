import type { Routes } from '#platform/web/routes.ts'
import { agendaPages } from './appointments/agenda.pages.tsx'
import { appointmentBookPages } from './appointments/appointment.book.pages.tsx'
import { appointmentMovePages } from './appointments/appointment.move.pages.tsx'
import { appointmentPages } from './appointments/appointment.pages.tsx'
import { seatPages } from './workshops/seat.pages.tsx'
import { workshopListPages } from './workshops/workshop.list.pages.tsx'
import { workshopOpenPages } from './workshops/workshop.open.pages.tsx'
import { workshopPages } from './workshops/workshop.pages.tsx'

/** Appointments and workshops. */
export const supportPages: readonly Routes[] = [
  agendaPages,
  appointmentPages,
  appointmentMovePages,
  appointmentBookPages,
  workshopListPages,
  workshopOpenPages,
  workshopPages,
  seatPages,
]
