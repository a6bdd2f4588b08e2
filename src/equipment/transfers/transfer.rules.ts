/** What the rules ask about a slip. `scanned`: how many were already noted at arrival. */
export type Slip = {
  state: string
  organisation_id: string
  receiver_id: string
  announced: number
  counted: number | null
}

/** What the rules ask about a device that somebody puts on a slip. */
export type OnSlip = {
  state: string
  owner_id: string | null
  transfer_id: string | null
  in_dispute: boolean
}

/** States in which a device stands at its keeper's, neither promised, nor with a family, nor gone. */
const standing = [
  'received',
  'identified',
  'to_wipe',
  'wiped',
  'wipe_failed',
  'tested',
  'repairing',
  'graded',
  'ready',
  'returned',
]

/** Why a device may not go on a slip, or null. */
export function mayTravel(device: OnSlip, way: string): string | null {
  if (device.transfer_id) return 'il est déjà sur un autre bordereau.'
  if (device.state === 'reserved') return 'il est promis à une famille.'
  if (device.state === 'handed_over' || device.state === 'return_due') return 'une famille l’a en ce moment.'
  if (!standing.includes(device.state)) return 'il n’est pas dans votre stock.'
  if (way === 'given' && device.owner_id) return 'il vous est confié : il ne peut pas être donné.'
  if (way === 'passed_on' && !device.owner_id) return 'il est à vous : choisissez « Confié » ou « Donné ».'
  return null
}

/** Why a workshop may not deliver a machine, or null: it gives what is its own, and what a family may be handed at once. */
export function mayDeliver(device: OnSlip & { locked: string | null; missing_part: string | null }): string | null {
  if (device.state !== 'ready') return 'il n’est plus prêt. Relisez la liste.'
  if (device.locked || device.missing_part || device.in_dispute) return 'il a un empêchement.'
  return mayTravel(device, 'given')
}

/**
 * Why a machine that came without being expected may not stay under the terms of this slip, or null: only its owner gives it, and what is
 * one's own is not passed on as if it were another's. The database holds the same (0141).
 */
export function mayStayThere(
  { owner_id }: Pick<OnSlip, 'owner_id'>,
  { way, organisation_id, receiver_id }: { way: string; organisation_id: string; receiver_id: string },
): string | null {
  if (owner_id === receiver_id) return null
  const own = owner_id === null || owner_id === organisation_id
  if (way === 'given' && !own)
    return 'Cet appareil vous est confié : il ne peut pas être donné. Demandez qu’il soit rendu, ou voyez son propriétaire.'
  if (way === 'passed_on' && own)
    return 'Cet appareil est à vous, et ce bordereau transmet ce qui est à d’autres. Demandez qu’il soit rendu, puis préparez un bordereau.'
  return null
}

export const maySend = ({ state, announced }: Slip): string | null =>
  state === 'cancelled'
    ? 'Ce bordereau est annulé.'
    : state !== 'prepared'
      ? 'Ce bordereau est déjà parti.'
      : announced === 0
        ? 'Ce bordereau est vide.'
        : null

/** A slip is cancelled until somebody began to count what came. */
export const mayCancel = ({ state, counted }: Slip, scanned: number): string | null =>
  state === 'cancelled'
    ? 'Ce bordereau est déjà annulé.'
    : state === 'received' || state === 'closed'
      ? 'Ce bordereau est arrivé : il ne s’annule plus.'
      : counted !== null || scanned > 0
        ? 'La structure qui reçoit a commencé à compter. Appelez-la avant toute chose.'
        : null

export const mayCount = ({ state }: Slip): string | null =>
  state === 'sent'
    ? null
    : state === 'cancelled'
      ? 'L’expéditeur vient d’annuler ce bordereau. Rien n’est à compter.'
      : state === 'prepared'
        ? 'Ce bordereau n’est pas encore parti.'
        : 'Cette réception est déjà terminée.'

/** Things are noted while they arrive, and later when one that was missing turns up. */
export const mayScan = ({ state, counted }: Slip): string | null =>
  state === 'received'
    ? null
    : (mayCount({ state } as Slip) ?? (counted === null ? 'Comptez d’abord ce qui est devant vous.' : null))

/** Everything is there at once, when the count says what the slip says. */
export const mayTakeAll = (slip: Slip): string | null =>
  mayScan(slip) ??
  (slip.counted === slip.announced
    ? null
    : `Vous en avez compté ${slip.counted ?? 0} pour ${slip.announced} : notez-les un à un, ou recomptez.`)
