-- Whoever is not reached by a message is told by somebody before the family is forgotten, and what a person asks of what is kept
-- on them has its place, its deadline and its answer.

-- That a household is to be told before it is forgotten: by the message that left, or else by a member of the organisation that
-- registered it. One row each time the clock asks; a contact since then ends it by itself.
create table app.warning (
  household_id uuid not null references app.household on delete cascade,
  organisation_id uuid not null references app.organisation,
  -- The household's warned_at.
  asked_at timestamptz(3) not null,
  -- lapsed: forgotten without having been told.
  state text not null check (state in ('sent', 'awaited', 'told', 'kept', 'unreachable', 'lapsed')),
  outbox_id uuid,
  -- A message had been written, and nobody received it.
  undelivered boolean not null default false,
  how text check (how in ('call', 'visit', 'letter', 'other')),
  told_on date,
  noted_by text,
  noted_at timestamptz(3),
  primary key (household_id, asked_at),
  check ((state in ('told', 'kept', 'unreachable')) = (noted_at is not null)),
  check ((noted_at is null) = (noted_by is null) and (noted_at is null) = (told_on is null) and (noted_at is null) = (how is null))
);
create index warning_awaited on app.warning (organisation_id, asked_at, household_id) where state = 'awaited';
create index warning_lapsed on app.warning (organisation_id, asked_at) where state = 'lapsed';
create index warning_message on app.warning (outbox_id) where outbox_id is not null;
alter table app.warning enable row level security;
alter table app.warning force row level security;
create policy owner on app.warning to maillon_owner using (true) with check (true);
create policy seen on app.warning for select to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]));
create policy noted on app.warning for update to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]) and state = 'awaited'
    and exists (select from app.household_access a where a.household_id = warning.household_id and a.ended_at is null and a.scope = 'full' and a.organisation_id = any ((select app.orgs())::uuid[])))
  with check (organisation_id = any ((select app.orgs())::uuid[]) and state in ('told', 'kept', 'unreachable'));
grant select on app.warning to maillon_app;
grant update (state, how, told_on, noted_by, noted_at) on app.warning to maillon_app;

-- Households told before these rows were kept: by the message that was written to them, or by nobody, and these are asked again.
update app.household h set warned_at = now() where h.forgotten_at is null and h.warned_at > h.touched_at
  and not exists (select from app.outbox o where o.household_id = h.id and o.created_at >= h.warned_at - interval '1 hour' and o.state <> 'failed');
insert into app.warning (household_id, organisation_id, asked_at, state)
  select h.id, h.organisation_id, h.warned_at,
    case when exists (select from app.outbox o where o.household_id = h.id and o.created_at >= h.warned_at - interval '1 hour' and o.state <> 'failed') then 'sent' else 'awaited' end
  from app.household h where h.forgotten_at is null and h.warned_at > h.touched_at;

create or replace function app.warn_due(at timestamp with time zone, said_subject text, said_body text, neutral_subject text, neutral_body text, mails boolean, texts boolean)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare x app.household; message uuid; n int := 0;
begin
  for x in select * from app.household y where y.forgotten_at is null and y.touched_at < at - interval '21 months'
      and (y.warned_at is null or y.warned_at <= y.touched_at) order by y.touched_at limit 1000 for update skip locked loop
    message := case when (x.channel = 'email' and x.email is not null and mails) or (x.channel = 'sms' and x.phone is not null and texts) then app.uuid7() end;
    if message is not null then
      insert into app.outbox (id, organisation_id, household_id, email, phone, subject, body) values (message, x.organisation_id, x.id,
        case when x.channel = 'email' then x.email end, case when x.channel = 'sms' then x.phone end,
        case when x.neutral_message then neutral_subject else said_subject end, case when x.neutral_message then neutral_body else said_body end);
    end if;
    insert into app.warning (household_id, organisation_id, asked_at, state, outbox_id)
      values (x.id, x.organisation_id, at, case when message is null then 'awaited' else 'sent' end, message);
    update app.household set warned_at = at where id = x.id;
    n := n + 1;
  end loop;
  return n;
