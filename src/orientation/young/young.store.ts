import { ageOn } from '#needs/ages/age.rules.ts'
import { peopleOf } from '#needs/beneficiaries/beneficiary.store.ts'
import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { isTeen, type YoungAsked, youngAsked } from './young.rules.ts'

/** What is to be asked of the young people of a household, and the names of those of fifteen to seventeen. */
export type Young = { asked: YoungAsked; names: readonly string[] }

export async function youngOf(by: Acting, householdId: string): Promise<Young> {
  const today = dayOf(by.now)
  const [people, household, pupil] = await Promise.all([
    peopleOf(by, householdId),
    by.db.selectFrom('household').select('adults').where('id', '=', householdId).executeTakeFirst(),
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
  const aged = people.map((one) => ({ ...one, age: ageOn(one, today) }))
  return {
    asked: youngAsked({ adults: household?.adults ?? 0, people: aged, pupil: pupil !== undefined }),
    names: aged.filter(({ age }) => isTeen(age)).map(({ first_name }) => first_name),
  }
}
