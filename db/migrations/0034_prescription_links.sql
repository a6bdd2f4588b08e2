-- Answering a prescription without an account, asking about it before answering, and knowing that it was read.

alter table app.prescription
  add column seen_at timestamptz(3),
  add column seen_by text,
  -- Since when a question awaits the sender's answer. Meanwhile the clocks of ten and thirty days stand still.
  add column asked_at timestamptz(3),
  add column question_reminded_at timestamptz(3),
  add column paused_seconds int not null default 0 check (paused_seconds >= 0),
  add column answered_by_link boolean not null default false,
  -- When the household was written to that another way is being looked for; null after a refusal or a silence: somebody has to call.
  add column family_told_at timestamptz(3);

-- The personal link of one prescription, as its digest. A message sent again replaces it: one link lives at a time.
create table app.prescription_link (
  prescription_id uuid primary key references app.prescription,
  organisation_id uuid not null references app.organisation,
  token_hash bytea not null unique,
  sent_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  opened_at timestamptz(3)
);
-- What the two organisations of a prescription write to each other about it.
create table app.prescription_message (
  id uuid primary key,
  prescription_id uuid not null references app.prescription,
  organisation_id uuid not null references app.organisation,
  kind text not null check (kind in ('question', 'answer')),
  said_by text not null,
  body text not null check (length(body) between 1 and 500),
  said_at timestamptz(3) not null
);
-- What its sender may have to send elsewhere.
create index prescription_elsewhere on app.prescription (organisation_id, updated_at) where state in ('sent', 'expired');
create index prescription_message_thread on app.prescription_message (prescription_id, said_at);

alter table app.prescription_link enable row level security;
alter table app.prescription_link force row level security;
alter table app.prescription_message enable row level security;
alter table app.prescription_message force row level security;
create policy owner on app.prescription_link to maillon_owner using (true) with check (true);
create policy owner on app.prescription_message to maillon_owner using (true) with check (true);
create policy own on app.prescription_link to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]))
  with check (organisation_id = any ((select app.orgs())::uuid[]) and exists (select from app.prescription p where p.id = prescription_id and p.organisation_id = prescription_link.organisation_id));
create policy seen on app.prescription_message for select to maillon_app using (exists (select from app.prescription p where p.id = prescription_id
  and (p.organisation_id = any ((select app.orgs())::uuid[]) or p.to_organisation_id = any ((select app.orgs())::uuid[]))));
create policy written on app.prescription_message for insert to maillon_app with check (organisation_id = any ((select app.orgs())::uuid[])
  and exists (select from app.prescription p where p.id = prescription_id and prescription_message.organisation_id in (p.organisation_id, p.to_organisation_id)));
grant select, insert, update on app.prescription_link to maillon_app;
grant select, insert on app.prescription_message to maillon_app;

-- A share ends as well when its prescription is sent on to somebody else.
create or replace function app.end_share(p uuid) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
declare x app.prescription;
begin
  select * into x from app.prescription where id = p and state in ('refused', 'withdrawn', 'expired', 'rerouted');
  if not found then return; end if;
  perform from app.household_access where household_id = x.household_id and organisation_id = x.to_organisation_id for update;
  update app.household_access a set ended_at = now()
   where a.household_id = x.household_id and a.organisation_id = x.to_organisation_id and a.reason = 'prescription' and a.ended_at is null
     and not exists (select from app.prescription o where o.household_id = x.household_id and x.to_organisation_id in (o.to_organisation_id, o.organisation_id)
       and o.state in ('sent', 'accepted', 'waiting', 'promised', 'served'))
     and not exists (select from app.allocation o where o.household_id = x.household_id and o.organisation_id = x.to_organisation_id and o.state <> 'cancelled')
     and not exists (select from app.handover o where o.household_id = x.household_id and o.organisation_id = x.to_organisation_id and o.state <> 'cancelled')
     and not exists (select from app.appointment o where o.household_id = x.household_id and o.organisation_id = x.to_organisation_id and o.state <> 'cancelled')
     and not exists (select from app.seat o where o.household_id = x.household_id and o.organisation_id = x.to_organisation_id);
end $$;

create function app.write_to_sender(p uuid, said_subject text, said_body text) returns void language sql security definer set search_path = app, pg_catalog as $$
  insert into app.outbox (id, organisation_id, household_id, email, subject, body, link)
  select app.uuid7(), m.organisation_id, x.household_id, m.email, said_subject, said_body, '/orientations/' || x.id
  from app.prescription x join app.member m on m.id = x.member_id and m.status = 'active' where x.id = p
$$;