end $function$;

-- A message that nobody received has told nobody: somebody has to.
create function app.warning_undelivered() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.warning w set state = 'awaited', undelivered = true where w.outbox_id = new.id and w.state = 'sent'
    and exists (select from app.household h where h.id = w.household_id and h.forgotten_at is null);
  return null;
end $$;
create trigger warning_undelivered after update of state on app.outbox for each row
  when (new.state = 'failed' and old.state <> 'failed' and new.household_id is not null) execute function app.warning_undelivered();

-- What lets the clock go on for a household: it was told three months ago or more, nobody could join it, or the three months left to tell it are over.
create function app.was_told(w app.warning, last_contact timestamptz, at timestamptz) returns boolean language sql immutable as $$
  select w.asked_at < at - interval '3 months' and case w.state
    when 'told' then w.told_on < (at - interval '3 months')::date
    when 'awaited' then last_contact < at - interval '27 months'
    else w.state in ('sent', 'unreachable') end
$$;
create or replace function app.forget_due(at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare x record; n int := 0;
begin
  for x in select h.id, w.asked_at, w.state from app.household h join app.warning w on w.household_id = h.id and w.asked_at = h.warned_at
      where h.forgotten_at is null and h.touched_at < at - interval '24 months' and h.warned_at > h.touched_at
        and app.was_told(w, h.touched_at, at) and not app.on_loan(h.id) order by h.touched_at limit 1000 loop
    update app.warning w set state = 'lapsed' where w.household_id = x.id and w.asked_at = x.asked_at and w.state = 'awaited';
    perform app.forget_household(x.id, at, case when x.state = 'awaited' then 'two years, untold' else 'two years' end, 'Maillon');
    n := n + 1;
  end loop;
  return n;
end $function$;

-- What a person asked of what is kept on them, of which organisation, and what it answered (RGPD, articles 12 and 15 to 21).
create table app.rights_request (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  household_id uuid not null references app.household,
  kind text not null check (kind in ('access', 'rectify', 'erase', 'object', 'limit')),
  how text not null check (how in ('spoken', 'phone', 'written', 'email')),
  asker text not null default '' check (length(asker) <= 120),
  said text not null default '' check (length(said) <= 500),
  received_on date not null,
  received_by text not null,
  -- The organisation that passed it on, when the person asked that one.
  passed_by uuid references app.organisation,
  -- Since when the organisation that registered the household has it too.
  passed_on_at timestamptz(3),
  noted_at timestamptz(3) not null,
  due_on date not null,
  extended_on date,
  extended_because text not null default '' check (length(extended_because) <= 300),
  answer text check (answer in ('done', 'refused')),
  answer_said text not null default '' check (length(answer_said) <= 500),
  answered_on date,
  answered_by text,
  check (due_on > received_on),
  check ((answer is null) = (answered_on is null) and (answer is null) = (answered_by is null))
);
create unique index rights_request_open on app.rights_request (organisation_id, household_id, kind) where answer is null;
create index rights_request_due on app.rights_request (organisation_id, due_on, id) where answer is null;
create index rights_request_answered on app.rights_request (organisation_id, answered_on desc, id) where answer is not null;
create index rights_request_household on app.rights_request (household_id);
alter table app.rights_request enable row level security;
alter table app.rights_request force row level security;
create policy owner on app.rights_request to maillon_owner using (true) with check (true);
create policy seen on app.rights_request for select to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])
  and exists (select from app.household_access a where a.household_id = rights_request.household_id and a.ended_at is null and a.scope = 'full' and a.organisation_id = any ((select app.orgs())::uuid[])));
create policy received on app.rights_request for insert to maillon_app with check (organisation_id = any ((select app.orgs())::uuid[]) and passed_by is null and answer is null
  and exists (select from app.household_access a where a.household_id = rights_request.household_id and a.ended_at is null and a.scope = 'full' and a.organisation_id = any ((select app.orgs())::uuid[])));
