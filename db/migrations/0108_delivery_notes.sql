-- The delivery note of a lot against what arrives: lines expected, machines scanned one by one, exceptions settled, and the donor's word.

alter table app.column_mapping drop constraint column_mapping_purpose_check;
alter table app.column_mapping add constraint column_mapping_purpose_check check (purpose in ('census', 'orientations', 'deliveries'));
alter table app.list_upload drop constraint list_upload_purpose_check;
alter table app.list_upload add constraint list_upload_purpose_check check (purpose in ('census', 'orientations', 'deliveries'));

-- One note a lot. `organisation_id` counts it, `donor_id` confirms it.
create table app.delivery_note (
  id uuid primary key,
  donation_id uuid not null unique references app.donation,
  organisation_id uuid not null references app.organisation,
  donor_id uuid not null references app.organisation,
  state text not null default 'expected' check (state in ('expected', 'counting', 'counted', 'contested', 'confirmed')),
  -- The file that the lines come from; null when they were typed by counts.
  file_name text,
  sha256 bytea check (length(sha256) = 32),
  noted_at timestamptz(3) not null,
  opened_at timestamptz(3),
  closed_at timestamptz(3),
  closed_by text,
  -- Whom the question went to, when it first left since the reception was closed, and when it was asked again.
  sent_to text check (length(sent_to) <= 254),
  asked_at timestamptz(3),
  reminded_at timestamptz(3),
  answered_at timestamptz(3),
  answered_by text,
  version int not null default 1
);
create index delivery_note_donor on app.delivery_note (donor_id);
create index delivery_note_organisation on app.delivery_note (organisation_id, state);
create index delivery_note_asked on app.delivery_note (asked_at) where state = 'counted' and reminded_at is null;

-- One machine announced, or a line that repeats another (`double_of`) and announces nothing. Without serial number nor tag it is any machine
-- of its kind. `outcome`: what became of a machine that did not come.
create table app.delivery_line (
  id uuid primary key,
  note_id uuid not null references app.delivery_note,
  organisation_id uuid not null references app.organisation,
  line int not null,
  double_of int,
  box text not null default '' check (length(box) <= 60),
  kind text not null check (kind in ('laptop', 'desktop', 'all_in_one', 'tablet', 'smartphone', 'screen', 'printer', 'other')),
  brand text not null default '' check (length(brand) <= 120),
  model text not null default '' check (length(model) <= 120),
  serial text check (length(serial) <= 120),
  inventory_tag text check (length(inventory_tag) <= 120),
  serial_key text generated always as (upper(regexp_replace(serial, '[-[:space:]_.]', '', 'g'))) stored,
  tag_key text generated always as (upper(regexp_replace(inventory_tag, '[-[:space:]_.]', '', 'g'))) stored,
  outcome text check (outcome in ('found_later', 'never_sent')),
  word text not null default '' check (length(word) <= 300),
  settled_by text,
  settled_at timestamptz(3)
);
create unique index delivery_line_serial on app.delivery_line (note_id, serial_key) where serial_key is not null and double_of is null;
create index delivery_line_tag on app.delivery_line (note_id, tag_key) where tag_key is not null;
create index delivery_line_order on app.delivery_line (note_id, line, id);

-- One machine that stands there. A scan taken back stays, and counts no more.
create table app.delivery_scan (
  id uuid primary key,
  note_id uuid not null references app.delivery_note,
  organisation_id uuid not null references app.organisation,
  line_id uuid references app.delivery_line on delete set null,
  device_id uuid not null references app.device,
  result text not null check (result in ('listed', 'surplus', 'swapped')),
  said text not null default '' check (length(said) <= 200),
  -- This scan took the machine in: taken back, it is awaited again.
  received boolean not null,
  -- How many times the same machine was scanned once more.
  again int not null default 0,
  last_at timestamptz(3) not null,
  scanned_at timestamptz(3) not null,
  scanned_by text not null,
  undone_at timestamptz(3),
  outcome text check (outcome in ('kept', 'turned_down', 'given_back')),
  word text not null default '' check (length(word) <= 300),
  settled_by text,
  settled_at timestamptz(3)
);
-- Two people who scan the same machine, or the same line, at the same instant: one scan is counted.
create unique index delivery_scan_device on app.delivery_scan (note_id, device_id) where undone_at is null;
create unique index delivery_scan_line on app.delivery_scan (line_id) where undone_at is null and line_id is not null;
create index delivery_scan_order on app.delivery_scan (note_id, scanned_at desc, id desc) where undone_at is null;
create index delivery_scan_of_device on app.delivery_scan (device_id);

