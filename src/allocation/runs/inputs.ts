import type { Ranking } from '../policies/policy.ts'
import type { Kind } from '../programmes/words.ts'

/** What a programme hands out together, as a run reads it. */
export interface Kit {
  name: string
  kinds: Kind[]
  /** Kinds of device that it may hold; empty: any computer. */
  deviceKinds: string[]
  /** Whom it is for; empty: everybody. */
  publics: string[]
  /** How well a class of stock suits it, by the name of the class, by its category or by its kind of device. */
  fit: Record<string, number>
}

/** One family that takes part, under the file that stands for all of its files. */
export interface Participant {
  household: string
  /** The file that makes its pseudonym: the one under which it stood in the run that this one goes on with. */
  key: string
  kit: string
  kinds: Kind[]
  commune: string
  publics: string[]
  /** Organisation of its oldest accepted orientation. */
  prescriber: string | null
  agreement: string | null
  ranking: Ranking
  /** First day of the month of its need, `2026-03-01`. */
  since: string | null
}

/** Things alike in stock. `device` and `category` are null for lines. */
export interface StockClass {
  name: string
  count: number
  device: string | null
  category: string | null
  /** Kept for this programme: given before what may serve another one. */
  earmarked: boolean
  /** Bought under this agreement: only for those whom it names. */
  agreement: string | null
}

/** Places of one commune that nobody was promised yet, and those of them kept for what some organisations prescribe. */
export interface Places {
  commune: string
  communeName: string
  kind: Kind
  left: number
  kept: { holder: string; left: number }[]
}

/** What is left of a crossing quota. Empty lists name everybody. */
export interface RuleLeft {
  name: string
  kind: Kind
  communes: string[]
  publics: string[]
  organisations: string[]
  agreements: string[]
  min: number | null
  max: number | null
}

/** What a funder pays for; empty lists mean everybody of the programme. */
export interface Agreement {
  id: string
  title: string
  communes: string[]
  publics: string[]
}

/** All that a run reads: nothing else decides. */
export interface Inputs {
  participants: Participant[]
  kits: Kit[]
  stock: StockClass[]
  /** SIM cards that nobody was promised. */
  lines: number
  places: Places[]
  rules: RuleLeft[]
  agreements: Agreement[]
}

/** Whether an empty list, or one that has something in common with the other. */
export const touches = (named: readonly string[], own: readonly string[]): boolean =>
  named.length === 0 || named.some((one) => own.includes(one))

/** Whether an agreement pays for a family of this commune and of these publics. */
export const covers = (agreement: Agreement, family: { commune: string; publics: readonly string[] }): boolean =>
  touches(agreement.communes, [family.commune]) && touches(agreement.publics, family.publics)
