import { AGREES_ALONE, ageSaid, mayBeFifteen } from '#needs/ages/age.rules.ts'
import { withoutAdultIn } from '#needs/ages/withoutAdult.store.ts'
import { peopleOf } from '#needs/beneficiaries/beneficiary.store.ts'
import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { isTeen, type YoungAsked, youngAsked } from './young.rules.ts'

/** What is to be asked of the young people of a household, and the names of those of whom it is. */
export type Young = { asked: YoungAsked; names: readonly string[] }

export async function youngOf(by: Acting, householdId: string): Promise<Young> {
  const today = dayOf(by.now)
  const [people, withoutAdult, pupil] = await Promise.all([
    peopleOf(by, householdId),
    withoutAdultIn(by, householdId),
    by.db
      .selectFrom('target_public as t')
      .leftJoin('beneficiary as b', 'b.id', 't.beneficiary_id')
      .select('t.id')
      .where('t.household_id', 'in', filesOf(householdId))
      .where('t.kind', '=', 'pupil')
      .where('t.ended_on', 'is', null)
      .where('b.birth_year', 'is', null)
      .limit(1)
      .executeTakeFirst(),
  ])
  const aged = people.map((one) => ({ ...one, age: ageSaid(one, today) }))
  const asked = youngAsked({ withoutAdult, people: aged, pupil: pupil !== undefined })
  const meant =
    asked === 'fifteen'
      ? aged.filter((one) => !one.adult && mayBeFifteen(one, today))
      : aged.filter(({ age }) => isTeen(age))
  return { asked, names: meant.map(({ first_name }) => first_name) }
}

/** Those of a household who may be fifteen were said to be. Part of the sending. */
export const noteFifteen = (by: Acting, householdId: string, said_by: 'self' | 'parent' | 'seen') =>
  by.db
    .updateTable('beneficiary')
    .set((q) => ({ fifteen_said_by: said_by, version: q('version', '+', 1) }))
    .where('household_id', 'in', filesOf(householdId))
    .where('gone_on', 'is', null)
    .where('adult', '=', false)
    .where('fifteen_said_by', 'is', null)
    .where('birth_year', '=', Number(dayOf(by.now).slice(0, 4)) - AGREES_ALONE)
    .execute()