-- What the donor contests, of one exception or of the whole, and what it is answered.
create table app.delivery_contest (
  id uuid primary key,
  note_id uuid not null references app.delivery_note,
  organisation_id uuid not null references app.organisation,
  line_id uuid references app.delivery_line on delete set null,
  scan_id uuid references app.delivery_scan,
  said text not null check (length(said) between 1 and 500),
  said_by text not null,
  said_at timestamptz(3) not null,
  answer text check (length(answer) between 1 and 500),
  answered_by text,
  answered_at timestamptz(3)
);
create index delivery_contest_note on app.delivery_contest (note_id, said_at);

-- The personal link of one note, as the digest of its digest. A message sent again replaces it.
create table app.delivery_link (
  note_id uuid primary key references app.delivery_note,
  organisation_id uuid not null references app.organisation,
  token_hash bytea not null unique,
  sent_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  opened_at timestamptz(3)
);

do $$
declare t text;
begin
  foreach t in array array['delivery_note', 'delivery_line', 'delivery_scan', 'delivery_contest', 'delivery_link'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy owner on app.%I to maillon_owner using (true) with check (true)', t);
  end loop;
end $$;
create policy own on app.delivery_note to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]))
  with check (organisation_id = any ((select app.orgs())::uuid[]) and exists (select from app.donation d
    where d.id = donation_id and d.refurbisher_id = delivery_note.organisation_id and d.organisation_id = delivery_note.donor_id));
create policy given on app.delivery_note for select to maillon_app using (donor_id = any ((select app.orgs())::uuid[]));
create policy own on app.delivery_line to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]))
  with check (organisation_id = any ((select app.orgs())::uuid[]) and (select true from app.delivery_note n where n.id = note_id and n.organisation_id = delivery_line.organisation_id));
create policy given on app.delivery_line for select to maillon_app
  using ((select true from app.delivery_note n where n.id = note_id and n.donor_id = any ((select app.orgs())::uuid[])));
create policy own on app.delivery_scan to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]))
  with check (organisation_id = any ((select app.orgs())::uuid[])
    and (select true from app.delivery_note n where n.id = note_id and n.organisation_id = delivery_scan.organisation_id)
    and (line_id is null or (select true from app.delivery_line y where y.id = line_id and y.note_id = delivery_scan.note_id))
    and (select true from app.device d where d.id = device_id));
create policy given on app.delivery_scan for select to maillon_app
  using ((select true from app.delivery_note n where n.id = note_id and n.donor_id = any ((select app.orgs())::uuid[])));
create policy seen on app.delivery_contest for select to maillon_app using ((select true from app.delivery_note n where n.id = note_id
  and (n.organisation_id = any ((select app.orgs())::uuid[]) or n.donor_id = any ((select app.orgs())::uuid[]))));
create policy answered on app.delivery_contest for update to maillon_app using ((select true from app.delivery_note n where n.id = note_id
  and n.organisation_id = any ((select app.orgs())::uuid[])));
create policy own on app.delivery_link to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]))
  with check (organisation_id = any ((select app.orgs())::uuid[]) and (select true from app.delivery_note n where n.id = note_id and n.organisation_id = delivery_link.organisation_id));
grant select, insert, update on app.delivery_note, app.delivery_scan to maillon_app;
grant select, insert, update, delete on app.delivery_line, app.delivery_link to maillon_app;
grant select on app.delivery_contest to maillon_app;
grant update (answer, answered_by, answered_at) on app.delivery_contest to maillon_app;

-- What a personal link opens while it lives: this note, once counted. Unknown, replaced, expired, or the reception taken up again: nothing.
create function app.delivery_held(digest bytea, at timestamptz) returns setof app.delivery_note
language sql stable security definer set search_path = app, pg_catalog as $$
  select n.* from app.delivery_link l join app.delivery_note n on n.id = l.note_id
  where l.token_hash = sha256(digest) and l.expires_at > at and n.state in ('counted', 'contested', 'confirmed')
$$;
create function app.delivery_behind(digest bytea, at timestamptz)
returns table (id uuid, state text, version int, title text, donor text, refurbisher text, phone text, email text, closed_at timestamptz,
  answered_at timestamptz, answered_by text, expires_at timestamptz, expected int, listed int, swapped int, surplus int, missing int, doubles int, again int)
