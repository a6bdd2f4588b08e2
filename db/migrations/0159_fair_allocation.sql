-- Who is served first when stock is short: who pays and for whom, the limits, the order, the run, what each family is told.

-- What a funder pays for, and for whom; empty lists mean everybody of the programme.
create table app.funding_agreement (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  programme_id uuid not null references app.programme,
  funder_id uuid references app.organisation,
  title text not null check (length(title) between 2 and 160),
  reference text not null default '' check (length(reference) <= 80),
  starts_on date not null,
  ends_on date,
  communes text[] not null default '{}',
  publics text[] not null default '{}',
  amount_cents bigint check (amount_cents >= 0),
  written_at timestamptz(3) not null,
  version int not null default 1,
  constraint funding_agreement_days check (ends_on >= starts_on)
);
create index funding_agreement_programme on app.funding_agreement (programme_id, starts_on, id);
create index funding_agreement_own on app.funding_agreement (organisation_id, programme_id);
create index funding_agreement_funder on app.funding_agreement (funder_id);

-- What a programme hands out together: the first kit, in its order, that answers a family and is meant for its public.
create table app.kit (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  programme_id uuid not null references app.programme,
  position smallint not null check (position >= 1),
  name text not null check (length(name) between 2 and 80),
  has_computer boolean not null,
  has_connection boolean not null,
  has_training boolean not null,
  device_kinds text[] not null default '{}',
  publics text[] not null default '{}',
  -- How well each class of stock suits it; 0 where silent.
  fit jsonb not null default '{}' check (jsonb_typeof(fit) = 'object'),
  ended_at timestamptz(3),
  constraint kit_of_something check (has_computer or has_connection),
  constraint kit_devices check (has_computer or device_kinds = '{}')
);
create unique index kit_name on app.kit (organisation_id, programme_id, name) where ended_at is null;
create index kit_programme on app.kit (programme_id, position);

-- At least, at most, among the families that it names; nested in others or crossing them. Empty lists name everybody.
create table app.quota_rule (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  programme_id uuid not null references app.programme,
  name text not null check (length(name) between 2 and 80),
  kind text not null check (kind in ('computer', 'connection')),
  communes text[] not null default '{}',
  publics text[] not null default '{}',
  organisations uuid[] not null default '{}',
  agreements uuid[] not null default '{}',
  at_least int check (at_least >= 0),
  at_most int check (at_most >= 0),
  promised int not null default 0 check (promised >= 0),
  written_at timestamptz(3) not null,
  ended_at timestamptz(3),
  version int not null default 1,
  constraint quota_rule_limits check (at_least is not null or at_most is not null),
  constraint quota_rule_order check (at_least <= at_most),
  constraint quota_rule_kept check (promised <= at_most)
);
create unique index quota_rule_name on app.quota_rule (organisation_id, programme_id, name) where ended_at is null;
create index quota_rule_programme on app.quota_rule (programme_id, id);

-- Places kept for what one organisation prescribes, until a day.
create table app.reservation (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  programme_id uuid not null,
  commune text not null,
  kind text not null,
  holder_id uuid not null references app.organisation,
  places int not null check (places >= 1),
  taken int not null default 0,
  until date not null,
  note text not null default '' check (length(note) <= 300),
  written_at timestamptz(3) not null,
  ended_at timestamptz(3),
  foreign key (programme_id, commune, kind) references app.quota (programme_id, commune, kind),
  constraint reservation_kept check (taken between 0 and places)
);
create index reservation_quota on app.reservation (programme_id, commune, kind) where ended_at is null;
create index reservation_own on app.reservation (organisation_id, programme_id);
create index reservation_holder on app.reservation (holder_id);

