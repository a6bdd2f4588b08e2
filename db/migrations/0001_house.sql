-- The house: who is asking, what they did, what was sent, which files were kept.
-- Every table is owned by maillon_owner; the site acts as maillon_app, which owns nothing and passes row-level security.

-- The organisations of the request's context, set by app.open for one transaction; none when nobody is signed in.
create function app.orgs() returns uuid[] language sql stable parallel safe as
$$ select nullif(current_setting('app.orgs', true), '')::uuid[] $$;

-- UUIDv7 (RFC 9562) for the few rows that the database itself creates; the application makes the others.
create function app.uuid7() returns uuid language sql volatile as $$
  select encode(overlay(overlay(
    uuid_send(gen_random_uuid())
    placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6)
    placing set_byte('\x00'::bytea, 0, 112 | (get_byte(uuid_send(gen_random_uuid()), 6) & 15)) from 7 for 1), 'hex')::uuid
$$;

create table app.commune (
  insee text primary key,
  name text not null,
  name_key text collate "C" not null,
  departement text not null,
  region text not null,
  epci text,
  epci_name text,
  population int,
  postcodes text[] not null
);
create index commune_name on app.commune (name_key text_pattern_ops);
create index commune_postcode on app.commune using gin (postcodes);

create table app.organisation (
  id uuid primary key,
  name text not null check (length(name) between 2 and 160),
  kind text not null check (kind in ('association', 'ccas', 'mission_locale', 'plie', 'caf', 'social_centre', 'child_welfare', 'school', 'town_hall',
    'community', 'departement', 'company', 'refurbisher', 'operator', 'foundation', 'state', 'library', 'france_services', 'health', 'justice', 'other')),
  commune text references app.commune,
  siret text check (siret ~ '^\d{14}$'),
  email text,
  phone text,
  -- The words other organisations read when this one's nature would reveal something about a person ("un service social").
  masked_as text,
  created_at timestamptz(3) not null default now()
);

create table app.place (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  name text not null,
  address text not null default '',
  commune text not null references app.commune,
  phone text,
  opening text not null default '',
  stations int not null default 0 check (stations >= 0),
  note text not null default '',
  created_at timestamptz(3) not null default now()
);
create index place_organisation on app.place (organisation_id);
create index place_commune on app.place (commune);

-- A member is an account in one organisation; one person may have several.
create table app.member (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  user_id uuid,
  name text not null,
  email text not null,
  role text not null check (role in ('coordinator', 'prescriber', 'school', 'donor', 'refurbisher', 'mediator', 'town_agent', 'funder')),
  admin boolean not null default false,
  status text not null default 'invited' check (status in ('invited', 'active', 'revoked')),
  created_at timestamptz(3) not null default now(),
  revoked_at timestamptz(3),
  unique (organisation_id, email)
);
create index member_user on app.member (user_id);

create table app.invitation (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  member_id uuid not null references app.member,
  token_hash bytea not null,
  expires_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  created_at timestamptz(3) not null default now()
);
create unique index invitation_token on app.invitation (token_hash);

-- Audit: one event per act, chained by hash within each organisation.
create table app.chain_head (
  organisation_id uuid primary key references app.organisation,
  seq bigint not null,
  hash bytea not null
);
create table app.event (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  seq bigint not null,
  at timestamptz(3) not null,
  member_id uuid,
  actor text not null,
  act text not null,
  subject_kind text not null,
  subject_id uuid not null,
  household_id uuid,
  from_state text,
  to_state text,
  why text,
  data jsonb not null default '{}',
  hash bytea not null,
  unique (organisation_id, seq)
);
create index event_household on app.event (household_id, at desc) where household_id is not null;
create index event_subject on app.event (subject_id, at desc);

-- What is hashed, in one fixed spelling: also used by the verification.
create function app.event_digest(previous bytea, e app.event) returns bytea language sql stable as $$
  select sha256(previous || convert_to(jsonb_build_array(e.id, e.organisation_id, e.seq, (extract(epoch from e.at) * 1000000)::bigint, e.member_id, e.actor,
    e.act, e.subject_kind, e.subject_id, e.household_id, e.from_state, e.to_state, e.why, e.data)::text, 'utf8'))
$$;

-- Adds an event to the chain of the organisation in context. Locks that chain's head until the act commits.
create function app.record(e_id uuid, e_at timestamptz, e_act text, e_subject_kind text, e_subject_id uuid, e_household_id uuid,
  e_from text, e_to text, e_why text, e_data jsonb, e_actor text) returns void
language plpgsql security definer set search_path = app, pg_catalog as $$
declare org uuid := (app.orgs())[1]; head app.chain_head; e app.event;
begin
  if org is null then raise exception 'an event needs an organisation in context' using errcode = '42501'; end if;
  if e_household_id is not null and not exists (select from app.household_access a where a.household_id = e_household_id and a.organisation_id = org) then
    raise exception 'an event about a household needs a reason to see it' using errcode = '42501';
  end if;
  insert into app.chain_head values (org, 0, ''::bytea) on conflict do nothing;
  select * into head from app.chain_head where organisation_id = org for update;
  e := row(e_id, org, head.seq + 1, e_at, nullif(current_setting('app.member', true), '')::uuid,
    coalesce((select m.name from app.member m where m.id = nullif(current_setting('app.member', true), '')::uuid), e_actor), e_act, e_subject_kind, e_subject_id,
    e_household_id, e_from, e_to, e_why, coalesce(e_data, '{}'), ''::bytea);
  e.hash := app.event_digest(head.hash, e);
  insert into app.event select e.*;
  update app.chain_head set seq = e.seq, hash = e.hash where organisation_id = org;
end $$;

-- Messages leave through the outbox: written in the act's transaction, delivered afterwards.
create table app.outbox (
  id uuid primary key,
  organisation_id uuid references app.organisation,
  household_id uuid,
  email text,
  phone text,
  subject text not null,
  body text not null,
  link text,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed')),
  attempts int not null default 0,
  last_error text,
  not_before timestamptz(3) not null default now(),
  created_at timestamptz(3) not null default now(),
  sent_at timestamptz(3)
);
create index outbox_queue on app.outbox (not_before) where state in ('queued', 'sending');
create index outbox_recent on app.outbox (created_at desc, id desc);

-- Files are content-addressed: the same bytes are kept once.
create table app.file_content (sha256 bytea primary key, bytes bytea not null, created_at timestamptz not null default now());
create table app.file (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  household_id uuid,
  sha256 bytea not null references app.file_content,
  name text not null,
  type text not null,
  size int not null,
  created_at timestamptz(3) not null default now()
);
create index file_household on app.file (household_id) where household_id is not null;
create index file_content_of on app.file (sha256);

-- The answer already given to a form, so that a double click or a replay does nothing twice.
create table app.form_receipt (
  member_id uuid not null,
  key uuid not null,
  location text not null default '',
  created_at timestamptz(3) not null default now(),
  primary key (member_id, key)
);

-- Who looked at which household: the person may ask.
create table app.reading (
  id uuid primary key default app.uuid7(),
  organisation_id uuid not null,
  member_id uuid not null,
  household_id uuid not null,
  at timestamptz(3) not null default now()
);
create index reading_household on app.reading (household_id, at desc);