create policy answered on app.rights_request for update to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]) and answer is null
    and exists (select from app.household_access a where a.household_id = rights_request.household_id and a.ended_at is null and a.scope = 'full' and a.organisation_id = any ((select app.orgs())::uuid[])))
  with check (organisation_id = any ((select app.orgs())::uuid[]));
grant select, insert on app.rights_request to maillon_app;
grant update (due_on, extended_on, extended_because, answer, answer_said, answered_on, answered_by) on app.rights_request to maillon_app;

-- The organisation that registered the household answers for what only it may do: it receives the request in its turn, with its deadline.
create function app.pass_request_on(r uuid, fresh uuid, at timestamptz) returns boolean language plpgsql security definer set search_path = app, pg_catalog as $$
declare x app.rights_request; h app.household; sender text;
begin
  select q.* into x from app.rights_request q where q.id = r and q.organisation_id = any (app.orgs()) and q.answer is null and q.passed_on_at is null and app.follows_in_full(q.household_id) for update;
  select y.* into h from app.household y where y.id = x.household_id and y.forgotten_at is null;
  if h.id is null or h.organisation_id = x.organisation_id then return false; end if;
  select coalesce(o.masked_as, o.name) into sender from app.organisation o where o.id = x.organisation_id;
  insert into app.rights_request (id, organisation_id, household_id, kind, how, asker, said, received_on, received_by, passed_by, noted_at, due_on)
    values (fresh, h.organisation_id, h.id, x.kind, x.how, x.asker, x.said, x.received_on, sender, x.organisation_id, at, (x.received_on + interval '1 month')::date)
    on conflict (organisation_id, household_id, kind) where answer is null do nothing;
  if found then perform app.record_in(h.organisation_id, at, 'request.received', 'rights_request', fresh, h.id, null, x.kind, null, sender); end if;
  update app.rights_request q set passed_on_at = at where q.id = r;
  return true;
end $$;

-- Forgotten, a household asks for nothing any more: what was asked is answered by that, and keeps no words.
create function app.requests_forgotten() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.rights_request q set asker = '', said = '', extended_because = '', answer_said = '', answer = coalesce(q.answer, 'done'),
    answered_on = coalesce(q.answered_on, greatest(new.forgotten_at::date, q.received_on)), answered_by = coalesce(q.answered_by, 'Maillon') where q.household_id = new.id;
  delete from app.warning w where w.household_id = new.id and w.state = 'awaited';
  return null;
end $$;
create trigger requests_forgotten after update of forgotten_at on app.household for each row
  when (new.forgotten_at is not null and old.forgotten_at is null) execute function app.requests_forgotten();

-- What a person asked of one organisation, and whether it told them, is not read in its story by the others.
alter policy seen on app.event using (organisation_id = any ((select app.orgs())::uuid[]) or (household_id is not null and subject_kind not in ('rights_request', 'warning')
  and exists (select from app.household_access a where a.household_id = event.household_id and a.ended_at is null and a.scope = 'full' and a.organisation_id = any ((select app.orgs())::uuid[]))));

revoke execute on function app.warning_undelivered(), app.was_told(app.warning, timestamptz, timestamptz), app.pass_request_on(uuid, uuid, timestamptz), app.requests_forgotten() from public;
grant execute on function app.pass_request_on(uuid, uuid, timestamptz) to maillon_app;

-- What an organisation wrote to a household by mail or by SMS, for the person who asks: its own messages only, as long as they are kept.
create function app.messages_to(h uuid) returns table (subject text, body text, "to" text, state text, created_at timestamptz)
language sql stable security definer set search_path = app, pg_catalog as $$
  select o.subject, o.body, coalesce(o.email, o.phone), o.state, o.created_at from app.outbox o
  where o.household_id = h and o.organisation_id = any (app.orgs()) and app.follows_in_full(h) and o.body <> '' order by o.created_at
$$;
revoke execute on function app.messages_to(uuid) from public;
grant execute on function app.messages_to(uuid) to maillon_app;
create index outbox_household on app.outbox (household_id) where household_id is not null;
