import type pg from 'pg'
import { proposedRules } from '#allocation/policies/proposed.ts'
import { labelCode } from '#equipment/labels/label.code.ts'
import { proposedScale } from '#equipment/policies/scale.ts'
import { packList } from '#platform/tables/list.ts'
import { type FirstName, memberId, organisationId } from '#testing/cast.ts'

/** Identifiers of one row of each kind, in one territory. */
export type Territory = { canary: string; ids: Record<string, string> }

const hex = (n: number) => n.toString(16).padStart(12, '0')

/** A whole small territory written behind the locks, each private text carrying the same canary word. */
export async function writeTerritory(
  owner: pg.ClientBase,
  who: { coordinator: FirstName; prescriber: FirstName; donor?: FirstName; school?: FirstName },
  at: number,
  canary: string,
): Promise<Territory> {
  const id = (n: number) => `00000000-0000-7000-a${at.toString().padStart(3, '0')}-${hex(n)}`
  const coordinator = organisationId(who.coordinator)
  const prescriber = organisationId(who.prescriber)
  const donor = organisationId(who.donor ?? who.coordinator)
  const school = organisationId(who.school ?? who.prescriber)
  const mediator = memberId(who.coordinator)
  const ids = {
    household: id(1),
    beneficiary: id(2),
    need: id(3),
    prescription: id(4),
    device: id(5),
    donation: id(6),
    programme: id(7),
    allocation: id(8),
    handover: id(9),
    appointment: id(10),
    workshop: id(11),
    seat: id(12),
    outcome: id(13),
    place: id(14),
    sim: id(15),
    lot: id(16),
    file: id(17),
    snapshot: id(18),
    wipe: id(19),
    custody: id(20),
    item: id(21),
    agreement: id(22),
    event: id(23),
    outbox: id(24),
    invitation: id(25),
    member: id(26),
    public: id(27),
    census: id(28),
    censusInvitation: id(29),
    twin: id(40),
    verdict: id(41),
    message: id(30),
    schoolClass: id(50),
    pupil: id(51),
    signal: id(52),
    list: id(60),
    request: id(70),
    lent: id(80),
    loanSheet: id(81),
    loan: id(82),
    stockTake: id(83),
    line: id(84),
    donorAgreement: id(61),
    collection: id(62),
    donationLine: id(63),
    removal: id(64),
    elsewhere: id(153),
    transfer: id(75),
    transferItem: id(76),
    announced: id(77),
    handout: id(132),
    tablet: id(133),
    incident: id(134),
    batch: id(135),
    thing: id(136),
    note: id(65),
    noteLine: id(66),
    scan: id(67),
    contest: id(68),
    labelBatch: id(71),
    label: labelCode(hex(at * 1000 + 72)),
    station: id(73),
    gesture: id(74),
    absorbed: id(160),
    alias: id(161),
    join: id(162),
    checklist: id(163),
    deviceTest: id(164),
    repair: id(165),
    part: id(166),
    policy: id(167),
    record: id(80),
    certificate: id(81),
    run: id(170),
    runNeed: id(171),
    appeal: id(172),
    exit: id(82),
    adoptedOrder: id(1740),
    published: `ABCDEFGHJK2${2 + at}`,
    simulation: id(176),
    funding: id(180),
    kit: id(181),
    quotaRule: id(182),
    priority: id(7),
    priorityLine: 'priorite-1',
  }
  const q = (text: string, values: unknown[]) => owner.query(text, values)
  await q(
    `insert into app.household (id, organisation_id, name, commune, address, phone, best_moment) values ($1, $2, $3, '62413', $3, '+33612345678', $3)`,
    [ids.household, prescriber, canary],
  )
  await q(`insert into app.beneficiary (id, household_id, first_name, last_name, class) values ($1, $2, $3, $3, $3)`, [
    ids.beneficiary,
    ids.household,
    canary,
  ])
  await q(
    `insert into app.agreement (id, household_id, organisation_id, kind, how, given_by, given_on, noted_by) values ($1, $2, $3, 'sharing', 'spoken', $4, '2026-01-05', $4)`,
    [ids.agreement, ids.household, prescriber, canary],
  )
  await q(
    `insert into app.census (id, organisation_id, title, opens_on, closes_on, kinds, communes, created_at) values ($1, $2, $3, '2020-01-01', '2099-12-31', '{computer}', '{62413}', now())`,
    [ids.census, coordinator, canary],
  )
  await q(
    `insert into app.census_invitation (id, census_id, organisation_id, partner, email, token_hash, invited_at) values ($1, $2, $3, $4, $4, decode(md5($4), 'hex'), now())`,
    [ids.censusInvitation, ids.census, coordinator, canary],
  )
  await q(
    `insert into app.list_upload (id, organisation_id, purpose, census_id, partner, name, content, sha256, said, kept_at)
     select x.id, x.owner, x.purpose, x.census, $5, $5, $6, $7, $8, now() from (values ($1::uuid, $2::uuid, 'census', $1::uuid), ($3, $4, 'orientations', null)) as x (id, owner, purpose, census)`,
    // The list of a census bears its identifier: an address with two of them is walked with one.
    [ids.census, coordinator, ids.list, prescriber, canary, ...listOfOne(canary)],
  )
  await q(
    `insert into app.census_count (organisation_id, invitation_id, commune, kind, declared) values ($1, $2, '62413', 'computer', 9)`,
    [coordinator, ids.censusInvitation],
  )
  // Without a school of its own, a territory's class stands at its prescriber's: nobody of that organisation may open it.
  await q(
    `insert into app.school_class (id, organisation_id, name, school_year, created_at)
     values ($1, $2, left($3, 30), extract(year from now() - interval '8 months')::int, now())`,
    [ids.schoolClass, school, canary],
  )
  await q(
    `insert into app.school_break (organisation_id, school_year, kind, last_class, resumes, said_at)
     select o, extract(year from now() - interval '8 months')::int, 'winter', '2026-02-13', '2026-03-02', now() from unnest($1::uuid[]) o on conflict do nothing`,
    [[coordinator, school]],
  )
  await q(
    `insert into app.pupil (id, organisation_id, class_id, first_name, last_name, name_key, household_id, created_at) values ($1, $2, $3, $4, $4, $4, $5, now())`,
    [ids.pupil, school, ids.schoolClass, canary, ids.household],
  )
  await q(
    `insert into app.signal (id, organisation_id, pupil_id, since, noticed, flagged_by, flagged_at) values ($1, $2, $3, current_date, 'class_missed', $4, now())`,
    [ids.signal, school, ids.pupil, canary],
  )
  await q(
    `insert into app.target_public (id, household_id, organisation_id, kind, declared_by, declared_on) values ($1, $2, $3, 'rsa', $4, '2026-01-05')`,
    [ids.public, ids.household, prescriber, canary],
  )
  await q(
    `insert into app.need (id, household_id, organisation_id, kind, situation) values ($1, $2, $3, 'computer', $4)`,
    [ids.need, ids.household, prescriber, canary],
  )
  await q(
    `insert into app.household_access (organisation_id, household_id, reason, name, name_key, commune, stage, status, touched_at)
     select $1, id, 'prescription', name, lower(name), commune, stage, status, touched_at from app.household where id = $2 on conflict do nothing`,
    [coordinator, ids.household],
  )
  await q(`insert into app.household (id, organisation_id, name, commune) values ($1, $2, $3, '62413')`, [
    ids.twin,
    prescriber,
    canary,
  ])
  await q(
    `insert into app.household_access (organisation_id, household_id, reason, name, name_key, commune, stage, status, touched_at)
     select $1, h.id, 'prescription', h.name, h.name_key, h.commune, h.stage, h.status, h.touched_at from app.household h where h.id = $2`,
    [coordinator, ids.twin],
  )
  await q(
    `insert into app.programme (id, organisation_id, name, starts_on) values ($1, $2, 'Programme ' || $3::int, '2026-01-01')`,
    [ids.programme, coordinator, at],
  )
  // A draft of its programme's order bears the programme's identifier: an address with two of them is walked with one.
  await q(
    `insert into app.priority_policy (id, organisation_id, programme_id, version, rules, written_by, written_at) values ($1, $2, $1, 2, $3, $4, now())`,
    [ids.programme, coordinator, JSON.stringify({ ...proposedRules, others: canary }), canary],
  )
  await q(
    `insert into app.quota (programme_id, commune, kind, places, promised) values ($1, '62413', 'computer', 5, 1)`,
    [ids.programme],
  )
  await q(
    `insert into app.reservation (id, organisation_id, programme_id, commune, kind, holder_id, places, until, note, written_at) values ($1, $2, $3, '62413', 'computer', $4, 1, '2030-01-01', $5, now())`,
    [id(930), coordinator, ids.programme, prescriber, canary],
  )
  await q(
    `insert into app.carry_over (id, organisation_id, programme_id, commune, kind, to_programme_id, to_commune, places, why, decided_by, decided_at) values ($1, $2, $3, '62413', 'computer', $3, '62413', 1, $4, $4, now())`,
    [id(931), coordinator, ids.programme, canary],
  )
  await q(
    `insert into app.funding_agreement (id, organisation_id, programme_id, title, starts_on, written_at) values ($1, $2, $3, $4, '2026-01-01', now())`,
    [ids.funding, coordinator, ids.programme, canary],
  )
  await q(
    `insert into app.kit (id, organisation_id, programme_id, position, name, has_computer, has_connection, has_training) values ($1, $2, $3, 1, $4, true, false, false)`,
    [ids.kit, coordinator, ids.programme, canary],
  )
  await q(
    `insert into app.quota_rule (id, organisation_id, programme_id, name, kind, at_most, written_at) values ($1, $2, $3, $4, 'computer', 5, now())`,
    [ids.quotaRule, coordinator, ids.programme, canary],
  )
  await q(
    `insert into app.prescription (id, household_id, organisation_id, to_organisation_id, programme_id, member_id, sender, kinds, message, state, why, sent_at)
     values ($1, $2, $3, $4, $5, $6, $7, '{computer}', $7, 'sent', $7, now())`,
    [ids.prescription, ids.household, prescriber, coordinator, ids.programme, memberId(who.prescriber), canary],
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
  await q(
    `insert into app.donation (id, organisation_id, refurbisher_id, title, announced, place, why) values ($1, $2, $3, $4, 3, $4, $4)`,
    [ids.donation, donor, coordinator, canary],
  )
  await q(
    `insert into app.donor_agreement (id, organisation_id, refurbisher_id, title, starts_on, deliberation, why, written_at) values ($1, $2, $3, $4, '2026-01-01', $4, $4, now())`,
    [ids.donorAgreement, donor, coordinator, canary],
  )
  await q(
    `insert into app.donation_line (id, donation_id, organisation_id, position, kind, count, unit_value_cents, place) values ($1, $2, $3, 0, 'laptop', 3, 0, $4)`,
    [ids.donationLine, ids.donation, donor, canary],
  )
  await q(
    `insert into app.collection (id, donation_id, organisation_id, day, slot, place, contact_role, contact_name, note, proposed_at, proposed_by)
     values ($1, $2, $3, '2099-01-05', 'late_morning', $4, $4, $4, $4, now(), $4)`,
    [ids.collection, ids.donation, coordinator, canary],
  )
  await q(
    `insert into app.deed (donation_id, organisation_id, donor_signer, donor_agreed_at) values ($1, $2, $3, now())`,
    [ids.donation, donor, canary],
  )
  await q(
    `insert into app.retired_stock (organisation_id, year, category, count, declared_at, declared_by) values ($1, 2026, 'screens', 40, now(), $2) on conflict do nothing`,
    [donor, canary],
  )
  await q(
    `insert into app.waste_removal (id, organisation_id, removed_on, nature, count, destination, noted_at, noted_by) values ($1, $2, '2026-01-05', $3, 3, $3, now(), $3)`,
    [ids.removal, donor, canary],
  )
  await q(
    `insert into app.reused_elsewhere (id, organisation_id, year, category, nature, count, outlet, taker, document, noted_at, noted_by)
     values ($1, $2, 2026, 'screens', $3, 3, 'sold', $3, $3, now(), $3)`,
    [ids.elsewhere, donor, canary],
  )
  await q(
    `insert into app.recipient_title (organisation_id, kind, reference, declared_at, declared_by) values ($1, 'general_interest', 'Statuts', now(), 'Une personne') on conflict do nothing`,
    [coordinator],
  )
  await q(
    `insert into app.device (id, organisation_id, donor_id, donation_id, kind, brand, model, serial, state, note) values ($1, $2, $3, $4, 'laptop', $5, $5, $5, 'reserved', $5)`,
    [ids.device, coordinator, donor, ids.donation, canary],
  )
  await q(
    `insert into app.delivery_note (id, donation_id, organisation_id, donor_id, state, file_name, noted_at, closed_by, sent_to) values ($1, $2, $3, $4, 'counted', $5, now(), $5, $5)`,
    [ids.note, ids.donation, coordinator, donor, canary],
  )
  await q(
    `insert into app.delivery_line (id, note_id, organisation_id, line, kind, brand, model, serial, word) values ($1, $2, $3, 2, 'laptop', $4, $4, $4, $4)`,
    [ids.noteLine, ids.note, coordinator, canary],
  )
  await q(
    `insert into app.delivery_scan (id, note_id, organisation_id, device_id, result, said, received, last_at, scanned_at, scanned_by) values ($1, $2, $3, $4, 'surplus', $5, true, now(), now(), $5)`,
    [ids.scan, ids.note, coordinator, ids.device, canary],
  )
  await q(
    `insert into app.delivery_contest (id, note_id, organisation_id, scan_id, said, said_by, said_at) values ($1, $2, $3, $4, $5, $5, now())`,
    [ids.contest, ids.note, donor, ids.scan, canary],
  )
  await q(
    `insert into app.delivery_link (note_id, organisation_id, token_hash, sent_at, expires_at) values ($1, $2, sha256(convert_to($3, 'utf8')), now(), now() + interval '9 days')`,
    [ids.note, coordinator, canary],
  )
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
    `insert into app.priority_policy (id, organisation_id, programme_id, version, rules, state, adopted_by, adopted_on, written_by, written_at)
     values ($1, $2, $3, 1, '{"strata": [], "others": "Tous", "points": []}', 'adopted', 'Comité', '2026-01-05', $4, now())`,
    [ids.adoptedOrder, coordinator, ids.programme, canary],
  )
  await q(
    `insert into app.allocation_run (id, organisation_id, programme_id, policy_id, name, state, frozen_at, frozen_by, inputs_hash, commitment, seed_source, seed_on,
       seed, seeded_at, body, decided_on, decided_by, decided_at, published_at, public_code)
     values ($1, $2, $3, $4, 'Rentrée', 'published', now(), $5, repeat('a', 64), repeat('b', 64), 'Loto', '2026-01-05', 'graine', now(), 'Commission', '2026-01-06', $5,
       now(), now(), $6)`,
    [ids.run, coordinator, ids.programme, ids.adoptedOrder, canary, ids.published],
  )
  await q(
    `insert into app.run_document (run_id, organisation_id, kind, content) values ($1, $2, 'scenario', $3), ($1, $2, 'result', $3)`,
    [
      ids.run,
      coordinator,
      JSON.stringify({
        needs: [],
        supply: [{ class: canary, count: 1, suits: ['Ordinateur'], fit: {} }],
        quotas: [{ name: canary, where: { q1: ['1'] }, class: null, min: null, max: 5 }],
      }),
    ],
  )
  // The kit and the class stand in the published list, once hidden where they could tell a family: they bear no canary.
  await q(
    `insert into app.run_need (id, organisation_id, run_id, household_id, pseudonym, kit, kinds, commune, prescriber_id, stratum, points, stratum_name, reasons, since,
       quotas, lottery, outcome, class, final)
     values ($1, $2, $3, $4, left(md5($5), 16), 'Ordinateur', '{computer}', '62413', $6, 1, 3, $5, $7, '2026-01-01', '{q1}', 'abc', 'served', 'Ordinateur portable', 'waiting')`,
    [ids.runNeed, coordinator, ids.run, ids.twin, canary, prescriber, JSON.stringify([{ reason: canary, points: 3 }])],
  )
  await q(
    `insert into app.run_cutoff (run_id, organisation_id, position, quotas, kits, served, waiting, last_served, first_waiting)
     values ($1, $2, 0, array[$3], array[$3], 0, 1, null, '{"stratum": 1, "points": 3, "since": "2026-01-01", "lottery": "abc"}')`,
    [ids.run, coordinator, canary],
  )
  await q(
    `insert into app.derogation (id, organisation_id, run_id, run_need_id, way, why, said_by, said_at) values ($1, $2, $3, $4, 'out', 'Au vu de ' || $5, $5, now())`,
    [id(174), coordinator, ids.run, ids.runNeed, canary],
  )
  await q(
    `insert into app.appeal (id, organisation_id, run_need_id, received_on, grounds, written_by, written_at) values ($1, $2, $3, current_date, $4, $4, now())`,
    [ids.appeal, coordinator, ids.runNeed, canary],
  )
  await q(
    `insert into app.run_publication (run_id, organisation_id, sha256, bytes, packed, figures, published_by, published_at)
     values ($1, $2, encode(sha256('x'), 'hex'), 1, '\\x1f8b0800000000000203abae050043bfa6a302000000', $3, $4, now())`,
    [
      ids.run,
      coordinator,
      JSON.stringify({
        listed: 9,
        served: 4,
        waiting: 5,
        stock: [],
        quotas: [],
        strata: [],
        communes: [],
        cutoffs: [],
        small: 1,
        others: 0,
      }),
      canary,
    ],
  )
  await q(
    `insert into app.exit (id, number, organisation_id, kind, left_on, sealed, sha256, made_by, member_id, made_at)
     values ($1, 'SO-' || $2::int, $3, 'parts', '2026-01-05', $4, sha256('x'), $5, $6, now())`,
    [ids.exit, at, coordinator, JSON.stringify(sealedExit(canary)), canary, mediator],
  )
  await q(`insert into app.exit_item (exit_id, device_id, organisation_id) values ($1, $2, $3)`, [
    ids.exit,
    ids.device,
    coordinator,
  ])
  await q(
    `insert into app.allocation (id, organisation_id, programme_id, household_id, commune, kind, device_id, why, promised_by, promised_at) values ($1, $2, $3, $4, '62413', 'computer', $5, $6, $6, now())`,
    [ids.allocation, coordinator, ids.programme, ids.household, ids.device, canary],
  )
  await q(`insert into app.place (id, organisation_id, name, commune) values ($1, $2, 'Lieu ' || $3::int, '62413')`, [
    ids.place,
    coordinator,
    at,
  ])
  await q(
    `insert into app.verdict (id, organisation_id, a, b, same, reason, decided_by, decided_at) values ($1, $2, $3, $4, false, $5, $5, now())`,
    [ids.verdict, coordinator, ids.household, ids.twin, canary],
  )
  await q(
    `insert into app.likeness (organisation_id, a, b, zone, odds, steps, found_at) values ($1, $2, $3, 'judge', 8, '[]', now())`,
    [coordinator, ids.household, ids.twin],
  )
  await q(
    `insert into app.rights_request (id, organisation_id, household_id, kind, how, asker, said, received_on, received_by, noted_at, due_on, extended_on, extended_because)
     values ($1, $2, $3, 'object', 'spoken', $4, $4, current_date - 3, $4, now(), current_date + 80, current_date - 1, $4)`,
    [ids.request, prescriber, ids.household, canary],
  )
  await q(
    `insert into app.warning (household_id, organisation_id, asked_at, state, how, told_on, noted_by, noted_at)
     values ($1, $2, now(), 'unreachable', null, current_date, $3, now())`,
    [ids.twin, prescriber, canary],
  )
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
    `insert into app.custody (id, device_id, organisation_id, household_id, since) values ($1, $2, $3, $4, now())`,
    [ids.custody, ids.device, coordinator, ids.household],
  )
  await q(
    `insert into app.transfer (id, organisation_id, receiver_id, way, state, announced, note, prepared_at, prepared_by, sent_at, sent_by, sent_count, moved_at)
     values ($1, $2, $3, 'entrusted', 'sent', 1, $4, now(), $4, now(), $4, 1, now())`,
    [ids.transfer, coordinator, school, canary],
  )
  await q(
    `insert into app.transfer_item (id, transfer_id, organisation_id, receiver_id, device_id, number, named, state)
     values ($1, $2, $3, $4, $5, $6, $6, 'expected')`,
    [ids.transferItem, ids.transfer, coordinator, school, ids.device, canary],
  )
  await q(
    `insert into app.organisation_called (organisation_id, called, meant_id, said_at) values ($1, $2, $3, now()) on conflict do nothing`,
    [coordinator, canary.toLowerCase(), school],
  )
  await q(
    `insert into app.sim_lot (id, organisation_id, operator, label, received_on) values ($1, $2, $3, $3, '2026-01-01')`,
    [ids.lot, coordinator, canary],
  )
  await q(
    `insert into app.sim_card (id, organisation_id, lot_id, iccid, state, household_id) values ($1, $2, $3, $4, 'given', $5)`,
    [ids.sim, coordinator, ids.lot, `893310000000000${at.toString().padStart(4, '0')}`, ids.household],
  )
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
  await lendMachine(q, { ids, coordinator, canary, id })
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
  return { canary, ids }
}

