import type { Member } from '#platform/access/member.ts'

/** Machines are fetched on a day to come; none given, the two agree on it later. */
export const refusalOfDay = (readyOn: string | undefined, today: string): string | null =>
  readyOn && readyOn < today ? 'Ce jour est passé : donnez le premier jour où l’on peut venir.' : null

/** States of a lot, as people say them. */
export const donationStates: Record<string, { label: string; tone: 'turn' | 'done' | 'loss' | 'calm' }> = {
  announced: { label: 'Annoncé', tone: 'turn' },
  accepted: { label: 'Accepté', tone: 'turn' },
  refused: { label: 'Refusé', tone: 'loss' },
  received: { label: 'Reçu', tone: 'done' },
  closed: { label: 'Soldé', tone: 'done' },
}

/**
 * A public body may give retired machines to associations when each is worth 300 euros at most (Code général de la
 * propriété des personnes publiques, L. 3212-2 3° and D. 3212-3). Value in cents.
 */
export function mayAnnounce(lot: { publicBody: boolean; unitValueCents: number }): string | null {
  if (lot.publicBody && lot.unitValueCents > 30_000)
    return 'Une collectivité peut donner des appareils qui valent au plus 300 € chacun (Code général de la propriété des personnes publiques, articles L. 3212-2 3° et D. 3212-3). Au-delà, il faut les vendre.'
  return null
}

type Lot = { state: string; organisation_id: string; refurbisher_id: string }

const moves: Record<string, readonly string[]> = {
  announced: ['accepted', 'refused'],
  accepted: ['received', 'refused'],
  received: ['closed'],
}

/** The refurbisher answers, then receives. Why not, or null. */
export function mayMoveDonation(member: Member, lot: Lot, to: string): string | null {
  if (lot.refurbisher_id !== member.organisationId) return 'C’est à l’atelier qui reçoit ce don de répondre.'
  if (moves[lot.state]?.includes(to)) return null
  return `Ce don est déjà « ${(donationStates[lot.state]?.label ?? '').toLowerCase()} ».`
}

/** Whose turn: devices join a lot that its refurbisher accepted. */
export function mayInventory(member: Member, lot: Lot): string | null {
  if (lot.refurbisher_id !== member.organisationId)
    return 'C’est l’atelier qui reçoit ce don qui en dresse l’inventaire.'
  if (lot.state === 'announced') return 'Acceptez d’abord ce don.'
  return lot.state === 'accepted' || lot.state === 'received' ? null : 'Ce don n’attend plus d’appareil.'
}

/** What a lot still waits for: machines without an end, machines that did not arrive, and whether the delivery was counted. */
export type Left = { pending: number; awaited: number; counted: boolean }

/** A lot is closed once each of its machines served or found an end; what did not arrive was counted first. Why not, or null. */
export function refusalToClose(member: Member, lot: Lot, { pending, awaited, counted }: Left): string | null {
  const moves = mayMoveDonation(member, lot, 'closed')
  if (moves) return moves
  if (pending > 0)
    return `${pending > 1 ? `${pending} appareils n’ont` : 'Un appareil n’a'} pas encore trouvé sa suite : remis, vendu, donné, recyclé ou rendu. Le lot se solde après.`
  if (awaited > 0 && !counted)
    return `${awaited > 1 ? `${awaited} appareils annoncés ne sont pas arrivés` : 'Un appareil annoncé n’est pas arrivé'}. Terminez d’abord le pointage de la livraison : le donateur saura ce qui manque.`
  return null
}
