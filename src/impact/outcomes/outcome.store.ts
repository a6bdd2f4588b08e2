import { sql } from 'kysely'
import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { record } from '#platform/audit/event.store.ts'
import { answersOf, type OutcomeForm } from './outcome.form.ts'
import { type Answers, type Moment, scoreOf } from './words.ts'

export type Noted = { moment: Moment; answers: Answers; score: number; noted_by: string; noted_at: Date }
export type Outcomes = { before?: Noted; after?: Noted }

/** The latest note of each moment. */
export async function outcomesOf(by: Acting, householdId: string): Promise<Outcomes> {
  const { rows } = await sql<Noted>`select distinct on (moment) moment, answers, score, noted_by, noted_at from outcome
    where household_id in ${filesOf(householdId)} order by moment, noted_at desc, id desc`.execute(by.db)
  return Object.fromEntries(rows.map((row) => [row.moment, row]))
}

/** Notes where a household stands; an earlier note of the same moment stays in its story. */
export async function noteOutcome(by: Acting, householdId: string, form: OutcomeForm): Promise<{ score: number }> {
  const id = by.newId()
  const answers = answersOf(form)
  const score = scoreOf(answers)
  await by.db
    .insertInto('outcome')
    .values({
      id,
      household_id: householdId,
      organisation_id: by.member.organisationId,
      moment: form.moment,
      answers: JSON.stringify(answers),
      score,
      noted_by: by.member.name,
      noted_at: by.now,
    })
    .execute()
  await record(by, { act: 'outcome.noted', subject: ['outcome', id], householdId, to: form.moment, data: { score } })
  return { score }
}
