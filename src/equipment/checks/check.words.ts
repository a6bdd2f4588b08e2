import type { Line, Nature, Result } from './checklist.rules.ts'

/** What is found of a function, and of a lock. */
export const resultWords: Record<Result, string> = {
  ok: 'Fonctionne',
  faulty: 'À réparer',
  absent: 'Absent',
  none: 'Sans objet',
}
export const lockWords: Partial<Record<Result, string>> = {
  ok: 'Aucun',
  faulty: 'Verrouillé',
  none: 'Sans objet',
}

export const natureWords: Record<Nature, string> = {
  essential: 'Indispensable',
  secondary: 'Secondaire',
  lock: 'Verrou',
}

/** The answers that a line takes, in the order of the hand. */
export const resultsOf = ({ nature }: Line): [Result, string][] =>
  Object.entries(nature === 'lock' ? lockWords : resultWords) as [Result, string][]

export const sayResult = (line: Line, result: Result): string =>
  (line.nature === 'lock' ? lockWords : resultWords)[result] ?? ''
