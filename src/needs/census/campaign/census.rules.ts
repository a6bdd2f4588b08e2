import type { Role } from '#platform/access/member.ts'
import { dayOf } from '#platform/i18n/dates.ts'

/** Who asks a territory what it sees. */
export const countsNeeds: readonly Role[] = ['coordinator']

type Standing = { closes_on: string; closed_at: Date | null }

/** Whether a census still takes answers: not closed, and its last day is not over. */
export const isOpen = ({ closes_on, closed_at }: Standing, today: string): boolean => !closed_at && closes_on >= today

/** Why a census cannot be closed. */
export const refusalToClose = (census: Standing): string | null =>
  census.closed_at ? 'Ce recensement est déjà clos.' : null

/** Why a census that is over takes nothing more: nobody is asked or reminded, no sheet is typed, no list is read. */
export const closedToAnswers = (open: boolean): string | null =>
  open ? null : 'Ce recensement est clos : plus personne ne peut y répondre.'

/** Why a sheet cannot be typed: what a structure sent itself is never replaced by what was read on its paper. */
export const refusalToType = (
  census: Standing,
  today: string,
  known: { opened_at: Date | null } | undefined,
): string | null =>
  closedToAnswers(isOpen(census, today)) ??
  (known?.opened_at
    ? 'Cette structure a déjà répondu par son lien : sa réponse est gardée, cette feuille ne la remplace pas.'
    : null)

/** Whether a structure may be written to again: once a day, whoever of the coordination asks. */
export const mayRemind = ({ reminded_at }: { reminded_at: Date | null }, today: string): boolean =>
  !reminded_at || dayOf(reminded_at) < today