-- Tells a household, in its language and the way it chose, that another way is being looked for. `words`: for 'said' and for
-- 'neutral' (messages that others may read), a subject and a body in each language. Where no message leaves, somebody has to call.
create function app.tell_family(p uuid, at timestamptz, words jsonb, mails boolean, texts boolean) returns boolean
language plpgsql security definer set search_path = app, pg_catalog as $$
declare x app.prescription; h app.household; w jsonb; tongue text;
begin
  select * into x from app.prescription where id = p;
  select * into h from app.household where id = x.household_id and status = 'open' and forgotten_at is null;
  if not found then return false; end if;
  if not (h.channel = 'email' and h.email is not null and mails) and not (h.channel = 'sms' and h.phone is not null and texts) then return false; end if;
  w := words -> case when h.neutral_message then 'neutral' else 'said' end;
  select l into tongue from unnest(h.languages) with ordinality t (l, place) where w -> 'body' ? l and l <> 'fr' order by place limit 1;
  insert into app.outbox (id, organisation_id, household_id, email, phone, subject, body)
  values (app.uuid7(), x.organisation_id, h.id, case when h.channel = 'email' then h.email end, case when h.channel = 'sms' then h.phone end,
    w ->> 'subject', w -> 'body' ->> coalesce(tongue, 'fr'));
  update app.prescription set family_told_at = at where id = p;
  return true;
end $$;
-- The same for the organisation that has just refused.
create function app.tell_refused_family(p uuid, at timestamptz, words jsonb, mails boolean, texts boolean) returns boolean
language sql security definer set search_path = app, pg_catalog as $$
  select app.tell_family(x.id, at, words, mails, texts) from app.prescription x where x.id = p and x.state = 'refused' and x.to_organisation_id = any (app.orgs())
$$;

-- What a personal link holds, while it lives: the prescription still awaits its answer, or was answered by this very link. Unknown,
-- replaced, expired, taken back, answered elsewhere, suspended: nothing, and nothing says which.
create function app.prescription_held(digest bytea, at timestamptz) returns setof app.prescription
language sql stable security definer set search_path = app, pg_catalog as $$
  select p.* from app.prescription_link l join app.prescription p on p.id = l.prescription_id
  where l.token_hash = digest and l.expires_at > at and not app.suspended(p.to_organisation_id)
    and (p.state = 'sent' or (p.answered_by_link and p.state in ('accepted', 'waiting', 'promised', 'served', 'refused')))
$$;
-- What an unknown reader of the link may know: what is asked, where, how urgent, and the first letter of a name. Who accepted by
-- this link reads whom to call; an address, never.
create function app.prescription_behind(digest bytea, at timestamptz)
returns table (id uuid, state text, kinds text[], urgent boolean, message text, sender text, receiver text, commune text, letter text, adults int, children int,
  sent_at timestamptz, asked_at timestamptz, paused_seconds int, answered_by text, why text, expires_at timestamptz, contact jsonb)
language sql stable security definer set search_path = app, pg_catalog as $$
  select p.id, p.state, p.kinds, p.urgent, p.message, p.sender, o.name, c.name,
    upper(left(regexp_replace(h.name, '^(famille|madame|monsieur|mademoiselle|mme|mlle|m\.|mr)\s+', '', 'i'), 1)), h.adults, h.children,
    p.sent_at, p.asked_at, p.paused_seconds, p.answered_by, p.why, l.expires_at,
    case when p.answered_by_link and p.state in ('accepted', 'waiting', 'promised', 'served') and h.forgotten_at is null then
      jsonb_build_object('name', h.name, 'phone', h.phone, 'email', h.email, 'channel', h.channel, 'best_moment', h.best_moment, 'languages', h.languages,
        'interpreter', h.interpreter, 'neutral', h.neutral_message) end
  from app.prescription_held(digest, at) p join app.prescription_link l on l.prescription_id = p.id join app.household h on h.id = p.household_id
  join app.organisation o on o.id = p.to_organisation_id join app.commune c on c.insee = h.commune
$$;
create function app.messages_behind(digest bytea, at timestamptz) returns table (id uuid, kind text, said_by text, body text, said_at timestamptz)
language sql stable security definer set search_path = app, pg_catalog as $$
  select m.id, m.kind, m.said_by, m.body, m.said_at from app.prescription_held(digest, at) p join app.prescription_message m on m.prescription_id = p.id
  order by m.said_at, m.id limit 100
$$;
-- Who else may be proposed. An organisation whose nature says too much is named to nobody without an account.
create function app.others_behind(digest bytea, at timestamptz) returns table (id uuid, name text, commune text)
language sql stable security definer set search_path = app, pg_catalog as $$
  select o.id, o.name, c.name from app.prescription_held(digest, at) p join app.household h on h.id = p.household_id join app.commune here on here.insee = h.commune
  join app.organisation o on o.id in (select app.addressees()) and o.id not in (p.organisation_id, p.to_organisation_id) and o.masked_as is null
  left join app.commune c on c.insee = o.commune
  where p.state = 'sent' order by c.departement is distinct from here.departement, o.name limit 30