-- Places that one commune or one period did not use, given to another.
create table app.carry_over (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  programme_id uuid not null,
  commune text not null,
  kind text not null,
  to_programme_id uuid not null,
  to_commune text not null,
  places int not null check (places >= 1),
  why text not null check (length(why) between 3 and 300),
  decided_by text not null,
  decided_at timestamptz(3) not null,
  foreign key (programme_id, commune, kind) references app.quota (programme_id, commune, kind),
  foreign key (to_programme_id, to_commune, kind) references app.quota (programme_id, commune, kind)
);
create index carry_over_own on app.carry_over (organisation_id, programme_id, decided_at);
create index carry_over_from on app.carry_over (programme_id, commune, kind);
create index carry_over_to on app.carry_over (to_programme_id, to_commune, kind);

-- Whom a programme is for, and whether somebody who lacks both gets both or none. Empty: everybody.
alter table app.programme
  add column publics text[] not null default '{}',
  add column whole_kits boolean not null default true;
alter table app.device add column agreement_id uuid references app.funding_agreement;
create index device_agreement on app.device (agreement_id) where agreement_id is not null;

-- The order, in words and numbers. A version that a body adopted is never changed; another one follows it.
create table app.priority_policy (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  programme_id uuid not null references app.programme,
  version int not null check (version >= 1),
  rules jsonb not null check (jsonb_typeof(rules) = 'object'),
  state text not null default 'draft' check (state in ('draft', 'adopted')),
  adopted_by text not null default '',
  adopted_on date,
  written_by text not null,
  written_at timestamptz(3) not null,
  constraint priority_policy_version unique (organisation_id, programme_id, version),
  constraint priority_policy_adopted check ((state = 'adopted') = (adopted_on is not null) and (state = 'adopted') = (adopted_by <> ''))
);
create index priority_policy_programme on app.priority_policy (programme_id);

-- One run: inputs frozen, list published, seed drawn, solved, decided by a commission, published.
create table app.allocation_run (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  programme_id uuid not null references app.programme,
  policy_id uuid not null references app.priority_policy,
  -- The run whose promises stand and whose waiting list this one goes on with.
  follows_id uuid references app.allocation_run,
  name text not null check (length(name) between 2 and 120),
  state text not null check (state in ('frozen', 'computing', 'proposed', 'decided', 'published', 'settled', 'cancelled', 'failed')),
  frozen_at timestamptz(3) not null,
  frozen_by text not null,
  -- SHA-256 of what was frozen but the seed; published before the seed is known.
  inputs_hash text not null check (inputs_hash ~ '^[0-9a-f]{64}$'),
  -- SHA-256 of the secret that makes the pseudonyms.
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  seed_source text not null check (length(seed_source) between 3 and 160),
  seed_on date not null,
  seed text,
  seeded_at timestamptz(3),
  done int not null default 0,
  steps int not null default 0,
  leased_until timestamptz(3),
  found_at timestamptz(3),
  failure text,
  derogations_at_most int not null default 0 check (derogations_at_most >= 0),
  body text not null default '',
  decided_on date,
  decided_by text not null default '',
  decided_at timestamptz(3),
  published_at timestamptz(3),
  public_code text check (public_code ~ '^[2-9A-HJ-NP-Z]{12}$'),
  cancelled_why text,
  version int not null default 1,
  constraint allocation_run_seeded check ((seed is null) = (seeded_at is null)),
  constraint allocation_run_decided check (state not in ('decided', 'published', 'settled') or (decided_at is not null and body <> ''))
);
create unique index allocation_run_code on app.allocation_run (public_code) where public_code is not null;
create index allocation_run_own on app.allocation_run (organisation_id, programme_id, frozen_at desc, id desc);
create index allocation_run_programme on app.allocation_run (programme_id);
create index allocation_run_due on app.allocation_run (leased_until) where state = 'computing';
-- One run of a programme is open at a time: two commissions do not decide on the same places.
create unique index allocation_run_open on app.allocation_run (organisation_id, programme_id) where state in ('frozen', 'computing', 'proposed');

-- Its large texts, read only when asked for: the scenario as frozen (without its seed), the result with its certificate.
create table app.run_document (
  run_id uuid not null references app.allocation_run,
  organisation_id uuid not null references app.organisation,
  kind text not null check (kind in ('scenario', 'result', 'names')),
  content text not null,
  primary key (run_id, kind)
);
create index run_document_own on app.run_document (organisation_id);

