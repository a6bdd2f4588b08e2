-- Who lives in a household: names as they are borne, a birth known in full or in part, who decides for the children, a child
-- with two homes; how the household lives and is reached safely; the publics that somebody declared, as dated facts.

alter table app.beneficiary
  add column birth_name text not null default '' check (length(birth_name) <= 80),
  add column birth_month smallint check (birth_month between 1 and 12),
  add column birth_day smallint check (birth_day between 1 and 31),
  add column phone text,
  add column email text,
  -- What an adult may decide for the children of this household.
  add column authority text check (authority in ('full', 'shared', 'guardian', 'none')),
  -- A child who also lives elsewhere, and when; that other home is followed, or not, by itself.
  add column other_home text not null default '' check (length(other_home) <= 120),
  add column gone_on date,
  add column version int not null default 1,
  add constraint birth_in_order check ((birth_month is null or birth_year is not null) and (birth_day is null or birth_month is not null)),
  add constraint authority_of_adults check (adult or authority is null);

alter table app.household
  add column living text not null default 'home' check (living in ('home', 'hosted', 'collective', 'no_address')),
  -- Messages say nothing of what they are about: somebody else may read this phone.
  add column neutral_message boolean not null default false,
  -- The address is for the organisation that registered the household, and for nobody else.
  add column confidential_address boolean not null default false,
  add column equipment_at_hand text[] not null default '{}'
    check (equipment_at_hand <@ array['none', 'phone', 'tablet', 'shared_computer', 'old_computer', 'computer']),
  add column connection_at_hand text check (connection_at_hand in ('none', 'prepaid', 'mobile', 'shared', 'box')),
  drop column equipment,
  drop column connection;

alter table app.agreement
  -- The text that was read or handed out, so that one knows later what was agreed to.
  add column text_version text not null default '2026-11',
  -- Under fifteen, the child agrees too (loi 78-17, art. 45).
  add column child_agreed boolean;

create table app.target_public (
  id uuid primary key,
  household_id uuid not null references app.household,
  beneficiary_id uuid references app.beneficiary,
  organisation_id uuid not null references app.organisation,
  kind text not null check (kind in ('rsa', 'mission_locale', 'ase_leaver', 'job_seeker', 'pupil', 'student', 'senior', 'single_parent', 'qpv')),
  since date,
  declared_by text not null,
  declared_on date not null,
  ended_on date
);
create index target_public_household on app.target_public (household_id);
create unique index target_public_once on app.target_public (household_id, organisation_id, kind, coalesce(beneficiary_id, household_id)) where ended_on is null;

alter table app.target_public enable row level security;
alter table app.target_public force row level security;
create policy owner on app.target_public to maillon_owner using (true) with check (true);
create policy seen on app.target_public for select to maillon_app using (exists (
  select from app.household_access a where a.household_id = target_public.household_id and a.ended_at is null and a.scope = 'full' and a.organisation_id = any ((select app.orgs())::uuid[])));
create policy written on app.target_public for insert to maillon_app with check (organisation_id = any ((select app.orgs())::uuid[]) and exists (
  select from app.household_access a where a.household_id = target_public.household_id and a.ended_at is null and a.scope = 'full' and a.organisation_id = any ((select app.orgs())::uuid[])));
create policy changed on app.target_public for update to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]));
grant select, insert, update on app.target_public to maillon_app;
