-- Places of one line that the reservations of that day keep and that nothing took, those of one prescriber aside.
create function app.kept_from(programme uuid, insee text, what text, prescriber uuid, at date) returns int
language sql stable set search_path = app, pg_catalog as $$
  select coalesce(sum(v.places - v.taken), 0)::int from app.reservation v where v.programme_id = programme and v.commune = insee and v.kind = what
    and v.ended_at is null and v.until >= at and v.holder_id is distinct from prescriber
$$;

-- What remains for one family, before it is oriented or promised anything: places less what is kept for others than its prescriber, the quotas
-- that name it and hold less, and how many wait. Nobody is named: who waits is counted from five on, and of a quota only what remains is said.
-- Its prescriber is whoever asks; where the programme is its own, whoever oriented the family to it. How many places are kept for others is
-- said to the organisation of the programme alone.
create function app.left_for(insee text, h uuid, at date)
returns table (programme_id uuid, kind text, places int, remaining int, own int, kept int, waiting int, quotas jsonb)
language sql stable security definer set search_path = app, pg_catalog as $$
  with me as (select (app.orgs())[1] as id), family as (
    select case when h is not null and exists (select from app.household_access k join me on k.organisation_id = me.id
      where k.household_id = h and k.ended_at is null and k.scope = 'full') then app.publics_held((select id from me), h) else '{}' end as publics)
  select q.programme_id, q.kind, q.places, l.remaining, r.own, case when p.organisation_id = me.id then r.others else 0 end, case when w.n between 1 and 4 then null else w.n end, coalesce(c.quotas, '[]')
  from me cross join family f cross join app.quota q
  join app.programme p on p.id = q.programme_id and p.starts_on <= at and (p.ends_on is null or p.ends_on >= at)
  cross join lateral (select case when p.organisation_id = me.id then app.prescriber_of(me.id, h) else me.id end as id) d
  cross join lateral (select app.kept_from(p.id, insee, q.kind, d.id, at) as others,
    app.kept_from(p.id, insee, q.kind, null, at) - app.kept_from(p.id, insee, q.kind, d.id, at) as own) r
  cross join lateral (select greatest(0, q.places - q.promised - r.others) as remaining) l
  cross join lateral (select jsonb_agg(jsonb_build_object('name', s.name, 'left', s.remaining) order by s.remaining, s.name) as quotas from (
    select u.name, u.at_most - u.promised as remaining from app.quota_rule u where u.programme_id = q.programme_id and u.kind = q.kind and u.ended_at is null
      and u.at_most - u.promised < l.remaining and u.agreements = '{}' and app.names(u, q.commune, f.publics, d.id, null) order by 2, 1 limit 3) s) c
  cross join lateral (select count(distinct coalesce(k.kept_in, x.household_id))::int as n from app.prescription x
    join app.household_access k on k.organisation_id = x.to_organisation_id and k.household_id = x.household_id and k.ended_at is null
    where x.to_organisation_id = p.organisation_id and p.organisation_id <> me.id and x.state = 'accepted' and k.commune = q.commune and k.status = 'open' and q.kind = any (x.kinds)) w
  where me.id is not null and q.commune = insee
$$;
revoke execute on all functions in schema app from public;
grant execute on function app.left_for(text, uuid, date), app.kept_from(uuid, text, text, uuid, date) to maillon_app;
