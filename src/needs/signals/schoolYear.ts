/** The school year in which a day falls, by the year in which it begins: from the 1st of September to the 31st of August. */
export const schoolYearOf = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5, 7) >= '09' ? 0 : 1)

/** Its first day: nothing is flagged before. */
export const firstDayOf = (year: number): string => `${year}-09-01`

/** "2026-2027" */
export const saySchoolYear = (year: number): string => `${year}-${year + 1}`
