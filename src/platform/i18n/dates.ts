/** The territory's clock: what people read; the database keeps UTC. */
export const zone = process.env.MAILLON_ZONE ?? 'Europe/Paris'

const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('fr-FR', { timeZone: zone, ...options })
const day = format({ weekday: 'long', day: 'numeric', month: 'long' })
const dayWithYear = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const shortDay = format({ day: 'numeric', month: 'short', year: 'numeric' })
const month = format({ month: 'long', year: 'numeric' })
const clock = format({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' })
const calendar = new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const first = (text: string) => text.replace(/(\b)1 (?=[a-zé]+)/, '$11er ')

/** One day, in milliseconds. */
export const DAY = 86_400_000

/** '2026-11-24': the calendar day of a moment, where the territory is. */
export const dayOf = (moment: Date): string => new Date(dayNumber(moment) * DAY).toISOString().slice(0, 10)

const offsets = new Map<number, number | null>()
const offsetAt = (milliseconds: number) =>
  Date.parse(`${calendar.format(milliseconds).replace(' ', 'T')}Z`) - Math.floor(milliseconds / 1000) * 1000

/**
 * Calendar days since 1970, on the territory's clock. The clock's offset is asked once for each day of UTC:
 * only the two days a year on which it changes are asked again each time.
 */
const dayNumber = (moment: Date): number => {
  const time = moment.getTime()
  const utcDay = Math.floor(time / DAY)
  let offset = offsets.get(utcDay)
  if (offset === undefined) {
    const [first, last] = [offsetAt(utcDay * DAY), offsetAt((utcDay + 1) * DAY - 1000)]
    offset = first === last ? first : null
    if (offsets.size < 20_000) offsets.set(utcDay, offset)
  }
  return Math.floor((time + (offset ?? offsetAt(time))) / DAY)
}

/** "mardi 24 novembre", with the year when it is not this one. */
export const sayDay = (moment: Date, now: Date): string =>
  first((dayOf(moment).slice(0, 4) === dayOf(now).slice(0, 4) ? day : dayWithYear).format(moment))

/** "14 h", "9 h 05", never cut at the end of a line. */
export const sayHour = (moment: Date): string => {
  const [hours = '', minutes = ''] = clock.format(moment).split(':')
  return minutes === '00' ? `${Number(hours)}\u00a0h` : `${Number(hours)}\u00a0h\u00a0${minutes}`
}

/** "mardi 24 novembre, 14 h". */
export const sayMoment = (moment: Date, now: Date): string => `${sayDay(moment, now)}, ${sayHour(moment)}`

/** "novembre 2026": when, to whom the day would say too much. */
export const sayMonth = (moment: Date): string => month.format(moment)

/** The month of a day of the calendar: '2026-03' or '2026-03-31' → "mars 2026". */
export const sayMonthOf = (day: string): string => sayMonth(new Date(`${day.slice(0, 7)}-15T12:00:00Z`))

/** "24 nov. 2026", for a table. */
export const sayShort = (moment: Date): string => first(shortDay.format(moment))

/** A calendar day kept without an hour: '2026-11-24' → "mardi 24 novembre 2026". */
export const sayDate = (date: string): string => first(dayWithYear.format(new Date(`${date}T12:00:00Z`)))

/** A calendar day in figures, as a file writes it: '2026-11-24' → "24/11/2026". */
export const sayNumeric = (date: string): string => date.split('-').reverse().join('/')

/** "aujourd’hui", "hier", "il y a 41 jours", "dans 3 jours". */
export const sayAgo = (moment: Date, now: Date): string => {
  const days = dayNumber(now) - dayNumber(moment)
  if (days === 0) return 'aujourd’hui'
  if (days === 1) return 'hier'
  if (days === -1) return 'demain'
  const far = Math.abs(days)
  const span = far < 60 ? `${far} jours` : far < 730 ? `${Math.round(far / 30.4)} mois` : `${Math.floor(far / 365)} ans`
  return days > 0 ? `il y a ${span}` : `dans ${span}`
}

/** '2026-11-24T14:05:09': a moment on the territory's clock, without its zone. */
export const localOf = (moment: Date): string => calendar.format(moment).replace(' ', 'T')

/** The moment of a day and an hour typed on the territory's clock: ('2026-11-24', '14:00'). Invalid input gives null. */
export const momentAt = (date: string, hour: string): Date | null => {
  try {
    const at = Temporal.PlainDateTime.from(`${date}T${hour}`).toZonedDateTime(zone)
    return new Date(at.epochMilliseconds)
  } catch {
    return null
  }
}
