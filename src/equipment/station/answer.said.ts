import type { Gesture } from './gesture.said.ts'

/** What is answered to a reading, large and in words. */
export type Said = {
  outcome: Gesture['outcome'] | 'unknown' | 'armed' | 'waiting' | 'undone' | 'twice'
  title: string
  detail: string
  deviceId?: string | null
  version?: number
  before?: { [column: string]: string | null }
}

/** An answer that names no machine. */
export const says = (outcome: Said['outcome'], title: string, detail: string): Said => ({ outcome, title, detail })
