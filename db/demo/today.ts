import type { Scene } from './scene.ts'
import { inventAppointments } from './today.appointments.ts'
import { inventOrientations } from './today.orientations.ts'
import { inventPromises } from './today.promises.ts'

/** What awaits somebody on the very day the demonstration is opened. */
export function inventToday(scene: Scene): void {
  inventOrientations(scene)
  inventPromises(scene)
  inventAppointments(scene)
}
