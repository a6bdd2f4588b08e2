import { proposedRules } from '#allocation/policies/proposed.ts'
import type { Writing } from './writing.ts'

/** A programme: its places, kits, quotas, agreements, orders of priority, and a simulation of it. */
export async function writeProgramme({ q, ids, canary, at, id, coordinator, prescriber }: Writing): Promise<void> {
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
    `insert into app.priority_policy (id, organisation_id, programme_id, version, rules, state, adopted_by, adopted_on, written_by, written_at)
     values ($1, $2, $3, 1, '{"strata": [], "others": "Tous", "points": []}', 'adopted', 'Comité', '2026-01-05', $4, now())`,
    [ids.adoptedOrder, coordinator, ids.programme, canary],
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
}
