import type { FairLine } from './fairness.store.ts'

/** A gap is worth looking at from so many points, and from so many families: under that, one family more or less makes it. */
const POINTS = 10
const FAMILIES = 20

/** Percent served of those who need it; null when one of the two is under five. */
export const shareOf = ({ families, served }: Pick<FairLine, 'families' | 'served'>): number | null =>
  families === null || served === null || families === 0 ? null : Math.round((100 * served) / families)

/** How far a group stands from the programme, in points; null unless it is worth looking at. */
export function gapOf(line: FairLine, all: FairLine | undefined): number | null {
  const [own, whole] = [shareOf(line), all ? shareOf(all) : null]
  if (own === null || whole === null || (line.families ?? 0) < FAMILIES) return null
  return Math.abs(own - whole) > POINTS ? own - whole : null
}

/** "14 points de moins que l’ensemble" */
export const sayGap = (gap: number | null): string =>
  gap === null ? '' : `${Math.abs(gap)} points de ${gap < 0 ? 'moins' : 'plus'} que l’ensemble`

/** Months in their order, with who asked and who was served in each. */
export function monthsOf(lines: readonly FairLine[]): { month: string; asked: number | null; served: number | null }[] {
  const of = (axis: string) => lines.filter((line) => line.axis === axis)
  const months = [...new Set([...of('asked'), ...of('promised')].map(({ grp }) => grp))].sort()
  return months.map((month) => ({
    month,
    asked: of('asked').find(({ grp }) => grp === month)?.families ?? null,
    served: of('promised').find(({ grp }) => grp === month)?.families ?? null,
  }))
}