$$;
-- The message was opened; a filter of the mailbox may have done it, so nobody is said to have read anything.
create function app.note_opened(digest bytea, at timestamptz) returns void language sql security definer set search_path = app, pg_catalog as $$
  update app.prescription_link l set opened_at = at where l.token_hash = digest and l.opened_at is null and l.expires_at > at
$$;

-- An act by link is in the chain of the organisation that was addressed, under the name that was typed, and under no account:
-- whoever happens to be signed in on that browser is put aside meanwhile.
create function app.record_by_link(p app.prescription, at timestamptz, said_act text, said_from text, said_to text, said_why text, who text) returns void
language plpgsql security definer set search_path = app, pg_catalog as $$
declare signed_in text := coalesce(current_setting('app.member', true), '');
begin
  perform set_config('app.member', '', true);
  perform app.record_in(p.to_organisation_id, at, said_act, 'prescription', p.id, p.household_id, said_from, said_to, said_why, who);
  perform set_config('app.member', signed_in, true);
end $$;
-- The prescription that a link may still act on, taken until the act commits.
create function app.take_by_link(digest bytea, at timestamptz) returns app.prescription language plpgsql security definer set search_path = app, pg_catalog as $$
declare x app.prescription;
begin
  select p.* into x from app.prescription p where p.id = (select h.id from app.prescription_held(digest, at) h) for update;
  select h.* into x from app.prescription_held(digest, at) h where h.state = 'sent';
  return x;
end $$;

create function app.accept_by_link(digest bytea, at timestamptz, who text, said_subject text, said_body text) returns boolean
language plpgsql security definer set search_path = app, pg_catalog as $$
declare x app.prescription;
begin
  x := app.take_by_link(digest, at);
  if x.id is null then return false; end if;
  update app.prescription set state = 'accepted', answered_at = at, answered_by = who, answered_by_link = true, asked_at = null, updated_at = at,
    seen_at = coalesce(seen_at, at), seen_by = coalesce(seen_by, who) where id = x.id;
  update app.need set state = 'prescribed', updated_at = at where household_id = x.household_id and kind = any (x.kinds) and state in ('heard', 'qualified');
  perform app.record_by_link(x, at, 'prescription.accepted', 'sent', 'accepted', null, who);
  perform app.write_to_sender(x.id, said_subject, said_body);
  return true;
end $$;
create function app.refuse_by_link(digest bytea, at timestamptz, who text, said_why text, suggested uuid, said_subject text, said_body text,
  words jsonb, mails boolean, texts boolean) returns boolean language plpgsql security definer set search_path = app, pg_catalog as $$
declare x app.prescription;
begin
  x := app.take_by_link(digest, at);
  if x.id is null then return false; end if;
  if suggested is not null and suggested not in (select o.id from app.others_behind(digest, at) o) then return false; end if;
  update app.prescription set state = 'refused', why = said_why, suggested_id = suggested, answered_at = at, answered_by = who, answered_by_link = true,
    asked_at = null, updated_at = at, seen_at = coalesce(seen_at, at), seen_by = coalesce(seen_by, who) where id = x.id;
  perform app.record_by_link(x, at, 'prescription.refused', 'sent', 'refused', said_why, who);
  perform app.write_to_sender(x.id, said_subject, said_body);
  if words is not null then perform app.tell_family(x.id, at, words, mails, texts); end if;
  perform app.end_share(x.id);
  return true;
end $$;
create function app.ask_by_link(digest bytea, at timestamptz, who text, question uuid, said text, said_subject text, said_body text) returns boolean
language plpgsql security definer set search_path = app, pg_catalog as $$
declare x app.prescription;
begin
  x := app.take_by_link(digest, at);
  if x.id is null or x.asked_at is not null then return false; end if;
  insert into app.prescription_message (id, prescription_id, organisation_id, kind, said_by, body, said_at)
    values (question, x.id, x.to_organisation_id, 'question', who, said, at);
  update app.prescription set asked_at = at, updated_at = at, seen_at = coalesce(seen_at, at), seen_by = coalesce(seen_by, who) where id = x.id;
  perform app.record_by_link(x, at, 'prescription.asked', null, null, null, who);
  perform app.write_to_sender(x.id, said_subject, said_body);
  return true;
end $$;

-- The clocks. They stand still while a question awaits the sender: it is its silence, not the receiver's. A question that nobody
-- answered for thirty days ends the prescription all the same.
create function app.waited(p app.prescription, at timestamptz) returns interval language sql immutable as $$
  select coalesce(p.asked_at, at) - p.sent_at - make_interval(secs => p.paused_seconds)
