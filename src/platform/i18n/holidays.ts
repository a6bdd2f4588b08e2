const fixed: Record<string, string> = {
  '01-01': 'jour de l’An',
  '05-01': 'fête du Travail',
  '05-08': 'victoire de 1945',
  '07-14': 'fête nationale',
  '08-15': 'Assomption',
  '11-01': 'Toussaint',
  '11-11': 'armistice de 1918',
  '12-25': 'Noël',
}
const afterEaster: Record<number, string> = { 1: 'lundi de Pâques', 39: 'Ascension', 50: 'lundi de Pentecôte' }

/** The Sunday of Easter in the Gregorian calendar (Meeus, Jones and Butcher). */
const easter = (year: number): Temporal.PlainDate => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 })
}

/** The name of the public holiday of a day (Code du travail, L. 3133-1), or null. */
export function holidayOn(day: string): string | null {
  const date = Temporal.PlainDate.from(day)
  const since = easter(date.year).until(date, { largestUnit: 'days' }).days
  return fixed[day.slice(5)] ?? afterEaster[since] ?? null
}

/** The days of the public holidays of a year, in no order. */
export const holidaysOf = (year: number): string[] => [
  ...Object.keys(fixed).map((day) => `${year}-${day}`),
  ...Object.keys(afterEaster).map((days) =>
    easter(year)
      .add({ days: Number(days) })
      .toString(),
  ),
]
