import type { Writing } from './writing.ts'

/** A donor's lot, from its agreement to the delivery note that is contested, with the machine that came of it. */
export async function writeDonations({ q, ids, canary, coordinator, donor }: Writing): Promise<void> {
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
}
