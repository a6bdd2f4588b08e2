import type { Member } from '#platform/access/member.ts'
import { mayInventory } from '../donations/donation.rules.ts'

type Lot = { state: string; organisation_id: string; refurbisher_id: string }
type State = string | null

/** Machines that one note announces at most: as many as a list has lines. */
export const MOST_MACHINES = 20_000

/** Why the lines of a note may not be said, or said again; `state` is null before there is a note. */
export function refusalToNote(member: Member, lot: Lot, state: State): string | null {
  if (state === 'confirmed') return 'Le donateur a confirmé ce bordereau : ses lignes ne changent plus.'
  if (state === 'counted' || state === 'contested')
    return 'Le pointage est clos. Reprenez-le pour changer le bordereau.'
  return mayInventory(member, lot)
}

/** Why the reception may not be opened. Its machines have arrived, whatever the lot says so far. */
export function refusalToOpen(state: State): string | null {
  if (state === null) return 'Donnez d’abord le bordereau : un fichier, ou des nombres.'
  if (state === 'expected') return null
  return state === 'counting' ? 'Le pointage est déjà ouvert.' : 'Le pointage est clos.'
}

/** Why nothing may be scanned now. */
export function refusalToScan(state: State): string | null {
  if (state === 'counting') return null
  if (state === null || state === 'expected') return 'Ouvrez d’abord le pointage de ce don.'
  return state === 'confirmed'
    ? 'Ce pointage est clos et confirmé par le donateur : rien ne s’y ajoute.'
    : 'Ce pointage est clos. Reprenez-le pour scanner d’autres appareils.'
}

export function refusalToCloseReception(state: State): string | null {
  return state === 'counting' ? null : 'Ce pointage n’est pas ouvert.'
}

/** A reception is taken up again until its donor confirmed it. */
export function refusalToReopen(state: State): string | null {
  if (state === 'counted' || state === 'contested') return null
  return state === 'confirmed'
    ? 'Le donateur a confirmé ce bordereau : le pointage ne reprend plus.'
    : 'Ce pointage n’est pas clos.'
}

/** Why an exception gets no other end. */
export function refusalToSettle(state: State): string | null {
  if (state === 'confirmed') return 'Le donateur a confirmé ce bordereau : plus rien n’y change.'
  return state === null || state === 'expected' ? 'Ouvrez d’abord le pointage de ce don.' : null
}

/** Why a machine of the reception may not leave by it: it went further than its arrival. */
export const refusalToTakeBack = (device: { state: string; number: string }): string | null =>
  device.state === 'received' || device.state === 'announced'
    ? null
    : `${device.number} a déjà avancé à l’établi : il ne peut plus être dépointé ni rendu ici.`
