import type { Role } from '#platform/access/member.ts'

/** Who asks a territory what it sees. */
export const countsNeeds: readonly Role[] = ['coordinator']

type Standing = { closes_on: string; closed_at: Date | null }

export const isOpen = ({ closes_on, closed_at }: Standing, today: string): boolean => !closed_at && closes_on >= today

export const refusalToClose = (census: Standing): string | null =>
  census.closed_at ? 'Ce recensement est déjà clos.' : null

export const refusalToInvite = (census: Standing, today: string): string | null =>
  isOpen(census, today) ? null : 'Ce recensement est clos : plus personne ne peut y répondre.'

/** Why a sheet cannot be typed: what a structure sent itself is never replaced by what was read on its paper. */
export const refusalToType = (
  census: Standing,
  today: string,
  known: { opened_at: Date | null } | undefined,
): string | null =>
  refusalToInvite(census, today) ??
  (known?.opened_at
    ? 'Cette structure a déjà répondu par son lien : sa réponse est gardée, cette feuille ne la remplace pas.'
    : null)

/**
 * How many people of a structure need something: those it counted, or those it named when it named more than it counted. A
 * family that is named is among those that are counted, never one more.
 */
export const needed = (declared: number, named: number): number => Math.max(declared, named)
