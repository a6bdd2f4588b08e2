-- Orientation: to whom one may write, whom an answer concerns, and what ends with a prescription that does not go on.

-- Whom the receiver that refused suggests instead; when the sender has read the answer.
alter table app.prescription add column suggested_id uuid references app.organisation;
alter table app.prescription add column noted_at timestamptz(3);

-- Organisations where somebody coordinates today: those that can answer.
create function app.receivers() returns setof uuid language sql stable security definer set search_path = app, pg_catalog as $$
  select distinct m.organisation_id from app.member m where m.role = 'coordinator' and m.status = 'active'
$$;
create index member_coordinating on app.member (organisation_id) where role = 'coordinator' and status = 'active';

-- Tells the sender that it was answered, without showing its address to whoever answers: a masked sender stays unknown.
create function app.tell_sender(p uuid, said_subject text, said_body text, said_link text) returns void
language sql security definer set search_path = app, pg_catalog as $$
  insert into app.outbox (id, organisation_id, household_id, email, subject, body, link)
  select app.uuid7(), m.organisation_id, x.household_id, m.email, said_subject, said_body, said_link
  from app.prescription x join app.member m on m.id = x.member_id and m.status = 'active'
  where x.id = p and x.to_organisation_id = any (app.orgs())
$$;

-- A prescription refused or taken back no longer lets its receiver see the household, unless something else does: another
-- prescription, a promise, a handover, an appointment, a workshop.
create function app.end_prescription(p uuid) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
declare x app.prescription;
begin
  select * into x from app.prescription where id = p and state in ('refused', 'withdrawn')
    and (organisation_id = any (app.orgs()) or to_organisation_id = any (app.orgs()));
  if not found then return; end if;
  perform from app.household_access where household_id = x.household_id and organisation_id = x.to_organisation_id for update;
  update app.household_access a set ended_at = now()
   where a.household_id = x.household_id and a.organisation_id = x.to_organisation_id and a.reason = 'prescription' and a.ended_at is null
     and not exists (select from app.prescription o where o.household_id = x.household_id and o.to_organisation_id = x.to_organisation_id
       and o.state in ('sent', 'accepted', 'waiting', 'promised', 'served'))
     and not exists (select from app.prescription o where o.household_id = x.household_id and o.organisation_id = x.to_organisation_id
       and o.state in ('sent', 'accepted', 'waiting', 'promised', 'served'))
     and not exists (select from app.allocation o where o.household_id = x.household_id and o.organisation_id = x.to_organisation_id and o.state <> 'cancelled')
     and not exists (select from app.handover o where o.household_id = x.household_id and o.organisation_id = x.to_organisation_id and o.state <> 'cancelled')
     and not exists (select from app.appointment o where o.household_id = x.household_id and o.organisation_id = x.to_organisation_id and o.state <> 'cancelled')
     and not exists (select from app.seat o where o.household_id = x.household_id and o.organisation_id = x.to_organisation_id);
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.receivers(), app.tell_sender(uuid, text, text, text), app.end_prescription(uuid) to maillon_app;
