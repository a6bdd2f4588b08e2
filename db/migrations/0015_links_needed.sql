-- A link is counted among the families that need it: 's' in a chain says "not needed here". A funder also reads how far its programme
-- got against what it pays for, and what it changed. Every count it is given goes through by_five.

-- The households that a programme reached. Called only by the functions below.
create function app.programme_households(p uuid) returns table (household_id uuid)
language sql stable set search_path = app, pg_catalog as $$
  select a.household_id from app.allocation a where a.programme_id = p and a.state <> 'cancelled'
  union select r.household_id from app.prescription r where r.programme_id = p and r.state in ('accepted', 'waiting', 'promised', 'served')
$$;

drop function app.programme_figures(uuid);
drop function app.programme_counts(uuid);

create function app.programme_counts(p uuid)
returns table (n int, insee text, heard int, oriented int, promised_of int, promised int, served_of int, served int, connected_of int, connected int, trained int, autonomous int, wait_days int)
language sql stable set search_path = app, pg_catalog as $$
  select (row_number() over (order by x.commune nulls last))::int, x.commune, count(*)::int, count(*) filter (where x.chain like '_d%')::int,
    count(*) filter (where x.chain not like '__s%')::int, count(*) filter (where x.chain like '__d%')::int,
    count(*) filter (where x.chain not like '___s%')::int, count(*) filter (where x.chain like '___d%')::int,
    count(*) filter (where x.chain not like '____s%')::int, count(*) filter (where x.chain like '____d%')::int,
    count(*) filter (where x.chain like '_____d%')::int, count(*) filter (where x.chain like '______d')::int,
    (percentile_cont(0.5) within group (order by extract(epoch from x.served_at - x.heard_at) / 86400))::int
  from app.programme_households(p) h join app.household_progress x using (household_id)
  where x.heard_at is not null
  group by grouping sets ((x.commune), ())
$$;

-- What a programme did, by commune, for the organisation that funds it. The line without a commune is the total, rounded by
-- itself. Null: fewer than five. No period can be chosen.
create function app.programme_figures(p uuid)
returns table (insee text, commune text, heard int, oriented int, promised_of int, promised int, served_of int, served int, connected_of int, connected int, trained int, autonomous int, wait_days int)
language sql stable security definer set search_path = app, pg_catalog as $$
  select k.insee, c.name, app.by_five(k.heard), app.by_five(k.oriented), app.by_five(k.promised_of), app.by_five(k.promised),
    app.by_five(k.served_of), app.by_five(k.served), app.by_five(k.connected_of), app.by_five(k.connected),
    app.by_five(k.trained), app.by_five(k.autonomous), case when k.served >= 5 then k.wait_days end
  from (select x.id from app.programme x where x.id = p and x.funder_id = any (app.orgs())) funded
  cross join lateral app.programme_counts(funded.id) k left join app.commune c on c.insee = k.insee
  where k.heard > 0 order by c.name nulls last
$$;

-- How far a programme got, for the organisation that funds it: things in people's hands, and the average of the five gestures
-- (0 to 3) before and after. Only whole fives of families make the average, in the order in which they were first assessed: it
-- moves when five more are known, and never tells one of them by what it was the day before.
create function app.programme_reach(p uuid)
returns table (computers int, connections int, assessed int, before float8, after float8)
language sql stable security definer set search_path = app, pg_catalog as $$
  with funded as (select x.id from app.programme x where x.id = p and x.funder_id = any (app.orgs())),
  handed as (select count(*) filter (where a.kind = 'computer')::int as computers, count(*) filter (where a.kind = 'connection')::int as connections
    from app.allocation a join funded f on f.id = a.programme_id where a.state = 'handed_over'),
  noted as (select o.household_id, o.moment, (array_agg(o.score order by o.noted_at desc, o.id desc))[1] as score, min(o.noted_at) as first_at
    from funded f cross join lateral app.programme_households(f.id) h join app.outcome o using (household_id) group by o.household_id, o.moment),
  both_noted as (select b.score as before, a.score as after, count(*) over ()::int as of,
      row_number() over (order by greatest(a.first_at, b.first_at), a.household_id) as n
    from noted b join noted a using (household_id) where b.moment = 'before' and a.moment = 'after'),
  kept as (select count(*)::int as assessed, round(avg(k.before) / 5, 1)::float8 as before, round(avg(k.after) / 5, 1)::float8 as after
    from both_noted k where k.n <= app.by_five(k.of))
  select app.by_five(h.computers), app.by_five(h.connections), app.by_five(k.assessed), k.before, k.after
  from funded, handed h, kept k
$$;

revoke execute on function app.programme_households(uuid), app.programme_counts(uuid), app.programme_figures(uuid), app.programme_reach(uuid) from public;
grant execute on function app.programme_figures(uuid), app.programme_reach(uuid) to maillon_app;
