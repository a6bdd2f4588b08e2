-- What each family is told once a commission decided: its own wish and nothing of another one's. Read by the organisation that decided,
-- and by those who follow the family in full, a school excepted: the reasons say what others declared. A line that fewer than five families share is not said.
create function app.sheet_facts(r uuid, n uuid) returns setof jsonb
language sql stable security definer set search_path = app, pg_catalog as $$
  with run as materialized (
    select x.* from allocation_run x where x.id = r and x.state in ('decided', 'published', 'settled')
      and (x.organisation_id = any (app.orgs()) or not app.as_school() and exists (select from run_need k where k.id = n and k.run_id = r and app.follows_in_full(k.household_id)))),
  doc as materialized (select d.content::jsonb as scenario from run join run_document d on d.run_id = run.id and d.kind = 'scenario'),
  -- A kit has no name in public when fewer than five families ask for it; whoever asked for it reads which one.
  real as materialized (select e ->> 0 as published, e ->> 1 as name from run join run_document d on d.run_id = run.id and d.kind = 'names',
    jsonb_array_elements(d.content::jsonb -> 'kinds') e),
  quota as materialized (select at, q ->> 'name' as name, q ->> 'class' as class, (q ->> 'max')::int as most, array(select jsonb_object_keys(q -> 'where')) as codes
    from doc, jsonb_array_elements(scenario -> 'quotas') with ordinality as e (q, at)),
  supply as materialized (select s ->> 'class' as class, (s ->> 'count')::int as count, array(select jsonb_array_elements_text(s -> 'suits')) as suits
    from doc, jsonb_array_elements(scenario -> 'supply') s),
  need as materialized (select k.id, k.kit, k.quotas, k.commune, k.outcome, k.final, k.class, k.why, k.gone, k.stratum, k.points, k.since,
      -- What is kept for others is as if it did not suit: it is no limit that more places would move.
      array(select b from unnest(k.binding) b where not exists (select from quota q where q.name = b and q.most = 0 and q.class is not null)) as binding,
      left(encode(sha256(convert_to(run.seed || e'\n' || k.pseudonym, 'UTF8')), 'hex'), 12) as number
    from run join run_need k on k.run_id = run.id),
  -- The same order for those who wait for the same places, and for those whom the same limit stops.
  line as materialized (select id, row_number() over (partition by kit, quotas order by stratum, points desc, since nulls last, number) as place,
      count(*) over (partition by kit, quotas) as waiting from need where final = 'waiting' and gone is null),
  limited as materialized (select id, kit, quotas, why, binding, row_number() over (partition by why, binding order by stratum, points desc, since nulls last, number) as lacking
    from need where outcome = 'waiting' and why <> 'no class suits'),
  stopped as materialized (select why, binding, count(*) as families from limited
    where (why = 'quota' and cardinality(binding) = 1) or (why = 'no stock' and binding = '{}') group by 1, 2),
  touched as materialized (select distinct why, binding, kit, quotas from limited),
  used as materialized (select q.at, q.most - (select count(*) from need k where k.outcome = 'served' and k.quotas @> q.codes and (q.class is null or q.class = k.class)) as room
    from quota q where q.most is not null and exists (select from touched t where t.quotas @> q.codes)),
  stock as materialized (select s.class, s.suits, s.count - (select count(*) from need k where k.outcome = 'served' and k.class = s.class) as room from supply s),
  -- How much room there is under every other limit, when one alone stops all those whom it counts.
  alone as materialized (select s.why, s.binding, least(
      coalesce((select min(u.room) from used u join quota q on q.at = u.at where q.name <> all (s.binding)
        and exists (select from touched t where t.why = s.why and t.binding = s.binding and t.quotas @> q.codes)), 2147483647),
      case when s.why = 'quota' then (select min(coalesce((select sum(c.room) from stock c where t.kit = any (c.suits)
          and not exists (select from quota q where q.most = 0 and q.class = c.class and t.quotas @> q.codes)), 0)) from touched t
        where t.why = s.why and t.binding = s.binding) end) as room
    from stopped s
    where s.families = (select count(*) from limited l where s.why = 'no stock'
      or exists (select from quota q where q.name = s.binding[1] and l.quotas @> q.codes))
    and (s.why <> 'no stock' or cardinality(array(select distinct t.kit from touched t)) = 1)),
  shared as materialized (select t.kit, t.quotas, c.kits, c.served, c.waiting, c.last_served from (select distinct kit, quotas from need) t
    cross join lateral (select array(select q.name from quota q where t.quotas @> q.codes
      and (q.class is null or exists (select from supply s where s.class = q.class and t.kit = any (s.suits))) order by q.at) as names) own
    join run_cutoff c on c.run_id = r and c.quotas = own.names and t.kit = any (c.kits)),
  -- Whom its line is said of: everybody of the commune, those who asked for the same, or those whom the same quotas count.
  kinds as materialized (select distinct kit, quotas, commune from need),
  scoped as materialized (select k.*, case
      when (select count(*) from kinds o where o.kit = k.kit and o.quotas = k.quotas) > 1 then 'quotas'
      when (select count(*) from kinds o where o.commune = k.commune) = 1 then 'commune'
      when (select count(*) from kinds o where o.commune = k.commune and o.kit = k.kit) = 1
        and not exists (select from shared s where s.kit = k.kit and s.quotas = k.quotas and cardinality(s.kits) > 1) then 'kit'
      else 'quotas' end as scope from kinds k)
  select jsonb_build_object(
    'id', k.id, 'runId', run.id, 'householdId', k.household_id, 'pseudonym', k.pseudonym, 'number', m.number,
    'kit', coalesce((select real.name from real where real.published = k.kit), k.kit), 'kinds', k.kinds,
    'commune', commune.name, 'insee', k.commune, 'publics', k.publics, 'stratum', k.stratum, 'stratumName', k.stratum_name, 'points', k.points,
    'reasons', k.reasons, 'since', to_char(k.since, 'YYYY-MM'), 'proposed', k.outcome, 'final', k.final, 'why', k.why, 'decidedBy', k.decided_by,
    'gone', k.gone, 'toldAt', k.told_at, 'own', run.organisation_id = any (app.orgs()), 'place', line.place,
    'waiting', case when line.waiting >= 5 then line.waiting end,
    'binding', coalesce((select jsonb_agg(jsonb_build_object('name', q.name, 'places', case when q.name not like 'Quota protégé%' then q.most end) order by q.at)
      from quota q where q.name = any (k.binding)), '[]'),
    'lacking', case when limited.lacking <= alone.room then limited.lacking end,
    'scope', scoped.scope, 'alone', shared.served + shared.waiting < 5,
    'lastServed', case when shared.served + shared.waiting >= 5 then shared.last_served end,
    'derogation', (select jsonb_build_object('way', d.way, 'why', d.why) from derogation d where d.run_need_id = k.id and d.taken_back_at is null),
    'appeal', (select jsonb_build_object('state', a.state, 'receivedOn', a.received_on, 'answer', a.answer, 'answeredOn', a.answered_on)
      from appeal a where a.run_need_id = k.id order by a.received_on desc, a.id desc limit 1),
    'run', jsonb_build_object('name', run.name, 'frozenAt', run.frozen_at, 'decidedOn', run.decided_on, 'body', run.body,
      'notedBy', run.decided_by, 'seed', run.seed, 'seedSource', run.seed_source, 'seedOn', run.seed_on, 'hash', run.inputs_hash,
      'publicCode', case when run.published_at is not null then run.public_code end, 'derogationsAtMost', run.derogations_at_most),
    'policy', jsonb_build_object('version', policy.version, 'rules', policy.rules, 'adoptedBy', policy.adopted_by, 'adoptedOn', policy.adopted_on),
    'programme', programme.name, 'programmeId', case when run.organisation_id = any (app.orgs()) then programme.id end,
    'organisation', jsonb_build_object('name', coalesce(o.masked_as, o.name), 'phone', o.phone, 'email', case when o.masked_as is null then o.email end))
  from run
  join run_need k on k.run_id = run.id and (n is null or k.id = n)
  join need m on m.id = k.id
  join commune on commune.insee = k.commune
  join programme on programme.id = run.programme_id
  join priority_policy policy on policy.id = run.policy_id
  join organisation o on o.id = run.organisation_id
  left join line on line.id = k.id
  left join limited on limited.id = k.id
  left join alone on alone.why = limited.why and alone.binding = limited.binding
  left join shared on shared.kit = k.kit and shared.quotas = k.quotas
  left join scoped on scoped.kit = k.kit and scoped.quotas = k.quotas and scoped.commune = k.commune
  where n is not null or run.organisation_id = any (app.orgs())
  order by commune.name, k.id
$$;
revoke execute on function app.sheet_facts(uuid, uuid) from public;
grant execute on function app.sheet_facts(uuid, uuid) to maillon_app;

-- The decided wishes of one household, under every file read as one with it.
create function app.sheets_of(h uuid) returns table (need_id uuid, run_id uuid, run text, programme text, kit text, final text, gone text, decided_on date)
language sql stable security definer set search_path = app, pg_catalog as $$
  select k.id, x.id, x.name, p.name, coalesce((select e ->> 1 from run_document d, jsonb_array_elements(d.content::jsonb -> 'kinds') e
      where d.run_id = x.id and d.kind = 'names' and e ->> 0 = k.kit), k.kit), k.final, k.gone, x.decided_on
  from run_need k join allocation_run x on x.id = k.run_id and x.state in ('decided', 'published', 'settled') join programme p on p.id = x.programme_id
  where k.household_id in (select app.files_of(h)) and (x.organisation_id = any (app.orgs()) or not app.as_school() and app.follows_in_full(k.household_id))
  order by x.decided_at desc, k.id
$$;
revoke execute on function app.sheets_of(uuid) from public;
grant execute on function app.sheets_of(uuid) to maillon_app;
