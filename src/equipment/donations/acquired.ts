import type { Acquired } from './line.ts'

/**
 * Reads when machines were bought: "2019", "09/2019", "2019-09", "12/09/2019", or how old they are: "6 ans", "30 mois".
 * `today` is a day, 'YYYY-MM-DD'.
 */
export function readAcquired(typed: string, today: string): Acquired | { refused: string } {
  const text = typed.trim().toLowerCase()
  const [nowYear, nowMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const age = /^(\d{1,3}) ?(ans?|mois)$/.exec(text)
  if (age?.[2]?.startsWith('an')) return checked({ year: nowYear - Number(age[1]), month: null }, today)
  if (age) {
    const months = nowYear * 12 + nowMonth - 1 - Number(age[1])
    return checked({ year: Math.floor(months / 12), month: (months % 12) + 1 }, today)
  }
  const french = /^(?:\d{1,2}[/.-])?(\d{1,2})[/.-](\d{4})$/.exec(text)
  if (french) return checked({ year: Number(french[2]), month: Number(french[1]) }, today)
  const iso = /^(\d{4})-(\d{1,2})(?:-\d{1,2})?$/.exec(text)
  if (iso) return checked({ year: Number(iso[1]), month: Number(iso[2]) }, today)
  if (/^\d{4}$/.test(text)) return checked({ year: Number(text), month: null }, today)
  return { refused: 'Écrivez une année comme 2019, un mois comme 09/2019, ou un âge comme 6 ans.' }
}

function checked(acquired: Acquired, today: string): Acquired | { refused: string } {
  const { year, month } = acquired
  if (month !== null && (month < 1 || month > 12)) return { refused: 'Ce mois n’existe pas : écrivez 09/2019.' }
  const first = `${year}-${String(month ?? 1).padStart(2, '0')}-01`
  if (first > today) return { refused: 'Cet achat est dans l’avenir : vérifiez l’année.' }
  return year < 1980 ? { refused: 'Cette année est trop ancienne : vérifiez-la.' } : acquired
}

/** As it may be typed again. */
export const typedAcquired = (acquired: Acquired | null): string =>
  acquired === null
    ? ''
    : acquired.month === null
      ? String(acquired.year)
      : `${String(acquired.month).padStart(2, '0')}/${acquired.year}`

export const sayAcquired = (acquired: Acquired | null): string => typedAcquired(acquired) || 'date inconnue'
