import type { Rows } from './rows.ts'

/** What the rows of a territory are written with: its identifiers, its people, and the word that each of its private texts carries. */
export interface Writing {
  q: (text: string, values: unknown[]) => Promise<unknown>
  ids: Rows
  canary: string
  /** The number of the territory, and the identifier of its row of a number. */
  at: number
  id: (n: number) => string
  coordinator: string
  prescriber: string
  donor: string
  school: string
  mediator: string
  sender: string
}
