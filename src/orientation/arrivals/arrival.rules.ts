import { DAY } from '#platform/i18n/dates.ts'

/**
 * Days after an acceptance before its receiver is asked whether the person came. Thirty, as long as an answer may take: the first
 * appointment of a structure is rarely later, and its acceptance is still remembered.
 */
export const ARRIVAL_DAYS = 30
/** Days after "not yet" before it is asked again. */
export const AGAIN_DAYS = 14
/** Days before a reminder, and days after the reminder before the sender has the word. A link lives as long. */
export const SILENCE_DAYS = 10

/** What is known of the person's coming; every part is null while nobody asked nor said anything. */
export type Arrival = {
  came: string | null
  came_on: string | null
  came_said: string | null
  came_by: string | null
  came_at: Date | null
  came_asked_at: Date | null
  came_silent_at: Date | null
  came_noted_at: Date | null
}

/** Asked, and not answered since. */
export const awaitsArrival = ({ came_asked_at, came_at }: Pick<Arrival, 'came_asked_at' | 'came_at'>): boolean =>
  came_asked_at !== null && (came_at === null || came_at < came_asked_at)

/** Nobody answered after a reminder: the sender has the word. */
export const isSilent = (arrival: Pick<Arrival, 'came_asked_at' | 'came_at' | 'came_silent_at'>): boolean =>
  arrival.came_silent_at !== null && awaitsArrival(arrival)

/** The sender may turn to somebody else: the person did not come, or nobody says whether it did. */
export const cameToNothing = (
  one: Pick<Arrival, 'came' | 'came_asked_at' | 'came_at' | 'came_silent_at'> & { state: string },
): boolean => one.state === 'accepted' && (isSilent(one) || (one.came === 'absent' && !awaitsArrival(one)))

/** When the question will be asked, while nothing is known. */
export const askedOn = (acceptedAt: Date): Date => new Date(acceptedAt.getTime() + ARRIVAL_DAYS * DAY)

/** Only of a person that was accepted and still agrees to be spoken of, and until it is said that it came. */
export function refusalToSay(
  { state, told }: { state: string; told: boolean },
  known: { came: string | null; said_by: string | null } | undefined,
) {
  if (state !== 'accepted') return 'Cette orientation n’attend pas que vous disiez si la personne est venue.'
  if (!told)
    return 'La famille a repris son accord, ou a demandé que ce qui la nomme soit effacé : rien de plus n’est dit d’elle.'
  return known?.came === 'came' ? `C’est déjà dit par ${known.said_by} : la personne est venue.` : null
}

/** A day on which somebody came is neither ahead nor before the structure knew of it. */
export function refusalOfDay(day: string | undefined, accepted: string, today: string): string | null {
  if (!day) return null
  if (day > today) return 'Ce jour n’est pas encore venu.'
  return day < accepted ? 'Ce jour est avant votre réponse : vérifiez la date.' : null
}
