/** A signature that fills the pad of a wide tablet weighs 120 kB once sealed; an honest sheet, 30. Six hundred families hold. */
const MOST_A_DAY = 48_000_000
/** What cannot be read is kept for a person to look at, and no more than a person would: a few of the heaviest. */
const MOST_UNREAD = 4_000_000
const MOST_UNREAD_ACTS = 50

export type Room = { bytes: number; unreadBytes: number; unread: number }

/** Why an act is not taken today, or null. It stays on its tablet. */
export function refusalOfRoom(kept: Room, sent: { bytes: number; readable: boolean }): string | null {
  if (kept.bytes + sent.bytes > MOST_A_DAY)
    return 'Cette tablette a déjà beaucoup envoyé aujourd’hui. Tout reste gardé sur elle : réessayez demain.'
  if (sent.readable) return null
  return kept.unread >= MOST_UNREAD_ACTS || kept.unreadBytes + sent.bytes > MOST_UNREAD
    ? 'Trop d’envois de cette tablette ne se lisent pas. Ils restent gardés sur elle : enregistrez un fichier de secours.'
    : null
}
