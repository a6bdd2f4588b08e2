-- A wipe proves something from the day a machine is out of the hands of those who used it: a family, and before it its donor. Until a machine
-- arrives nobody knows who turns it on, so its arrival counts as its last use. A log that is older, or whose clock was wrong, proves nothing by
-- itself: one person notes why it may be believed (the donor's own service wiped it and says so in writing; the clock of the machine was
-- wrong), and another one, who checked, confirms it.
alter table app.wipe_record add column file_sha256 bytea;
alter table app.wipe_record drop constraint wipe_record_kind_check;
alter table app.wipe_record add constraint wipe_record_kind_check check (kind in ('destroyed', 'reset', 'dated'));
alter table app.wipe_record drop constraint wipe_record_method_check;
alter table app.wipe_record add constraint wipe_record_method_check check (method in
  ('shredded', 'crushed', 'drilled', 'degaussed', 'incinerated', 'settings', 'recovery', 'management', 'donor_wiped', 'clock_wrong'));
alter table app.wipe_record drop constraint wipe_record_how;
alter table app.wipe_record add constraint wipe_record_how check (
  (kind = 'reset') = (method in ('settings', 'recovery', 'management')) and (kind = 'dated') = (method in ('donor_wiped', 'clock_wrong')));
alter table app.wipe_record add constraint wipe_record_dates check ((kind = 'dated') = (file_sha256 is not null));
alter table app.wipe_record add constraint wipe_record_said_by check (method <> 'donor_wiped' or (slip <> '' and system <> ''));
drop index app.wipe_record_waiting;
create unique index wipe_record_waiting on app.wipe_record (device_id, kind, coalesce(drive_serial, ''), coalesce(file_sha256, ''))
  where witnessed_at is null and cancelled_at is null;

-- When a machine came to whoever wipes it: somebody answers for it from that day on.
create function app.arrived(d uuid) returns timestamptz language sql stable security definer set search_path = app, pg_catalog as $$
  select coalesce((select min(c.since) from app.custody c where c.device_id in (select d union all select j.id from app.device j where j.joined_to = d)),
    (select x.created_at from app.device x where x.id = d))
$$;
create function app.arrivals(ids uuid[]) returns table (device_id uuid, at timestamptz) language sql stable security definer set search_path = app, pg_catalog as $$
  select u.device_id, app.arrived(u.device_id) from app.last_used(ids) u
$$;

-- Whether a calendar has this day and a clock this hour; nothing of nothing.
create function app.is_moment(said text) returns boolean language plpgsql stable strict set search_path = app, pg_catalog as $$
begin
  perform said::timestamp;
  return true;
exception when others then
  return false;
end $$;
revoke execute on function app.is_moment(text) from public;

create or replace function app.unproved(d app.device) returns boolean language plpgsql stable security definer set search_path = app, pg_catalog as $$
declare used timestamptz := app.used_until(d.id); came timestamptz := app.arrived(d.id); free timestamptz := greatest(app.used_until(d.id), app.arrived(d.id));
  since text; serial text; run record; pocket boolean := d.kind in ('tablet', 'smartphone');
begin
  since := coalesce(to_char(free at time zone 'utc' - interval '14 hours', 'YYYY-MM-DD"T"HH24:MI:SS'), '');
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
    -- A log from a clock that runs ahead is no later than the day it was brought; a clock that went backwards, or a day that no calendar has, is
    -- `wrong` as well.
    select w.id, w.file_sha256, w.created_at, t.started, t.latest, x ->> 'verdict' as verdict,
        coalesce(not (app.is_moment(t.started) and app.is_moment(coalesce(t.finished, t.started)))
          or greatest(t.started, t.finished) > t.latest, true) or coalesce(t.finished < t.started, false) as wrong into run
      from app.wipe w, jsonb_array_elements(w.drives) l, jsonb_array_elements(l -> 'drives') x,
        lateral (select coalesce(x ->> 'started', l ->> 'startedAt') as started, x ->> 'finished' as finished,
          to_char(w.created_at at time zone 'utc' + interval '16 hours', 'YYYY-MM-DD"T"HH24:MI:SS') as latest) t
     where w.device_id = d.id and app.serial_key(x ->> 'serial') = app.serial_key(serial)
     order by (x ->> 'started') is null, least(t.started, t.latest) desc, w.created_at desc limit 1;
    if not found or run.verdict is distinct from 'erased_verified' then return true; end if;
    if (run.started < since or run.wrong) and not exists (select from app.wipe_record r
      where r.device_id = d.id and r.kind = 'dated' and r.file_sha256 = run.file_sha256 and r.witnessed_at is not null and r.cancelled_at is null
        and (used is null or run.created_at > used)
        and case r.method when 'clock_wrong' then r.done_on >= (free at time zone 'utc' - interval '14 hours')::date
          else (used is null or used < came) and not run.wrong end) then return true; end if;
    -- Another log of this drive, brought since, failed on a day that nobody knows.
    if exists (select from app.wipe w, jsonb_array_elements(w.drives) l, jsonb_array_elements(l -> 'drives') x
      where w.device_id = d.id and w.id <> run.id and w.created_at >= run.created_at and app.serial_key(x ->> 'serial') = app.serial_key(serial)
        and x ->> 'started' is not null and x ->> 'verdict' <> 'erased_verified'
        and (x ->> 'started' < since or x ->> 'started' > to_char(w.created_at at time zone 'utc' + interval '16 hours', 'YYYY-MM-DD"T"HH24:MI:SS')))
    then return true; end if;
  end loop;
  return false;
end $$;

revoke execute on function app.arrived(uuid), app.arrivals(uuid[]), app.unproved(app.device) from public;
grant execute on function app.arrivals(uuid[]) to maillon_app;
