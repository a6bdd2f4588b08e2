-- A spare machine is one in place of one: while it is out, no second one is lent for the same machine, nor for the spare itself.
-- It is a spare as long as the family still answers for the machine in whose place it was lent.
create unique index repair_ticket_spare on app.repair_ticket (organisation_id, spare_custody_id) where spare_custody_id is not null;

-- Exchanged for good: signed by the family as the loan was.
alter table app.repair_ticket
  add column signer text,
  add column signed_how text check (signed_how in ('screen', 'paper', 'typed')),
  add column witness text not null default '',
  add column signature_file_id uuid references app.file;
update app.repair_ticket set signer = '' where outcome = 'replaced';
alter table app.repair_ticket add constraint swap_signed check (outcome is distinct from 'replaced' or signer is not null);

create function app.one_spare() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if new.spare_custody_id is not null and (tg_op = 'INSERT' or new.spare_custody_id is distinct from old.spare_custody_id) then
    perform from app.custody c where c.id = new.custody_id for update;
    if exists (select from app.repair_ticket t join app.custody s on s.id = t.spare_custody_id
        where t.custody_id = new.custody_id and s.id <> new.spare_custody_id and s.until is null) then
      raise exception 'a spare of this machine is still out' using errcode = '23514', constraint = 'one_spare';
    end if;
    if exists (select from app.repair_ticket t join app.custody b on b.id = t.custody_id
        where t.spare_custody_id = new.custody_id and b.until is null) then
      raise exception 'a spare has no spare' using errcode = '23514', constraint = 'spare_of_spare';
    end if;
  end if;
  -- The first machine works again: the other one comes back within a month. A day more for the calendars of the whole territory.
  if tg_op = 'UPDATE' and old.closed_at is null and new.closed_at is not null and new.outcome in ('repaired', 'no_fault')
      and exists (select from app.custody s where s.id = new.spare_custody_id and s.until is null and s.due_on > new.closed_at::date + 31) then
    raise exception 'the spare has no day of return' using errcode = '23514', constraint = 'spare_awaited';
  end if;
  return new;
end $$;
revoke execute on function app.one_spare() from public;
create trigger one_spare before insert or update on app.repair_ticket for each row execute function app.one_spare();

-- Forgotten, a family leaves neither a name, nor a number, nor a signature here.
create or replace function app.loans_forgotten() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
declare files uuid[];
begin
  update app.renewal set agreed_by = '' where household_id = new.id;
  select array_agg(t.signature_file_id) into files from app.repair_ticket t where t.household_id = new.id and t.signature_file_id is not null;
  update app.repair_ticket set note = '', signature_file_id = null, signer = case when signer is null then null else '' end, witness = ''
    where household_id = new.id;
  with gone as (delete from app.file where id = any (files) returning sha256)
  delete from app.file_content c using gone g where c.sha256 = g.sha256 and not exists (select from app.file f where f.sha256 = c.sha256 and f.id <> all (files));
  update app.loss set report_number = null where household_id = new.id;
  return null;
end $$;

-- A link of a family that stands in place of another one, which it has still.
create function app.is_spare(link uuid) returns boolean language sql stable set search_path = app, pg_catalog as $$
  select exists (select from app.repair_ticket t join app.custody b on b.id = t.custody_id where t.spare_custody_id = link and b.until is null)
$$;
revoke execute on function app.is_spare(uuid) from public;

-- The same reminders; what is lent meanwhile says so, for the family keeps the other one.
create or replace function app.remind_borrowers(at timestamptz, today date, said_subject text, said text, email boolean, sms boolean) returns int
language plpgsql security definer set search_path = app, pg_catalog as $$
declare l record; way text; n int := 0;
begin
  for l in select distinct on (c.handover_id, c.due_on) c.organisation_id, c.handover_id, c.household_id, c.due_on, h.email, h.phone, h.channel, h.neutral_message,
        case when o.masked_as is null then o.name || ' vous a prêté' else 'vous avez en prêt' end
          || case when app.is_spare(c.id) then ' en attendant une réparation' else '' end as name, coalesce(o.phone, '') as call,
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

-- What a programme lends on is said, and never said otherwise afterwards: a correction is another line, and a loan keeps what had been said
-- when it was signed.
alter table app.loan_terms drop constraint loan_terms_programme_id_from_on_key;
create index loan_terms_programme on app.loan_terms (programme_id, from_on desc, said_at desc);
revoke update on app.loan_terms from maillon_app;
