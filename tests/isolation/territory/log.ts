import type { Writing } from './writing.ts'

/** Who is invited, what was sent, what was written down. */
export async function writeLog({ q, ids, canary, coordinator, prescriber }: Writing): Promise<void> {
  await q(`insert into app.chain_head (organisation_id, seq, hash) values ($1, 1, '\\x00')`, [prescriber])
  await q(
    `insert into app.event (id, organisation_id, seq, at, actor, act, subject_kind, subject_id, household_id, why, hash) values ($1, $2, 1, now(), $3, 'household.registered', 'household', $4, $4, $3, '\\x00')`,
    [ids.event, prescriber, canary, ids.household],
  )
  await q(
    `insert into app.outbox (id, organisation_id, household_id, email, subject, body) values ($1, $2, $3, $4, $5, $5)`,
    [ids.outbox, coordinator, ids.household, `${canary.toLowerCase()}@exemple.test`, canary],
  )
  await q(
    `insert into app.member (id, organisation_id, name, email, role, status) values ($1, $2, $3, $4, 'mediator', 'invited')`,
    [ids.member, coordinator, canary, `${canary.toLowerCase()}@exemple.test`],
  )
  await q(
    `insert into app.invitation (id, organisation_id, member_id, token_hash, expires_at) values ($1, $2, $3, sha256(convert_to($4, 'utf8')), now() + interval '1 day')`,
    [ids.invitation, coordinator, ids.member, canary],
  )
}
