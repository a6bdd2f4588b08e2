-- Whom a programme serves, against who needs it: its families counted by commune, public, age, structure, prescriber and month.

-- Families of a programme: those to whom it promised something, and those who wait in it (0166). One line a family, whatever the number of its files.
create function app.programme_families(p uuid)
returns table (household_id uuid, commune text, structure_id uuid, member_id uuid, asked_at timestamptz, promised_at timestamptz)
language sql stable set search_path = app, pg_catalog as $$
  with g as materialized (select x.id, x.organisation_id from app.programme x where x.id = p),
  mine as materialized (select k.household_id as file, coalesce(k.kept_in, k.household_id) as main from app.household_access k
    where k.organisation_id = (select organisation_id from g) and k.ended_at is null),
  given as (select coalesce(m.main, a.household_id) as main, min(a.promised_at) as promised_at from app.allocation a left join mine m on m.file = a.household_id
    where a.programme_id = p and a.state <> 'cancelled' group by 1),
  asked as (select distinct on (m.main) m.main, r.organisation_id, r.member_id, r.sent_at from app.prescription r join mine m on m.file = r.household_id
    where r.to_organisation_id = (select organisation_id from g) and r.state in ('accepted', 'promised', 'served') and (r.programme_id is null or r.programme_id = p)
    order by m.main, r.sent_at, r.id),
  waits as materialized (select * from app.programme_waiting(p))
  select h.id, h.commune, a.organisation_id, a.member_id, coalesce(a.sent_at, w.heard_at, v.promised_at), v.promised_at
  from (select main from given union select household_id from waits) f
  join app.household h on h.id = f.main left join given v on v.main = f.main left join asked a on a.main = f.main left join waits w on w.household_id = f.main
$$;

-- Families and families served by group, whose median wait in days goes from the orientation to the promise. `axis` says what the groups are; the line of
-- axis 'all' is the programme. A family that belongs to two publics is counted in both.
create function app.programme_fairness(p uuid)
returns table (axis text, grp text, label text, families int, served int, wait_days int)
language sql stable set search_path = app, pg_catalog as $$
  with f as materialized (select * from app.programme_families(p)),
  mine as materialized (select k.household_id as file, coalesce(k.kept_in, k.household_id) as main from app.household_access k
    where k.organisation_id = (select x.organisation_id from app.programme x where x.id = p) and k.ended_at is null),
  born as (select m.main, min(b.birth_year) as year from app.beneficiary b join mine m on m.file = b.household_id
    where b.adult and b.gone_on is null and b.birth_year is not null group by m.main),
  publics as (select distinct m.main, t.kind from app.target_public t join mine m on m.file = t.household_id where t.ended_on is null),
  seen as (
    select 'all' as axis, '' as grp, f.* from f
    union all select 'commune', f.commune, f.* from f
    union all select 'public', coalesce(t.kind, 'none'), f.* from f left join publics t on t.main = f.household_id
    union all select 'age', case when b.year is null then 'unknown' when extract(year from now()) - b.year < 26 then 'under_26'
      when extract(year from now()) - b.year < 40 then 'under_40' when extract(year from now()) - b.year < 60 then 'under_60' else 'from_60' end, f.*
      from f left join born b on b.main = f.household_id
    union all select 'structure', f.structure_id::text, f.* from f where f.structure_id is not null
    union all select 'prescriber', f.member_id::text, f.* from f where f.member_id is not null
    union all select 'asked', to_char(f.asked_at at time zone 'Europe/Paris', 'YYYY-MM'), f.* from f
    union all select 'promised', to_char(f.promised_at at time zone 'Europe/Paris', 'YYYY-MM'), f.* from f where f.promised_at is not null)
  select s.axis, s.grp, case s.axis when 'commune' then (select c.name from app.commune c where c.insee = s.grp)
      when 'structure' then (select coalesce(o.masked_as, o.name) from app.organisation o where o.id = s.grp::uuid)
      when 'prescriber' then (select m.name from app.member m where m.id = s.grp::uuid) end,
    count(*)::int, count(s.promised_at)::int,
    (percentile_cont(0.5) within group (order by extract(epoch from s.promised_at - s.asked_at) / 86400) filter (where s.promised_at is not null))::int
  from seen s group by s.axis, s.grp
$$;

-- The same for those who run the programme: nothing under five.
create function app.fairness_run(p uuid) returns table (axis text, grp text, label text, families int, served int, wait_days int)
language sql stable security definer set search_path = app, pg_catalog as $$
  select k.axis, k.grp, k.label, k.families, case when k.served >= 5 then k.served end, case when k.served >= 5 then k.wait_days end
  from (select x.id from app.programme x where x.id = p and x.organisation_id = any (app.orgs())) run cross join lateral app.programme_fairness(run.id) k
  where k.families >= 5
$$;

-- The same for who funds it: by five, no prescriber, the total held low enough that no cell is found by taking away.
create function app.fairness_funded(p uuid) returns table (axis text, grp text, label text, families int, served int, wait_days int)
language sql stable security definer set search_path = app, pg_catalog as $$
  with k as materialized (select k.* from (select x.id from app.programme x where x.id = p and x.funder_id = any (app.orgs())) funded
    cross join lateral app.programme_fairness(funded.id) k where k.axis <> 'prescriber')
  select k.axis, k.grp, k.label, app.by_five(k.families), app.by_five(k.served), case when k.served >= 5 then k.wait_days end
  from k where k.axis <> 'all' and k.families >= 5
  union all
  select 'all', '', null, app.shared_total(array_agg(k.families)), app.shared_total(array_agg(k.served)), (select case when t.served >= 5 then t.wait_days end from k t where t.axis = 'all')
  from k where k.axis = 'commune' having count(*) > 0
$$;

-- How often a commission of this programme went another way, run by run: published in any case, and nobody's in particular.
create function app.derogations_counted(p uuid) returns table (run_id uuid, name text, decided_on date, at_most int, ways_in int, ways_out int)
language sql stable security definer set search_path = app, pg_catalog as $$
  select r.id, r.name, r.decided_on, r.derogations_at_most, count(d.id) filter (where d.way = 'in')::int, count(d.id) filter (where d.way = 'out')::int
  from app.programme x join app.allocation_run r on r.programme_id = x.id and r.state in ('decided', 'published', 'settled')
  left join app.derogation d on d.run_id = r.id and d.taken_back_at is null
  where x.id = p and (x.organisation_id = any (app.orgs()) or x.funder_id = any (app.orgs()))
  group by r.id order by r.decided_on desc, r.id limit 50
$$;

revoke execute on function app.programme_families(uuid), app.programme_fairness(uuid), app.fairness_run(uuid), app.fairness_funded(uuid), app.derogations_counted(uuid) from public;
grant execute on function app.fairness_run(uuid), app.fairness_funded(uuid), app.derogations_counted(uuid) to maillon_app;
