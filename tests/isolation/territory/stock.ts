import type { Writing } from './writing.ts'

/** Where machines and cards are: with whom, in which place, counted, sent to a school, gone. */
export async function writeStock({ q, ids, canary, at, coordinator, school, mediator }: Writing): Promise<void> {
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
  await q(`insert into app.place (id, organisation_id, name, commune) values ($1, $2, 'Lieu ' || $3::int, '62413')`, [
    ids.place,
    coordinator,
    at,
  ])
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

const sealedExit = (canary: string) => ({
  ...{ number: 'SO', kind: 'parts', left_on: '2026-01-05', organisation: canary, made_by: canary, taker: canary },
  ...{ slip: '', weight_grams: null, why: canary, sale: null, machines: [] },
})