-- Who knows it could tell who is behind a pseudonym: nobody reads it.
create table app.run_secret (
  run_id uuid primary key references app.allocation_run,
  secret bytea not null check (length(secret) = 32)
);

-- One family's wish in a run, and what became of it. Its household leaves it when it is forgotten.
create table app.run_need (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  run_id uuid not null references app.allocation_run,
  household_id uuid references app.household,
  pseudonym text not null check (pseudonym ~ '^[0-9a-f]{16}$'),
  -- The kit's name as the scenario says it, and what it is made of.
  kit text not null,
  kinds text[] not null,
  commune text not null references app.commune,
  publics text[] not null default '{}',
  prescriber_id uuid references app.organisation,
  agreement_id uuid references app.funding_agreement,
  stratum int not null check (stratum >= 1),
  points numeric(9,3) not null,
  -- [{"reason": "…", "points": 4}], and the name of its stratum.
  stratum_name text not null,
  reasons jsonb not null default '[]',
  since date,
  -- Codes of the quotas that count it, as the scenario writes them.
  quotas text[] not null default '{}',
  lottery text,
  outcome text check (outcome in ('served', 'waiting')),
  class text,
  why text check (why in ('no class suits', 'no stock', 'quota')),
  binding text[] not null default '{}',
  decided_by text,
  -- Its place among those who wait for the same places, from 1.
  place int,
  -- After the commission: what was proposed, unless it derogated.
  final text check (final in ('served', 'waiting')),
  -- Why it takes part no more: it was united with another file, forgotten, closed, served elsewhere, took its agreement back.
  gone text check (gone in ('merged', 'forgotten', 'closed', 'served', 'withdrawn', 'moved')),
  told_at timestamptz(3),
  constraint run_need_served check (outcome is distinct from 'served' or class is not null)
);
create unique index run_need_pseudonym on app.run_need (organisation_id, run_id, pseudonym);
create index run_need_run on app.run_need (run_id, stratum, points desc, since, lottery);
create index run_need_household on app.run_need (household_id);
alter table app.allocation add column run_need_id uuid references app.run_need;
create index allocation_run_need on app.allocation (run_need_id) where run_need_id is not null;
alter table app.allocation add column agreement_id uuid references app.funding_agreement;
alter table app.allocation add column reservation_id uuid references app.reservation;

-- Which crossing quotas a promise was counted in: the same are given back when it is cancelled.
create table app.quota_count (
  allocation_id uuid not null references app.allocation,
  quota_rule_id uuid not null references app.quota_rule,
  organisation_id uuid not null references app.organisation,
  primary key (allocation_id, quota_rule_id)
);
create index quota_count_rule on app.quota_count (quota_rule_id);
create index quota_count_own on app.quota_count (organisation_id);

-- Where the line fell, for families that the same quotas count.
create table app.run_cutoff (
  run_id uuid not null references app.allocation_run,
  organisation_id uuid not null references app.organisation,
  position int not null,
  quotas text[] not null,
  kits text[] not null,
  served int not null,
  waiting int not null,
  -- {"stratum": 1, "points": 14, "since": "2026-03", "lottery": "…"}
  last_served jsonb,
  first_waiting jsonb,
  primary key (run_id, position)
);
create index run_cutoff_own on app.run_cutoff (organisation_id);

-- The commission went another way for one family, and says why.
create table app.derogation (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  run_id uuid not null references app.allocation_run,
  run_need_id uuid not null references app.run_need,
  way text not null check (way in ('in', 'out')),
  why text not null check (length(why) between 10 and 500),
  said_by text not null,
  said_at timestamptz(3) not null,
  taken_back_at timestamptz(3)
);
create unique index derogation_once on app.derogation (organisation_id, run_need_id) where taken_back_at is null;
create index derogation_run on app.derogation (run_id);
create index derogation_need on app.derogation (run_need_id);

