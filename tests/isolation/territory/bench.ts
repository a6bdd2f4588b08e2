import { proposedScale } from '#equipment/policies/scale.ts'
import type { Writing } from './writing.ts'

/** What a workshop notes of that machine: labels, tests, repairs, wipes, its certificate, and the record joined to it. */
export async function writeBench({ q, ids, canary, at, coordinator, mediator }: Writing): Promise<void> {
  await q(
    `insert into app.device (id, organisation_id, kind, brand, state, joined_to) values ($1, $2, 'laptop', $3, 'exited', $4)`,
    [ids.absorbed, coordinator, canary, ids.device],
  )
  await q(
    `insert into app.device_join (id, organisation_id, kept_id, absorbed_id, reason, before, joined_at)
     values ($1, $2, $3, $4, $5, '{"state": "received", "serial": null, "drives": [], "filled": []}', now())`,
    [ids.join, coordinator, ids.device, ids.absorbed, canary],
  )
  await q(
    `insert into app.device_alias (id, organisation_id, device_id, kind, value, key, noted_at) values ($1, $2, $3, 'board', $4, $4, now())`,
    [ids.alias, coordinator, ids.device, canary],
  )
  const lines = [{ key: 'start', label: canary, nature: 'essential' }]
  await q(
    `insert into app.checklist (id, organisation_id, kind, version, lines, since) values ($1, $2, 'other', 1, $3, now())`,
    [ids.checklist, coordinator, JSON.stringify(lines)],
  )
  await q(
    `insert into app.device_test (id, organisation_id, device_id, turn, checklist, answers, note, tested_at) values ($1, $2, $3, 1, 1, $4, $5, now())`,
    [ids.deviceTest, coordinator, ids.device, JSON.stringify([{ ...lines[0], result: 'ok', word: '' }]), canary],
  )
  await q(`insert into app.repair (id, organisation_id, device_id, found, opened_at) values ($1, $2, $3, $4, now())`, [
    ids.repair,
    coordinator,
    ids.device,
    canary,
  ])
  await q(
    `insert into app.part (id, organisation_id, kind, fits, supplier, cost_cents, repair_id, device_id, added_at, used_at)
     values ($1, $2, 'battery', $3, $3, 100, $4, $5, now(), now())`,
    [ids.part, coordinator, canary, ids.repair, ids.device],
  )
  await q(
    `insert into app.performance_policy (id, organisation_id, version, since, scale, written_at) values ($1, $2, 1, '2026-01-01', $3, now())`,
    [ids.policy, coordinator, JSON.stringify(proposedScale)],
  )
  await q(
    `insert into app.file_content (sha256, bytes) values (sha256(convert_to($1, 'utf8')), convert_to($1, 'utf8')) on conflict do nothing`,
    [canary],
  )
  await q(
    `insert into app.file (id, organisation_id, household_id, sha256, name, type, size) values ($1, $2, $3, sha256(convert_to($4, 'utf8')), $4, 'text/plain', 6)`,
    [ids.file, coordinator, ids.household, canary],
  )
  await q(
    `insert into app.snapshot (id, device_id, organisation_id, file_id, content) values ($1, $2, $3, $4, to_jsonb($5::text))`,
    [ids.snapshot, ids.device, coordinator, ids.file, canary],
  )
  await q(
    `insert into app.wipe (id, device_id, organisation_id, file_id, file_sha256, tool, method, verdict, drives, operator)
     values ($1, $2, $3, $4, sha256(convert_to($5, 'utf8')), 'nwipe', $5, 'verified', '[]', $5)`,
    [ids.wipe, ids.device, coordinator, ids.file, canary],
  )
  await q(
    `insert into app.wipe_record (id, device_id, organisation_id, kind, drive_serial, method, place, done_on, operator_id, operator, recorded_at)
     values ($1, $2, $3, 'destroyed', $4, 'drilled', $4, '2026-01-05', $5, $4, now())`,
    [ids.record, ids.device, coordinator, canary, mediator],
  )
  await q(
    `insert into app.certificate (id, number, organisation_id, device_id, code, code_hash, file_id, sha256, evidence_sha256, facts, operator_ids, verifier_id, verifier, issued_at)
     values ($1, 'CE-' || $2::int, $3, $4, 'ABCDEFGH234' || ($2::int + 1), sha256(convert_to('ABCDEFGH234' || ($2::int + 1), 'utf8')), $5,
       sha256(convert_to('pdf ' || $6, 'utf8')), sha256(convert_to('evidence ' || $6, 'utf8')), $7, '{}', $8, $6, now())`,
    [ids.certificate, at, coordinator, ids.device, ids.file, canary, JSON.stringify(certifiedFacts(canary)), mediator],
  )
  await q(
    `insert into app.label_batch (id, organisation_id, count, printed_by, printed_at) values ($1, $2, 1, $3, now())`,
    [ids.labelBatch, coordinator, canary],
  )
  await q(
    `insert into app.label (code, organisation_id, batch_id, position, device_id, claimed_by, claimed_at) values ($1, $2, $3, 0, $4, $5, now())`,
    [ids.label, coordinator, ids.labelBatch, ids.device, canary],
  )
  await q(
    `insert into app.station (member_id, browser, organisation_id, mode, label_code) values ($1, $2, $3, 'tested', $4)`,
    [mediator, ids.station, coordinator, ids.label],
  )
  await q(
    `insert into app.scan (id, member_id, browser, organisation_id, code, mode, outcome, title, detail, device_id, at) values ($1, $2, $3, $4, $5, 'tested', 'done', $5, $5, $6, now())`,
    [ids.gesture, mediator, ids.station, coordinator, canary, ids.device],
  )
}

const certifiedFacts = (canary: string) => ({
  ...{ number: canary, maker: canary, model: canary, kind: 'laptop', serial: canary, tag: canary, donor: canary },
  ...{ destination: 'reuse', supports: [], evidence: [] },
})
