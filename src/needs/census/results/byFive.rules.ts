/** As a funder's counts are given (`app.by_five`): by fives, rounded down; null, fewer than five. */
export const byFive = (count: number | null): number | null =>
  count !== null && count >= 5 ? count - (count % 5) : null

/**
 * A total beside its cells, by fives too. It is held low enough that each cell could still be the smallest of its five: were every
 * cell at its highest, the total rounded by itself would give them all away.
 */
export function sharedTotal(cells: readonly number[]): number | null {
  const total = cells.reduce((sum, cell) => sum + cell, 0)
  const shown = cells.reduce((sum, cell) => sum + (byFive(cell) ?? 0), 0)
  return byFive(Math.min(total, shown + 4 * (cells.length - 1)))
}
