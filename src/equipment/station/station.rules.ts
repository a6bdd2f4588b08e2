const away = ['announced', 'handed_over', 'return_due', 'lost', 'stolen', 'destroyed', 'exited']

/** Why a machine is not put away at a place, or null. */
export function mayShelve(state: string, place: object | undefined): string | null {
  if (!place) return 'Ce lieu n’est plus un des vôtres : imprimez à nouveau les cartes.'
  if (!away.includes(state)) return null
  return state === 'announced'
    ? 'Cet appareil n’est pas encore reçu : scannez d’abord la carte « Reçu ».'
    : 'Cet appareil n’est pas à ranger : il n’est pas dans votre stock.'
}

/** Two readings of one code so close are one: a scanner that bounces, a trigger held too long. */
export const TWICE = 2_000
/** After that, what was done is taken back on the page of the machine, where its whole story is read. */
const TAKEN_BACK_WITHIN = 5 * 60_000

export const isTwice = (last: { code: string; at: Date } | undefined, code: string, now: Date): boolean =>
  last?.code === code && Math.abs(now.getTime() - last.at.getTime()) < TWICE

/** Whether the question asked of a machine still waits: a machine left on the table half a day is read again. */
export const isStillAsked = (last: { outcome: string; at: Date }, now: Date): boolean =>
  last.outcome === 'waiting' && now.getTime() - last.at.getTime() < TAKEN_BACK_WITHIN

type Last = { title: string; at: Date; before: unknown; device_version: number | null }

/** Why the last gesture of a station is not taken back, or null. `device` is what stands there now. */
export function mayTakeBack(last: Last | undefined, device: { version: number } | undefined, now: Date): string | null {
  if (!last) return 'Rien n’est à annuler à ce poste.'
  if (last.before === null)
    return `« ${last.title} » ne s’annule pas : c’est un fait. Ouvrez la page de l’appareil pour le geste suivant.`
  if (now.getTime() - last.at.getTime() > TAKEN_BACK_WITHIN)
    return 'Ce geste date de plus de cinq minutes. Ouvrez la page de l’appareil pour le corriger.'
  if (!device) return 'Cet appareil n’est plus chez vous.'
  if (last.device_version !== null && device.version !== last.device_version)
    return 'Quelqu’un a touché à cet appareil depuis : ouvrez sa page pour voir où il en est.'
  return null
}
