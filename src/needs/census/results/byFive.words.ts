import { sayNumber } from '#platform/ui/counted.ts'

/** What stands for a count of one to four. */
export const WITHHELD = 'moins de 5'

/** A count by five as it is read; null stands for one to four, who are not counted aloud. */
export const sayFew = (count: number | null): string => (count === null ? WITHHELD : sayNumber(count))
