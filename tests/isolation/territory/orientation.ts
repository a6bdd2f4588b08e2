import type { Writing } from './writing.ts'

/** The first family, addressed by its prescriber to the coordination. */
export async function writeOrientation({ q, ids, canary, coordinator, prescriber, sender }: Writing): Promise<void> {
  await q(
    `insert into app.prescription (id, household_id, organisation_id, to_organisation_id, programme_id, member_id, sender, kinds, message, state, why, sent_at)
     values ($1, $2, $3, $4, $5, $6, $7, '{computer}', $7, 'sent', $7, now())`,
    [ids.prescription, ids.household, prescriber, coordinator, ids.programme, sender, canary],
  )
  await q(
    `insert into app.prescription_link (prescription_id, organisation_id, token_hash, sent_at, expires_at) values ($1, $2, sha256(convert_to('link ' || $3, 'utf8')), now(), now() + interval '8 days')`,
    [ids.prescription, prescriber, canary],
  )
  await q(
    `insert into app.prescription_message (id, prescription_id, organisation_id, kind, said_by, body, said_at) values ($1, $2, $3, 'question', $4, $4, now())`,
    [ids.message, ids.prescription, coordinator, canary],
  )
  await q(
    `insert into app.arrival (prescription_id, organisation_id, asked_at, came, said, said_by, said_at) values ($1, $2, now(), 'absent', $3, $3, now())`,
    [ids.prescription, coordinator, canary],
  )
}
