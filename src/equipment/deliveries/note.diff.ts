import { serialKey } from '../devices/snapshot.identity.ts'
import type { NoteDraft, NoteRow } from './note.read.ts'

/** A line as the note holds it; `scanned` when a machine was scanned for it. */
export type KeptLine = NoteDraft & { id: string; scanned: boolean }

/** What a corrected file changes: lines that stay (with their scans), those that are new, those that it no longer says. */
export type NoteDiff = {
  kept: { id: string; draft: NoteDraft; changed: boolean }[]
  added: NoteDraft[]
  removed: KeptLine[]
}

/** Every machine that a reading announces, one by one; lines that repeat another announce none. */
export const machinesOf = (rows: readonly NoteRow[]): NoteDraft[] =>
  rows.flatMap(({ draft, count, doubleOf }) =>
    draft && doubleOf === null ? Array.from({ length: count }, () => draft) : [],
  )

/**
 * Compares what a note announces with what it announced. A machine is the same by its serial number, else by its inventory
 * number where either side gives no serial number, else by its kind, maker, model and box, as many times as it is said.
 */
export function diffNote(current: readonly KeptLine[], incoming: readonly NoteDraft[]): NoteDiff {
  const free = new Map<string, KeptLine[]>()
  const put = (key: string | null, line: KeptLine) => key !== null && free.set(key, [...(free.get(key) ?? []), line])
  // Scanned lines first: of several alike, those that a machine stands for stay.
  for (const line of current.toSorted((a, b) => Number(b.scanned) - Number(a.scanned)))
    for (const key of keysOf(line)) put(key, line)
  const used = new Set<string>()
  const takenBy = (draft: NoteDraft): KeptLine | undefined => {
    for (const key of keysOf(draft)) {
      const line = free.get(key)?.find(({ id }) => !used.has(id))
      if (line && !(line.serial && draft.serial && serialKey(line.serial) !== serialKey(draft.serial))) return line
    }
    return undefined
  }
  const diff: NoteDiff = { kept: [], added: [], removed: [] }
  // Numbered machines choose before those that any line of their kind would do for.
  for (const draft of incoming.toSorted((a, b) => rank(a) - rank(b))) {
    const line = takenBy(draft)
    if (!line) diff.added.push(draft)
    else {
      used.add(line.id)
      diff.kept.push({ id: line.id, draft, changed: differ(line, draft) })
    }
  }
  diff.removed = current.filter(({ id }) => !used.has(id))
  return diff
}

const rank = ({ serial, inventory_tag }: NoteDraft) => (serial ? 0 : inventory_tag ? 1 : 2)

/** By what a line is found again, the surest first. */
function keysOf({ serial, inventory_tag, kind, brand, model, box }: NoteDraft): string[] {
  const keys = []
  if (serial) keys.push(`s:${serialKey(serial)}`)
  if (inventory_tag) keys.push(`t:${serialKey(inventory_tag)}`)
  if (keys.length === 0) keys.push(`a:${[kind, brand, model, box].join('|').toLowerCase()}`)
  return keys
}

const facts = ['line', 'box', 'kind', 'brand', 'model', 'serial', 'inventory_tag'] as const
const differ = (line: KeptLine, draft: NoteDraft): boolean =>
  facts.some((fact) => fact !== 'line' && line[fact] !== draft[fact])
