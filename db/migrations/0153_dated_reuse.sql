-- What became of given machines, by the day it happened: a family's link in the chain of custody, a sale, a gift to another body, an end. Where a
-- machine stands today says nothing of a year that is over. The first reuse of a machine counts, once; a day that could name a family is told by its month.
create function app.dated_fates(at timestamptz, zone text) returns table (device_id uuid, month date, fate text)
language sql stable security definer set search_path = app, pg_catalog as $$
  select d.id, date_trunc('month', f.day)::date, f.fate
  from app.donation x join app.device d on d.donation_id = x.id
  left join lateral (
    select coalesce((select e.left_on from app.exit_item i join app.exit e on e.id = i.exit_id where i.device_id = d.id),
        (select (max(v.at) at time zone zone)::date from app.event v
          where v.subject_id = d.id and v.subject_kind = 'device' and v.act in ('device.exited', 'device.destroyed')),
        (d.updated_at at time zone zone)::date) as day, coalesce(d.exited_as, d.state) as way
    where d.state = 'destroyed' or (d.state = 'exited' and d.exited_as is not null)) l on true
  cross join lateral (
    (select u.day, u.fate from (
        select (c.since at time zone zone)::date as day, 'handed_over' as fate from app.custody c
         where c.device_id in (select d.id union all select j.id from app.device j where j.joined_to = d.id)
           and c.household_id is not null and c.since <= at
        union all select l.day, l.way where l.way in ('sold', 'given')) u
      where u.day <= (at at time zone zone)::date order by u.day, u.fate limit 1)
    union all
    select l.day, case l.way when 'refused_as_waste' then 'waste' else 'recycled' end
     where l.way not in ('sold', 'given') and l.day <= (at at time zone zone)::date) f
  where d.joined_to is null and (x.organisation_id = any (app.orgs()) or x.refurbisher_id = any (app.orgs()))
$$;
revoke execute on function app.dated_fates(timestamptz, text) from public;
grant execute on function app.dated_fates(timestamptz, text) to maillon_app;

-- What a public body reused without Maillon: the decree counts the whole of what it retires. A line is never changed; a wrong one is withdrawn.
create table app.reused_elsewhere (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  year int not null check (year between 2023 and 2100),
  category text not null check (category in ('screens', 'small_it')),
  nature text not null check (length(nature) between 2 and 160),
  count int not null check (count between 1 and 100000),
  outlet text not null check (outlet in ('public_body', 'sold', 'staff', 'association', 'supplier')),
  taker text not null check (length(taker) between 2 and 160),
  document text not null check (length(document) between 2 and 160),
  noted_at timestamptz(3) not null,
  noted_by text not null,
  withdrawn_at timestamptz(3),
  withdrawn_by text,
  constraint reused_elsewhere_withdrawn check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index reused_elsewhere_list on app.reused_elsewhere (organisation_id, year);
alter table app.reused_elsewhere enable row level security;
alter table app.reused_elsewhere force row level security;
create policy owner on app.reused_elsewhere to maillon_owner using (true) with check (true);
create policy own on app.reused_elsewhere to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]));
grant select, insert on app.reused_elsewhere to maillon_app;
grant update (withdrawn_at, withdrawn_by) on app.reused_elsewhere to maillon_app;
