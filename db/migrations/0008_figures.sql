-- Figures: how far each household got, and what a funder may read of it without recognising anyone.

-- One line a household, for whoever sees it: its links, when it was first heard, when it was first served.
create view app.household_progress with (security_invoker = true) as
select h.id as household_id, h.commune, h.chain, h.stage,
  (select min(n.heard_at) from app.need n where n.household_id = h.id) as heard_at,
  (select min(x.signed_at) from app.handover x where x.household_id = h.id and x.state in ('signed', 'closed')) as served_at
from app.household h;
grant select on app.household_progress to maillon_app;

-- Which counts of a column may be shown beside its total. Null: withheld. The last element is the total.
-- A count is sensitive under five, or when one to four separate it from the whole that stands beside it.
-- Others are withheld with it, the smallest first, until subtracting what is shown from the total leaves each one at least
-- six possible values; failing that the total goes too. `wholes` has the same shape as the result; null for the widest column.
create function app.withhold(counts int[], wholes int[]) returns int[] language plpgsql immutable set search_path = app, pg_catalog as $$
declare
  n int := coalesce(cardinality(counts), 0);
  total int := (select coalesce(sum(v), 0) from unnest(counts) v);
  whole_total int := wholes[n + 1];
  hidden boolean[] := array_fill(false, array[n]);
  caps bigint[] := array_fill(0::bigint, array[n]);
  -- What the reader knows of all withheld wholes together.
  unseen bigint := case when whole_total is null then 1000000000
    else whole_total - (select coalesce(sum(w), 0) from unnest(wholes[1:n]) w) end;
  hides_total boolean := total < 5 or coalesce(whole_total - total between 1 and 4, false);
  held bigint; room bigint; safe boolean; next_one int;
begin
  for i in 1..n loop
    caps[i] := coalesce(wholes[i], unseen);
    hidden[i] := counts[i] < 5 or (wholes is not null and (wholes[i] is null or wholes[i] - counts[i] between 1 and 4));
  end loop;
  while not hides_total and true = any (hidden) loop
    select sum(counts[i]), sum(caps[i]) into held, room from generate_series(1, n) i where hidden[i];
    safe := not exists (select from generate_series(1, n) i
      where hidden[i] and least(caps[i], held) - greatest(0, held - (room - caps[i])) < 5);
    exit when safe;
    select i into next_one from generate_series(1, n) i where not hidden[i] order by counts[i], i limit 1;
    if next_one is null then hides_total := true; else hidden[next_one] := true; end if;
  end loop;
  return array(select case when hidden[i] then null else counts[i] end from generate_series(1, n) i order by i)
    || array[case when hides_total then null else total end];
end $$;

-- The households that a programme reached, counted by commune, then in all (no commune). Called only by the function below.
create function app.programme_counts(p uuid)
returns table (n int, insee text, heard int, oriented int, promised int, served int, connected int, trained int, autonomous int, wait_days int)
language sql stable set search_path = app, pg_catalog as $$
  select (row_number() over (order by x.commune nulls last))::int, x.commune, count(*)::int,
    count(*) filter (where x.chain like '_d%')::int, count(*) filter (where x.chain like '__d%')::int, count(*) filter (where x.chain like '___d%')::int,
    count(*) filter (where x.chain like '____d%')::int, count(*) filter (where x.chain like '_____d%')::int, count(*) filter (where x.chain like '______d')::int,
    (percentile_cont(0.5) within group (order by extract(epoch from x.served_at - x.heard_at) / 86400))::int
  from app.household_progress x
  where x.heard_at is not null and (
    exists (select from app.allocation a where a.household_id = x.household_id and a.programme_id = p and a.state <> 'cancelled')
    or exists (select from app.prescription r where r.household_id = x.household_id and r.programme_id = p and r.state in ('accepted', 'waiting', 'promised', 'served')))
  group by grouping sets ((x.commune), ())
$$;

-- What a programme did, by commune, for the organisation that funds it: counts of at least five that do not give away the
-- others. The line without a commune is the total. No period can be chosen: two of them subtracted would show one family.
create function app.programme_figures(p uuid)
returns table (insee text, commune text, heard int, oriented int, promised int, served int, connected int, trained int, autonomous int, wait_days int)
language sql stable security definer set search_path = app, pg_catalog as $$
  with funded as (select x.id from app.programme x where x.id = p and x.funder_id = any (app.orgs())),
  counted as materialized (select k.* from funded f, app.programme_counts(f.id) k),
  places as (select * from counted where insee is not null),
  wide as materialized (select app.withhold(array_agg(heard order by n), null) as heard from places),
  shown as materialized (select w.heard,
      app.withhold(array_agg(k.oriented order by k.n), w.heard) as oriented, app.withhold(array_agg(k.promised order by k.n), w.heard) as promised,
      app.withhold(array_agg(k.served order by k.n), w.heard) as served, app.withhold(array_agg(k.connected order by k.n), w.heard) as connected,
      app.withhold(array_agg(k.trained order by k.n), w.heard) as trained, app.withhold(array_agg(k.autonomous order by k.n), w.heard) as autonomous
    from wide w, places k group by w.heard)
  select k.insee, c.name, s.heard[i], s.oriented[i], s.promised[i], s.served[i], s.connected[i], s.trained[i], s.autonomous[i],
    case when s.served[i] is not null then k.wait_days end
  from shown s cross join lateral generate_subscripts(s.heard, 1) i
  left join counted k on k.n = i left join app.commune c on c.insee = k.insee
  order by c.name nulls last
$$;

revoke execute on all functions in schema app from public;
grant execute on function app.withhold(int[], int[]), app.programme_figures(uuid) to maillon_app;
