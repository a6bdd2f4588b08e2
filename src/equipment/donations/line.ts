import type { DeviceKind } from '../devices/snapshot.part.ts'

/** When machines were bought: the month is often unknown, the year sometimes. */
export type Acquired = { year: number; month: number | null }

/** Machines of a lot that are alike. Value in cents; `place` empty: where the lot is; `position` is that of its line in the form. */
export type Line = {
  position: number
  kind: DeviceKind
  count: number
  acquired: Acquired | null
  unitValueCents: number
  outcome: 'gift' | 'waste'
  place: string
  protected: boolean
  /** Said when it is announced: its donor knows that the law leaves these machines out of the share. */
  aware?: boolean
}

/** The last day on which they may have been bought. */
export const latestDay = ({ year, month }: Acquired): string =>
  new Date(Date.UTC(year, month ?? 12, 0)).toISOString().slice(0, 10)

/** Bought more than ten years before that day, for sure: where the month is unknown, the last one counts. */
export const overTen = (acquired: Acquired | null, day: string): boolean =>
  acquired !== null && latestDay(acquired) < `${Number(day.slice(0, 4)) - 10}${day.slice(4)}`

export const given = (lines: readonly Line[]): Line[] => lines.filter((line) => line.outcome === 'gift')

export const totalOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + line.count, 0)
