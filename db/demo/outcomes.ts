import { type Answers, gestureNames, type Moment, scoreOf } from '#impact/outcomes/words.ts'
import type { Demo } from './demo.ts'
import type { Household } from './households.ts'
import type { Person } from './people.ts'

/** Notes where a family stands, gesture by gesture. */
export function noteOutcome(demo: Demo, household: Household, moment: Moment, by: Person, at: Date): void {
  const level = moment === 'before' ? [0, 0, 0, 1, 1, 2] : [1, 2, 2, 3, 3, 3]
  const answers = Object.fromEntries(gestureNames.map((gesture) => [gesture, demo.random.pick(level)])) as Answers
  const score = scoreOf(answers)
  const id = demo.id(at)
  demo.add('outcome', {
    id,
    household_id: household.id,
    organisation_id: by.organisation.id,
    moment,
    answers,
    score,
    noted_by: by.name,
    noted_at: at,
  })
  demo.note(by, at, {
    act: 'outcome.noted',
    subject: ['outcome', id],
    householdId: household.id,
    to: moment,
    data: { score },
  })
}

export type Ending = 'autonomous' | 'moved' | 'declined' | 'unreachable' | 'no_longer_needed'

/** The journey ends; each need keeps in the story the state that it had. */
export function close(demo: Demo, household: Household, as: Ending, by: Person, at: Date): void {
  const needs = Object.fromEntries(household.needs.map(({ id, state }) => [id, state ?? 'heard']))
  for (const need of household.needs) Object.assign(need, { state: 'closed', closed_as: as, updated_at: at })
  Object.assign(household.row, { status: 'closed', closed_as: as, closed_at: at, version: 2 })
  demo.note(by, at, {
    act: 'household.closed',
    subject: ['household', household.id],
    householdId: household.id,
    from: 'open',
    to: as,
    data: { needs },
  })
}
