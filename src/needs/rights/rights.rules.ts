import type { Member } from '#platform/access/member.ts'

type Known = { organisation_id: string; forgotten_at: Date | null }

/** Why a household cannot be forgotten today, said to whoever was asked for it. */
export function refusalToForget(
  member: Pick<Member, 'organisationId'>,
  household: Known,
  onLoan: boolean,
): string | null {
  if (household.forgotten_at) return 'Cette famille a déjà été effacée.'
  if (household.organisation_id !== member.organisationId)
    return 'Seule la structure qui a enregistré cette famille peut l’effacer. Transmettez-lui la demande.'
  return onLoan
    ? 'Un appareil prêté à cette famille n’est pas revenu : notez son retour, ou faites-en un don, puis recommencez.'
    : null
}
