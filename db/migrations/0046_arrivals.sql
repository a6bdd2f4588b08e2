-- Whether the person came to the structure that accepted it. Asked of the receiver some days after it accepted, by a link that does
-- nothing else or on its own page, and told to the sender, who otherwise never hears of the family again.

-- One question a prescription: asked, reminded, answered, asked again after "not yet". What was answered stays until the next answer.
create table app.arrival (
  prescription_id uuid primary key references app.prescription,
  -- The receiver, who says it.
  organisation_id uuid not null references app.organisation,
  token_hash bytea unique,
  expires_at timestamptz(3),
  -- Null when it was said, or known, before anybody asked.
  asked_at timestamptz(3),
  reminded_at timestamptz(3),
  -- Since when the sender has the word, because nobody answered.
  silent_at timestamptz(3),
  came text check (came in ('came', 'absent', 'not_yet')),
  came_on date,
  said text not null default '' check (length(said) <= 300),
  said_by text,
  said_at timestamptz(3),
  -- When the sender read it.
  noted_at timestamptz(3),
  check ((came is null) = (said_at is null) and (came is null) = (said_by is null)),
  check (came_on is null or came = 'came')
);
create index arrival_open on app.arrival (asked_at) where asked_at is not null;
create index prescription_accepted on app.prescription (answered_at) where state = 'accepted';

alter table app.arrival enable row level security;
alter table app.arrival force row level security;
create policy owner on app.arrival to maillon_owner using (true) with check (true);
create policy seen on app.arrival for select to maillon_app using (exists (select from app.prescription p where p.id = prescription_id
  and (p.organisation_id = any ((select app.orgs())::uuid[]) or p.to_organisation_id = any ((select app.orgs())::uuid[]))));
create policy said on app.arrival for insert to maillon_app with check (organisation_id = any ((select app.orgs())::uuid[])
  and exists (select from app.prescription p where p.id = prescription_id and p.to_organisation_id = arrival.organisation_id));
create policy changed on app.arrival for update to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]))
  with check (organisation_id = any ((select app.orgs())::uuid[]) and exists (select from app.prescription p where p.id = prescription_id and p.to_organisation_id = arrival.organisation_id));
grant select, insert, update on app.arrival to maillon_app;

-- The question awaits an answer.
create function app.awaits_arrival(v app.arrival) returns boolean language sql immutable as $$
  select v.asked_at is not null and (v.said_at is null or v.said_at < v.asked_at)
$$;

-- The sender read what was said, or that nothing was. It changes nothing else of what the receiver said.
create function app.note_arrival(p uuid, at timestamptz) returns boolean language sql security definer set search_path = app, pg_catalog as $$
  with noted as (
    update app.arrival v set noted_at = at from app.prescription x
     where v.prescription_id = p and x.id = p and x.organisation_id = any (app.orgs()) and v.noted_at is null and (v.said_at is not null or v.silent_at is not null)
    returning 1)
  select exists (select from noted)
$$;

-- What a link asks, while it lives: nothing when it is unknown, replaced, expired, taken back, sent on; nothing says which.
create function app.arrival_held(digest bytea, at timestamptz) returns setof app.arrival
language sql stable security definer set search_path = app, pg_catalog as $$
  select v.* from app.arrival v join app.prescription p on p.id = v.prescription_id and p.state = 'accepted'
  join app.household h on h.id = p.household_id and h.forgotten_at is null
  where v.token_hash = digest and v.expires_at > at and not app.suspended(p.to_organisation_id)
    and exists (select from app.agreement g where g.household_id = h.id and g.kind = 'sharing' and g.withdrawn_on is null)
