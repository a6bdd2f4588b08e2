-- Equipment: machines, never people, until a handover.

create table app.donation (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  refurbisher_id uuid not null references app.organisation,
  title text not null,
  announced int not null check (announced between 1 and 100000),
  kinds text not null default '',
  place text not null default '',
  ready_on date,
  -- Given or waste is decided before collection; a public body gives machines worth at most 300 euros each (CG3P, D. 3212-3).
  unit_value_cents int not null default 0 check (unit_value_cents >= 0),
  public_body boolean not null default false,
  deliberation text not null default '',
  state text not null default 'announced' check (state in ('announced', 'accepted', 'refused', 'received', 'closed')),
  why text,
  announced_at timestamptz(3) not null default now(),
  received_at timestamptz(3)
);
create index donation_donor on app.donation (organisation_id, announced_at desc);
create index donation_refurbisher on app.donation (refurbisher_id, announced_at desc);

-- A number as it is printed and read aloud: ML-0412, and ML-10000 when four digits no longer suffice.
create function app.numbered(prefix text, n bigint, digits int) returns text language sql immutable as
$$ select prefix || lpad(n::text, greatest(digits, length(n::text)), '0') $$;

create sequence app.device_number;
create table app.device (
  id uuid primary key,
  number text not null unique default app.numbered('ML-', nextval('app.device_number'), 4),
  organisation_id uuid not null references app.organisation,
  donor_id uuid references app.organisation,
  donation_id uuid references app.donation,
  programme_id uuid,
  place_id uuid references app.place,
  kind text not null check (kind in ('laptop', 'desktop', 'all_in_one', 'tablet', 'smartphone', 'screen', 'printer', 'other')),
  brand text not null default '',
  model text not null default '',
  serial text,
  inventory_tag text,
  acquired_on date,
  value_cents int check (value_cents >= 0),
  state text not null default 'received' check (state in ('announced', 'received', 'identified', 'to_wipe', 'wiped', 'wipe_failed', 'destroyed', 'tested',
    'repairing', 'graded', 'ready', 'reserved', 'handed_over', 'return_due', 'returned', 'lost', 'stolen', 'exited')),
  exited_as text check (exited_as in ('recycled', 'parts', 'refused_as_waste', 'sold', 'given')),
  locked text,
  missing_part text,
  in_dispute boolean not null default false,
  cpu text,
  memory_mb int,
  storage_gb int,
  drives jsonb not null default '[]',
  aspect text check (aspect in ('A', 'B', 'C', 'D')),
  working text check (working in ('A', 'B', 'C', 'D')),
  battery text check (battery in ('A', 'B', 'C', 'D', 'none')),
  note text not null default '',
  updated_at timestamptz(3) not null default now(),
  created_at timestamptz(3) not null default now(),
  version int not null default 1
);
create index device_list on app.device (organisation_id, updated_at desc, id desc);
create index device_state on app.device (organisation_id, state, updated_at desc, id desc);
create index device_donor on app.device (donor_id, updated_at desc, id desc);
create index device_donation on app.device (donation_id);
create unique index device_serial on app.device (organisation_id, lower(brand), lower(serial)) where serial is not null;

create table app.snapshot (
  id uuid primary key,
  device_id uuid not null references app.device,
  organisation_id uuid not null references app.organisation,
  file_id uuid not null references app.file,
  software text not null default '',
  taken_at timestamptz(3),
  content jsonb not null,
  created_at timestamptz(3) not null default now()
);
create index snapshot_device on app.snapshot (device_id, created_at desc);

create table app.wipe (
  id uuid primary key,
  device_id uuid not null references app.device,
  organisation_id uuid not null references app.organisation,
  file_id uuid not null references app.file,
  file_sha256 bytea not null,
  tool text not null,
  method text not null,
  verdict text not null check (verdict in ('verified', 'unverified', 'failed', 'aborted', 'other_machine', 'incomplete')),
  why text not null default '',
  drives jsonb not null,
  operator text not null,
  finished_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  unique (device_id, file_sha256)
);

-- A dated chain of who holds the device; exactly one open link at any instant.
create table app.custody (
  id uuid primary key,
  device_id uuid not null references app.device,
  organisation_id uuid not null references app.organisation,
  holder_id uuid references app.organisation,
  household_id uuid references app.household,
  handover_id uuid,
  since timestamptz(3) not null,
  until timestamptz(3),
  check (holder_id is null or household_id is null)
);
create unique index custody_open on app.custody (device_id) where until is null;
create index custody_device on app.custody (device_id, since);
create index custody_household on app.custody (household_id) where household_id is not null;

create table app.sim_lot (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  operator text not null,
  label text not null default '',
  received_on date not null,
  created_at timestamptz(3) not null default now()
);
create index sim_lot_organisation on app.sim_lot (organisation_id);
create table app.sim_card (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  lot_id uuid not null references app.sim_lot,
  iccid text not null check (iccid ~ '^\d{19,20}$'),
  msisdn text,
  state text not null default 'in_stock' check (state in ('in_stock', 'assigned', 'given', 'active', 'expired', 'lost', 'blocked', 'returned')),
  place_id uuid references app.place,
  household_id uuid references app.household,
  handover_id uuid,
  given_at timestamptz(3),
  expires_on date,
  updated_at timestamptz(3) not null default now(),
  unique (organisation_id, iccid)
);
create index sim_card_state on app.sim_card (organisation_id, state);
create index sim_card_household on app.sim_card (household_id) where household_id is not null;

create index wipe_file on app.wipe (file_id);
create index wipe_organisation on app.wipe (organisation_id, created_at desc);

-- A refurbisher delivers a ready device: it changes organisation, and whoever answers for it, which no policy lets an update do.
-- False, and nothing changes, when the other organisation already holds a machine with this serial number.
create function app.deliver_device(d uuid, org uuid) returns boolean language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.device set organisation_id = org, updated_at = now(), version = version + 1
   where id = d and organisation_id = any (app.orgs()) and state = 'ready';
  if not found then raise exception 'only the organisation that keeps a ready device may deliver it' using errcode = '42501'; end if;
  update app.custody set until = date_trunc('milliseconds', now()) where device_id = d and until is null;
  insert into app.custody (id, device_id, organisation_id, holder_id, since) values (app.uuid7(), d, org, org, date_trunc('milliseconds', now()));
  return true;
exception when unique_violation then return false;
end $$;
