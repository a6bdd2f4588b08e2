import type { Acting } from '#platform/access/acting.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf, sayMoment } from '#platform/i18n/dates.ts'
import type { Errors } from '#platform/web/form.ts'
import { lockClass, type SchoolClass } from './class.store.ts'
import { refusalOfSince } from './signal.rules.ts'
import { type Flagged, fieldOf } from './tick.form.ts'
import { sayPupil } from './words.ts'

/** The pupils of a class with the signal each has under way, in the order of the list. */
export const pupilsOf = (by: Acting, classId: string) =>
  by.db
    .selectFrom('pupil as p')
    .leftJoin('signal as s', (join) => join.onRef('s.pupil_id', '=', 'p.id').on('s.ended_at', 'is', null))
    .select([
      'p.id',
      'p.first_name',
      'p.last_name',
      's.id as signal',
      's.since',
      's.state',
      's.flagged_by',
      's.flagged_at',
    ])
    .where('p.organisation_id', '=', by.member.organisationId)
    .where('p.class_id', '=', classId)
    .where('p.forgotten_at', 'is', null)
    .orderBy('p.name_key')
    .execute()
export type Pupil = Awaited<ReturnType<typeof pupilsOf>>[number]

/** How many were flagged, how many are back, and how many were followed before and still are. */
export type Ticked = { flagged: number; back: number; still: number }

/** Flags pupils of one class and notes those who are back: all at once, or nothing with a sentence beside each line to mend. */
export async function tickClass(
  by: Acting,
  { id }: SchoolClass,
  ticks: { flagged: readonly Flagged[]; back: readonly string[] },
): Promise<{ errors: Errors } | Ticked> {
  await lockClass(by, id)
  const today = dayOf(by.now)
  const pupils = new Map((await pupilsOf(by, id)).map((pupil) => [pupil.id, pupil]))
  const errors: Errors = {}
  for (const { pupil, since } of ticks.flagged) {
    const known = pupils.get(pupil)
    if (!known) errors.form = 'Un élève n’est plus dans cette classe. Relisez la liste, puis enregistrez de nouveau.'
    else if (known.flagged_at)
      errors[fieldOf.flag(pupil)] =
        `${known.flagged_by} vient de repérer ${sayPupil(known)}, ${sayMoment(known.flagged_at, by.now)}. Rien n’est perdu : enregistrez les autres, puis complétez sa fiche.`
    else {
      const refusal = refusalOfSince(since, today)
      if (refusal) errors[fieldOf.since(pupil)] = `${sayPupil(known)} : ${refusal}`
    }
  }
  if (Object.keys(errors).length > 0) return { errors }
  const signals = await flag(by, ticks.flagged)
  const back = ticks.back.flatMap((pupil) => pupils.get(pupil)?.signal ?? [])
  await welcomeBack(by, back, today)
  await by.db.updateTable('school_class').set({ ticked_at: by.now }).where('id', '=', id).execute()
  await record(by, { act: 'class.ticked', subject: ['school_class', id], data: { flagged: signals, back } })
  const followed = [...pupils.values()].filter(({ signal }) => signal).length
  return { flagged: signals.length, back: back.length, still: followed - back.length }
}

async function flag(by: Acting, flagged: readonly Flagged[]): Promise<string[]> {
  const rows = flagged.map(({ pupil, since, noticed, reach, by: who }) => ({
    ...{ id: by.newId(), organisation_id: by.member.organisationId, pupil_id: pupil, since, noticed, reach },
    state: reach === 'reached' ? 'reached' : 'flagged',
    reached_by: reach === 'not_tried' ? '' : who || by.member.name,
    tries: reach === 'not_tried' ? 0 : 1,
    tried_at: reach === 'not_tried' ? null : by.now,
    ...{ flagged_by: by.member.name, flagged_at: by.now },
  }))
  if (rows.length > 0) await by.db.insertInto('signal').values(rows).execute()
  return rows.map(({ id }) => id)
}

const welcomeBack = async (by: Acting, signals: readonly string[], today: string) => {
  if (signals.length > 0)
    await by.db
      .updateTable('signal')
      .set({ state: 'back', back_on: today, ended_at: by.now })
      .where('id', 'in', signals)
      .execute()
}
