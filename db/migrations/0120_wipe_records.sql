-- What no tool writes down: a drive that was destroyed, a tablet that was reset. One person says it, another who saw it confirms it with an
-- account of their own; until then it proves nothing.

-- Who brought a wipe log: whoever verifies the evidence later is somebody else.
alter table app.wipe add column member_id uuid references app.member;

create table app.wipe_record (
  id uuid primary key,
  device_id uuid not null references app.device,
  organisation_id uuid not null references app.organisation,
  kind text not null check (kind in ('destroyed', 'reset')),
  drive_serial text,
  drive_model text,
  method text not null check (method in ('shredded', 'crushed', 'drilled', 'degaussed', 'incinerated', 'settings', 'recovery', 'management')),
  system text not null default '' check (length(system) <= 80),
  place text not null check (length(place) between 2 and 120),
  slip text not null default '' check (length(slip) <= 60),
  done_on date not null,
  operator_id uuid not null references app.member,
  operator text not null,
  recorded_at timestamptz(3) not null,
  witness_id uuid references app.member,
  witness text,
  witnessed_at timestamptz(3),
  cancelled_at timestamptz(3),
  constraint wipe_record_two_people check (witness_id <> operator_id),
  constraint wipe_record_witnessed check ((witness_id is null) = (witnessed_at is null) and (witness is null) = (witnessed_at is null)),
  constraint wipe_record_of check ((kind = 'destroyed') = (drive_serial is not null)),
  constraint wipe_record_how check ((kind = 'reset') = (method in ('settings', 'recovery', 'management')))
);
create index wipe_record_device on app.wipe_record (device_id, recorded_at desc);
create index wipe_record_to_confirm on app.wipe_record (organisation_id, recorded_at) where witnessed_at is null and cancelled_at is null;
create unique index wipe_record_waiting on app.wipe_record (device_id, kind, coalesce(drive_serial, '')) where witnessed_at is null and cancelled_at is null;
alter table app.wipe_record enable row level security;
alter table app.wipe_record force row level security;
create policy owner on app.wipe_record to maillon_owner using (true) with check (true);
create policy own on app.wipe_record to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]));
create policy proof on app.wipe_record for select to maillon_app using ((select true from app.device d where d.id = wipe_record.device_id));
grant select, insert on app.wipe_record to maillon_app;
grant update (witness_id, witness, witnessed_at, cancelled_at) on app.wipe_record to maillon_app;

-- Each of the two speaks for themselves: nobody writes a colleague's name, and a witness is heard once.
create function app.wipe_record_by_oneself() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
declare who uuid := nullif(current_setting('app.member', true), '')::uuid;
begin
  if tg_op = 'INSERT' then
    if new.operator_id is distinct from who or new.witness_id is not null then
      raise exception 'a record is written by its operator' using errcode = '23514', constraint = 'wipe_record_two_people';
    end if;
  elsif old.witnessed_at is not null or old.cancelled_at is not null
    or (new.witness_id is not null and (new.witness_id is distinct from who or new.witness_id = old.operator_id)) then
    raise exception 'a record is confirmed once, by a second person' using errcode = '23514', constraint = 'wipe_record_two_people';
  end if;
  return new;
end $$;
create trigger wipe_record_by_oneself before insert or update on app.wipe_record for each row when (current_user = 'maillon_app') execute function app.wipe_record_by_oneself();

-- When somebody who is not of the workshop last had a device: a family, or whoever held it while it was lost.
create function app.used_until(d uuid) returns timestamptz language sql stable security definer set search_path = app, pg_catalog as $$
  select greatest((select max(c.until) from app.custody c where c.device_id = d and c.household_id is not null),
    (select max(e.at) from app.event e where e.subject_id = d and e.act = 'device.found'))
$$;

-- The same, for whoever may see the device: the custody of another organisation's families stays hidden, its last day counts all the same.
create function app.last_used(ids uuid[]) returns table (device_id uuid, at timestamptz) language sql stable security definer set search_path = app, pg_catalog as $$
  select d.id, app.used_until(d.id) from app.device d
   where d.id = any (ids) and (d.organisation_id = any (app.orgs()) or d.donor_id = any (app.orgs())
     or d.donation_id in (select x.id from app.donation x where x.refurbisher_id = any (app.orgs())))
