import { stateWords } from './device.words.ts'

/** Where a device may go from each state: the only arrows there are. `destroyed` and `exited` are ends. */
const arrows: Record<string, readonly string[]> = {
  announced: ['received', 'exited', 'lost'],
  received: ['identified', 'to_wipe', 'wiped', 'exited', 'destroyed', 'lost', 'stolen'],
  identified: ['to_wipe', 'wiped', 'wipe_failed', 'tested', 'exited', 'destroyed', 'lost', 'stolen'],
  to_wipe: ['wiped', 'wipe_failed', 'exited', 'destroyed', 'lost', 'stolen'],
  wipe_failed: ['to_wipe', 'wiped', 'exited', 'destroyed', 'lost', 'stolen'],
  wiped: ['to_wipe', 'wipe_failed', 'tested', 'exited', 'destroyed', 'lost', 'stolen'],
  tested: ['to_wipe', 'wipe_failed', 'tested', 'repairing', 'graded', 'exited', 'destroyed', 'lost', 'stolen'],
  repairing: ['to_wipe', 'wipe_failed', 'tested', 'exited', 'destroyed', 'lost', 'stolen'],
  graded: ['to_wipe', 'wipe_failed', 'tested', 'repairing', 'graded', 'ready', 'exited', 'destroyed', 'lost', 'stolen'],
  ready: ['to_wipe', 'wipe_failed', 'repairing', 'reserved', 'exited', 'destroyed', 'lost', 'stolen'],
  reserved: ['ready', 'handed_over', 'lost', 'stolen'],
  handed_over: ['return_due', 'returned', 'lost', 'stolen'],
  return_due: ['handed_over', 'returned', 'lost', 'stolen'],
  returned: ['to_wipe', 'wiped', 'wipe_failed', 'identified', 'exited', 'destroyed', 'lost', 'stolen'],
  lost: ['returned'],
  stolen: ['returned'],
  destroyed: [],
  exited: [],
}

/** Out with a family, or with whoever a batch was lent to. */
export const inHands: readonly string[] = ['handed_over', 'return_due']

export const nextStates = (from: string): readonly string[] => arrows[from] ?? []

/** Why a device may not go from one state to another, or null. */
export function mayMove(from: string, to: string): string | null {
  if (nextStates(from).includes(to)) return null
  if (to === 'reserved')
    return from === 'reserved' ? 'il vient d’être promis à une autre famille.' : 'il n’est pas prêt.'
  return `il est « ${said(from)} » et ne peut pas devenir « ${said(to)} ».`
}

/** A device about to be promised or given. */
export type Leaving = Pick<BenchDevice, 'kind' | 'locked' | 'missing_part' | 'in_dispute'> & {
  transfer_id: string | null
}

/** What nobody may be promised, however ready it is: what many share, what is on a slip to somewhere else, what something is wrong with. */
export function mayPromise(device: Leaving): string | null {
  const wrong = wrongWith(device)
  return stays(device) ?? (wrong && `${wrong.what} Prenez-en un autre, ou ${wrong.todo}.`)
}

/** Asked again on the day it is given: much may be found after a promise. It is on a sheet by then, and leaves it. */
export function mayGive(device: Leaving): string | null {
  const wrong = wrongWith(device)
  return stays(device) ?? (wrong && `${wrong.what} Mettez-en un autre à sa place, ou retirez-le de la feuille.`)
}

function stays(device: Leaving): string | null {
  if (staysInPlace(device.kind)) return 'il sert à plusieurs et reste dans son lieu.'
  return device.transfer_id ? 'il est sur un bordereau de transfert. Attendez son arrivée.' : null
}

function wrongWith({ locked, missing_part: part, in_dispute }: Leaving): { what: string; todo: string } | null {
  if (locked) return { what: `il est verrouillé (${locked}).`, todo: 'levez d’abord le verrou, depuis sa fiche' }
  if (part)
    return { what: `il lui manque une pièce (${part}).`, todo: 'complétez-le d’abord, puis notez-le sur sa fiche' }
  return in_dispute ? { what: 'il est en litige.', todo: 'réglez d’abord le litige, puis notez-le sur sa fiche' } : null
}

