import type { Writing } from './writing.ts'

/** Appointments, a workshop's seat, what a family could do before. */
export async function writeSupport({ q, ids, canary, at, coordinator, mediator }: Writing): Promise<void> {
  await q(
    `insert into app.appointment (id, organisation_id, place_id, mediator_id, household_id, subject, starts_at, ends_at, note) values ($1, $2, $3, $4, $5, 'training', now() + interval '1 day', now() + interval '25 hours', $6)`,
    [ids.appointment, coordinator, ids.place, mediator, ids.household, canary],
  )
  await q(
    `insert into app.workshop (id, organisation_id, place_id, title, starts_at, ends_at, seats) values ($1, $2, $3, 'Atelier ' || $4::int, now() + interval '1 day', now() + interval '26 hours', 8)`,
    [ids.workshop, coordinator, ids.place, at],
  )
  await q(
    `insert into app.seat (id, workshop_id, organisation_id, household_id, booked_at) values ($1, $2, $3, $4, now())`,
    [ids.seat, ids.workshop, coordinator, ids.household],
  )
  await q(
    `insert into app.outcome (id, household_id, organisation_id, moment, answers, score, noted_by, noted_at) values ($1, $2, $3, 'before', '{}', 4, $4, now())`,
    [ids.outcome, ids.household, coordinator, canary],
  )
}
