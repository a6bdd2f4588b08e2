import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { isId } from '#platform/db/id.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { MOST_PUPILS, type PupilName } from './pupilNames.ts'
import { schoolYearOf } from './schoolYear.ts'

/** The classes of this school year, with how many pupils stand on each list and how many are flagged today. */
export const classesOf = (by: Acting) =>
  by.db
    .selectFrom('school_class as c')
    .select(['c.id', 'c.name', 'c.ticked_at'])
    .select((q) => [
      q
        .selectFrom('pupil as p')
        .whereRef('p.class_id', '=', 'c.id')
        .where('p.forgotten_at', 'is', null)
        .select((p) => p.fn.countAll<number>().as('n'))
        .as('pupils'),
      q
        .selectFrom('signal as s')
        .innerJoin('pupil as p', 'p.id', 's.pupil_id')
        .whereRef('p.class_id', '=', 'c.id')
        .where('s.ended_at', 'is', null)
        .select((s) => s.fn.countAll<number>().as('n'))
        .as('open'),
      q
        .selectFrom('signal as s')
        .innerJoin('pupil as p', 'p.id', 's.pupil_id')
        .whereRef('p.class_id', '=', 'c.id')
        .where('s.state', '=', 'back')
        .select((s) => s.fn.countAll<number>().as('n'))
        .as('back'),
    ])
    .where('c.organisation_id', '=', by.member.organisationId)
    .where('c.school_year', '=', schoolYearOf(dayOf(by.now)))
    .orderBy('c.name')
    .limit(200)
    .execute()
export type ListedClass = Awaited<ReturnType<typeof classesOf>>[number]

/** A class of this school and this school year, or nothing: a past year is over for everybody. */
export const classSeenBy = async (by: Acting, id: string) =>
  isId(id)
    ? by.db
        .selectFrom('school_class')
        .selectAll()
        .where('organisation_id', '=', by.member.organisationId)
        .where('school_year', '=', schoolYearOf(dayOf(by.now)))
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined
export type SchoolClass = NonNullable<Awaited<ReturnType<typeof classSeenBy>>>

/** Opens a class with its list. The same name twice in a year is one class. */
export async function openClass(
  by: Acting,
  name: string,
  pupils: readonly PupilName[],
): Promise<Refusal | { id: string }> {
  const id = by.newId()
  const { numInsertedOrUpdatedRows: added } = await by.db
    .insertInto('school_class')
    .values({
      ...{ id, organisation_id: by.member.organisationId, name, school_year: schoolYearOf(dayOf(by.now)) },
      ...{ created_at: by.now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (!added) return refuse(`La classe « ${name} » existe déjà. Ouvrez-la pour ajouter des élèves.`, 'name')
  await keep(by, id, pupils)
  await record(by, { act: 'class.opened', subject: ['school_class', id], data: { pupils: pupils.length } })
  return { id }
}

/** Adds the names that are not on the list yet; gives how many, and how many were known. */
export async function addPupils(
  by: Acting,
  { id }: SchoolClass,
  pupils: readonly PupilName[],
): Promise<Refusal | { added: number; known: number }> {
  await lockClass(by, id)
  const standing = new Set((await namesIn(by, id)).map(({ name_key }) => name_key))
  const fresh = pupils.filter(({ name_key }) => !standing.has(name_key))
  if (standing.size + fresh.length > MOST_PUPILS)
    return refuse(`Une classe a ${MOST_PUPILS} élèves au plus. Retirez d’abord ceux qui sont partis.`, 'names')
  await keep(by, id, fresh)
  if (fresh.length > 0)
    await record(by, { act: 'class.pupils_added', subject: ['school_class', id], data: { added: fresh.length } })
  return { added: fresh.length, known: pupils.length - fresh.length }
}

/** The second of two colleagues on one class waits here, then reads what the first did. */
export const lockClass = (by: Acting, id: string) =>
  by.db
    .selectFrom('school_class')
    .select('id')
    .where('organisation_id', '=', by.member.organisationId)
    .where('id', '=', id)
    .forUpdate()
    .execute()

const namesIn = (by: Acting, classId: string) =>
  by.db
    .selectFrom('pupil')
    .select('name_key')
    .where('organisation_id', '=', by.member.organisationId)
    .where('class_id', '=', classId)
    .where('forgotten_at', 'is', null)
    .execute()

const keep = async (by: Acting, classId: string, pupils: readonly PupilName[]) => {
  if (pupils.length === 0) return
  await by.db
    .insertInto('pupil')
    .values(
      pupils.map((pupil) => ({
        ...{ id: by.newId(), organisation_id: by.member.organisationId, class_id: classId },
        ...pupil,
        created_at: by.now,
      })),
    )
    .execute()
}
