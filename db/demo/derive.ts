import type pg from 'pg'

/** What triggers would have kept day after day, computed once for all households. */
const statements = [
  'update app.household set name_key = app.name_key(name)',
  `update app.household h set touched_at = coalesce((select max(e.at) from app.event e where e.household_id = h.id), h.created_at)`,
  `update app.household h set last_contact_at = greatest(h.created_at, (select max(app.contact_in(e)) from app.event e where e.household_id = h.id))`,
  `update app.household h set chain = x.chain, stage = case when strpos(x.chain, 'n') = 0 then 8 else strpos(x.chain, 'n') end
     from (select id, app.chain_of(id) as chain from app.household) x where x.id = h.id`,
  `update app.household h set answer_awaited = true where exists (select from app.prescription p where p.household_id = h.id and p.state = 'sent')`,
  `insert into app.household_access (organisation_id, household_id, reason, scope, since, name, name_key, commune, stage, status, touched_at)
     select h.organisation_id, h.id, 'registered', 'full', h.created_at, h.name, h.name_key, h.commune, h.stage, h.status, h.touched_at from app.household h`,
  `insert into app.household_access (organisation_id, household_id, reason, scope, since, ended_at, name, name_key, commune, stage, status, touched_at)
     select p.to_organisation_id, h.id, 'prescription', case when bool_or(p.state in ('accepted', 'promised', 'served')) then 'full' else 'status' end, min(p.sent_at),
       case when bool_and(p.state in ('refused', 'rerouted', 'withdrawn', 'expired')) then max(coalesce(p.answered_at, p.updated_at)) end,
       h.name, h.name_key, h.commune, h.stage, h.status, h.touched_at
     from app.prescription p join app.household h on h.id = p.household_id
     group by p.to_organisation_id, h.id on conflict do nothing`,
  `update app.household_access a set phone = h.phone from app.household h where h.id = a.household_id and a.scope = 'full'`,
  `update app.household_access a set kept_in = v.a, kept_since = v.decided_at from app.verdict v where v.same and a.organisation_id = v.organisation_id and a.household_id = v.b`,
  'select app.count_promises(array(select id from app.allocation))',
  `select setval('app.device_number', greatest(1, (select count(*) from app.device)))`,
  `select setval('app.transfer_number', greatest(1, (select count(*) from app.transfer)))`,
  `select setval('app.certificate_number', greatest(1, (select count(*) from app.certificate)))`,
  `select setval('app.exit_number', greatest(1, (select count(*) from app.exit)))`,
  `select setval('app.handover_number', greatest(1, (select count(*) from app.handover) + (select count(*) from app.batch)))`,
]

export async function derive(owner: pg.ClientBase): Promise<void> {
  for (const statement of statements) await owner.query(statement)
}
