import type { CellReport } from '#platform/tables/cell.ts'
import type { DateOrder } from '#platform/tables/date.ts'
import type { NeedKind } from '../households/words.ts'
import type { Among, TargetPublic } from '../publics/words.ts'
import type { Place } from './list.commune.ts'
import type { HomeSaid } from './list.home.ts'

/** A family as one row of a list tells it. `agreed` is null when no column says it; `agreed_on` is 'YYYY-MM-DD'. */
export type FamilyDraft = {
  name: string
  commune: Place
  phone: string | null
  email: string | null
  adults: number
  children: number
  /** Of the one whom the row names, where a column says it. */
  birth_year?: number | null
  kinds: NeedKind[]
  languages: string[]
  /** Publics that the structure declares it to belong to. */
  publics: TargetPublic[]
  situation: string
  urgent: boolean
  /** Where they live, what they have already, and what keeps them safe, where a column says it. */
  home?: HomeSaid
  agreed: boolean | null
  agreed_on: string | null
  partner: string
}

/** People counted without a name, in one row, and how many of them belong to each public that is asked for. */
export type CountDraft = { commune: Place; kind: NeedKind; declared: number; among: Among; partner: string }

/**
 * One row read: what it gives, or why it gives nothing. `aside` says why a row that is no mistake adds nothing: a total, a family
 * already in the list.
 */
export type ReadRow = {
  line: number
  /** How the row calls itself: a name, or a commune, as it is written. */
  said: string
  family: FamilyDraft | null
  counts: CountDraft[]
  refusal: string | null
  aside: string | null
  cells: CellReport[]
}

/** What the cells of a list are read against. */
export type Reading = {
  today: string
  /** Needs that are asked for; others are put aside. */
  kinds: readonly NeedKind[]
  communeOf: (written: string) => { meant: Place | null; perhaps: readonly Place[] }
  /** Where a row that names no commune is, when there is but one. */
  only: Place | null
  /** What somebody should look at in a commune that is understood; empty when nothing. */
  doubtOf?: (place: Place) => string
  dates: { order: DateOrder; proved: boolean }
  /** What is said where somebody did not agree, and of a commune that is none of those. */
  words: { unagreed: string; elsewhere: string }
}

/** Words that stand for a commune and were not understood: how many rows hold them, and what they may mean. */
export type Unclear = { written: string; rows: number; perhaps: readonly Place[] }
