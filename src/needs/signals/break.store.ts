import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { SaidBreak } from './break.rules.ts'
import { schoolYearOf } from './schoolYear.ts'

/** The breaks that count for an organisation this school year, and who says them: itself, its coordination by name, or nobody yet. */
export type SchoolCalendar = { breaks: SaidBreak[]; by: 'us' | { name: string } | null; read: string }

const yearOf = (by: Acting) => schoolYearOf(dayOf(by.now))

/** What it says itself; else what its coordination says. */
export async function calendarOf(by: Acting): Promise<SchoolCalendar> {
  const [own, given] = await Promise.all([
    ownBreaks(by).execute() as Promise<(SaidBreak & { said_at: Date })[]>,
    sql<SaidBreak & { name: string }>`select * from app.breaks_given(${yearOf(by)})`.execute(by.db),
  ])
  const read = readOf(own)
  if (own.length > 0) return { breaks: own, by: 'us', read }
  const name = given.rows[0]?.name
  return { breaks: given.rows, by: name ? { name } : null, read }
}

const ownBreaks = (by: Acting) =>
  by.db
    .selectFrom('school_break')
    .select(['kind', 'last_class', 'resumes', 'said_at'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('school_year', '=', yearOf(by))

/** Tells one saying of the dates from another. */
const readOf = (own: readonly { said_at: Date }[]) => (own[0] ? `${own[0].said_at.getTime()}` : '')

/** Says the breaks of this school year, whole: what was said before goes. None takes them all back. */
export async function sayBreaks(by: Acting, breaks: readonly SaidBreak[], read: string): Promise<Refusal | 'said'> {
  const [organisation_id, school_year] = [by.member.organisationId, yearOf(by)]
  const standing = await ownBreaks(by).forUpdate().execute()
  if (readOf(standing) !== read)
    return refuse('Un collègue vient de noter ces vacances. Relisez ses dates : rien n’a été changé par vous.')
  await by.db
    .deleteFrom('school_break')
    .where('organisation_id', '=', organisation_id)
    .where('school_year', '=', school_year)
    .execute()
  if (breaks.length > 0)
    await by.db
      .insertInto('school_break')
      .values(
        breaks.map(({ kind, last_class, resumes }) => ({
          ...{ organisation_id, school_year, kind, last_class, resumes, said_at: by.now },
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['organisation_id', 'school_year', 'kind']).doUpdateSet((row) => ({
          last_class: row.ref('excluded.last_class'),
          resumes: row.ref('excluded.resumes'),
          said_at: row.ref('excluded.said_at'),
        })),
      )
      .execute()
  await record(by, {
    act: 'breaks.said',
    subject: ['organisation', organisation_id],
    data: { school_year, breaks: breaks.length },
  })
  return 'said'
}
