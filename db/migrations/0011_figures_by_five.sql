-- A funder's counts are given by fives, rounded down: two columns, two communes or two days subtracted never leave one to four.

create function app.by_five(count int) returns int language sql immutable set search_path = app, pg_catalog as $$
  select case when count >= 5 then count - count % 5 end
$$;

-- What a programme did, by commune, for the organisation that funds it. The line without a commune is the total, rounded by
-- itself. Null: fewer than five. No period can be chosen.
create or replace function app.programme_figures(p uuid)
returns table (insee text, commune text, heard int, oriented int, promised int, served int, connected int, trained int, autonomous int, wait_days int)
language sql stable security definer set search_path = app, pg_catalog as $$
  select k.insee, c.name, app.by_five(k.heard), app.by_five(k.oriented), app.by_five(k.promised), app.by_five(k.served),
    app.by_five(k.connected), app.by_five(k.trained), app.by_five(k.autonomous), case when k.served >= 5 then k.wait_days end
  from (select x.id from app.programme x where x.id = p and x.funder_id = any (app.orgs())) funded
  cross join lateral app.programme_counts(funded.id) k left join app.commune c on c.insee = k.insee
  where k.heard > 0 order by c.name nulls last
$$;

drop function app.withhold(int[], int[]);
revoke execute on function app.by_five(int) from public;