const said = (state: string) => (stateWords[state]?.label ?? 'inconnu').toLowerCase()

/** Shared by many: a place keeps it, and no family takes it home. */
export const collective: readonly string[] = ['whiteboard', 'case']
export const staysInPlace = (kind: string): boolean => collective.includes(kind)

/** What the bench knows of a device when it decides. `unproved` names the drives without verified wipe evidence. */
export type BenchDevice = {
  kind: string
  state: string
  drives: number
  /** A hardware snapshot shows no drive, and a person who opened the machine says so too. */
  noDrive: boolean
  /** Bought new, its invoice says so, and no family ever had it: it has no former user. */
  neverUsed: boolean
  /** Why its wipe is not proved; null when every drive is. Meaningless when there is no drive. */
  wipeRefusal: string | null
  aspect: string | null
  working: string | null
  battery: string | null
  exited_as: string | null
  locked: string | null
  missing_part: string | null
  in_dispute: boolean
  /** The essential functions that the last test found not to work. */
  faults: readonly string[]
  /** The organisation that owns it, when its keeper does not. */
  ownedBy?: string | null
  /** A repair was begun, and nobody said yet what was done. */
  repairOpen: boolean
}

/**
 * Whether nothing of a former user can be left: every known drive is proved wiped, or there is no drive. A snapshot taken
 * without rights may miss a drive, so somebody also looked inside. A screen keeps no data and gives no snapshot. What was bought
 * new has no former user until a family gives it back; then it is wiped like any other.
 */
export function notClean(device: BenchDevice): string | null {
  if (device.neverUsed) return null
  if (device.drives > 0) return device.wipeRefusal
  if (device.noDrive || device.kind === 'screen') return null
  return 'on ne sait pas s’il contient un disque. Relevez son matériel ; si aucun disque n’apparaît, confirmez qu’il n’y en a pas.'
}

/** A device is tested once it is clean: nobody works on another person's files. */
export function mayTest(device: BenchDevice): string | null {
  const unclean = nextStates(device.state).length > 0 ? notClean(device) : null
  const refusal = unclean ?? mayMove(device.state, 'tested')
  return refusal && `Cet appareil ne peut pas être testé : ${refusal}`
}

export function mayGrade(device: BenchDevice): string | null {
  const refusal = mayMove(device.state, 'graded')
  return refusal ? `Cet appareil ne peut pas être noté : ${refusal}` : null
}

/** The last door before a family. Each reason alone is enough. */
export function mayBeReady(device: BenchDevice): string | null {
  const refusal = reasonNotReady(device)
  return refusal && `Cet appareil ne peut pas être prêt : ${refusal}`
}

function reasonNotReady(device: BenchDevice): string | null {
  const unclean = notClean(device)
  if (unclean) return unclean
  if (device.locked) return `il est verrouillé (${device.locked}).`
  if (device.repairOpen) return 'sa réparation n’est pas finie : notez ce qui a été fait.'
  if (device.faults.length > 0)
    return `ses derniers essais disent à réparer : ${device.faults.join(', ')}. Réparez, puis essayez à nouveau.`
  if (device.missing_part) return `il manque une pièce (${device.missing_part}).`
  if (device.in_dispute) return 'il est en litige.'
  if (!device.aspect || !device.working || !device.battery) return 'il n’est pas encore noté.'
  if (device.working === 'D') return 'il ne fonctionne pas. Réparez-le, ou sortez-le du stock.'
  return mayMove(device.state, 'ready')
}

/** Exits: a machine whose drives are not proved wiped leaves only destroyed. */
export function mayExit(device: BenchDevice, to: 'destroyed' | 'exited'): string | null {
  const refusal = mayMove(device.state, to)
  if (refusal) return `Cet appareil ne peut pas sortir du stock : ${refusal}`
  if (device.ownedBy)
    return `Cet appareil est à ${device.ownedBy}, qui vous l’a confié : elle seule décide de sa fin. Rendez-le par un transfert.`
  if (to === 'destroyed') return null
  const unclean = notClean(device)
  return unclean ? `Cet appareil peut encore contenir des données : ${unclean} Sinon, déclarez-le détruit.` : null
}
