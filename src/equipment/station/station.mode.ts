import { type Axis, type Plain, plain } from './station.cards.ts'

/** The letters that are armed; an axis that no card said yet is missing. */
export type Letters = Partial<Record<Axis, string>>
const axes: Axis[] = ['aspect', 'working', 'battery']
const missing: Record<Axis, string> = { aspect: 'l’aspect', working: 'la marche', battery: 'la batterie' }
const called: Record<Axis, string> = { aspect: 'aspect', working: 'marche', battery: 'batterie' }

/** What a station keeps of the cards it read: nothing, a plain mode, letters, or a place and its name. */
export type Mode =
  | { kind: 'none' }
  | { kind: 'plain'; name: Plain }
  | { kind: 'grade'; letters: Letters }
  | { kind: 'place'; id: string; name: string }

export const writeMode = (mode: Mode): string =>
  mode.kind === 'none' ? '' : mode.kind === 'plain' ? mode.name : JSON.stringify(mode)

export function readMode(kept: string): Mode {
  if (kept in plain) return { kind: 'plain', name: kept as Plain }
  return kept.startsWith('{') ? (JSON.parse(kept) as Mode) : { kind: 'none' }
}

/** "Testé", "Noté : aspect B, marche A, batterie B", "Rangé : Réserve". */
export function sayMode(mode: Mode): string {
  if (mode.kind === 'none') return 'Aucun mode'
  if (mode.kind === 'plain')
    return mode.name.startsWith('repair_') ? `À réparer : ${plain[mode.name].big.toLowerCase()}` : plain[mode.name].big
  if (mode.kind === 'place') return `Rangé : ${mode.name}`
  return `Noté : ${axes
    .flatMap((axis) => (mode.letters[axis] ? [sayLetter(axis, mode.letters[axis])] : []))
    .join(', ')}`
}

const sayLetter = (axis: Axis, letter: string) => (letter === 'none' ? 'sans batterie' : `${called[axis]} ${letter}`)

/** The axes whose card was not read yet, as a sentence lists them. */
export const stillMissing = (letters: Letters): string[] =>
  axes.flatMap((axis) => (letters[axis] ? [] : [missing[axis]]))
