-- A receiver that judged two files to be one household may have noted the visit in the other file: the person came all the same.

-- The files that an organisation reads as one with this one, this one included.
create function app.files_held(org uuid, h uuid) returns setof uuid language sql stable set search_path = app, pg_catalog as $$
  select h union
  select a.household_id from (select coalesce(k.kept_in, h) as id from household_access k
      where k.organisation_id = org and k.household_id = h and k.ended_at is null order by k.kept_in nulls last limit 1) main
    join household_access a on a.organisation_id = org and a.ended_at is null and (a.household_id = main.id or a.kept_in = main.id)
$$;
revoke execute on function app.files_held(uuid, uuid) from public;

create or replace function app.know_arrivals(at timestamptz, zone text) returns int language plpgsql security definer set search_path = app, pg_catalog as $$
declare r record; x app.prescription; n int := 0;
begin
  for r in select p.id, e.starts_at from app.prescription p left join app.arrival v on v.prescription_id = p.id
    join lateral (select min(q.starts_at) as starts_at from (
        select a.starts_at from app.appointment a where a.household_id in (select app.files_held(p.to_organisation_id, p.household_id)) and a.organisation_id = p.to_organisation_id and a.state = 'seen'
        union all
        select w.starts_at from app.seat s join app.workshop w on w.id = s.workshop_id
         where s.household_id in (select app.files_held(p.to_organisation_id, p.household_id)) and s.organisation_id = p.to_organisation_id and s.state = 'present') q
      where q.starts_at >= coalesce(v.said_at, p.answered_at)) e on e.starts_at is not null
    where p.state = 'accepted' and p.answered_at > at - interval '180 days' and v.came is distinct from 'came'
    order by p.answered_at limit 500 loop
    select * into x from app.prescription p where p.id = r.id and p.state = 'accepted' for update skip locked;
    continue when not found;
    insert into app.arrival as v (prescription_id, organisation_id, came, came_on, said_by, said_at)
      values (x.id, x.to_organisation_id, 'came', (r.starts_at at time zone zone)::date, 'Maillon', at)
      on conflict (prescription_id) do update set came = 'came', came_on = excluded.came_on, said = '', said_by = 'Maillon', said_at = at, silent_at = null, noted_at = null;
    perform app.record_in(x.to_organisation_id, at, 'arrival.said', 'prescription', x.id, x.household_id, null, 'came', null, 'Maillon');
    n := n + 1;
  end loop;
  return n;
end $$;

create or replace function app.ask_arrivals(at timestamptz, accepted_before timestamptz, again_before timestamptz)
returns table (prescription_id uuid, receiver_id uuid, email text) language sql security definer set search_path = app, pg_catalog as $$
  with due as (
    select p.id, p.to_organisation_id from app.prescription p join app.household h on h.id = p.household_id and h.status = 'open' and h.forgotten_at is null
      left join app.arrival v on v.prescription_id = p.id
     where p.state = 'accepted' and p.answered_at > at - interval '180 days' and p.answered_at < accepted_before
       and (v.prescription_id is null or (v.came = 'not_yet' and v.said_at < again_before and not app.awaits_arrival(v)))
       and not app.suspended(p.to_organisation_id)
       and exists (select from app.agreement g where g.household_id = h.id and g.kind = 'sharing' and g.withdrawn_on is null)
       and not exists (select from app.appointment a where a.household_id in (select app.files_held(p.to_organisation_id, h.id)) and a.organisation_id = p.to_organisation_id and a.state = 'booked' and a.starts_at > at)
       and not exists (select from app.seat s join app.workshop w on w.id = s.workshop_id
         where s.household_id in (select app.files_held(p.to_organisation_id, h.id)) and s.organisation_id = p.to_organisation_id and s.state = 'booked' and w.state = 'open' and w.starts_at > at)
     order by p.answered_at limit 500 for update of p skip locked),
  asked as (
    insert into app.arrival as v (prescription_id, organisation_id, asked_at) select d.id, d.to_organisation_id, at from due d
    on conflict (prescription_id) do update set asked_at = at, reminded_at = null, silent_at = null
    returning v.prescription_id, v.organisation_id)
  select a.prescription_id, o.id, o.email from asked a join app.organisation o on o.id = a.organisation_id
$$;
