-- A bench worked with a scanner: what is armed, what was read; and labels printed before anybody knows which machine will bear them.

create table app.label_batch (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  count int not null check (count between 1 and 1000),
  printed_by text not null,
  printed_at timestamptz(3) not null
);
create index label_batch_list on app.label_batch (organisation_id, printed_at desc, id desc);

-- The code is drawn at random: who holds one label guesses no other, nor how many there are.
create table app.label (
  code text primary key check (code ~ '^[0-9ABCDEFGHJKMNPQRSTVWXY]{8}$'),
  organisation_id uuid not null references app.organisation,
  batch_id uuid not null references app.label_batch,
  position int not null,
  device_id uuid references app.device,
  claimed_by text,
  claimed_at timestamptz(3),
  check ((device_id is null) = (claimed_at is null)),
  check ((device_id is null) = (claimed_by is null))
);
create index label_of_batch on app.label (batch_id, position);
create index label_of_device on app.label (device_id) where device_id is not null;

-- One person before one browser: what each device scanned next will go through.
create table app.station (
  member_id uuid not null references app.member,
  browser uuid not null,
  organisation_id uuid not null references app.organisation,
  mode text not null default '',
  -- A free label was read, and waits for its machine.
  label_code text references app.label,
  primary key (member_id, browser)
);

-- What was read at a station and what it did: the lines under the last result. The acts themselves are events.
create table app.scan (
  id uuid primary key,
  seq bigint generated always as identity,
  member_id uuid not null,
  browser uuid not null,
  organisation_id uuid not null references app.organisation,
  code text not null,
  mode text not null,
  outcome text not null check (outcome in ('done', 'already', 'refused', 'unknown', 'armed', 'waiting', 'seen', 'twice', 'undone')),
  title text not null,
  detail text not null,
  device_id uuid references app.device,
  device_version int,
  -- What the machine was before this act, when it can be taken back.
  before jsonb,
  taken_back boolean not null default false,
  at timestamptz(3) not null,
  foreign key (member_id, browser) references app.station on delete cascade
);
create index scan_of_station on app.scan (member_id, browser, seq desc);
create index scan_old on app.scan (at);

do $$ declare t text; begin
  foreach t in array array['label_batch', 'label', 'station', 'scan'] loop
    execute format('alter table app.%I enable row level security; alter table app.%1$I force row level security', t);
    execute format('create policy owner on app.%I to maillon_owner using (true) with check (true)', t);
    execute format('create policy own on app.%I to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]))', t);
    execute format('grant select, insert, update on app.%I to maillon_app', t);
  end loop;
end $$;

-- Lines of another week serve nobody: what was done is in the story of each machine.
create function app.tidy_scans() returns void language sql security definer set search_path = app, pg_catalog as $$
  delete from app.scan where at < now() - interval '7 days';
$$;
revoke execute on function app.tidy_scans() from public;
grant execute on function app.tidy_scans() to maillon_job;

-- A machine that changed hands keeps its label: whoever keeps it now reads it too.
create policy stuck on app.label for select to maillon_app
  using (device_id in (select d.id from app.device d where d.organisation_id = any ((select app.orgs())::uuid[])));