$$;

-- The drives that the last snapshot of a device showed, for whoever may see it: one that is said to be destroyed is not seen again.
create function app.last_seen_drives(ids uuid[]) returns table (device_id uuid, at timestamptz, serials text[]) language sql stable security definer set search_path = app, pg_catalog as $$
  select distinct on (s.device_id) s.device_id, s.created_at, (select coalesce(array_agg(x ->> 'serial') filter (where x ->> 'serial' is not null), '{}')
      from jsonb_array_elements(case jsonb_typeof(s.content -> 'drives') when 'array' then s.content -> 'drives' else '[]' end) x)
    from app.snapshot s where s.device_id in (select u.device_id from app.last_used(ids) u) order by s.device_id, s.created_at desc, s.id desc
$$;

create function app.serial_key(serial text) returns text language sql immutable set search_path = app, pg_catalog as $$
  select upper(regexp_replace(serial, '[-[:space:]_.]', '', 'g'))
$$;

-- Whether a drive of this machine, or its memory, lacks its proof. The rule of the application is finer (a part of a drive, the hour of the
-- last use): this one is the second lock, and knows no time zone, so it lets less than a day go by.
create function app.unproved(d app.device) returns boolean language plpgsql stable security definer set search_path = app, pg_catalog as $$
declare used timestamptz := app.used_until(d.id); since text; serial text; run record; pocket boolean := d.kind in ('tablet', 'smartphone');
begin
  since := coalesce(to_char(used at time zone 'utc' - interval '14 hours', 'YYYY-MM-DD"T"HH24:MI:SS'), '');
  if pocket and exists (select from app.wipe_record r where r.device_id = d.id and r.kind = 'reset' and r.witnessed_at is not null
    and r.cancelled_at is null and (used is null or r.recorded_at > used)) then return false; end if;
  if jsonb_array_length(d.drives) = 0 then
    return d.kind <> 'screen' and (pocket or 'device.no_drive' is distinct from (select e.act from app.event e where e.subject_id = d.id
      and e.act in ('device.identified', 'device.no_drive') order by e.at desc, e.id desc limit 1));
  end if;
  for serial in select x ->> 'serial' from jsonb_array_elements(d.drives) x loop
    if serial is null then return true; end if;
    continue when exists (select from app.wipe_record r where r.device_id = d.id and r.kind = 'destroyed' and r.witnessed_at is not null
      and r.cancelled_at is null and app.serial_key(r.drive_serial) = app.serial_key(serial));
    select x ->> 'verdict' as verdict, coalesce(x ->> 'started', l ->> 'startedAt') as started into run
      from app.wipe w, jsonb_array_elements(w.drives) l, jsonb_array_elements(l -> 'drives') x
     where w.device_id = d.id and app.serial_key(x ->> 'serial') = app.serial_key(serial)
     order by (x ->> 'started') is null, coalesce(x ->> 'started', l ->> 'startedAt') desc limit 1;
    if not found or run.verdict is distinct from 'erased_verified' or run.started < since then return true; end if;
  end loop;
  return false;
end $$;

create function app.ready_by_proof() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if app.unproved(new) then raise exception 'a device is ready once every drive is proved wiped' using errcode = '23514', constraint = 'ready_by_proof'; end if;
  return new;
end $$;
create trigger ready_by_proof before update of state on app.device for each row
  when (current_user = 'maillon_app' and new.state = 'ready' and old.state not in ('ready', 'reserved')) execute function app.ready_by_proof();
create trigger new_by_proof before insert on app.device for each row
  when (current_user = 'maillon_app' and new.state = 'ready') execute function app.ready_by_proof();

revoke execute on function app.used_until(uuid), app.last_used(uuid[]), app.last_seen_drives(uuid[]), app.serial_key(text), app.unproved(app.device), app.ready_by_proof(), app.wipe_record_by_oneself() from public;
grant execute on function app.last_used(uuid[]), app.last_seen_drives(uuid[]) to maillon_app;