$$;
drop function app.remind_receivers(timestamptz, text, text);
create function app.remind_receivers(at timestamptz) returns table (prescription_id uuid, receiver_id uuid, email text)
language sql security definer set search_path = app, pg_catalog as $$
  with late as (
    update app.prescription p set reminded_at = at
     where p.state = 'sent' and p.reminded_at is null and p.asked_at is null and p.sent_at < at - interval '10 days' and app.waited(p, at) > interval '10 days'
    returning p.id, p.to_organisation_id)
  select l.id, o.id, o.email from late l join app.organisation o on o.id = l.to_organisation_id
$$;
create function app.renew_links(ids uuid[], digests bytea[], at timestamptz, until timestamptz) returns void
language sql security definer set search_path = app, pg_catalog as $$
  insert into app.prescription_link as l (prescription_id, organisation_id, token_hash, sent_at, expires_at)
  select p.id, p.organisation_id, d.digest, at, until from unnest(ids, digests) d (id, digest) join app.prescription p on p.id = d.id and p.state = 'sent'
  on conflict (prescription_id) do update set token_hash = excluded.token_hash, sent_at = excluded.sent_at, expires_at = excluded.expires_at
$$;
create function app.remind_askers(at timestamptz, said_subject text, said_body text) returns int
language sql security definer set search_path = app, pg_catalog as $$
  with late as (
    update app.prescription p set question_reminded_at = at
     where p.state = 'sent' and p.asked_at < at - interval '10 days' and (p.question_reminded_at is null or p.question_reminded_at < p.asked_at)
    returning p.id),
  told as (select app.write_to_sender(l.id, said_subject, said_body) from late l)
  select count(*)::int from told
$$;
drop function app.expire_prescriptions(timestamptz, text, text);
create function app.expire_prescriptions(at timestamptz, said_subject text, said_body text, words jsonb, mails boolean, texts boolean) returns int
language plpgsql security definer set search_path = app, pg_catalog as $$
declare p app.prescription; n int := 0;
begin
  for p in select * from app.prescription x where x.state = 'sent' and x.sent_at < at - interval '30 days'
      and (app.waited(x, at) > interval '30 days' or x.asked_at < at - interval '30 days') order by x.sent_at limit 500 for update skip locked loop
    update app.prescription x set state = 'expired', asked_at = null, updated_at = at where x.id = p.id;
    perform app.end_share(p.id);
    perform app.record_in(p.organisation_id, at, 'prescription.expired', 'prescription', p.id, p.household_id, 'sent', 'expired', null, 'Maillon');
    perform app.write_to_sender(p.id, said_subject, said_body);
    perform app.tell_family(p.id, at, words, mails, texts);
    n := n + 1;
  end loop;
  return n;
end $$;

-- What the two organisations wrote goes with the household when it is forgotten, and with the words of a prescription that did not go on.
create function app.forget_messages() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  delete from app.prescription_message m using app.prescription p where p.id = m.prescription_id and p.household_id = new.id;
  delete from app.prescription_link l using app.prescription p where p.id = l.prescription_id and p.household_id = new.id;
  return null;
end $$;
create trigger messages_forgotten after update of forgotten_at on app.household for each row
  when (new.forgotten_at is not null and old.forgotten_at is null) execute function app.forget_messages();
create or replace function app.hush_refused(at timestamptz) returns int language sql security definer set search_path = app, pg_catalog as $$
  with ended as (
    select p.id from app.prescription p where p.state in ('refused', 'withdrawn', 'expired', 'rerouted') and p.updated_at < at - interval '6 months'),
  unsaid as (delete from app.prescription_message m using ended e where m.prescription_id = e.id),
  hushed as (update app.prescription p set message = '' from ended e where p.id = e.id and p.message <> '' returning 1)
  select count(*)::int from hushed
$$;

revoke execute on all functions in schema app from public;
revoke execute on function app.end_share(uuid) from maillon_app;
grant execute on function app.prescription_behind(bytea, timestamptz), app.messages_behind(bytea, timestamptz), app.others_behind(bytea, timestamptz),
  app.note_opened(bytea, timestamptz), app.accept_by_link(bytea, timestamptz, text, text, text),
  app.refuse_by_link(bytea, timestamptz, text, text, uuid, text, text, jsonb, boolean, boolean), app.ask_by_link(bytea, timestamptz, text, uuid, text, text, text),
  app.tell_refused_family(uuid, timestamptz, jsonb, boolean, boolean) to maillon_app;
grant execute on function app.remind_receivers(timestamptz), app.renew_links(uuid[], bytea[], timestamptz, timestamptz), app.remind_askers(timestamptz, text, text),
  app.expire_prescriptions(timestamptz, text, text, jsonb, boolean, boolean) to maillon_job;
