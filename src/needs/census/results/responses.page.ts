import type { Response } from './responses.store.ts'

/** How many structures a page shows. */
export const SHOWN = 25

/** The structures that come after one of them, by name, and the one after which the next page begins. An unknown one: from the beginning. */
export function responsesAfter(all: readonly Response[], after: string): { shown: Response[]; next: string | null } {
  const from = all.findIndex(({ id }) => id === after) + 1
  const shown = all.slice(from, from + SHOWN)
  return { shown, next: all.length > from + SHOWN ? (shown.at(-1)?.id ?? null) : null }
}
