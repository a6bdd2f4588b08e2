-- The life of a loan after its signature: its day of return, renewals, reminders, breakdowns, losses, and its return.

-- The day on which this very machine is due back; null for a gift, and for whoever is no family. What was signed stays in the handover.
alter table app.custody add column due_on date;
update app.custody c set due_on = x.due_on from app.handover x where x.id = c.handover_id and c.household_id is not null and x.kind = 'loan';
create index custody_due on app.custody (organisation_id, due_on, id) where until is null and due_on is not null;
create index custody_handover on app.custody (handover_id) where handover_id is not null;

create function app.loan_begins() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  new.due_on := (select x.due_on from app.handover x where x.id = new.handover_id and x.kind = 'loan');
  return new;
end $$;
revoke execute on function app.loan_begins() from public;
create trigger loan_begins before insert on app.custody for each row
  when (new.household_id is not null and new.handover_id is not null and new.due_on is null) execute function app.loan_begins();

-- What a programme lends on, from a day on: the words that hold are those of the day of the signature.
create table app.loan_terms (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  programme_id uuid not null references app.programme,
  from_on date not null,
  months int not null check (months between 1 and 60),
  renewals int not null check (renewals between 0 and 10),
  notice_days int not null check (notice_days between 0 and 90),
  care text not null default '',
  said_by text not null,
  said_at timestamptz(3) not null,
  unique (programme_id, from_on)
);

create table app.renewal (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  household_id uuid not null references app.household,
  handover_id uuid not null references app.handover,
  due_before date not null,
  due_after date not null,
  agreed_by text not null,
  renewed_by text not null,
  renewed_at timestamptz(3) not null,
  check (due_after > due_before)
);
create index renewal_handover on app.renewal (handover_id);
create index renewal_household on app.renewal (household_id);

-- One reminder for each moment of each day of return: sent the way the family chose, or left to somebody who calls.
create table app.loan_reminder (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  household_id uuid not null references app.household,
  handover_id uuid not null references app.handover,
  due_on date not null,
  moment text not null check (moment in ('month', 'week', 'late')),
  how text not null check (how in ('email', 'sms', 'person')),
  reminded_at timestamptz(3) not null,
  told_by text,
  told_at timestamptz(3),
  unique (handover_id, due_on, moment)
);
create index loan_reminder_to_tell on app.loan_reminder (organisation_id) where how = 'person' and told_at is null;
create index loan_reminder_household on app.loan_reminder (household_id);

create table app.loan_return (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  household_id uuid not null references app.household,
  handover_id uuid not null references app.handover,
  custody_id uuid not null references app.custody,
  device_id uuid not null references app.device,
  place_id uuid not null references app.place,
  condition text not null check (condition in ('fine', 'worn', 'broken')),
  missing text not null default '',
  received_by text not null,
  returned_at timestamptz(3) not null
);
create unique index loan_return_once on app.loan_return (organisation_id, custody_id);
create index loan_return_household on app.loan_return (household_id);
create index loan_return_device on app.loan_return (device_id);

create table app.repair_ticket (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  household_id uuid not null references app.household,
  handover_id uuid not null references app.handover,
  custody_id uuid not null references app.custody,
  device_id uuid not null references app.device,
  trouble text not null check (trouble in ('does_not_start', 'screen', 'keyboard', 'battery', 'slow', 'connection', 'other')),
  note text not null default '',
  opened_by text not null,
  opened_at timestamptz(3) not null,
  taken_in_at timestamptz(3),
  spare_custody_id uuid references app.custody,
  outcome text check (outcome in ('repaired', 'replaced', 'no_fault', 'given_back', 'gone')),
  closed_by text,
  closed_at timestamptz(3),
  check ((outcome is null) = (closed_at is null))
);
create unique index repair_ticket_open on app.repair_ticket (device_id) where closed_at is null;
create index repair_ticket_waiting on app.repair_ticket (organisation_id, opened_at) where closed_at is null;
create index repair_ticket_household on app.repair_ticket (household_id);
create index repair_ticket_custody on app.repair_ticket (custody_id);

-- A machine that a family says lost or stolen: a day, one word of circumstance, a report's number if there is one. Never a story.
create table app.loss (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  household_id uuid not null references app.household,
  handover_id uuid not null references app.handover,
  custody_id uuid not null references app.custody,
  device_id uuid not null references app.device,
  kind text not null check (kind in ('lost', 'stolen')),
  happened_on date not null,
  circumstance text not null check (circumstance in ('at_home', 'on_the_way', 'outside', 'at_school', 'unsaid')),
  report_number text,
  declared_to text not null,
  declared_at timestamptz(3) not null
);
create unique index loss_once on app.loss (organisation_id, custody_id);
create index loss_household on app.loss (household_id);
create index loss_device on app.loss (device_id);

do $$ declare t text; begin
  foreach t in array array['loan_terms', 'renewal', 'loan_reminder', 'loan_return', 'repair_ticket', 'loss'] loop
    execute format('alter table app.%I enable row level security; alter table app.%1$I force row level security', t);
    execute format('create policy owner on app.%I to maillon_owner using (true) with check (true)', t);
    -- What becomes of a loan stays between the family and who lent it: an organisation reads its own, and no other's.
    execute format('create policy own on app.%I to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]))', t);
    execute format('grant select, insert on app.%I to maillon_app', t);
  end loop;
  foreach t in array array['renewal', 'repair_ticket'] loop
    -- A return or a loss is written whatever was asked; anything more about the family is not.
    execute format('create trigger stopped before insert on app.%I for each row when (current_user = ''maillon_app'') execute function app.not_while_stopped()', t);
  end loop;
