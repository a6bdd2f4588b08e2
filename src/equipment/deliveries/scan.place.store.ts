import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import type { Note } from './note.store.ts'
import { openLine, openLines } from './scan.read.store.ts'
import { anyOf, type Facts, type MetLine } from './scan.rules.ts'
import type { Asked } from './scan.store.ts'
import { swapCandidates } from './swap.rules.ts'

type Placed = { line: string | null; result: 'listed' | 'surplus' | 'swapped' }

/** For which line it came: any machine of its kind, the one that it replaces, or none. */
export async function placeOf(
  by: Acting,
  note: Note,
  facts: Facts,
  replaces?: string,
): Promise<Placed | Asked | Refusal> {
  if (replaces && replaces !== 'surplus') {
    const line = await openLine(by, note.id, replaces)
    if (!line)
      return refuse('Un autre appareil vient d’être pointé pour cette ligne : choisissez à nouveau.', 'replaces')
    const any = line.serial === null && line.inventory_tag === null && line.kind === facts.kind
    return { line: line.id, result: any ? 'listed' : 'swapped' }
  }
  if (replaces === 'surplus') return { line: null, result: 'surplus' }
  const open = await openLines(by, note.id, facts)
  const candidates = swapCandidates(facts, open)
  const any = anyOf(facts, open)
  if (any && !candidates.some(({ id }) => id !== any.id && isNumbered(id, open)))
    return { line: any.id, result: 'listed' }
  return candidates.length > 0 ? { candidates } : { line: null, result: 'surplus' }
}

const isNumbered = (id: string, open: readonly MetLine[]): boolean =>
  open.some((line) => line.id === id && (line.serial !== null || line.inventory_tag !== null))
