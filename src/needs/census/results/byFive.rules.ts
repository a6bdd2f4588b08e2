/** The fewest families that a figure or a name may point to outside of those who follow them. */
export const LEAST = 5

/** As a funder's counts are given (`app.by_five`): by fives, rounded down; null, fewer than five. */
export const byFive = (count: number | null): number | null =>
  count !== null && count >= LEAST ? count - (count % LEAST) : null

/** The sum of its cells, by fives too (`app.shared_total`): a total beside the one way of parting it. */
export const sharedTotal = (cells: readonly number[]): number | null =>
  totalBeside(
    cells.reduce((sum, cell) => sum + cell, 0),
    [cells],
  )

/**
 * A total by fives beside every way of parting it that is told. It is held low enough that each cell could still be the smallest
 * of its five: were every cell at its highest, the total rounded by itself would give them all away.
 */
export function totalBeside(total: number | null, partings: readonly (readonly (number | null)[])[]): number | null {
  if (total === null) return null
  const held = partings.map(
    (cells) =>
      cells.reduce<number>((sum, cell) => sum + (byFive(cell) ?? 0), 0) + (LEAST - 1) * Math.max(0, cells.length - 1),
  )
  return byFive(Math.min(total, ...held))
}
