/** A loan has an end, after today and within five years; a gift has none. */
export function refusalOfDue(kind: 'loan' | 'gift', due: string | undefined, today: string): string | null {
  if (kind === 'gift') return null
  if (!due) return 'Un prêt a une fin : choisissez le jour du retour.'
  if (due <= today) return 'Le jour du retour est déjà passé : choisissez-en un autre.'
  return due > yearsAfter(today, MOST_YEARS) ? 'Cinq ans au plus : au-delà, c’est plutôt un don.' : null
}

const MOST_YEARS = 5

/** The same day, so many years later; 29 February gives 28 where there is none. */
export const yearsAfter = (day: string, years: number): string => Temporal.PlainDate.from(day).add({ years }).toString()
