-- Needs: a household, its people, what they need, and which organisation has a reason to see them.

create table app.household (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  name text not null check (length(name) between 1 and 120),
  commune text not null references app.commune,
  address text not null default '',
  phone text,
  email text,
  channel text not null default 'phone' check (channel in ('phone', 'sms', 'email', 'post', 'in_person', 'through_us')),
  best_moment text not null default '',
  languages text[] not null default '{fr}',
  interpreter boolean not null default false,
  adults int not null default 1 check (adults between 0 and 20),
  children int not null default 0 check (children between 0 and 20),
  equipment text not null default '',
  connection text not null default '',
  status text not null default 'open' check (status in ('open', 'closed')),
  closed_as text check (closed_as in ('autonomous', 'moved', 'declined', 'unreachable', 'no_longer_needed')),
  closed_at timestamptz(3),
  -- The seven links, one letter each: d lit, n now, a ahead, s not needed here. Derived by app.refresh_chain, never written by hand.
  chain text not null default 'naaaaaa' check (chain ~ '^[dnas]{7}$'),
  -- The link that is now (1 to 7), or 8 when nothing remains.
  stage smallint not null default 1 check (stage between 1 and 8),
  touched_at timestamptz(3) not null default now(),
  created_at timestamptz(3) not null default now(),
  version int not null default 1
);
create index household_organisation on app.household (organisation_id);

create table app.beneficiary (
  id uuid primary key,
  household_id uuid not null references app.household,
  first_name text not null,
  last_name text not null default '',
  birth_year int check (birth_year between 1900 and 2100),
  adult boolean not null default true,
  school_id uuid references app.organisation,
  class text not null default '',
  created_at timestamptz(3) not null default now()
);
create index beneficiary_household on app.beneficiary (household_id);

-- Information given and agreement received, each time they are.
create table app.agreement (
  id uuid primary key,
  household_id uuid not null references app.household,
  organisation_id uuid not null references app.organisation,
  kind text not null check (kind in ('information', 'sharing')),
  how text not null check (how in ('spoken', 'written', 'phone')),
  language text not null default 'fr',
  given_by text not null default '',
  given_on date not null,
  withdrawn_on date,
  noted_by text not null,
  created_at timestamptz(3) not null default now()
);
create index agreement_household on app.agreement (household_id);

create table app.need (
  id uuid primary key,
  household_id uuid not null references app.household,
  organisation_id uuid not null references app.organisation,
  beneficiary_id uuid references app.beneficiary,
  kind text not null check (kind in ('computer', 'connection', 'skills')),
  state text not null default 'heard' check (state in ('heard', 'qualified', 'prescribed', 'promised', 'served', 'followed', 'closed')),
  closed_as text check (closed_as in ('autonomous', 'moved', 'declined', 'unreachable', 'no_longer_needed')),
  urgent boolean not null default false,
  situation text not null default '',
  heard_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create index need_household on app.need (household_id);
create unique index need_once on app.need (household_id, kind) where state <> 'closed';

-- The reason for which an organisation sees a household. The columns behind `ended_at` repeat the household's,
-- so that every list of an organisation reads one index in its own order.
create table app.household_access (
  organisation_id uuid not null references app.organisation,
  household_id uuid not null references app.household on delete cascade,
  reason text not null check (reason in ('registered', 'prescription', 'handover', 'workshop', 'programme')),
  scope text not null default 'full' check (scope in ('full', 'status')),
  since timestamptz(3) not null default now(),
  ended_at timestamptz(3),
  name text not null,
  name_key text collate "C" not null,
  commune text not null,
  stage smallint not null,
  status text not null,
  touched_at timestamptz(3) not null,
  primary key (organisation_id, household_id)
);
create index household_access_list on app.household_access (organisation_id, touched_at desc, household_id desc) where ended_at is null;
create index household_access_commune on app.household_access (organisation_id, commune, touched_at desc, household_id desc) where ended_at is null;
create index household_access_stage on app.household_access (organisation_id, stage, touched_at desc, household_id desc) where ended_at is null;
create index household_access_name on app.household_access (organisation_id, name_key) where ended_at is null;
create index household_access_household on app.household_access (household_id);

-- Upper and lower case, accents and punctuation put aside, as people type names in a search box.
create function app.name_key(name text) returns text language sql immutable parallel safe set search_path = public, pg_catalog as
$$ select btrim(regexp_replace(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, name)), '[^a-z0-9]+', ' ', 'g'), '^(famille|foyer|madame|monsieur|mme|mr|m|mlle) ', '')) $$;

create function app.household_registered() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  insert into app.household_access (organisation_id, household_id, reason, scope, since, name, name_key, commune, stage, status, touched_at)
  values (new.organisation_id, new.id, 'registered', 'full', new.created_at, new.name, app.name_key(new.name), new.commune, new.stage, new.status, new.touched_at);
  return null;
end $$;
create trigger household_registered after insert on app.household for each row execute function app.household_registered();

create function app.household_moved() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.household_access set name = new.name, name_key = app.name_key(new.name), commune = new.commune, stage = new.stage,
    status = new.status, touched_at = new.touched_at where household_id = new.id;
  return null;
end $$;
create trigger household_moved after update of name, commune, stage, status, touched_at on app.household for each row execute function app.household_moved();

-- Gives an organisation a reason to see a household. Only one that sees it in full may share it, and only for a stated reason.
create function app.share_household(h uuid, org uuid, why text, how text default 'full') returns void
language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if not exists (select from app.household_access a where a.household_id = h and a.organisation_id = any (app.orgs()) and a.ended_at is null and a.scope = 'full') then
    raise exception 'only an organisation that sees this household may share it' using errcode = '42501';
  end if;
  insert into app.household_access (organisation_id, household_id, reason, scope, name, name_key, commune, stage, status, touched_at)
  select org, x.id, why, how, x.name, app.name_key(x.name), x.commune, x.stage, x.status, x.touched_at from app.household x where x.id = h
  on conflict (organisation_id, household_id) do update
    set ended_at = null, scope = case when household_access.ended_at is null and household_access.scope = 'full' then 'full' else excluded.scope end,
      reason = case when household_access.ended_at is null then household_access.reason else excluded.reason end;
end $$;

-- Ends the reason of the organisation in context, unless it registered the household itself.
create function app.leave_household(h uuid) returns void language sql security definer set search_path = app, pg_catalog as $$
  update app.household_access set ended_at = now() where household_id = h and organisation_id = any (app.orgs()) and reason <> 'registered' and ended_at is null
$$;
