import { type Group, type Limits, type Moved, settledBy } from './limits.rules.ts'

/** A run as it is once locked. */
type Standing = { state: string; derogations_at_most: number }

/** Derogations belong to the commission: once the run has proposed, and until it is decided. */
export function refusalOfState({ state }: { state: string }): string | null {
  if (state === 'proposed') return null
  if (state === 'frozen' || state === 'computing') return 'Ce passage n’a encore rien proposé.'
  if (state === 'cancelled' || state === 'failed') return 'Ce passage n’a pas abouti : il n’y a rien à décider.'
  return 'La commission a déjà décidé : une famille peut encore demander un nouvel examen.'
}

/** What the commission said so far, and what it says now. */
export type Said = { run: Standing; limits: Limits; proposed: Group[]; standing: Moved[]; added: Moved[] }

/** Within the limit, and stock and quotas still hold. */
export function refusalToDerogate({ run, limits, proposed, standing, added }: Said): string | null {
  const state = refusalOfState(run)
  if (state) return state
  const most = run.derogations_at_most
  if (standing.length + added.length > most) return sayLimit(most, standing.length, added.length)
  const settled = settledBy(limits, proposed, [...standing, ...added])
  return typeof settled === 'string' ? settled : null
}

function sayLimit(most: number, made: number, added: number): string {
  if (most === 0)
    return 'Ce passage n’admet aucune dérogation : leur nombre a été fixé quand la liste a été figée. Après la décision, une famille peut demander un nouvel examen.'
  if (made >= most)
    return `La limite est atteinte : ${made} dérogation${made > 1 ? 's' : ''} sur ${most}. Elle a été fixée avant le tirage.`
  return `Cet échange compte pour ${added} dérogations, et il en reste ${most - made}.`
}

/** Taken back as long as nothing is decided, and only if what is left still holds. */
export function refusalToTakeBack(run: Standing, limits: Limits, proposed: Group[], left: Moved[]): string | null {
  const state = refusalOfState(run)
  if (state) return state
  return typeof settledBy(limits, proposed, left) === 'string'
    ? 'Une autre dérogation a pris la place ainsi libérée : reprenez-la d’abord.'
    : null
}
