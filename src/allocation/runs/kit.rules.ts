import type { Kind } from '../programmes/words.ts'
import { type Kit, touches } from './inputs.ts'

/** What a programme without kits of its own hands out: both together, unless somebody who lacks both may get one of them alone. */
export function proposedKits(whole: boolean): Kit[] {
  const kit = (name: string, kinds: Kind[]): Kit => ({ name, kinds, deviceKinds: [], publics: [], fit: {} })
  return [
    ...(whole ? [kit('Ordinateur et connexion', ['computer', 'connection'])] : []),
    kit('Ordinateur', ['computer']),
    kit('Connexion', ['connection']),
  ]
}

/**
 * The first kit, in their order, that answers a family and is meant for its publics. `open`: what it lacks and for which its commune
 * has places. With whole kits it is given all of that which the programme hands out together, or none.
 */
export function kitFor(
  kits: readonly Kit[],
  { open, publics, whole }: { open: readonly Kind[]; publics: readonly string[]; whole: boolean },
): Kit | null {
  const answering = kits.filter(
    (kit) => touches(kit.publics, publics) && kit.kinds.every((kind) => open.includes(kind)),
  )
  if (!whole) return answering[0] ?? null
  const most = Math.max(0, ...answering.map(({ kinds }) => kinds.length))
  return answering.find(({ kinds }) => kinds.length === most) ?? null
}
