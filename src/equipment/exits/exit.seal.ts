import { createHash } from 'node:crypto'

/** A machine as it left. */
export type SealedMachine = {
  number: string
  name: string
  kind: string
  serial: string | null
  tag: string | null
  donor: string | null
  cents: number | null
}

/** A whole exit as it was made: what its slip prints for ever. */
export type Sealed = {
  number: string
  kind: string
  left_on: string
  organisation: string
  made_by: string
  taker: string
  slip: string
  weight_grams: number | null
  why: string
  sale: { seller: string; buyer: string; multifunction: boolean } | null
  machines: SealedMachine[]
}

/** The digest of what was sealed, whatever the order in which a database gives its keys back. */
export const digestOfExit = (sealed: Sealed): Buffer => createHash('sha256').update(inOrder(sealed)).digest()

const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
