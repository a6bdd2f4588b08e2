import type { Role } from '#platform/access/member.ts'
import type { Errors } from '#platform/web/form.ts'
import { askedByTwo, type BreaksForm } from './break.form.ts'
import type { BreakKind } from './break.words.ts'
import type { Break } from './schoolDays.ts'
import { firstDayOf, saySchoolYear } from './schoolYear.ts'
import { daysBetween } from './signal.rules.ts'

/** Who says when there is no class: a school for itself, a coordination for those that address families to it. */
export const saysBreaks: readonly Role[] = ['school', 'coordinator']

export type SaidBreak = Break & { kind: BreakKind }

/** A longer break has a slip in its dates: the longest of a school year lasts two weeks and a bridge. */
const LONGEST = 31

/** The breaks of a form, or a sentence for each field to look at again. */
export function breaksIn(form: BreaksForm, year: number): { breaks: SaidBreak[]; errors: Errors } {
  const errors: Errors = {}
  const breaks: SaidBreak[] = []
  const end = firstDayOf(year + 1)
  for (const kind of askedByTwo) {
    const [last_class, resumes] = [form[`${kind}_from`], form[`${kind}_to`]]
    if (!last_class && !resumes) continue
    if (!last_class) errors[`${kind}_from`] = 'Notez aussi le dernier jour de classe.'
    else if (!resumes) errors[`${kind}_to`] = 'Notez aussi le jour de la reprise.'
    else breaks.push({ kind, last_class, resumes })
  }
  if (form.summer_from) breaks.push({ kind: 'summer', last_class: form.summer_from, resumes: end })
  for (const { kind, last_class, resumes } of breaks) {
    if (last_class < firstDayOf(year) || last_class >= end)
      errors[`${kind}_from`] = `Choisissez un jour de l’année ${saySchoolYear(year)}.`
    else if (resumes > end) errors[`${kind}_to`] = `Choisissez un jour de l’année ${saySchoolYear(year)}.`
    else if (resumes <= last_class) errors[`${kind}_to`] = 'La reprise vient après le dernier jour de classe.'
    else if (kind !== 'summer' && daysBetween(last_class, resumes) > LONGEST)
      errors[`${kind}_to`] = 'Plus d’un mois sans classe : regardez de nouveau ces deux jours.'
  }
  const ordered = breaks.toSorted((one, other) => one.last_class.localeCompare(other.last_class))
  for (const [at, { kind, last_class }] of ordered.entries())
    if (last_class < (ordered[at - 1]?.resumes ?? ''))
      errors[`${kind}_from`] ??= 'Une autre période de vacances n’est pas finie ce jour-là.'
  return { breaks, errors }
}
