import type { SaidBreak } from '#needs/signals/break.rules.ts'
import type { Break } from '#needs/signals/schoolDays.ts'
import { schoolYearOf } from '#needs/signals/schoolYear.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { Scene } from './scene.ts'

/** Two weeks end on the first Monday from a day on. */
const twoWeeksTo = (from: string): Break => {
  const day = Temporal.PlainDate.from(from)
  const resumes = day.add({ days: (8 - day.dayOfWeek) % 7 })
  return { last_class: resumes.subtract({ days: 17 }).toString(), resumes: resumes.toString() }
}

/** The two breaks that this invented territory has said, of the school year under way. The others are not said yet. */
export const breaksSaid = (now: Date): SaidBreak[] => {
  const year = schoolYearOf(dayOf(now))
  return [
    { kind: 'autumn', ...twoWeeksTo(`${year}-11-02`) },
    { kind: 'year_end', ...twoWeeksTo(`${year + 1}-01-03`) },
  ]
}

/** The coordination copied them once, for the schools that address families to it. */
export function inventBreaks({ demo, claire }: Scene): void {
  const said = breaksSaid(demo.now)
  const organisation_id = claire.organisation.id
  const school_year = schoolYearOf(dayOf(demo.now))
  const said_at = demo.clock.ago(50)
  for (const one of said) demo.add('school_break', { organisation_id, school_year, said_at, ...one })
  demo.note(claire, said_at, {
    act: 'breaks.said',
    subject: ['organisation', organisation_id],
    data: { school_year, breaks: said.length },
  })
}
