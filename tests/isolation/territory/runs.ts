import type { Writing } from './writing.ts'

/** A run of that programme, decided and published, and a promise made beside it. */
export async function writeRuns({ q, ids, canary, id, coordinator, prescriber }: Writing): Promise<void> {
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
    `insert into app.allocation (id, organisation_id, programme_id, household_id, commune, kind, device_id, why, promised_by, promised_at) values ($1, $2, $3, $4, '62413', 'computer', $5, $6, $6, now())`,
    [ids.allocation, coordinator, ids.programme, ids.household, ids.device, canary],
  )
}
