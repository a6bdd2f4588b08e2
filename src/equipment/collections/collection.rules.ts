/** When in the day a lot is fetched, as people say it. */
export const slots = {
  early_morning: 'de 8 h à 10 h',
  late_morning: 'de 10 h à 12 h',
  early_afternoon: 'de 14 h à 16 h',
  late_afternoon: 'de 16 h à 18 h',
} as const

export const saySlot = (slot: string): string => slots[slot as keyof typeof slots] ?? ''

type Lot = { state: string; ready_on: string | null; remove_by: string | null }

/** A day on which a lot may be fetched: it is accepted, ready, and its last day is not past. Why not, and in which field; or null. */
export function refusalToPropose(lot: Lot, day: string, today: string): { refusal: string; field?: string } | null {
  if (lot.state === 'announced') return { refusal: 'L’atelier doit d’abord accepter ce don.' }
  if (lot.state !== 'accepted') return { refusal: 'Ce don n’est plus à chercher.' }
  if (day < today) return { refusal: 'Ce jour est passé : proposez-en un autre.', field: 'day' }
  if (lot.ready_on && day < lot.ready_on)
    return { refusal: `Le matériel n’est prêt qu’à partir du ${french(lot.ready_on)}.`, field: 'day' }
  if (lot.remove_by && day > lot.remove_by)
    return {
      refusal: `La date limite d’enlèvement est le ${french(lot.remove_by)} : proposez un jour avant.`,
      field: 'day',
    }
  return null
}

type Proposal = { id: string; state: string; organisation_id: string; day: string }

/** The other side accepts the proposal that stands now, and no older one. Why not, or null. */
export function refusalToAccept(
  lot: Lot,
  proposal: Proposal | null | undefined,
  asked: string,
  { organisationId, today }: { organisationId: string; today: string },
): string | null {
  if (lot.state !== 'accepted') return 'Ce don n’est plus à chercher.'
  if (!proposal || proposal.id !== asked) return 'Une autre date a été proposée entre-temps : relisez-la.'
  if (proposal.state === 'accepted') return 'Cette date est déjà acceptée.'
  if (proposal.organisation_id === organisationId) return 'C’est à l’autre partie d’accepter votre proposition.'
  return proposal.day < today ? 'Ce jour est passé : proposez-en un autre.' : null
}

const french = (day: string) => day.split('-').reverse().join('/')
