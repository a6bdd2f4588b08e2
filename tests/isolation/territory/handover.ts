import type { Writing } from './writing.ts'

/** A session with its sheet and its tablet, a batch for a person, and a machine on loan to the second family with all that may happen to it. */
export async function writeHandover({ q, ids, canary, id, coordinator, mediator }: Writing): Promise<void> {
  await q(
    `insert into app.handout (id, organisation_id, title, held_on, kind, due_on, created_by, created_at) values ($1, $2, $3, '2026-12-01', 'loan', '2027-01-01', $3, now())`,
    [ids.handout, coordinator, canary],
  )
  await q(
    `insert into app.handover (id, organisation_id, household_id, kind, due_on, state, handed_by, created_at, handout_id, line) values ($1, $2, $3, 'loan', '2027-01-01', 'prepared', $4, now(), $5, 1)`,
    [ids.handover, coordinator, ids.household, canary, ids.handout],
  )
  await q(
    `insert into app.handover_item (id, handover_id, household_id, allocation_id, device_id, accessories) values ($1, $2, $3, $4, $5, $6)`,
    [ids.item, ids.handover, ids.household, ids.allocation, ids.device, canary],
  )
  await q(
    `insert into app.batch (id, organisation_id, receiver, receiver_name, receiver_role, receiver_of, due_on, handed_by, created_at, updated_at)
     values ($1, $2, 'person', $3, $3, $3, '2027-01-01', $3, now(), now())`,
    [ids.batch, coordinator, canary],
  )
  await q(`insert into app.batch_item (id, batch_id, organisation_id, label) values ($1, $2, $3, $4)`, [
    ...[ids.thing, ids.batch, coordinator, canary],
  ])
  await q(
    `insert into app.field_tablet (id, organisation_id, handout_id, member_id, taken_by, label, sheets, taken_at) values ($1, $2, $3, $4, $5, $5, 1, now())`,
    [ids.tablet, coordinator, ids.handout, mediator, canary],
  )
  await q(
    `insert into app.field_act (id, organisation_id, tablet_id, handover_id, household_id, seq, kind, at, received_at, data, outcome, why)
     values ($1, $2, $3, $4, $5, 0, 'declined', now(), now(), jsonb_build_object('why', $6::text), 'incident', $6)`,
    [ids.incident, coordinator, ids.tablet, ids.handover, ids.household, canary],
  )
  await q(
    `insert into app.device (id, organisation_id, place_id, kind, brand, model, serial, state) values ($1, $2, $3, 'laptop', $4, $4, $4 || '-2', 'handed_over')`,
    [ids.lent, coordinator, ids.place, canary],
  )
  await q(
    `insert into app.handover (id, organisation_id, household_id, kind, due_on, state, handed_by, created_at, signed_at, signer) values ($1, $2, $3, 'loan', '2027-01-01', 'closed', $4, now(), now(), $4)`,
    [ids.loanSheet, coordinator, ids.twin, canary],
  )
  await q(
    `insert into app.custody (id, device_id, organisation_id, household_id, handover_id, since) values ($1, $2, $3, $4, $5, now())`,
    [ids.loan, ids.lent, coordinator, ids.twin, ids.loanSheet],
  )
  await q(
    `insert into app.loan_terms (id, organisation_id, programme_id, from_on, months, renewals, notice_days, care, said_by, said_at) values ($1, $2, $3, '2026-01-01', 24, 1, 30, $4, $4, now())`,
    [id(85), coordinator, ids.programme, canary],
  )
  await q(
    `insert into app.renewal (id, organisation_id, household_id, handover_id, due_before, due_after, agreed_by, renewed_by, renewed_at) values ($1, $2, $3, $4, '2026-01-01', '2027-01-01', $5, $5, now())`,
    [id(86), coordinator, ids.twin, ids.loanSheet, canary],
  )
  await q(
    `insert into app.loan_reminder (id, organisation_id, household_id, handover_id, due_on, moment, how, reminded_at) values ($1, $2, $3, $4, '2027-01-01', 'month', 'person', now())`,
    [id(87), coordinator, ids.twin, ids.loanSheet],
  )
  await q(
    `insert into app.loan_return (id, organisation_id, household_id, handover_id, custody_id, device_id, place_id, condition, missing, received_by, returned_at) values ($1, $2, $3, $4, $5, $6, $7, 'fine', $8, $8, now())`,
    [id(88), coordinator, ids.twin, ids.loanSheet, ids.loan, ids.lent, ids.place, canary],
  )
  await q(
    `insert into app.repair_ticket (id, organisation_id, household_id, handover_id, custody_id, device_id, trouble, note, opened_by, opened_at) values ($1, $2, $3, $4, $5, $6, 'screen', $7, $7, now())`,
    [id(89), coordinator, ids.twin, ids.loanSheet, ids.loan, ids.lent, canary],
  )
  await q(
    `insert into app.loss (id, organisation_id, household_id, handover_id, custody_id, device_id, kind, happened_on, circumstance, report_number, declared_to, declared_at) values ($1, $2, $3, $4, $5, $6, 'lost', current_date, 'outside', $7, $7, now())`,
    [id(90), coordinator, ids.twin, ids.loanSheet, ids.loan, ids.lent, canary],
  )
}
