import { benchStep } from '../bench/bench.next.ts'
import type { Locked } from '../bench/bench.store.ts'
import type { BenchDevice } from '../devices/device.rules.ts'

/** What became of a machine that was read: what is said of it, and what it was before when that can be taken back. */
export type Gesture = {
  outcome: 'done' | 'already' | 'refused' | 'seen' | 'waiting'
  title: string
  detail: string
  version?: number
  before?: { [column: string]: string | null }
}

export const refusedAs = (title: string, detail: string): Gesture => ({ outcome: 'refused', title, detail })

/** What a gesture that is taken back puts again. */
export const standing = ({ state, aspect, working, battery, place_id, locked }: Locked) => ({
  ...{ state, aspect, working, battery, place_id, locked },
})

export const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** "Étape suivante : noter. Aspect, fonctionnement, batterie." */
export function nextSaid(bench: BenchDevice): string {
  const step = benchStep(bench)
  return step.verb ? `Étape suivante : ${lower(step.title)}. ${step.detail}` : `${step.title}. ${step.detail}`
}
