import type { Role } from '#platform/access/member.ts'
import { sayDate } from '#platform/i18n/dates.ts'

/** Who says that two files are of one family: the coordination, which serves it, among the files it follows. */
export const judges: readonly Role[] = ['coordinator']

/** A judgement that stands already, between two files or between what is read with them. */
export type Standing = { same: boolean; decided_by: string; decided_on: string }

/** Two colleagues may judge the same pair: the second one reads what the first one said. */
export const refusalToJudge = (standing: Standing | undefined): string | null =>
  standing
    ? `${standing.decided_by} a déjà répondu le ${sayDate(standing.decided_on)} : ${standing.same ? 'c’est la même famille' : 'ce sont deux familles'}. Relisez cette réponse avant d’en donner une autre.`
    : null

/** What was told apart is not put together through a third file. */
export const refusalToUnite = (apart: Standing | undefined): string | null =>
  apart
    ? `${apart.decided_by} a répondu le ${sayDate(apart.decided_on)} que deux de ces fiches sont de deux familles. Reprenez d’abord cette réponse.`
    : null
