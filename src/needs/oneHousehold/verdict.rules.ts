import type { Role } from '#platform/access/member.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import type { File } from './file.store.ts'

/** Who says that two files are of one family: the coordination, which serves it, among the files it follows. */
export const judges: readonly Role[] = ['coordinator']

/** A judgement that stands already, between two files or between what is read with them. */
export type Standing = { same: boolean; decided_by: string; decided_at: Date }

/** Two colleagues may judge the same pair: the second one reads what the first one said. */
export const refusalToJudge = (standing: Standing | undefined): string | null =>
  standing
    ? `${standing.decided_by} a déjà répondu le ${sayDate(dayOf(standing.decided_at))} : ${standing.same ? 'c’est la même famille' : 'ce sont deux familles'}. Relisez cette réponse avant d’en donner une autre.`
    : null

/** What was told apart is not put together through a third file. */
export const refusalToUnite = (apart: Standing | undefined): string | null =>
  apart
    ? `${apart.decided_by} a répondu le ${sayDate(dayOf(apart.decided_at))} que deux de ces fiches sont de deux familles. Reprenez d’abord cette réponse.`
    : null

/** The file proposed to be kept: the one that went the furthest along the chain, or else the older one. */
export const keptFirst = (a: Kept, b: Kept): string => {
  const further = lit(b) - lit(a)
  if (further !== 0) return further > 0 ? b.id : a.id
  return b.created_at < a.created_at ? b.id : a.id
}
type Kept = Pick<File, 'id' | 'chain' | 'created_at'>
const lit = ({ chain }: Kept): number => [...chain].filter((letter) => letter === 'd').length