-- A family asks that people look at its case again, outside the run.
create table app.appeal (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  run_need_id uuid not null references app.run_need,
  received_on date not null,
  grounds text not null check (length(grounds) between 3 and 1000),
  state text not null default 'received' check (state in ('received', 'upheld', 'rejected')),
  answer text not null default '' check (length(answer) <= 1000),
  answered_by text not null default '',
  answered_on date,
  written_by text not null,
  written_at timestamptz(3) not null,
  constraint appeal_answered check ((state = 'received') = (answered_on is null) and (state = 'received' or length(answer) >= 10))
);
create unique index appeal_open on app.appeal (organisation_id, run_need_id) where state = 'received';
create index appeal_need on app.appeal (run_need_id);

do $$
declare t text;
begin
  foreach t in array array['funding_agreement', 'kit', 'quota_rule', 'reservation', 'carry_over', 'priority_policy', 'allocation_run', 'run_document', 'run_need',
    'run_cutoff', 'quota_count', 'derogation', 'appeal'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy owner on app.%I to maillon_owner using (true) with check (true)', t);
    execute format('create policy own on app.%I to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]))', t);
    execute format('grant select, insert on app.%I to maillon_app', t);
  end loop;
end $$;
alter table app.run_secret enable row level security;
alter table app.run_secret force row level security;
create policy owner on app.run_secret to maillon_owner using (true) with check (true);

-- What belongs to a programme, a run or a wish belongs to its organisation: whoever knows an identifier of another one hangs nothing on it.
create unique index programme_own on app.programme (organisation_id, id);
create unique index allocation_run_of on app.allocation_run (organisation_id, id);
create unique index run_need_of on app.run_need (organisation_id, id);
create unique index priority_policy_of on app.priority_policy (organisation_id, id);
create unique index reservation_of on app.reservation (organisation_id, id);
do $$
declare t text;
begin
  foreach t in array array['funding_agreement', 'kit', 'quota_rule', 'reservation', 'carry_over', 'priority_policy', 'allocation_run'] loop
    execute format('alter table app.%I add constraint %I foreign key (organisation_id, programme_id) references app.programme (organisation_id, id)', t, t || '_of_programme');
  end loop;
  foreach t in array array['run_document', 'run_need', 'run_cutoff', 'derogation'] loop
    execute format('alter table app.%I add constraint %I foreign key (organisation_id, run_id) references app.allocation_run (organisation_id, id)', t, t || '_of_run');
  end loop;
  foreach t in array array['derogation', 'appeal', 'allocation'] loop
    execute format('alter table app.%I add constraint %I foreign key (organisation_id, run_need_id) references app.run_need (organisation_id, id)', t, t || '_of_need');
  end loop;
end $$;
alter table app.carry_over add constraint carry_over_to_programme foreign key (organisation_id, to_programme_id) references app.programme (organisation_id, id);
alter table app.allocation_run add constraint allocation_run_of_policy foreign key (organisation_id, policy_id) references app.priority_policy (organisation_id, id),
  add constraint allocation_run_of_follows foreign key (organisation_id, follows_id) references app.allocation_run (organisation_id, id);
alter table app.allocation add constraint allocation_of_reservation foreign key (organisation_id, reservation_id) references app.reservation (organisation_id, id);

-- Where the line fell is written by whoever solves the run.
revoke insert on app.run_cutoff from maillon_app;
grant update on app.funding_agreement, app.kit, app.quota_rule, app.reservation to maillon_app;
grant delete on app.quota_count to maillon_app;
grant update (rules, state, adopted_by, adopted_on, written_by, written_at) on app.priority_policy to maillon_app;
grant update (state, seed, seeded_at, done, steps, leased_until, failure, body, decided_on, decided_by, decided_at, published_at,
  cancelled_why, version) on app.allocation_run to maillon_app;
grant update (class, why, final, gone, told_at) on app.run_need to maillon_app;
grant update (taken_back_at) on app.derogation to maillon_app;
grant update (state, answer, answered_by, answered_on) on app.appeal to maillon_app;