language sql stable security definer set search_path = app, pg_catalog as $$
  select n.id, n.state, n.version, d.title, g.name, r.name, r.phone, r.email, n.closed_at, n.answered_at, n.answered_by, l.expires_at,
    x.expected, s.listed, s.swapped, s.surplus, x.expected - s.listed - s.swapped, x.doubles, s.again
  from app.delivery_held(digest, at) n join app.delivery_link l on l.note_id = n.id join app.donation d on d.id = n.donation_id
  join app.organisation g on g.id = n.donor_id join app.organisation r on r.id = n.organisation_id,
  lateral (select count(*) filter (where y.double_of is null)::int as expected, count(y.double_of)::int as doubles from app.delivery_line y where y.note_id = n.id) x,
  lateral (select count(*) filter (where z.result = 'listed')::int as listed, count(*) filter (where z.result = 'swapped')::int as swapped,
    count(*) filter (where z.result = 'surplus')::int as surplus, coalesce(sum(z.again), 0)::int as again
    from app.delivery_scan z where z.note_id = n.id and z.undone_at is null) s
$$;
-- The exceptions of one note: what did not come, or came later, what came in the place of something else, what nobody announced. For its two organisations,
-- and behind its link: each calls it by its own door.
create function app.exceptions_of(of_note uuid, most int)
returns table (line_id uuid, scan_id uuid, what text, line int, box text, kind text, brand text, model text, serial text, inventory_tag text,
  number text, found_serial text, outcome text, word text)
language sql stable set search_path = app, pg_catalog as $$
  (select y.id, null::uuid, case when z.id is null then 'missing' else 'found' end, y.line, y.box, y.kind, y.brand, y.model, y.serial, y.inventory_tag,
     d.number, d.serial, y.outcome, y.word
   from app.delivery_line y left join app.delivery_scan z on z.line_id = y.id and z.undone_at is null left join app.device d on d.id = z.device_id
   where y.note_id = of_note and y.double_of is null and (z.id is null or (z.result = 'listed' and y.outcome = 'found_later')) order by y.line, y.id limit most)
  union all
  (select z.line_id, z.id, z.result, y.line, y.box, d.kind, d.brand, d.model, y.serial, coalesce(y.inventory_tag, d.inventory_tag), d.number, d.serial, z.outcome, z.word
   from app.delivery_scan z join app.device d on d.id = z.device_id left join app.delivery_line y on y.id = z.line_id
   where z.note_id = of_note and z.undone_at is null and z.result <> 'listed' order by z.scanned_at, z.id limit most)
$$;
create function app.exceptions_behind(digest bytea, at timestamptz, most int)
returns table (line_id uuid, scan_id uuid, what text, line int, box text, kind text, brand text, model text, serial text, inventory_tag text,
  number text, found_serial text, outcome text, word text)
language sql stable security definer set search_path = app, pg_catalog as $$
  select e.* from app.delivery_held(digest, at) n, lateral app.exceptions_of(n.id, most) e
$$;
create function app.contests_behind(digest bytea, at timestamptz)
returns table (id uuid, line_id uuid, scan_id uuid, said text, said_by text, said_at timestamptz, answer text, answered_by text, answered_at timestamptz)
language sql stable security definer set search_path = app, pg_catalog as $$
  select c.id, c.line_id, c.scan_id, c.said, c.said_by, c.said_at, c.answer, c.answered_by, c.answered_at
  from app.delivery_held(digest, at) n join app.delivery_contest c on c.note_id = n.id order by c.said_at, c.id limit 200
$$;
create function app.note_link_opened(digest bytea, at timestamptz) returns void language sql security definer set search_path = app, pg_catalog as $$
  update app.delivery_link l set opened_at = at where l.token_hash = sha256(digest) and l.opened_at is null and l.expires_at > at
$$;

