import type { Kit } from './kit.rules.ts'

/** What a crossing quota names; empty lists name everybody. */
export interface Named {
  kind: string
  communes: string[]
  publics: string[]
  organisations: string[]
  agreements: string[]
}

/** For whom a funding agreement pays. */
export interface Funded {
  id: string
  communes: string[]
  publics: string[]
}

/** A kit wished for by a family of this commune and these publics, sent by this organisation. */
export interface Wish {
  commune: string
  publics: readonly string[]
  prescriber: string
  kit: Pick<Kit, 'computer' | 'connection'>
}

export const among = (some: readonly string[], one: string): boolean => some.length === 0 || some.includes(one)
const oneOf = (some: readonly string[], declared: readonly string[]) =>
  some.length === 0 || some.some((one) => declared.includes(one))

/** Whether a kit holds what a place is of. */
export const holds = (kit: Wish['kit'], kind: string): boolean => (kind === 'computer' ? kit.computer : kit.connection)

/** Whether an agreement pays for a family. */
export const paysFor = ({ communes, publics }: Funded, commune: string, declared: readonly string[]): boolean =>
  among(communes, commune) && oneOf(publics, declared)

/** Whether a crossing quota counts a wish. A quota of an agreement counts the families for whom that agreement pays. */
export const ruleCounts = (rule: Named, wish: Wish, funded: readonly Funded[]): boolean =>
  holds(wish.kit, rule.kind) &&
  among(rule.communes, wish.commune) &&
  among(rule.organisations, wish.prescriber) &&
  oneOf(rule.publics, wish.publics) &&
  (rule.agreements.length === 0 ||
    funded.some((one) => rule.agreements.includes(one.id) && paysFor(one, wish.commune, wish.publics)))
