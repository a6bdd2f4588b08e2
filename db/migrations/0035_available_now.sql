-- What an organisation shows of itself before a family is addressed to it: a class of stock and never a number, the seats of its
-- open workshops, how long it takes to answer once five answers say so. Its lists stay its own.
create function app.available_now(insee text, at timestamptz) returns table (organisation_id uuid, stock text, seats int, answer_days int)
language sql stable security definer set search_path = app, pg_catalog as $$
  select r.id, case when d.n >= 10 then 'many' when d.n > 0 then 'few' else 'none' end, coalesce(w.seats, 0)::int, a.days
  from (select app.addressees() as id) r
  cross join lateral (select count(*) as n from (select from app.device x where x.organisation_id = r.id and x.state = 'ready' limit 10) ready) d
  cross join lateral (select sum(greatest(0, x.seats - (select count(*) from app.seat s where s.workshop_id = x.id and s.state in ('booked', 'present', 'absent')))) as seats
    from app.workshop x join app.place l on l.id = x.place_id join app.commune c on c.insee = l.commune
    where x.organisation_id = r.id and x.state = 'open' and x.starts_at between at and at + interval '30 days'
      and c.departement = (select k.departement from app.commune k where k.insee = available_now.insee)) w
  cross join lateral (select case when count(*) >= 5 then greatest(1, round(avg(extract(epoch from p.answered_at - p.sent_at) - p.paused_seconds) / 86400))::int end as days
    from app.prescription p where p.to_organisation_id = r.id and p.state in ('accepted', 'waiting', 'promised', 'served', 'refused', 'rerouted')
      and p.answered_at > at - interval '1 year') a
  where app.orgs() is not null
$$;
revoke execute on all functions in schema app from public;
grant execute on function app.available_now(text, timestamptz) to maillon_app;