end $$;
do $$ declare t text; begin
  foreach t in array array['renewal', 'repair_ticket', 'loss', 'loan_return'] loop
    execute format('create trigger not_once_forgotten before insert on app.%I for each row when (current_user = ''maillon_app'') execute function app.not_once_forgotten()', t);
  end loop;
end $$;
grant update on app.loan_terms, app.repair_ticket to maillon_app;
grant update (told_by, told_at) on app.loan_reminder to maillon_app;

-- Forgotten, a family leaves neither a name nor a number here.
create function app.loans_forgotten() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.renewal set agreed_by = '' where household_id = new.id;
  update app.repair_ticket set note = '' where household_id = new.id;
  update app.loss set report_number = null where household_id = new.id;
  return null;
end $$;
revoke execute on function app.loans_forgotten() from public;
create trigger loans_forgotten after update of forgotten_at on app.household for each row
  when (new.forgotten_at is not null and old.forgotten_at is null) execute function app.loans_forgotten();

-- The night before a machine is due, its state says so. One event for each handover.
create function app.expect_returns(at timestamptz, tomorrow date) returns int language plpgsql security definer set search_path = app, pg_catalog as $$
declare l record; n int := 0;
begin
  for l in select c.organisation_id, c.handover_id, c.household_id, array_agg(d.id order by d.id) as devices
      from app.custody c join app.device d on d.id = c.device_id and d.state = 'handed_over'
      where c.until is null and c.household_id is not null and c.due_on <= tomorrow group by 1, 2, 3 loop
    perform from app.device where id = any (l.devices) order by id for update;
    update app.device d set state = 'return_due', updated_at = at, version = version + 1 where d.id = any (l.devices) and d.state = 'handed_over'
      and exists (select from app.custody c where c.device_id = d.id and c.until is null and c.household_id is not null and c.due_on <= tomorrow);
    if found then
      perform app.record_in(l.organisation_id, at, 'loan.due', 'handover', l.handover_id, l.household_id, 'handed_over', 'return_due', null, 'Maillon');
      n := n + 1;
    end if;
  end loop;
  return n;
end $$;

-- A month before, a week before, three days after: a message the way the family chose, or a line for somebody who calls. Nothing where others
-- read the messages, nor of a family that asked that nothing more be done. `said` holds {name}, {day} and {phone}.
create function app.remind_borrowers(at timestamptz, today date, said_subject text, said text, email boolean, sms boolean) returns int
language plpgsql security definer set search_path = app, pg_catalog as $$
declare l record; way text; n int := 0;
begin
  for l in select distinct on (c.handover_id, c.due_on) c.organisation_id, c.handover_id, c.household_id, c.due_on, h.email, h.phone, h.channel, h.neutral_message,
        case when o.masked_as is null then o.name || ' vous a prêté' else 'vous avez en prêt' end as name, coalesce(o.phone, '') as call,
        case when c.due_on <= today - 3 then 'late'
          when c.due_on between today and today + 7 and c.since < c.due_on - interval '14 days' then 'week'
          when c.due_on between today + 8 and today + 30 and c.since < c.due_on - interval '45 days' then 'month' end as moment
      from app.custody c join app.household h on h.id = c.household_id join app.organisation o on o.id = c.organisation_id
      where c.until is null and c.due_on <= today + 30 and h.forgotten_at is null and not app.stopped(h.id) order by c.handover_id, c.due_on, c.since loop
    continue when l.moment is null;
    way := case when l.neutral_message then 'person' when l.channel = 'email' and l.email is not null and remind_borrowers.email then 'email'
      when l.channel = 'sms' and l.phone is not null and sms then 'sms' else 'person' end;
    insert into app.loan_reminder (id, organisation_id, household_id, handover_id, due_on, moment, how, reminded_at)
      values (app.uuid7(), l.organisation_id, l.household_id, l.handover_id, l.due_on, l.moment, way, at) on conflict do nothing;
    continue when not found;
    n := n + 1;
    continue when way = 'person';
    insert into app.outbox (id, organisation_id, household_id, email, phone, subject, body)
      values (app.uuid7(), l.organisation_id, l.household_id, case when way = 'email' then l.email end, case when way = 'sms' then l.phone end, said_subject,
        replace(replace(replace(said, '{name}', l.name), '{day}', to_char(l.due_on, 'DD/MM/YYYY')), '{phone}',
          case when l.call = '' then '' else ' : ' || regexp_replace(l.call, '^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$', '0\1 \2 \3 \4 \5') end));
  end loop;
  return n;
end $$;

revoke execute on function app.expect_returns(timestamptz, date), app.remind_borrowers(timestamptz, date, text, text, boolean, boolean) from public;
grant execute on function app.expect_returns(timestamptz, date), app.remind_borrowers(timestamptz, date, text, text, boolean, boolean) to maillon_job;