$$;
-- Enough to know whom it is about: one letter, a commune, what was asked, who accepted and when. Never a name nor a number.
create function app.arrival_behind(digest bytea, at timestamptz)
returns table (kinds text[], sender text, receiver text, commune text, letter text, answered_at timestamptz, answered_by text, awaited boolean, expires_at timestamptz)
language sql stable security definer set search_path = app, pg_catalog as $$
  select p.kinds, p.sender, o.name, c.name, upper(left(btrim(app.without_titles(h.name)), 1)), p.answered_at, p.answered_by, app.awaits_arrival(v), v.expires_at
  from app.arrival_held(digest, at) v join app.prescription p on p.id = v.prescription_id join app.household h on h.id = p.household_id
  join app.organisation o on o.id = p.to_organisation_id join app.commune c on c.insee = h.commune
$$;
create function app.say_arrival_by_link(digest bytea, at timestamptz, who text, what text, day date, sentence text, said_subject text, said_body text) returns boolean
language plpgsql security definer set search_path = app, pg_catalog as $$
declare v app.arrival; x app.prescription;
begin
  select a.* into v from app.arrival a where a.prescription_id = (select h.prescription_id from app.arrival_held(digest, at) h) for update;
  select h.* into v from app.arrival_held(digest, at) h;
  if v.prescription_id is null or not app.awaits_arrival(v) then return false; end if;
  update app.arrival a set came = what, came_on = day, said = sentence, said_by = who, said_at = at, silent_at = null, noted_at = null where a.prescription_id = v.prescription_id;
  select * into x from app.prescription p where p.id = v.prescription_id;
  perform app.record_by_link(x, at, 'arrival.said', null, what, null, who);
  perform app.write_to_sender(x.id, said_subject, said_body);
  return true;
end $$;

