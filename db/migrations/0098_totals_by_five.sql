-- A total beside its cells, by fives too, held low enough that each cell could still be the smallest of its five: were every cell at its
-- highest, the total rounded by itself would give them all away.
create function app.shared_total(cells int[]) returns int language sql immutable set search_path = app, pg_catalog as $$
  select app.by_five(least(sum(c), sum(coalesce(app.by_five(c), 0)) + 4 * (count(*) - 1))::int) from unnest(cells) c
$$;

-- The line without a commune is the total.
create or replace function app.programme_figures(p uuid)
returns table (insee text, commune text, heard int, oriented int, promised_of int, promised int, served_of int, served int, connected_of int, connected int, trained int, autonomous int, wait_days int)
language sql stable security definer set search_path = app, pg_catalog as $$
  with k as materialized (select k.* from (select x.id from app.programme x where x.id = p and x.funder_id = any (app.orgs())) funded
    cross join lateral app.programme_counts(funded.id) k where k.heard > 0)
  select k.insee, c.name, app.by_five(k.heard), app.by_five(k.oriented), app.by_five(k.promised_of), app.by_five(k.promised),
    app.by_five(k.served_of), app.by_five(k.served), app.by_five(k.connected_of), app.by_five(k.connected),
    app.by_five(k.trained), app.by_five(k.autonomous), case when k.served >= 5 then k.wait_days end
  from k join app.commune c on c.insee = k.insee
  union all
  select null, null, app.shared_total(array_agg(k.heard)), app.shared_total(array_agg(k.oriented)), app.shared_total(array_agg(k.promised_of)),
    app.shared_total(array_agg(k.promised)), app.shared_total(array_agg(k.served_of)), app.shared_total(array_agg(k.served)),
    app.shared_total(array_agg(k.connected_of)), app.shared_total(array_agg(k.connected)), app.shared_total(array_agg(k.trained)),
    app.shared_total(array_agg(k.autonomous)), (select case when t.served >= 5 then t.wait_days end from k t where t.insee is null)
  from k where k.insee is not null having count(*) > 0
  order by 2 nulls last
$$;

revoke execute on function app.shared_total(int[]) from public;
