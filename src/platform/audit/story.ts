import type { Json } from './event.store.ts'

/** A line of a household's or a device's story, as it was recorded. `actor` is already masked where it must be. */
export type Told = {
  act: string
  at: Date
  actor: string
  from: string | null
  to: string | null
  why: string | null
  data: { [key: string]: Json }
}

/** How each act of a wing is told: a short title and a sentence. The desk joins the wings' tellings. */
export type Telling = Record<string, (event: Told) => { title: string; text: string }>
