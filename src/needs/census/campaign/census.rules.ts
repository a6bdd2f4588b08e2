import type { Role } from '#platform/access/member.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'

/** Who asks a territory what it sees. */
export const countsNeeds: readonly Role[] = ['coordinator']

type Standing = { opens_on: string; closes_on: string; closed_at: Date | null }

/** Where a census stands: its first day is to come, it takes answers, or it is closed or past its last day. */
export const standingOf = ({ opens_on, closes_on, closed_at }: Standing, today: string): 'soon' | 'open' | 'over' =>
  closed_at || closes_on < today ? 'over' : opens_on > today ? 'soon' : 'open'

/** Whether a census takes answers today. */
export const isOpen = (census: Standing, today: string): boolean => standingOf(census, today) === 'open'

/** Why a census cannot be closed. */
export const refusalToCloseCensus = (census: Pick<Standing, 'closed_at'>): string | null =>
  census.closed_at ? 'Ce recensement est déjà clos.' : null

const OVER = 'Ce recensement est clos : plus personne ne peut y répondre.'

/** Why nobody is invited to a census: it is over. Before its first day, an invitation says from when. */
export const refusalToInvite = (census: Standing, today: string): string | null =>
  standingOf(census, today) === 'over' ? OVER : null

/** Why a census takes nothing today, before its first day or once it is over: nobody is reminded, no sheet is typed, no list is read. */
export const closedToAnswers = (census: Standing, today: string): string | null =>
  standingOf(census, today) === 'soon'
    ? `Ce recensement ouvre le ${sayDate(census.opens_on)} : d’ici là, rien n’y est noté.`
    : refusalToInvite(census, today)

/** Why a sheet cannot be typed: what a structure sent itself is never replaced by what was read on its paper. */
export const refusalToType = (
  census: Standing,
  today: string,
  known: { opened_at: Date | null } | undefined,
): string | null =>
  closedToAnswers(census, today) ??
  (known?.opened_at
    ? 'Cette structure a déjà répondu par son lien : sa réponse est gardée, cette feuille ne la remplace pas.'
    : null)

/** Whether a structure may be written to again: once a day, whoever of the coordination asks. */
export const mayRemind = ({ reminded_at }: { reminded_at: Date | null }, today: string): boolean =>
  !reminded_at || dayOf(reminded_at) < today
