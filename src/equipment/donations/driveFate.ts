/** A proof was given, and then a drive was found without one, or a family used the machine. */
const again = ['received', 'identified', 'to_wipe', 'wipe_failed', 'returned']

type Line = { state: string; kind: string; drives: unknown; exited_as: string | null; wipe_id: string | null }

/**
 * What became of a machine's disk, in words: the donor answers for the data that stood on it. A machine leaves for waste,
 * parts or recycling only once its disk is proved wiped, or taken out and destroyed, or when it never had one. From its
 * arrival it may go back to its donor as it came.
 */
export function sayDriveFate({ state, kind, drives, exited_as, wipe_id }: Line): string {
  if (state === 'destroyed') return 'Disque détruit avec l’appareil'
  if (state === 'lost')
    return wipe_id ? 'Effacé avant la perte' : 'Disque perdu avec l’appareil, sans preuve d’effacement'
  if (state === 'stolen')
    return wipe_id ? 'Effacé avant le vol' : 'Disque volé avec l’appareil, sans preuve d’effacement'
  if (wipe_id) return again.includes(state) ? 'À effacer à nouveau' : 'Effacé et vérifié'
  if (kind === 'screen') return 'Un écran n’a pas de disque'
  if (state === 'exited' && exited_as === null) return 'Reparti comme il était arrivé, sans être effacé'
  if (state === 'exited')
    return (drives as unknown[]).length === 0 ? 'Aucun disque dedans à son départ' : 'Parti sans preuve d’effacement'
  return 'Pas encore effacé'
}
