import type { Mapping } from '#platform/tables/columns.ts'
import type { List } from '#platform/tables/list.ts'
import type { KeptList, Said } from '#platform/tables/upload.store.ts'
import type { agreementHows, NeedKind } from '../../households/words.ts'
import type { Place } from '../../lists/list.commune.ts'
import type { FamilyDraft } from '../../lists/list.reading.ts'
import type { ListField } from '../../lists/list.targets.ts'
import type { TargetPublic } from '../../publics/words.ts'
import type { Declared } from '../answer/answer.store.ts'

/** A family about to be named, with the identifier that it will have. */
export type Named = { id: string; family: FamilyDraft }
/** What one structure's part of a list adds: families, and counts that replace those it had sent (null: the list counts nobody). */
export type Part = {
  partner: string
  families: readonly Named[]
  counts: readonly Declared[] | null
}

/** How the families of a list said yes, and to whom of the structure. */
export type HowAgreed = { how: keyof typeof agreementHows; heard_by: string }

/** By which way a list comes to a census: a structure's personal link, or the coordination on behalf of its structures. */
export type ListDoor = {
  /** Where the pages of the census stand, and those of its lists. */
  home: string
  coordination: string
  /** `closed`: why it takes nothing today. */
  census: {
    id: string
    title: string
    kinds: NeedKind[]
    publics: TargetPublic[]
    open: boolean
    closed: string | null
  }
  places: readonly Place[]
  /** The only structure that this way speaks for; null when it speaks for any of them. */
  partner: string | null
  keep(name: string, list: List, said: Said, partner: string): Promise<string | null>
  find(id: string): Promise<KeptList | undefined>
  say(id: string, said: Said): Promise<unknown>
  columnsOf(header: readonly string[]): Promise<Mapping<ListField> | null>
  remember(header: readonly string[], columns: Mapping<string>): Promise<void>
  before(kept: KeptList): Promise<Date | null>
  /** Families already named, each as its structure and its key. */
  known(): Promise<ReadonlySet<string>>
  /** How many of these families look like some that whoever takes the list in already follows; a structure behind its link is told of none. */
  alike(families: readonly FamilyDraft[]): Promise<number>
  /** Structures whose counts are not this way's to change, in small letters. */
  answered(): Promise<ReadonlySet<string>>
  /** Holds the census until the end of the act; why it takes nothing, or null. */
  hold(): Promise<string | null>
  /** Writes one structure's part and its trace; gives how many families are new. */
  take(part: Part, agreed: HowAgreed, kept: KeptList, data: Record<string, number>): Promise<number>
  /** Notes what the whole list gave. */
  done(kept: KeptList, outcome: Record<string, number>): Promise<unknown>
}

/** A family of a structure, as lists compare them: the same whatever the case of the structure's name. */
export const knownKey = (partner: string, key: string): string => `${partner.toLowerCase()}|${key}`
