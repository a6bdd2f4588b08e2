-- What a machine's donor, its workshop, its owner and its keeper may know of each family that had it: the months, never the days nor who.
-- `own` is a life that the reader's organisation brought about: it reads the days in its own links. `certificate` is the standing one that
-- was issued since it came back, before it left again.
create function app.lives_of(ids uuid[], zone text)
returns table (device_id uuid, life int, since date, until date, months int, missing boolean, certificate text, own boolean)
language sql stable security definer set search_path = app, pg_catalog as $$
  with seen as (
    select d.id from app.device d where d.id = any (ids) and (d.organisation_id = any (app.orgs()) or d.donor_id = any (app.orgs())
      or d.owner_id = any (app.orgs()) or d.donation_id in (select x.id from app.donation x where x.refurbisher_id = any (app.orgs())))
  ), links as (
    select s.id as device_id, c.id, c.since, c.until, c.organisation_id, lead(c.since) over w as again, (row_number() over w)::int as life
    from seen s cross join lateral (select s.id union all select a.id from app.device a where a.joined_to = s.id) m(id)
    join app.custody c on c.device_id = m.id and c.household_id is not null
    window w as (partition by s.id order by c.since, c.id)
  )
  select l.device_id, l.life, b.since, b.until,
    (extract(year from age(b.until, b.since)) * 12 + extract(month from age(b.until, b.since)))::int,
    exists (select from app.loss x where x.custody_id = l.id),
    (select x.number from app.certificate x where x.device_id = l.device_id and x.revoked_at is null and x.issued_at > l.until
      and (l.again is null or x.issued_at <= l.again) order by x.issued_at desc limit 1),
    l.organisation_id = any (app.orgs())
  from links l cross join lateral (select (app.month_of(l.since, zone) at time zone zone)::date as since,
    (app.month_of(l.until, zone) at time zone zone)::date as until) b
  order by l.device_id, l.life
$$;
revoke execute on function app.lives_of(uuid[], text) from public;
grant execute on function app.lives_of(uuid[], text) to maillon_app;
