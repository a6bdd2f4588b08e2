import type { Member, Role } from '#platform/access/member.ts'
import { DAY, sayDay } from '#platform/i18n/dates.ts'
import { agreed as agrees } from '#platform/i18n/toward.ts'
import type { RefusalReason } from './words.ts'

/** Whoever meets families may address one to somebody else; from an account only a coordination answers, by link any structure that may be addressed (ADR 0018). */
export const sends: readonly Role[] = ['prescriber', 'school', 'town_agent', 'coordinator', 'mediator']
export const answers: readonly Role[] = ['coordinator']

export type Sending = {
  household: { scope: string; status: string }
  /** The family agreed to be spoken of, or the form says how it did. */
  mayShare: boolean
  /** The prescription that already goes on towards the same receiver. */
  already: { state: string; sent_at: Date } | undefined
  /** Among the kinds asked, those that the same programme already promised or gave, as they are said: "un ordinateur". */
  served: readonly string[]
  /** Why nothing is passed on meanwhile, when the person asked so of what is kept on them. */
  stopped: string | null
  /** The name of the receiver, when it is known. */
  receiver: string
}

export const refusalToSend = (
  { household, mayShare, already, served, stopped, receiver }: Sending,
  now: Date,
): string | null => {
  if (household.scope !== 'full')
    return 'Vous suivez cette famille de loin : c’est à la structure qui l’accompagne de l’orienter.'
  if (stopped) return stopped
  if (household.status === 'closed') return 'Le parcours de cette famille est clos.'
  if (already?.state === 'sent')
    return `Votre structure a déjà orienté cette famille vers ${receiver} ${sayDay(already.sent_at, now)} : la réponse est attendue.`
  if (already)
    return `${receiver} ${agrees(receiver, 'a', 'ont')} déjà accepté cette famille, orientée par votre structure.`
  if (served.length > 0) return `Cette famille est déjà équipée par ce programme : ${served.join(' et ')}.`
  if (!mayShare) return 'Sans l’accord de la famille, l’orientation ne peut pas partir. Notez comment elle l’a donné.'
  return null
}

export type Answered = { state: string; answered_by: string | null; answered_at: Date | null }

const answeredAs: Record<string, string> = {
  accepted: 'acceptée',
  promised: 'acceptée',
  served: 'acceptée',
  refused: 'refusée',
}

/** A prescription is answered once; whoever comes second reads who came first. */
export const refusalToAnswer = ({ state, answered_by, answered_at }: Answered, now: Date): string | null => {
  if (state === 'sent') return null
  if (state === 'withdrawn') return 'Cette orientation a été retirée par la structure qui l’avait envoyée.'
  if (state === 'rerouted') return 'Cette orientation a été adressée à une autre structure.'
  const answered = answeredAs[state]
  if (!answered) return 'Cette orientation n’attend plus de réponse.'
  return `Déjà ${answered} par ${answered_by ?? 'votre structure'}${answered_at ? `, ${sayDay(answered_at, now)}` : ''}.`
}

export const refusalToRefuse = (reason: RefusalReason, said: string): string | null =>
  reason === 'other' && said === '' ? 'Dites en quelques mots pourquoi : la famille mérite une explication.' : null

/** Who proposes another place names it. */
const refusalToPropose = (reason: RefusalReason, suggested: string | undefined): string | null =>
  reason === 'better_elsewhere' && !suggested ? 'Choisissez la structure que vous proposez.' : null

type Refusing = { reason: RefusalReason; said: string; suggested?: string | undefined }

/** What a refusal still has to say, and in which field. */
export function refusalOfRefusing({ reason, said, suggested }: Refusing): { field: string; sentence: string } | null {
  const unsaid = refusalToRefuse(reason, said)
  if (unsaid) return { field: 'said', sentence: unsaid }
  const unnamed = refusalToPropose(reason, suggested)
  return unnamed ? { field: 'suggested', sentence: unnamed } : null
}

/** A suspended organisation answers nothing; what it was asked may be sent on to somebody else. */
export const refusalOfSuspended = (suspended: boolean): string | null =>
  suspended
    ? 'Votre structure est suspendue par la coordination du territoire : elle ne répond plus aux orientations. Écrivez-lui pour en parler.'
    : null

/** How many of a member's prescriptions may await an answer at once: somebody who waits for too many follows none. */
export const refusalBeyond = (awaiting: number, cap: number): string | null =>
  awaiting < cap
    ? null
    : `${awaiting > 1 ? `${awaiting} de vos orientations attendent` : 'Une de vos orientations attend'} déjà une réponse : c’est le plus possible. Relancez une structure qui tarde, ou retirez une orientation qui ne sert plus, puis envoyez celle-ci.`

/** What was not answered yet can be taken back. */
export const refusalToWithdraw = ({ state }: { state: string }): string | null => {
  if (state === 'sent') return null
  if (state === 'withdrawn') return 'Cette orientation est déjà retirée.'
  return 'Une réponse a déjà été donnée : l’orientation ne peut plus être retirée.'
}

type Ended = { state: string; suspended: boolean /** It was accepted, and nobody came of it. */; toNothing: boolean }

/** Only a refusal, a silence, a person who did not come, or what a suspended organisation was asked, is sent on to somebody else. */
export const refusalToReroute = ({ state, suspended, toNothing }: Ended): string | null =>
  state === 'refused' || state === 'expired' || (state === 'sent' && suspended) || toNothing
    ? null
    : 'Seule une orientation refusée, restée sans réponse ou dont la personne n’est pas venue peut être adressée à quelqu’un d’autre.'

/** How a sender is named to others: the person and the structure, or the words that protect the family. */
export const senderWords = (member: Pick<Member, 'name' | 'organisationName'>, masked: string | null): string =>
  masked ?? `${member.name}, ${member.organisationName}`

/** Days after which an answer is late. */
export const ANSWER_DAYS = 7
export const isLate = (sentAt: Date, now: Date): boolean => now.getTime() - sentAt.getTime() >= ANSWER_DAYS * DAY

/** After so many days a family that was answered by nobody, and not sent on, is the business of its own page. */
const SILENT_DAYS = 60
export const silentSince = (now: Date): Date => new Date(now.getTime() - SILENT_DAYS * DAY)
