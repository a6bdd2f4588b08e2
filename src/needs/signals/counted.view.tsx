import type { SchoolCalendar } from './break.store.ts'
import { type BreakKind, breakNames } from './break.words.ts'

const yearly: readonly BreakKind[] = ['autumn', 'year_end', 'winter', 'spring', 'summer']

/** What is counted as a day of class, and what is missing to count well. */
export const CountedDays = ({ calendar }: { calendar: SchoolCalendar }) => {
  const known = calendar.breaks.map(({ kind }) => kind)
  const missing = yearly.filter((kind) => !known.includes(kind))
  if (!calendar.by)
    return (
      <p class="quiet small">
        Jours de classe comptés du lundi au vendredi, sans les jours fériés. Vacances scolaires non déduites :{' '}
        <a href="/vacances">notez-les</a>.
      </p>
    )
  return (
    <p class="quiet small">
      Jours de classe comptés du lundi au vendredi, sans les jours fériés, vacances déduites (d’après{' '}
      {calendar.by === 'us' ? 'votre établissement' : calendar.by.name}) : {said(known)}.
      {missing.length > 0 && ` Pas encore notées : ${said(missing)}.`} <a href="/vacances">Voir les dates</a>
    </p>
  )
}

const said = (kinds: readonly BreakKind[]) => kinds.map((kind) => breakNames[kind]).join(', ')
