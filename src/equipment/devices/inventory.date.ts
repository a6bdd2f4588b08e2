import { type DateOrder, type DateReading, readDay } from '#platform/tables/date.ts'

/** Reads a purchase date: neither in the future, nor older than personal computers. */
export function readDate(cell: string, column: { order: DateOrder; proved: boolean }, today: string): DateReading {
  const read = readDay(cell, column)
  if ('refused' in read) return read
  if (read.date > today) return { refused: 'Cette date est dans le futur.' }
  if (read.date < '1980-01-01') return { refused: 'Cette date est trop ancienne pour un appareil informatique.' }
  return read
}
