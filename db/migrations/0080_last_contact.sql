-- What is kept about people ends two years after the last contact with them: the day somebody last heard, met or served them. It is a date
-- of its own, which no update, no correction and no clock moves (touched_at is when the file last moved, whoever moved it).
alter table app.household add column last_contact_at timestamptz(3) not null default '-infinity';

-- A new file begins with the contact that opened it.
create function app.first_contact() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  new.last_contact_at := greatest(new.last_contact_at, new.created_at);
  return new;
end $$;
revoke execute on function app.first_contact() from public;
create trigger first_contact before insert on app.household for each row execute function app.first_contact();

-- When an act was a contact with the person: the day of the meeting where it says it, else when it was noted; null where nobody of the family
-- was heard. A family that was told and lets its file be erased is not one that begins its two years again.
create function app.contact_in(e app.event) returns timestamptz language sql stable set search_path = app, pg_catalog as $$
  select case when e.actor <> 'Maillon' and (
      e.act in ('household.registered', 'household.heard_again', 'census.family_named', 'handover.signed', 'outcome.noted',
        'agreement.given_again', 'agreement.withdrawn', 'agreement.child_noted', 'agreement.child_withdrawn', 'signal.qualified', 'seat.excused')
      or (e.act = 'appointment.marked' and (e.to_state in ('seen', 'excused') or e.data ->> 'by' = 'household'))
      or (e.act = 'seat.marked' and e.to_state in ('present', 'excused'))
      or (e.act = 'arrival.said' and e.to_state = 'came')
      or (e.act = 'warning.noted' and e.to_state = 'kept')
      or (e.act = 'signal.tried' and e.to_state = 'reached')
      or (e.act = 'prescription.sent' and e.data ->> 'agreed' is not null)
      or (e.act = 'request.received' and not exists (select from app.rights_request r where r.id = e.subject_id and r.passed_by is not null)))
    then least(e.at, case when e.act in ('appointment.marked', 'seat.marked') and e.to_state in ('seen', 'present') and e.data ->> 'starts' ~ '^\d{4}-\d\d-\d\dT' then (e.data ->> 'starts')::timestamptz end) end
$$;

-- A signal is about a pupil, whose household its event does not name.
create function app.contacted_in(e app.event) returns uuid language sql stable set search_path = app, pg_catalog as $$
  select coalesce(e.household_id, case when e.subject_kind = 'signal' then (select p.household_id from app.signal s
    join app.pupil p on p.id = s.pupil_id where s.id = e.subject_id) end)
$$;

-- Before the chain of events is held, as the acts that lock a household do: the two are always taken in the same order.
create function app.note_contacts(added app.event[]) returns void language sql security definer set search_path = app, pg_catalog as $$
  update app.household h set last_contact_at = c.at
    from (select app.contacted_in(e) as id, max(app.contact_in(e)) as at from unnest(added) e where app.contact_in(e) is not null group by 1) c
   where h.id = c.id and h.last_contact_at < c.at
$$;

do $$
declare said text; more text;
begin
  said := pg_get_functiondef('app.link_events(uuid,app.event[])'::regprocedure);
  more := replace(said, E'begin\n', E'begin\n  perform app.note_contacts(added);\n');
  if more = said then raise exception 'link_events does not begin where it did'; end if;
  execute more;
end $$;

-- Of a file, the last contact with the family under any of the files that the organisation which registered it reads as one.
create function app.last_contact(h uuid) returns timestamptz language sql stable security definer set search_path = app, pg_catalog as $$
  select greatest(h.last_contact_at, max(f.last_contact_at)) from app.household h, app.files_held(h.organisation_id, h.id) o
    join app.household f on f.id = o where h.id = $1 group by h.id
$$;

-- The best facts of what was done before this date was kept: the acts, and what was seen, held and signed.
update app.household h set last_contact_at = greatest(h.created_at,
  (select max(app.contact_in(e)) from app.event e where e.household_id = h.id),
  (select max(a.starts_at) from app.appointment a where a.household_id = h.id and a.state = 'seen'),
  (select max(w.starts_at) from app.seat s join app.workshop w on w.id = s.workshop_id where s.household_id = h.id and s.state = 'present'),
  (select max(x.signed_at) from app.handover x where x.household_id = h.id),
  (select max(w.noted_at) from app.warning w where w.household_id = h.id and w.state = 'kept'),
  (select max(r.noted_at) from app.rights_request r where r.household_id = h.id and r.passed_by is null));

drop index app.household_last_contact;
create index household_last_contact on app.household (last_contact_at) where forgotten_at is null;

-- The clocks are taken as they stand: whatever else they do, they go on doing.
do $$
declare said text; more text;
begin
  said := pg_get_functiondef('app.warn_due(timestamptz,text,text,text,text,boolean,boolean)'::regprocedure);
  more := replace(said, 'y.touched_at < at - interval ''21 months''', 'y.last_contact_at < at - interval ''21 months'' and app.last_contact(y.id) < at - interval ''21 months''');
  more := replace(replace(more, 'y.warned_at <= y.touched_at', 'y.warned_at <= app.last_contact(y.id)'), 'order by y.touched_at', 'order by y.last_contact_at');
  if more = said or more ~ 'touched_at' then raise exception 'warn_due does not read the last contact where it did'; end if;
  execute more;
  said := pg_get_functiondef('app.forget_due(timestamptz)'::regprocedure);
  more := replace(said, 'h.touched_at < at - interval ''24 months'' and h.warned_at > h.touched_at',
    'h.last_contact_at < at - interval ''24 months'' and app.last_contact(h.id) < least(at - interval ''24 months'', h.warned_at)');
  more := replace(replace(more, 'app.was_told(w, h.touched_at, at)', 'app.was_told(w, app.last_contact(h.id), at)'), 'order by h.touched_at', 'order by h.last_contact_at');
  -- A family that comes back while the night goes by is read as it stands.
  more := replace(more, 'limit 1000 loop', 'limit 1000 for update of h skip locked loop');
  if more = said or more ~ 'touched_at' or more !~ 'skip locked' then raise exception 'forget_due does not read the last contact where it did'; end if;
  execute more;
end $$;

-- A family that was told, by a message or by somebody, or that nobody could join, may still say that it wants its file kept: that is the only
-- thing said after another one.
alter policy noted on app.warning using (organisation_id = any ((select app.orgs())::uuid[]) and state in ('awaited', 'sent', 'told', 'unreachable')
    and exists (select from app.household_access a where a.household_id = warning.household_id and a.ended_at is null and a.scope = 'full' and a.organisation_id = any ((select app.orgs())::uuid[])))
  with check (organisation_id = any ((select app.orgs())::uuid[]) and state in ('told', 'kept', 'unreachable'));
create function app.warning_said_once() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  if current_user = 'maillon_app' and old.state <> 'awaited' and new.state <> 'kept' then
    raise exception 'what was noted of a warning is followed by "kept" only' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger warning_said_once before update on app.warning for each row execute function app.warning_said_once();

revoke execute on function app.contact_in(app.event), app.contacted_in(app.event), app.note_contacts(app.event[]), app.last_contact(uuid), app.warning_said_once() from public;
