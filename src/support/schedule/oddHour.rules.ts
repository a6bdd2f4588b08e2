import { sayDate } from '#platform/i18n/dates.ts'
import { capital } from '#platform/text/capital.ts'

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

/** What is asked before somebody is expected at night or on a public holiday; null when nothing is unusual. */
export function questionOf({ day, hour }: { day: string; hour: string }): string | null {
  const holiday = holidayOn(day)
  if (holiday) return `${capital(sayDate(day))} est un jour férié (${holiday}). Cochez la case si c’est bien voulu.`
  if (hour < '07:00' || hour > '21:00')
    return `${Number(hour.slice(0, 2))} h${hour.endsWith('00') ? '' : ` ${hour.slice(3)}`}, est-ce bien l’heure ? Cochez la case, ou choisissez entre 7 h et 21 h.`
  return null
}
