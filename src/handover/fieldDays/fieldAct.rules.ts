/** What the rule is asked of an act that comes back from the field: how its sheet stands now, under lock. */
export type SheetNow = { state: string; signedFrom: string | null; signedAt: string | null }

/**
 * Why an act of the field cannot be done any more, or null. The first signature that reaches Maillon holds, from whichever
 * tablet: clocks of tablets lie, the order of arrival does not. The other one is kept whole, for somebody to settle
 * (docs/decisions/0029-a-day-without-network.md).
 */
export function refusalOfAct(kind: string, sheet: SheetNow | null): string | null {
  if (!sheet) return 'Cette feuille n’existe plus ici, ou elle n’est pas de votre structure.'
  // That nobody came contradicts nothing; that somebody did is told.
  if (sheet.state === 'cancelled')
    return kind === 'absent' || kind === 'awaited' ? null : 'Cette remise a été annulée entre-temps.'
  if (!isSigned(sheet.state)) return null
  const first = [sheet.signedFrom && `sur ${sheet.signedFrom}`, sheet.signedAt].filter(Boolean).join(', ')
  if (kind === 'signed')
    return `Cette feuille est déjà signée${first && ` (${first})`}. La seconde signature est gardée.`
  return kind === 'declined' ? `La famille a pourtant signé${first && ` (${first})`}.` : null
}

export const isSigned = (state: string): boolean => state === 'signed' || state === 'closed'

/**
 * When something was done, by our clock: the tablet's, less what it was ahead when it sent. Never before the tablet left, never
 * after it was received, however wrong its clock or however often it was changed.
 */
export function fieldTime(said: Date, sentAt: Date, received: Date, taken: Date): Date {
  const at = said.getTime() - (sentAt.getTime() - received.getTime())
  return new Date(Math.min(received.getTime(), Math.max(taken.getTime(), at)))
}

/** A clock is told when it is wrong by more than this: five minutes. */
const WRONG = 5 * 60_000

/** « avançait de 24 h », « retardait de 12 min », or null when the clock was right. */
export function sayClock(aheadMs: number): string | null {
  const minutes = Math.round(Math.abs(aheadMs) / 60_000)
  if (Math.abs(aheadMs) < WRONG) return null
  const size = minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
  return `${aheadMs > 0 ? 'avançait' : 'retardait'} de ${size}`
}
