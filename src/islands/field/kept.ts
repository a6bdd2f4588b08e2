import type { SaidAct } from '#handover/fieldDays/fieldAct.form.ts'
import type { Bytes } from '#handover/fieldDays/seal.rules.ts'
import type { SignerQuality } from '#handover/handovers/signer.rules.ts'

/** What one sheet became on this tablet. */
export type SheetHere = {
  /** Empty once it is awaited again. */
  arrivedAt?: string
  done?: { kind: 'signed' | 'declined' | 'absent'; at: string }
  /** The acts of this sheet, by their numbers. */
  acts?: string[]
  /** Numbers of the devices given in place of those foreseen, by item. */
  given?: Record<string, string>
  draft?: Draft
}

/** What is being filled in: kept at each step, so that a power cut takes nothing away. */
export type Draft = {
  signer?: string
  as?: SignerQuality
  address?: string
  read?: boolean
  witness?: string
  /** Where the family wants its copy, when it wants it by e-mail. */
  email?: string
  items: Record<
    string,
    { seen?: boolean; outcome?: 'taken' | 'refused'; device?: string; broken?: boolean; why?: string }
  >
}

export type Here = { sheets: Record<string, SheetHere> }

/** One act that awaits being sent, or that was answered. */
export type KeptAct = {
  seq: number
  id: string
  sealed: Bytes
  answer?: { outcome: 'done' | 'incident'; why: string | null }
}

/** An act as a screen makes it; the vault numbers it. */
export type NewAct = SaidAct extends infer A ? (A extends SaidAct ? Omit<A, 'id' | 'seq' | 'at'> : never) : never