-- The donor's word, taken once: everything is as said (`contests` empty), or some lines are not. `known` is the version that was read: what changed
-- since is read again first. 'done', 'changed' or 'closed'. `contests`: [{"line", "scan", "said"}] of this very note.
create function app.take_word(of_note uuid, at timestamptz, who text, known int, contests jsonb, said_subject text, said_body text) returns text
language plpgsql security definer set search_path = app, pg_catalog as $$
declare n app.delivery_note; next text;
begin
  select * into n from app.delivery_note x where x.id = of_note for update;
  if n.state is distinct from 'counted' then return 'closed'; end if;
  if n.version <> known then return 'changed'; end if;
  next := case when jsonb_array_length(contests) = 0 then 'confirmed' else 'contested' end;
  insert into app.delivery_contest (id, note_id, organisation_id, line_id, scan_id, said, said_by, said_at)
  select app.uuid7(), n.id, n.donor_id, y.id, z.id, c ->> 'said', who, at from jsonb_array_elements(contests) c
    left join app.delivery_line y on y.id = (c ->> 'line')::uuid and y.note_id = n.id
    left join app.delivery_scan z on z.id = (c ->> 'scan')::uuid and z.note_id = n.id;
  update app.delivery_note x set state = next, answered_at = at, answered_by = who, version = x.version + 1 where x.id = n.id;
  perform app.record_in(n.donor_id, at, 'delivery.' || next, 'delivery_note', n.id, null, n.state, next, null, who);
  insert into app.outbox (id, organisation_id, email, subject, body, link)
  select app.uuid7(), n.organisation_id, o.email, said_subject, said_body, '/dons/' || n.donation_id || '/bordereau'
  from app.organisation o where o.id = n.organisation_id and o.email is not null;
  return 'done';
end $$;
-- By link: under the name that was typed and under no account, whoever happens to be signed in on that browser.
create function app.answer_delivery_by_link(digest bytea, at timestamptz, who text, known int, contests jsonb, said_subject text, said_body text) returns text
language plpgsql security definer set search_path = app, pg_catalog as $$
declare signed_in text := coalesce(current_setting('app.member', true), ''); done text; n uuid;
begin
  select h.id into n from app.delivery_held(digest, at) h;
  if n is null then return 'closed'; end if;
  perform set_config('app.member', '', true);
  done := app.take_word(n, at, who, known, contests, said_subject, said_body);
  perform set_config('app.member', signed_in, true);
  return done;
end $$;
-- From an account of the donor's.
create function app.answer_delivery(of_note uuid, at timestamptz, who text, known int, contests jsonb, said_subject text, said_body text) returns text
language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  perform from app.delivery_note x where x.id = of_note and x.donor_id = any (app.orgs());
  if not found then return 'closed'; end if;
  return app.take_word(of_note, at, who, known, contests, said_subject, said_body);
end $$;

-- The clock: donors that said nothing for a week are asked once more, with a new link.
create function app.remind_donors(at timestamptz) returns table (note_id uuid, organisation_id uuid, email text, title text, refurbisher text)
language sql security definer set search_path = app, pg_catalog as $$
  with late as (
    update app.delivery_note n set reminded_at = at
     where n.state = 'counted' and n.reminded_at is null and n.sent_to is not null and n.asked_at < at - interval '7 days'
    returning n.id, n.organisation_id, n.donation_id, n.sent_to)
  select l.id, l.organisation_id, l.sent_to, d.title, o.name from late l join app.donation d on d.id = l.donation_id join app.organisation o on o.id = l.organisation_id
$$;
create function app.renew_delivery_links(ids uuid[], digests bytea[], at timestamptz, until timestamptz) returns void
language sql security definer set search_path = app, pg_catalog as $$
  insert into app.delivery_link as l (note_id, organisation_id, token_hash, sent_at, expires_at)
  select n.id, n.organisation_id, d.digest, at, until from unnest(ids, digests) d (id, digest) join app.delivery_note n on n.id = d.id and n.state = 'counted'
  on conflict (note_id) do update set token_hash = excluded.token_hash, sent_at = excluded.sent_at, expires_at = excluded.expires_at
$$;

revoke execute on all functions in schema app from public;
grant execute on function app.delivery_behind(bytea, timestamptz), app.exceptions_of(uuid, int), app.exceptions_behind(bytea, timestamptz, int),
  app.contests_behind(bytea, timestamptz), app.note_link_opened(bytea, timestamptz),
  app.answer_delivery_by_link(bytea, timestamptz, text, int, jsonb, text, text),
  app.answer_delivery(uuid, timestamptz, text, int, jsonb, text, text) to maillon_app;
grant execute on function app.remind_donors(timestamptz), app.renew_delivery_links(uuid[], bytea[], timestamptz, timestamptz) to maillon_job;