-- The clocks. Beyond half a year nobody remembers, and nobody is asked.
-- An appointment or a workshop where the person was noted as present answers by itself.
create function app.know_arrivals(at timestamptz, zone text) returns int language plpgsql security definer set search_path = app, pg_catalog as $$
declare r record; x app.prescription; n int := 0;
begin
  for r in select p.id, e.starts_at from app.prescription p left join app.arrival v on v.prescription_id = p.id
    join lateral (select min(q.starts_at) as starts_at from (
        select a.starts_at from app.appointment a where a.household_id = p.household_id and a.organisation_id = p.to_organisation_id and a.state = 'seen'
        union all
        select w.starts_at from app.seat s join app.workshop w on w.id = s.workshop_id
         where s.household_id = p.household_id and s.organisation_id = p.to_organisation_id and s.state = 'present') q
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
-- Asks for the first time, or again after "not yet": never of a family that took its agreement back, nor before a day that is already fixed with it.
create function app.ask_arrivals(at timestamptz, accepted_before timestamptz, again_before timestamptz)
returns table (prescription_id uuid, receiver_id uuid, email text) language sql security definer set search_path = app, pg_catalog as $$
  with due as (
    select p.id, p.to_organisation_id from app.prescription p join app.household h on h.id = p.household_id and h.status = 'open' and h.forgotten_at is null
      left join app.arrival v on v.prescription_id = p.id
     where p.state = 'accepted' and p.answered_at > at - interval '180 days' and p.answered_at < accepted_before
       and (v.prescription_id is null or (v.came = 'not_yet' and v.said_at < again_before and not app.awaits_arrival(v)))
       and not app.suspended(p.to_organisation_id)
       and exists (select from app.agreement g where g.household_id = h.id and g.kind = 'sharing' and g.withdrawn_on is null)
       and not exists (select from app.appointment a where a.household_id = h.id and a.organisation_id = p.to_organisation_id and a.state = 'booked' and a.starts_at > at)
       and not exists (select from app.seat s join app.workshop w on w.id = s.workshop_id
         where s.household_id = h.id and s.organisation_id = p.to_organisation_id and s.state = 'booked' and w.state = 'open' and w.starts_at > at)
     order by p.answered_at limit 500 for update of p skip locked),
  asked as (
    insert into app.arrival as v (prescription_id, organisation_id, asked_at) select d.id, d.to_organisation_id, at from due d
    on conflict (prescription_id) do update set asked_at = at, reminded_at = null, silent_at = null
    returning v.prescription_id, v.organisation_id)
  select a.prescription_id, o.id, o.email from asked a join app.organisation o on o.id = a.organisation_id
$$;
create function app.remind_arrivals(at timestamptz, asked_before timestamptz)
returns table (prescription_id uuid, receiver_id uuid, email text) language sql security definer set search_path = app, pg_catalog as $$
  with late as (
    update app.arrival v set reminded_at = at from app.prescription p
     where p.id = v.prescription_id and p.state = 'accepted' and v.asked_at < asked_before and v.reminded_at is null and app.awaits_arrival(v)
    returning v.prescription_id, v.organisation_id)
  select l.prescription_id, o.id, o.email from late l join app.organisation o on o.id = l.organisation_id
$$;
create function app.link_arrivals(ids uuid[], digests bytea[], until timestamptz) returns void
language sql security definer set search_path = app, pg_catalog as $$
  update app.arrival v set token_hash = d.digest, expires_at = until from unnest(ids, digests) d (id, digest) where v.prescription_id = d.id
$$;
-- Nobody answered after a reminder: the sender has the word, once.
create function app.silent_arrivals(at timestamptz, reminded_before timestamptz, said_subject text, said_body text) returns int
language plpgsql security definer set search_path = app, pg_catalog as $$
declare x app.prescription; n int := 0;
begin
  for x in select p.* from app.arrival v join app.prescription p on p.id = v.prescription_id and p.state = 'accepted'
      where v.reminded_at < reminded_before and v.silent_at is null and app.awaits_arrival(v) order by v.reminded_at limit 500 for update of v skip locked loop
    update app.arrival v set silent_at = at, noted_at = null where v.prescription_id = x.id;
    perform app.record_in(x.organisation_id, at, 'arrival.unanswered', 'prescription', x.id, x.household_id, null, null, null, 'Maillon');
    perform app.write_to_sender(x.id, said_subject, said_body);
    n := n + 1;
  end loop;
  return n;
end $$;

-- A sentence on a family goes with the family, and with the words of a prescription that did not go on.
create or replace function app.forget_messages() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  delete from app.prescription_message m using app.prescription p where p.id = m.prescription_id and p.household_id = new.id;
  delete from app.prescription_link l using app.prescription p where p.id = l.prescription_id and p.household_id = new.id;
  update app.arrival v set said = '', token_hash = null from app.prescription p where p.id = v.prescription_id and p.household_id = new.id;
  return null;
end $$;
create or replace function app.hush_refused(at timestamptz) returns int language sql security definer set search_path = app, pg_catalog as $$
  with ended as (
    select p.id from app.prescription p where p.state in ('refused', 'withdrawn', 'expired', 'rerouted') and p.updated_at < at - interval '6 months'),
  unsaid as (delete from app.prescription_message m using ended e where m.prescription_id = e.id),
  unheard as (update app.arrival v set said = '' from ended e where v.prescription_id = e.id and v.said <> ''),
  hushed as (update app.prescription p set message = '' from ended e where p.id = e.id and p.message <> '' returning 1)
  select count(*)::int from hushed
$$;

revoke execute on all functions in schema app from public;
grant execute on function app.awaits_arrival(app.arrival), app.note_arrival(uuid, timestamptz), app.arrival_behind(bytea, timestamptz),
  app.say_arrival_by_link(bytea, timestamptz, text, text, date, text, text, text) to maillon_app;
grant execute on function app.know_arrivals(timestamptz, text), app.ask_arrivals(timestamptz, timestamptz, timestamptz), app.remind_arrivals(timestamptz, timestamptz),
  app.link_arrivals(uuid[], bytea[], timestamptz), app.silent_arrivals(timestamptz, timestamptz, text, text) to maillon_job;