type Lending = { ids: Record<string, string>; coordinator: string; canary: string; id: (n: number) => string }

/** A machine on loan to the second family, with all that may happen to it, and the inventory of a place. */
async function lendMachine(
  q: (text: string, values: unknown[]) => Promise<unknown>,
  { ids, coordinator, canary, id }: Lending,
): Promise<void> {
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
    `insert into app.simulation (id, organisation_id, programme_id, name, scenarios, state, written_by, written_at, result, shared, found_at)
     values ($1, $2, $3, $4, $5, 'found', $4, now(), $6, $6, now())`,
    [
      ...[ids.simulation, coordinator, ids.programme, canary],
      JSON.stringify([
        { name: 'Aujourd’hui', changes: [] },
        { name: canary, changes: [canary] },
      ]),
      JSON.stringify({
        families: 20,
        outcomes: [10, 15].map((served) => ({ served, gained: 5, lost: null, conflict: null })),
        communes: [{ label: 'Harnes', families: 20, served: [10, 15], gained: [null, 5], lost: [null, null] }],
        publics: [],
        priorities: [],
      }),
    ],
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
  await q(
    `insert into app.stock_threshold (organisation_id, place_id, kind, least, set_by, set_at) values ($1, $2, 'laptop', 3, $3, now())`,
    [coordinator, ids.place, canary],
  )
  await q(
    `insert into app.stock_take (id, organisation_id, place_id, opened_by, opened_at) values ($1, $2, $3, $4, now())`,
    [ids.stockTake, coordinator, ids.place, canary],
  )
  await q(
    `insert into app.stock_take_line (id, stock_take_id, organisation_id, device_id, expected_state) values ($1, $2, $3, $4, 'reserved')`,
    [ids.line, ids.stockTake, coordinator, ids.device],
  )
}
const certifiedFacts = (canary: string) => ({
  ...{ number: canary, maker: canary, model: canary, kind: 'laptop', serial: canary, tag: canary, donor: canary },
  ...{ destination: 'reuse', supports: [], evidence: [] },
})

const sealedExit = (canary: string) => ({
  ...{ number: 'SO', kind: 'parts', left_on: '2026-01-05', organisation: canary, made_by: canary, taker: canary },
  ...{ slip: '', weight_grams: null, why: canary, sale: null, machines: [] },
})

function listOfOne(canary: string): [Buffer, Buffer, string] {
  const { content, sha256 } = packList({
    header: ['Nom', 'Commune', 'Besoins', 'Accord'],
    rows: [{ line: 2, cells: [canary, 'Harnes', 'ordinateur', 'oui'] }],
    notes: [],
  })
  const said = { columns: ['name', 'commune', 'kinds', 'agreed'], communes: {}, more: { to: '', agreed: 'spoken' } }
  return [content, sha256, JSON.stringify(said)]
}
