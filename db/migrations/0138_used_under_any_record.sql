-- The last use of a machine is that of all the records that were found to be it; whoever owns it may ask as well.
create or replace function app.used_until(d uuid) returns timestamptz language sql stable security definer set search_path = app, pg_catalog as $$
  select max(x.at) from (select d as id union all select j.id from app.device j where j.joined_to = d) one
    cross join lateral (
      select max(c.until) as at from app.custody c where c.device_id = one.id and c.household_id is not null
      union all select max(e.at) from app.event e where e.subject_id = one.id and e.act = 'device.found') x
$$;
create or replace function app.last_used(ids uuid[]) returns table (device_id uuid, at timestamptz) language sql stable security definer set search_path = app, pg_catalog as $$
  select d.id, app.used_until(d.id) from app.device d
   where d.id = any (ids) and (d.organisation_id = any (app.orgs()) or d.donor_id = any (app.orgs()) or d.owner_id = any (app.orgs())
     or d.donation_id in (select x.id from app.donation x where x.refurbisher_id = any (app.orgs())))
$$;
