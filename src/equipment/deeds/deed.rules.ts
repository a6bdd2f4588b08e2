type Lot = { state: string; organisation_id: string; refurbisher_id: string }
type Deed = { donor_agreed_at: Date | null; refurbisher_agreed_at: Date | null; file_id: string | null }

/** On which side of a lot an organisation stands. */
export const sideOf = (lot: Lot, organisationId: string): 'donor' | 'refurbisher' | null =>
  lot.organisation_id === organisationId ? 'donor' : lot.refurbisher_id === organisationId ? 'refurbisher' : null

/** Whether a deed may be drawn up: the lot was accepted, so nothing of it changes any more. */
export const mayHaveDeed = (lot: Pick<Lot, 'state'>): boolean => ['accepted', 'received', 'closed'].includes(lot.state)

/** One side says yes to the deed, once. Why not, or null. */
export function refusalToAgree(lot: Lot, deed: Deed | null | undefined, organisationId: string): string | null {
  const side = sideOf(lot, organisationId)
  if (!side) return 'Cet acte n’est pas le vôtre.'
  if (!mayHaveDeed(lot)) return 'L’acte s’établit quand l’atelier a accepté le don.'
  const said = side === 'donor' ? deed?.donor_agreed_at : deed?.refurbisher_agreed_at
  return said ? 'Votre structure a déjà dit oui à cet acte.' : null
}
