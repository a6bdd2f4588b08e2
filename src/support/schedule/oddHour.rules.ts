import { sayDate } from '#platform/i18n/dates.ts'
import { holidayOn } from '#platform/i18n/holidays.ts'
import { capital } from '#platform/text/capital.ts'

/** What is asked before somebody is expected at night or on a public holiday; null when nothing is unusual. */
export function questionOf({ day, hour }: { day: string; hour: string }): string | null {
  const holiday = holidayOn(day)
  if (holiday) return `${capital(sayDate(day))} est un jour férié (${holiday}). Cochez la case si c’est bien voulu.`
  if (hour < '07:00' || hour > '21:00')
    return `${Number(hour.slice(0, 2))} h${hour.endsWith('00') ? '' : ` ${hour.slice(3)}`}, est-ce bien l’heure ? Cochez la case, ou choisissez entre 7 h et 21 h.`
  return null
}
