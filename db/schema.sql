-- Written by scripts/schema.ts from the database: change a migration, never this file.

create extension btree_gist;
create extension pg_trgm;
create extension unaccent;

create schema app;
grant usage on schema app to maillon_app;
grant usage on schema app to maillon_auth;
grant usage on schema app to maillon_job;
grant usage on schema app to maillon_login;
create schema auth;
grant usage on schema auth to maillon_auth;

create sequence app.device_number;
grant usage on sequence app.device_number to maillon_app;
create sequence app.handover_number;
grant usage on sequence app.handover_number to maillon_app;

create table app.agreement (
  id uuid not null,
  household_id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  how text not null,
  language text default 'fr'::text not null,
  given_by text default ''::text not null,
  given_on date not null,
  withdrawn_on date,
  noted_by text not null,
  created_at timestamp(3) with time zone default now() not null,
  text_version text default '2026-11'::text not null,
  child_agreed boolean,
  constraint agreement_pkey PRIMARY KEY (id),
  constraint agreement_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint agreement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint agreement_how_check CHECK ((how = ANY (ARRAY['spoken'::text, 'written'::text, 'phone'::text]))),
  constraint agreement_kind_check CHECK ((kind = ANY (ARRAY['information'::text, 'sharing'::text])))
);
CREATE INDEX agreement_household ON app.agreement USING btree (household_id);
alter table app.agreement enable row level security;
alter table app.agreement force row level security;
create policy changed on app.agreement for update to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = agreement.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy owner on app.agreement to maillon_owner using (true) with check (true);
create policy seen on app.agreement for select to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = agreement.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy written on app.agreement for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = agreement.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select, update on app.agreement to maillon_app;

create table app.allocation (
  id uuid not null,
  organisation_id uuid not null,
  programme_id uuid not null,
  household_id uuid not null,
  commune text not null,
  kind text not null,
  device_id uuid,
  sim_card_id uuid,
  state text default 'promised'::text not null,
  why text default ''::text not null,
  promised_by text not null,
  promised_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  constraint allocation_pkey PRIMARY KEY (id),
  constraint allocation_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint allocation_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint allocation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint allocation_programme_id_commune_kind_fkey FOREIGN KEY (programme_id, commune, kind) REFERENCES app.quota(programme_id, commune, kind),
  constraint allocation_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES app.programme(id),
  constraint allocation_sim_card_id_fkey FOREIGN KEY (sim_card_id) REFERENCES app.sim_card(id),
  constraint allocation_kind_check CHECK ((kind = ANY (ARRAY['computer'::text, 'connection'::text]))),
  constraint allocation_state_check CHECK ((state = ANY (ARRAY['promised'::text, 'handed_over'::text, 'cancelled'::text])))
);
CREATE UNIQUE INDEX allocation_device ON app.allocation USING btree (device_id) WHERE (state = 'promised'::text);
CREATE INDEX allocation_household ON app.allocation USING btree (household_id);
CREATE UNIQUE INDEX allocation_once ON app.allocation USING btree (programme_id, household_id, kind) WHERE (state <> 'cancelled'::text);
CREATE INDEX allocation_organisation ON app.allocation USING btree (organisation_id, state, promised_at DESC);
CREATE UNIQUE INDEX allocation_sim ON app.allocation USING btree (sim_card_id) WHERE (state = 'promised'::text);
CREATE TRIGGER link_moved AFTER INSERT OR UPDATE ON app.allocation FOR EACH ROW EXECUTE FUNCTION app.link_moved();
alter table app.allocation enable row level security;
alter table app.allocation force row level security;
create policy changed on app.allocation for update to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = allocation.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy owner on app.allocation to maillon_owner using (true) with check (true);
create policy seen on app.allocation for select to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = allocation.household_id) AND (a.ended_at IS NULL) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy written on app.allocation for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = allocation.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select, update on app.allocation to maillon_app;

create table app.appointment (
  id uuid not null,
  organisation_id uuid not null,
  place_id uuid not null,
  mediator_id uuid not null,
  household_id uuid not null,
  subject text not null,
  starts_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone not null,
  state text default 'booked'::text not null,
  cancelled_by text,
  note text default ''::text not null,
  updated_at timestamp(3) with time zone default now() not null,
  constraint appointment_pkey PRIMARY KEY (id),
  constraint appointment_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint appointment_mediator_id_fkey FOREIGN KEY (mediator_id) REFERENCES app.member(id),
  constraint appointment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint appointment_place_id_fkey FOREIGN KEY (place_id) REFERENCES app.place(id),
  constraint appointment_cancelled_by_check CHECK ((cancelled_by = ANY (ARRAY['household'::text, 'organisation'::text]))),
  constraint appointment_check CHECK ((ends_at > starts_at)),
  constraint appointment_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'booked'::text, 'seen'::text, 'no_show'::text, 'excused'::text, 'cancelled'::text]))),
  constraint appointment_subject_check CHECK ((subject = ANY (ARRAY['handover'::text, 'training'::text, 'follow_up'::text]))),
  constraint appointment_mediator_id_tstzrange_excl EXCLUDE USING gist (mediator_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((state = ANY (ARRAY['proposed'::text, 'booked'::text, 'seen'::text])))
);
CREATE INDEX appointment_day ON app.appointment USING btree (organisation_id, starts_at);
CREATE INDEX appointment_household ON app.appointment USING btree (household_id);
CREATE TRIGGER link_moved AFTER INSERT OR UPDATE ON app.appointment FOR EACH ROW EXECUTE FUNCTION app.link_moved();
alter table app.appointment enable row level security;
alter table app.appointment force row level security;
create policy changed on app.appointment for update to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = appointment.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy owner on app.appointment to maillon_owner using (true) with check (true);
create policy seen on app.appointment for select to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = appointment.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy written on app.appointment for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = appointment.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select, update on app.appointment to maillon_app;

create table app.beneficiary (
  id uuid not null,
  household_id uuid not null,
  first_name text not null,
  last_name text default ''::text not null,
  birth_year integer,
  adult boolean default true not null,
  school_id uuid,
  class text default ''::text not null,
  created_at timestamp(3) with time zone default now() not null,
  birth_name text default ''::text not null,
  birth_month smallint,
  birth_day smallint,
  phone text,
  email text,
  authority text,
  other_home text default ''::text not null,
  gone_on date,
  version integer default 1 not null,
  constraint beneficiary_pkey PRIMARY KEY (id),
  constraint beneficiary_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint beneficiary_school_id_fkey FOREIGN KEY (school_id) REFERENCES app.organisation(id),
  constraint authority_of_adults CHECK ((adult OR (authority IS NULL))),
  constraint beneficiary_authority_check CHECK ((authority = ANY (ARRAY['full'::text, 'shared'::text, 'guardian'::text, 'none'::text]))),
  constraint beneficiary_birth_day_check CHECK (((birth_day >= 1) AND (birth_day <= 31))),
  constraint beneficiary_birth_month_check CHECK (((birth_month >= 1) AND (birth_month <= 12))),
  constraint beneficiary_birth_name_check CHECK ((length(birth_name) <= 80)),
  constraint beneficiary_birth_year_check CHECK (((birth_year >= 1900) AND (birth_year <= 2100))),
  constraint beneficiary_other_home_check CHECK ((length(other_home) <= 120)),
  constraint birth_in_order CHECK ((((birth_month IS NULL) OR (birth_year IS NOT NULL)) AND ((birth_day IS NULL) OR (birth_month IS NOT NULL))))
);
CREATE INDEX beneficiary_household ON app.beneficiary USING btree (household_id);
alter table app.beneficiary enable row level security;
alter table app.beneficiary force row level security;
create policy changed on app.beneficiary for update to maillon_app using ((true AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = beneficiary.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy owner on app.beneficiary to maillon_owner using (true) with check (true);
create policy seen on app.beneficiary for select to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = beneficiary.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy written on app.beneficiary for insert to maillon_app with check ((true AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = beneficiary.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select, update on app.beneficiary to maillon_app;

create table app.census (
  id uuid not null,
  organisation_id uuid not null,
  title text not null,
  closes_on date not null,
  kinds text[] not null,
  communes text[] not null,
  questions text[] default '{}'::text[] not null,
  created_at timestamp(3) with time zone not null,
  closed_at timestamp(3) with time zone,
  constraint census_pkey PRIMARY KEY (id),
  constraint census_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint census_communes_check CHECK (((cardinality(communes) >= 1) AND (cardinality(communes) <= 200))),
  constraint census_kinds_check CHECK (((kinds <> '{}'::text[]) AND (kinds <@ ARRAY['computer'::text, 'connection'::text, 'skills'::text]))),
  constraint census_questions_check CHECK ((questions <@ ARRAY['visitors'::text, 'help'::text, 'obstacle'::text])),
  constraint census_title_check CHECK (((length(title) >= 3) AND (length(title) <= 120)))
);
CREATE INDEX census_list ON app.census USING btree (organisation_id, created_at DESC, id DESC);
alter table app.census enable row level security;
alter table app.census force row level security;
create policy own on app.census to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.census to maillon_owner using (true) with check (true);
grant insert, select, update on app.census to maillon_app;

create table app.census_count (
  organisation_id uuid not null,
  invitation_id uuid not null,
  commune text not null,
  kind text not null,
  declared integer not null,
  constraint census_count_pkey PRIMARY KEY (organisation_id, invitation_id, commune, kind),
  constraint census_count_commune_fkey FOREIGN KEY (commune) REFERENCES app.commune(insee),
  constraint census_count_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES app.census_invitation(id),
  constraint census_count_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint census_count_declared_check CHECK (((declared >= 0) AND (declared <= 100000)))
);
alter table app.census_count enable row level security;
alter table app.census_count force row level security;
create policy own on app.census_count to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.census_count to maillon_owner using (true) with check (true);
grant delete, insert, select on app.census_count to maillon_app;

create table app.census_family (
  household_id uuid not null,
  organisation_id uuid not null,
  invitation_id uuid not null,
  named_at timestamp(3) with time zone not null,
  constraint census_family_pkey PRIMARY KEY (household_id),
  constraint census_family_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint census_family_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES app.census_invitation(id),
  constraint census_family_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id)
);
CREATE INDEX census_family_invitation ON app.census_family USING btree (organisation_id, invitation_id);
alter table app.census_family enable row level security;
alter table app.census_family force row level security;
create policy own on app.census_family to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.census_family to maillon_owner using (true) with check (true);
grant select on app.census_family to maillon_app;

create table app.census_invitation (
  id uuid not null,
  census_id uuid not null,
  organisation_id uuid not null,
  partner text not null,
  email text,
  token_hash bytea not null,
  invited_at timestamp(3) with time zone not null,
  reminded_at timestamp(3) with time zone,
  opened_at timestamp(3) with time zone,
  answered_at timestamp(3) with time zone,
  answers jsonb default '{}'::jsonb not null,
  constraint census_invitation_pkey PRIMARY KEY (id),
  constraint census_invitation_token_hash_key UNIQUE (token_hash),
  constraint census_invitation_census_id_fkey FOREIGN KEY (census_id) REFERENCES app.census(id),
  constraint census_invitation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint census_invitation_check CHECK (((email IS NOT NULL) OR (answered_at IS NOT NULL))),
  constraint census_invitation_partner_check CHECK (((length(partner) >= 2) AND (length(partner) <= 160)))
);
CREATE UNIQUE INDEX census_invitation_once ON app.census_invitation USING btree (organisation_id, census_id, lower(email));
alter table app.census_invitation enable row level security;
alter table app.census_invitation force row level security;
create policy own on app.census_invitation to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.census_invitation to maillon_owner using (true) with check (true);
grant insert, select, update on app.census_invitation to maillon_app;

create table app.chain_head (
  organisation_id uuid not null,
  seq bigint not null,
  hash bytea not null,
  constraint chain_head_pkey PRIMARY KEY (organisation_id),
  constraint chain_head_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id)
);
alter table app.chain_head enable row level security;
alter table app.chain_head force row level security;
create policy owner on app.chain_head to maillon_owner using (true) with check (true);

create table app.column_mapping (
  organisation_id uuid not null,
  purpose text not null,
  headings bytea not null,
  fields jsonb not null,
  said_at timestamp(3) with time zone not null,
  constraint column_mapping_pkey PRIMARY KEY (organisation_id, purpose, headings),
  constraint column_mapping_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint column_mapping_fields_check CHECK (((jsonb_typeof(fields) = 'array'::text) AND (length((fields)::text) < 20000))),
  constraint column_mapping_headings_check CHECK ((length(headings) = 32)),
  constraint column_mapping_purpose_check CHECK ((purpose = ANY (ARRAY['census'::text, 'orientations'::text])))
);
alter table app.column_mapping enable row level security;
alter table app.column_mapping force row level security;
create policy own on app.column_mapping to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.column_mapping to maillon_owner using (true) with check (true);
grant insert, select, update on app.column_mapping to maillon_app;

create table app.commune (
  insee text not null,
  name text not null,
  name_key text collate "C" not null,
  departement text not null,
  region text not null,
  epci text,
  epci_name text,
  population integer,
  postcodes text[] not null,
  constraint commune_pkey PRIMARY KEY (insee)
);
CREATE INDEX commune_name ON app.commune USING btree (name_key text_pattern_ops);
CREATE INDEX commune_postcode ON app.commune USING gin (postcodes);
alter table app.commune enable row level security;
alter table app.commune force row level security;
create policy owner on app.commune to maillon_owner using (true) with check (true);
create policy seen on app.commune for select to maillon_app using ((( SELECT app.orgs() AS orgs) IS NOT NULL));
grant select on app.commune to maillon_app;

create table app.custody (
  id uuid not null,
  device_id uuid not null,
  organisation_id uuid not null,
  holder_id uuid,
  household_id uuid,
  handover_id uuid,
  since timestamp(3) with time zone not null,
  until timestamp(3) with time zone,
  constraint custody_pkey PRIMARY KEY (id),
  constraint custody_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint custody_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES app.organisation(id),
  constraint custody_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint custody_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint custody_check CHECK (((holder_id IS NULL) OR (household_id IS NULL)))
);
CREATE INDEX custody_device ON app.custody USING btree (device_id, since);
CREATE INDEX custody_household ON app.custody USING btree (household_id) WHERE (household_id IS NOT NULL);
CREATE UNIQUE INDEX custody_open ON app.custody USING btree (device_id) WHERE (until IS NULL);
alter table app.custody enable row level security;
alter table app.custody force row level security;
create policy followed on app.custody for select to maillon_app using (((household_id IS NULL) AND ( SELECT true
   FROM app.device d
  WHERE (d.id = custody.device_id))));
create policy own on app.custody to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.custody to maillon_owner using (true) with check (true);
grant insert, select, update on app.custody to maillon_app;

create table app.device (
  id uuid not null,
  number text default app.numbered('ML-'::text, nextval('app.device_number'::regclass), 4) not null,
  organisation_id uuid not null,
  donor_id uuid,
  donation_id uuid,
  programme_id uuid,
  place_id uuid,
  kind text not null,
  brand text default ''::text not null,
  model text default ''::text not null,
  serial text,
  inventory_tag text,
  acquired_on date,
  value_cents integer,
  state text default 'received'::text not null,
  exited_as text,
  locked text,
  missing_part text,
  in_dispute boolean default false not null,
  cpu text,
  memory_mb integer,
  storage_gb integer,
  drives jsonb default '[]'::jsonb not null,
  aspect text,
  working text,
  battery text,
  note text default ''::text not null,
  updated_at timestamp(3) with time zone default now() not null,
  created_at timestamp(3) with time zone default now() not null,
  version integer default 1 not null,
  constraint device_pkey PRIMARY KEY (id),
  constraint device_number_key UNIQUE (number),
  constraint device_donation_id_fkey FOREIGN KEY (donation_id) REFERENCES app.donation(id),
  constraint device_donor_id_fkey FOREIGN KEY (donor_id) REFERENCES app.organisation(id),
  constraint device_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint device_place_id_fkey FOREIGN KEY (place_id) REFERENCES app.place(id),
  constraint device_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES app.programme(id),
  constraint device_aspect_check CHECK ((aspect = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text]))),
  constraint device_battery_check CHECK ((battery = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text, 'none'::text]))),
  constraint device_exited_as_check CHECK ((exited_as = ANY (ARRAY['recycled'::text, 'parts'::text, 'refused_as_waste'::text, 'sold'::text, 'given'::text]))),
  constraint device_kind_check CHECK ((kind = ANY (ARRAY['laptop'::text, 'desktop'::text, 'all_in_one'::text, 'tablet'::text, 'smartphone'::text, 'screen'::text, 'printer'::text, 'other'::text]))),
  constraint device_state_check CHECK ((state = ANY (ARRAY['announced'::text, 'received'::text, 'identified'::text, 'to_wipe'::text, 'wiped'::text, 'wipe_failed'::text, 'destroyed'::text, 'tested'::text, 'repairing'::text, 'graded'::text, 'ready'::text, 'reserved'::text, 'handed_over'::text, 'return_due'::text, 'returned'::text, 'lost'::text, 'stolen'::text, 'exited'::text]))),
  constraint device_value_cents_check CHECK ((value_cents >= 0)),
  constraint device_working_check CHECK ((working = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text])))
);
CREATE INDEX device_donation ON app.device USING btree (donation_id);
CREATE INDEX device_donor ON app.device USING btree (donor_id, updated_at DESC, id DESC);
CREATE INDEX device_list ON app.device USING btree (organisation_id, updated_at DESC, id DESC);
CREATE UNIQUE INDEX device_serial ON app.device USING btree (organisation_id, lower(brand), lower(serial)) WHERE (serial IS NOT NULL);
CREATE INDEX device_state ON app.device USING btree (organisation_id, state, updated_at DESC, id DESC);
alter table app.device enable row level security;
alter table app.device force row level security;
create policy given on app.device for select to maillon_app using ((donor_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy own on app.device to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.device to maillon_owner using (true) with check (true);
create policy refurbished on app.device for select to maillon_app using ((donation_id IN ( SELECT x.id
   FROM app.donation x
  WHERE (x.refurbisher_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))));
grant insert, select, update on app.device to maillon_app;

create table app.donation (
  id uuid not null,
  organisation_id uuid not null,
  refurbisher_id uuid not null,
  title text not null,
  announced integer not null,
  kinds text default ''::text not null,
  place text default ''::text not null,
  ready_on date,
  unit_value_cents integer default 0 not null,
  public_body boolean default false not null,
  deliberation text default ''::text not null,
  state text default 'announced'::text not null,
  why text,
  announced_at timestamp(3) with time zone default now() not null,
  received_at timestamp(3) with time zone,
  constraint donation_pkey PRIMARY KEY (id),
  constraint donation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint donation_refurbisher_id_fkey FOREIGN KEY (refurbisher_id) REFERENCES app.organisation(id),
  constraint donation_announced_check CHECK (((announced >= 1) AND (announced <= 100000))),
  constraint donation_state_check CHECK ((state = ANY (ARRAY['announced'::text, 'accepted'::text, 'refused'::text, 'received'::text, 'closed'::text]))),
  constraint donation_unit_value_cents_check CHECK ((unit_value_cents >= 0))
);
CREATE INDEX donation_donor ON app.donation USING btree (organisation_id, announced_at DESC);
CREATE INDEX donation_refurbisher ON app.donation USING btree (refurbisher_id, announced_at DESC);
alter table app.donation enable row level security;
alter table app.donation force row level security;
create policy answered on app.donation for update to maillon_app using ((refurbisher_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy own on app.donation to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.donation to maillon_owner using (true) with check (true);
create policy received on app.donation for select to maillon_app using ((refurbisher_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
grant insert, select, update on app.donation to maillon_app;

create table app.emptied_event (
  event_id uuid not null,
  constraint emptied_event_pkey PRIMARY KEY (event_id),
  constraint emptied_event_event_id_fkey FOREIGN KEY (event_id) REFERENCES app.event(id)
);
alter table app.emptied_event enable row level security;
alter table app.emptied_event force row level security;
create policy owner on app.emptied_event to maillon_owner using (true) with check (true);

create table app.event (
  id uuid not null,
  organisation_id uuid not null,
  seq bigint not null,
  at timestamp(3) with time zone not null,
  member_id uuid,
  actor text not null,
  act text not null,
  subject_kind text not null,
  subject_id uuid not null,
  household_id uuid,
  from_state text,
  to_state text,
  why text,
  data jsonb default '{}'::jsonb not null,
  hash bytea not null,
  constraint event_pkey PRIMARY KEY (id),
  constraint event_organisation_id_seq_key UNIQUE (organisation_id, seq),
  constraint event_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id)
);
CREATE INDEX event_household ON app.event USING btree (household_id, at DESC) WHERE (household_id IS NOT NULL);
CREATE INDEX event_subject ON app.event USING btree (subject_id, at DESC);
alter table app.event enable row level security;
alter table app.event force row level security;
create policy biography on app.event for select to maillon_app using (((subject_kind = 'device'::text) AND (household_id IS NULL) AND ( SELECT true
   FROM app.device d
  WHERE (d.id = event.subject_id))));
create policy owner on app.event to maillon_owner using (true) with check (true);
create policy seen on app.event for select to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) OR ((household_id IS NOT NULL) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = event.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))))));
grant select on app.event to maillon_app;

create table app.file (
  id uuid not null,
  organisation_id uuid not null,
  household_id uuid,
  sha256 bytea not null,
  name text not null,
  type text not null,
  size integer not null,
  created_at timestamp(3) with time zone default now() not null,
  constraint file_pkey PRIMARY KEY (id),
  constraint file_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint file_sha256_fkey FOREIGN KEY (sha256) REFERENCES app.file_content(sha256)
);
CREATE INDEX file_content_of ON app.file USING btree (sha256);
CREATE INDEX file_household ON app.file USING btree (household_id) WHERE (household_id IS NOT NULL);
alter table app.file enable row level security;
alter table app.file force row level security;
create policy own on app.file to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.file to maillon_owner using (true) with check (true);
create policy proof on app.file for select to maillon_app using (( SELECT true
   FROM app.wipe w
  WHERE ((w.file_id = file.id) AND (w.organisation_id = file.organisation_id))
 LIMIT 1));
create policy seen on app.file for select to maillon_app using (((household_id IS NOT NULL) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = file.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select on app.file to maillon_app;

create table app.file_content (
  sha256 bytea not null,
  bytes bytea not null,
  created_at timestamp with time zone default now() not null,
  constraint file_content_pkey PRIMARY KEY (sha256)
);
alter table app.file_content enable row level security;
alter table app.file_content force row level security;
create policy kept on app.file_content for insert to maillon_app with check (true);
create policy owner on app.file_content to maillon_owner using (true) with check (true);
create policy seen on app.file_content for select to maillon_app using ((EXISTS ( SELECT
   FROM app.file f
  WHERE (f.sha256 = file_content.sha256))));
grant insert, select on app.file_content to maillon_app;

create table app.form_receipt (
  member_id uuid not null,
  key uuid not null,
  location text default ''::text not null,
  created_at timestamp(3) with time zone default now() not null,
  constraint form_receipt_pkey PRIMARY KEY (member_id, key)
);
alter table app.form_receipt enable row level security;
alter table app.form_receipt force row level security;
create policy own on app.form_receipt to maillon_app using ((member_id = (NULLIF(current_setting('app.member'::text, true), ''::text))::uuid)) with check ((member_id = (NULLIF(current_setting('app.member'::text, true), ''::text))::uuid));
create policy owner on app.form_receipt to maillon_owner using (true) with check (true);
grant delete, insert, select, update on app.form_receipt to maillon_app;

create table app.handover (
  id uuid not null,
  number text default app.numbered('RM-'::text, nextval('app.handover_number'::regclass), 5) not null,
  organisation_id uuid not null,
  household_id uuid not null,
  place_id uuid,
  appointment_id uuid,
  kind text not null,
  due_on date,
  state text default 'prepared'::text not null,
  why text,
  signer text,
  signed_how text,
  witness text,
  signed_at timestamp(3) with time zone,
  signature_file_id uuid,
  agreement_file_id uuid,
  copy_to text,
  handed_by text not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone default now() not null,
  constraint handover_pkey PRIMARY KEY (id),
  constraint handover_number_key UNIQUE (number),
  constraint handover_agreement_file_id_fkey FOREIGN KEY (agreement_file_id) REFERENCES app.file(id),
  constraint handover_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES app.appointment(id),
  constraint handover_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint handover_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint handover_place_id_fkey FOREIGN KEY (place_id) REFERENCES app.place(id),
  constraint handover_signature_file_id_fkey FOREIGN KEY (signature_file_id) REFERENCES app.file(id),
  constraint handover_check CHECK (((kind = 'gift'::text) OR (due_on IS NOT NULL))),
  constraint handover_kind_check CHECK ((kind = ANY (ARRAY['loan'::text, 'gift'::text]))),
  constraint handover_signed_how_check CHECK ((signed_how = ANY (ARRAY['screen'::text, 'paper'::text]))),
  constraint handover_state_check CHECK ((state = ANY (ARRAY['prepared'::text, 'opened'::text, 'signed'::text, 'closed'::text, 'cancelled'::text])))
);
CREATE INDEX handover_household ON app.handover USING btree (household_id);
CREATE UNIQUE INDEX handover_one_open ON app.handover USING btree (household_id, organisation_id) WHERE (state = ANY (ARRAY['prepared'::text, 'opened'::text]));
CREATE INDEX handover_organisation ON app.handover USING btree (organisation_id, state, created_at DESC);
CREATE TRIGGER link_moved AFTER INSERT OR UPDATE ON app.handover FOR EACH ROW EXECUTE FUNCTION app.link_moved();
alter table app.handover enable row level security;
alter table app.handover force row level security;
create policy changed on app.handover for update to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = handover.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy owner on app.handover to maillon_owner using (true) with check (true);
create policy seen on app.handover for select to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = handover.household_id) AND (a.ended_at IS NULL) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy written on app.handover for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = handover.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select, update on app.handover to maillon_app;

create table app.handover_item (
  id uuid not null,
  handover_id uuid not null,
  household_id uuid not null,
  allocation_id uuid,
  device_id uuid,
  sim_card_id uuid,
  accessories text default ''::text not null,
  state text default 'pending'::text not null,
  why text,
  constraint handover_item_pkey PRIMARY KEY (id),
  constraint handover_item_allocation_id_fkey FOREIGN KEY (allocation_id) REFERENCES app.allocation(id),
  constraint handover_item_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint handover_item_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES app.handover(id),
  constraint handover_item_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint handover_item_sim_card_id_fkey FOREIGN KEY (sim_card_id) REFERENCES app.sim_card(id),
  constraint handover_item_check CHECK (((device_id IS NULL) <> (sim_card_id IS NULL))),
  constraint handover_item_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'accepted'::text, 'refused'::text])))
);
CREATE UNIQUE INDEX handover_item_device ON app.handover_item USING btree (device_id) WHERE (state = 'pending'::text);
CREATE INDEX handover_item_handover ON app.handover_item USING btree (handover_id);
alter table app.handover_item enable row level security;
alter table app.handover_item force row level security;
create policy changed on app.handover_item for update to maillon_app using ((EXISTS ( SELECT
   FROM app.handover x
  WHERE ((x.id = handover_item.handover_id) AND (x.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy owner on app.handover_item to maillon_owner using (true) with check (true);
create policy seen on app.handover_item for select to maillon_app using ((EXISTS ( SELECT
   FROM app.handover x
  WHERE ((x.id = handover_item.handover_id) AND (x.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy written on app.handover_item for insert to maillon_app with check ((EXISTS ( SELECT
   FROM app.handover x
  WHERE ((x.id = handover_item.handover_id) AND (x.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
grant insert, select, update on app.handover_item to maillon_app;

create table app.household (
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  commune text not null,
  address text default ''::text not null,
  phone text,
  email text,
  channel text default 'phone'::text not null,
  best_moment text default ''::text not null,
  languages text[] default '{fr}'::text[] not null,
  interpreter boolean default false not null,
  adults integer default 1 not null,
  children integer default 0 not null,
  status text default 'open'::text not null,
  closed_as text,
  closed_at timestamp(3) with time zone,
  chain text default 'naaaaaa'::text not null,
  stage smallint default 1 not null,
  touched_at timestamp(3) with time zone default now() not null,
  created_at timestamp(3) with time zone default now() not null,
  version integer default 1 not null,
  living text default 'home'::text not null,
  neutral_message boolean default false not null,
  confidential_address boolean default false not null,
  equipment_at_hand text[] default '{}'::text[] not null,
  connection_at_hand text,
  name_key text default ''::text not null,
  warned_at timestamp(3) with time zone,
  forgotten_at timestamp(3) with time zone,
  answer_awaited boolean default false not null,
  constraint household_pkey PRIMARY KEY (id),
  constraint household_commune_fkey FOREIGN KEY (commune) REFERENCES app.commune(insee),
  constraint household_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint household_adults_check CHECK (((adults >= 0) AND (adults <= 20))),
  constraint household_chain_check CHECK ((chain ~ '^[dnas]{7}$'::text)),
  constraint household_channel_check CHECK ((channel = ANY (ARRAY['phone'::text, 'sms'::text, 'email'::text, 'post'::text, 'in_person'::text, 'through_us'::text]))),
  constraint household_children_check CHECK (((children >= 0) AND (children <= 20))),
  constraint household_closed_as_check CHECK ((closed_as = ANY (ARRAY['autonomous'::text, 'moved'::text, 'declined'::text, 'unreachable'::text, 'no_longer_needed'::text]))),
  constraint household_connection_at_hand_check CHECK ((connection_at_hand = ANY (ARRAY['none'::text, 'prepaid'::text, 'mobile'::text, 'shared'::text, 'box'::text]))),
  constraint household_equipment_at_hand_check CHECK ((equipment_at_hand <@ ARRAY['none'::text, 'phone'::text, 'tablet'::text, 'shared_computer'::text, 'old_computer'::text, 'computer'::text])),
  constraint household_living_check CHECK ((living = ANY (ARRAY['home'::text, 'hosted'::text, 'collective'::text, 'no_address'::text]))),
  constraint household_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint household_stage_check CHECK (((stage >= 1) AND (stage <= 8))),
  constraint household_status_check CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text])))
);
CREATE INDEX household_last_contact ON app.household USING btree (touched_at) WHERE (forgotten_at IS NULL);
CREATE INDEX household_organisation ON app.household USING btree (organisation_id);
CREATE INDEX household_phone ON app.household USING btree (phone) WHERE (phone IS NOT NULL);
CREATE TRIGGER household_closed AFTER UPDATE OF closed_as ON app.household FOR EACH ROW WHEN ((old.closed_as IS DISTINCT FROM new.closed_as)) EXECUTE FUNCTION app.household_closed();
CREATE TRIGGER household_keyed BEFORE INSERT OR UPDATE OF name, name_key ON app.household FOR EACH ROW EXECUTE FUNCTION app.household_keyed();
CREATE TRIGGER household_moved AFTER UPDATE OF name, name_key, commune, stage, status, touched_at ON app.household FOR EACH ROW EXECUTE FUNCTION app.household_moved();
CREATE TRIGGER household_registered AFTER INSERT ON app.household FOR EACH ROW EXECUTE FUNCTION app.household_registered();
alter table app.household enable row level security;
alter table app.household force row level security;
create policy changed on app.household for update to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = household.id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy owner on app.household to maillon_owner using (true) with check (true);
create policy registered on app.household for insert to maillon_app with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy seen on app.household for select to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = household.id) AND (a.ended_at IS NULL) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
grant insert, select, update on app.household to maillon_app;

create table app.household_access (
  organisation_id uuid not null,
  household_id uuid not null,
  reason text not null,
  scope text default 'full'::text not null,
  since timestamp(3) with time zone default now() not null,
  ended_at timestamp(3) with time zone,
  name text not null,
  name_key text collate "C" not null,
  commune text not null,
  stage smallint not null,
  status text not null,
  touched_at timestamp(3) with time zone not null,
  constraint household_access_pkey PRIMARY KEY (organisation_id, household_id),
  constraint household_access_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id) ON DELETE CASCADE,
  constraint household_access_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint household_access_reason_check CHECK ((reason = ANY (ARRAY['registered'::text, 'prescription'::text, 'handover'::text, 'workshop'::text, 'programme'::text]))),
  constraint household_access_scope_check CHECK ((scope = ANY (ARRAY['full'::text, 'status'::text])))
);
CREATE INDEX household_access_commune ON app.household_access USING btree (organisation_id, commune, touched_at DESC, household_id DESC) WHERE (ended_at IS NULL);
CREATE INDEX household_access_household ON app.household_access USING btree (household_id);
CREATE INDEX household_access_list ON app.household_access USING btree (organisation_id, touched_at DESC, household_id DESC) WHERE (ended_at IS NULL);
CREATE INDEX household_access_name ON app.household_access USING btree (organisation_id, name_key) WHERE (ended_at IS NULL);
CREATE INDEX household_access_stage ON app.household_access USING btree (organisation_id, stage, touched_at DESC, household_id DESC) WHERE (ended_at IS NULL);
CREATE TRIGGER access_reworded AFTER UPDATE ON app.household_access FOR EACH ROW WHEN (((old.name_key IS DISTINCT FROM new.name_key) OR (old.ended_at IS DISTINCT FROM new.ended_at))) EXECUTE FUNCTION app.access_worded();
CREATE TRIGGER access_worded AFTER INSERT ON app.household_access FOR EACH ROW EXECUTE FUNCTION app.access_worded();
alter table app.household_access enable row level security;
alter table app.household_access force row level security;
create policy owner on app.household_access to maillon_owner using (true) with check (true);
create policy seen on app.household_access for select to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
grant select on app.household_access to maillon_app;

create table app.household_word (
  organisation_id uuid not null,
  word text collate "C" not null,
  household_id uuid not null,
  constraint household_word_pkey PRIMARY KEY (organisation_id, word, household_id),
  constraint household_word_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id) ON DELETE CASCADE,
  constraint household_word_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id)
);
CREATE INDEX household_word_household ON app.household_word USING btree (household_id);
alter table app.household_word enable row level security;
alter table app.household_word force row level security;
create policy owner on app.household_word to maillon_owner using (true) with check (true);
create policy seen on app.household_word for select to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
grant select on app.household_word to maillon_app;

create table app.invitation (
  id uuid not null,
  organisation_id uuid not null,
  member_id uuid not null,
  token_hash bytea not null,
  expires_at timestamp(3) with time zone not null,
  accepted_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone default now() not null,
  invited_by uuid,
  cancelled_at timestamp(3) with time zone,
  constraint invitation_pkey PRIMARY KEY (id),
  constraint invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES app.member(id),
  constraint invitation_member_id_fkey FOREIGN KEY (member_id) REFERENCES app.member(id),
  constraint invitation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id)
);
CREATE INDEX invitation_member ON app.invitation USING btree (member_id);
CREATE UNIQUE INDEX invitation_token ON app.invitation USING btree (token_hash);
alter table app.invitation enable row level security;
alter table app.invitation force row level security;
create policy added on app.invitation for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND ( SELECT app.is_admin() AS is_admin)));
create policy managed on app.invitation for update to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND ( SELECT app.is_admin() AS is_admin)));
create policy owner on app.invitation to maillon_owner using (true) with check (true);
create policy seen on app.invitation for select to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
grant insert, select, update on app.invitation to maillon_app;

create table app.list_upload (
  id uuid not null,
  organisation_id uuid not null,
  purpose text not null,
  census_id uuid,
  invitation_id uuid,
  partner text default ''::text not null,
  name text not null,
  content bytea not null,
  sha256 bytea not null,
  said jsonb not null,
  kept_at timestamp(3) with time zone not null,
  taken_in_at timestamp(3) with time zone,
  outcome jsonb,
  constraint list_upload_pkey PRIMARY KEY (id),
  constraint list_upload_census_id_fkey FOREIGN KEY (census_id) REFERENCES app.census(id),
  constraint list_upload_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES app.census_invitation(id),
  constraint list_upload_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint list_upload_check CHECK (((purpose <> 'census'::text) OR (census_id IS NOT NULL))),
  constraint list_upload_partner_check CHECK ((length(partner) <= 160)),
  constraint list_upload_purpose_check CHECK ((purpose = ANY (ARRAY['census'::text, 'orientations'::text]))),
  constraint list_upload_sha256_check CHECK ((length(sha256) = 32))
);
CREATE INDEX list_upload_census ON app.list_upload USING btree (census_id, sha256);
CREATE INDEX list_upload_kept ON app.list_upload USING btree (kept_at);
alter table app.list_upload enable row level security;
alter table app.list_upload force row level security;
create policy own on app.list_upload to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.list_upload to maillon_owner using (true) with check (true);
grant insert, select, update on app.list_upload to maillon_app;

create table app.member (
  id uuid not null,
  organisation_id uuid not null,
  user_id uuid,
  name text not null,
  email text not null,
  role text not null,
  admin boolean default false not null,
  status text default 'invited'::text not null,
  created_at timestamp(3) with time zone default now() not null,
  revoked_at timestamp(3) with time zone,
  constraint member_pkey PRIMARY KEY (id),
  constraint member_organisation_id_email_key UNIQUE (organisation_id, email),
  constraint member_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint member_role_check CHECK ((role = ANY (ARRAY['coordinator'::text, 'prescriber'::text, 'school'::text, 'donor'::text, 'refurbisher'::text, 'mediator'::text, 'town_agent'::text, 'funder'::text]))),
  constraint member_status_check CHECK ((status = ANY (ARRAY['invited'::text, 'active'::text, 'revoked'::text])))
);
CREATE INDEX member_coordinating ON app.member USING btree (organisation_id) WHERE ((role = 'coordinator'::text) AND (status = 'active'::text));
CREATE INDEX member_email ON app.member USING btree (lower(email));
CREATE INDEX member_user ON app.member USING btree (user_id);
alter table app.member enable row level security;
alter table app.member force row level security;
create policy added on app.member for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND ( SELECT app.is_admin() AS is_admin)));
create policy managed on app.member for update to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND ( SELECT app.is_admin() AS is_admin)));
create policy owner on app.member to maillon_owner using (true) with check (true);
create policy seen on app.member for select to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
grant insert, select, update on app.member to maillon_app;

create table app.need (
  id uuid not null,
  household_id uuid not null,
  organisation_id uuid not null,
  beneficiary_id uuid,
  kind text not null,
  state text default 'heard'::text not null,
  closed_as text,
  urgent boolean default false not null,
  situation text default ''::text not null,
  heard_at timestamp(3) with time zone default now() not null,
  updated_at timestamp(3) with time zone default now() not null,
  constraint need_pkey PRIMARY KEY (id),
  constraint need_beneficiary_id_fkey FOREIGN KEY (beneficiary_id) REFERENCES app.beneficiary(id),
  constraint need_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint need_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint need_closed_as_check CHECK ((closed_as = ANY (ARRAY['autonomous'::text, 'moved'::text, 'declined'::text, 'unreachable'::text, 'no_longer_needed'::text]))),
  constraint need_kind_check CHECK ((kind = ANY (ARRAY['computer'::text, 'connection'::text, 'skills'::text]))),
  constraint need_state_check CHECK ((state = ANY (ARRAY['heard'::text, 'qualified'::text, 'prescribed'::text, 'promised'::text, 'served'::text, 'followed'::text, 'closed'::text])))
);
CREATE INDEX need_household ON app.need USING btree (household_id);
CREATE UNIQUE INDEX need_once ON app.need USING btree (household_id, kind) WHERE (state <> 'closed'::text);
CREATE TRIGGER link_left AFTER DELETE ON app.need FOR EACH ROW EXECUTE FUNCTION app.link_moved();
CREATE TRIGGER link_moved AFTER UPDATE ON app.need FOR EACH ROW EXECUTE FUNCTION app.link_moved();
CREATE TRIGGER needs_heard AFTER INSERT ON app.need REFERENCING NEW TABLE AS heard FOR EACH STATEMENT EXECUTE FUNCTION app.needs_heard();
alter table app.need enable row level security;
alter table app.need force row level security;
create policy changed on app.need for update to maillon_app using ((true AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = need.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy owner on app.need to maillon_owner using (true) with check (true);
create policy seen on app.need for select to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = need.household_id) AND (a.ended_at IS NULL) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy taken_back on app.need for delete to maillon_app using (((state = ANY (ARRAY['heard'::text, 'qualified'::text])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = need.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy written on app.need for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = need.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant delete, insert, select, update on app.need to maillon_app;

create table app.organisation (
  id uuid not null,
  name text not null,
  kind text not null,
  commune text,
  siret text,
  email text,
  phone text,
  masked_as text,
  created_at timestamp(3) with time zone default now() not null,
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_commune_fkey FOREIGN KEY (commune) REFERENCES app.commune(insee),
  constraint organisation_kind_check CHECK ((kind = ANY (ARRAY['association'::text, 'ccas'::text, 'mission_locale'::text, 'plie'::text, 'caf'::text, 'social_centre'::text, 'child_welfare'::text, 'school'::text, 'town_hall'::text, 'community'::text, 'departement'::text, 'company'::text, 'refurbisher'::text, 'operator'::text, 'foundation'::text, 'state'::text, 'library'::text, 'france_services'::text, 'health'::text, 'justice'::text, 'other'::text]))),
  constraint organisation_name_check CHECK (((length(name) >= 2) AND (length(name) <= 160))),
  constraint organisation_siret_check CHECK ((siret ~ '^\d{14}$'::text))
);
alter table app.organisation enable row level security;
alter table app.organisation force row level security;
create policy own on app.organisation for update to maillon_app using ((id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.organisation to maillon_owner using (true) with check (true);
create policy seen on app.organisation for select to maillon_app using ((( SELECT app.orgs() AS orgs) IS NOT NULL));
grant select, update on app.organisation to maillon_app;

create table app.outbox (
  id uuid not null,
  organisation_id uuid,
  household_id uuid,
  email text,
  phone text,
  subject text not null,
  body text not null,
  link text,
  state text default 'queued'::text not null,
  attempts integer default 0 not null,
  last_error text,
  not_before timestamp(3) with time zone default now() not null,
  created_at timestamp(3) with time zone default now() not null,
  sent_at timestamp(3) with time zone,
  constraint outbox_pkey PRIMARY KEY (id),
  constraint outbox_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint outbox_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text])))
);
CREATE INDEX outbox_queue ON app.outbox USING btree (not_before) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));
CREATE INDEX outbox_recent ON app.outbox USING btree (created_at DESC, id DESC);
alter table app.outbox enable row level security;
alter table app.outbox force row level security;
create policy delivered on app.outbox to maillon_job using (true);
create policy owner on app.outbox to maillon_owner using (true) with check (true);
create policy queued on app.outbox for insert to maillon_app with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy queued_unsigned on app.outbox for insert to maillon_job with check (true);
grant insert on app.outbox to maillon_app;
grant insert, select, update on app.outbox to maillon_job;

create table app.outcome (
  id uuid not null,
  household_id uuid not null,
  organisation_id uuid not null,
  moment text not null,
  answers jsonb not null,
  score integer not null,
  noted_by text not null,
  noted_at timestamp(3) with time zone not null,
  constraint outcome_pkey PRIMARY KEY (id),
  constraint outcome_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint outcome_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint outcome_moment_check CHECK ((moment = ANY (ARRAY['before'::text, 'after'::text]))),
  constraint outcome_score_check CHECK (((score >= 0) AND (score <= 15)))
);
CREATE INDEX outcome_household ON app.outcome USING btree (household_id, noted_at);
CREATE TRIGGER link_moved AFTER INSERT OR UPDATE ON app.outcome FOR EACH ROW EXECUTE FUNCTION app.link_moved();
alter table app.outcome enable row level security;
alter table app.outcome force row level security;
create policy changed on app.outcome for update to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = outcome.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy owner on app.outcome to maillon_owner using (true) with check (true);
create policy seen on app.outcome for select to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = outcome.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy written on app.outcome for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = outcome.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select, update on app.outcome to maillon_app;

create table app.place (
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  address text default ''::text not null,
  commune text not null,
  phone text,
  opening text default ''::text not null,
  stations integer default 0 not null,
  note text default ''::text not null,
  created_at timestamp(3) with time zone default now() not null,
  constraint place_pkey PRIMARY KEY (id),
  constraint place_commune_fkey FOREIGN KEY (commune) REFERENCES app.commune(insee),
  constraint place_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint place_stations_check CHECK ((stations >= 0))
);
CREATE INDEX place_commune ON app.place USING btree (commune);
CREATE INDEX place_organisation ON app.place USING btree (organisation_id);
alter table app.place enable row level security;
alter table app.place force row level security;
create policy own on app.place to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.place to maillon_owner using (true) with check (true);
create policy seen on app.place for select to maillon_app using ((( SELECT app.orgs() AS orgs) IS NOT NULL));
grant insert, select, update on app.place to maillon_app;

create table app.prescription (
  id uuid not null,
  household_id uuid not null,
  organisation_id uuid not null,
  to_organisation_id uuid not null,
  programme_id uuid,
  member_id uuid not null,
  sender text not null,
  kinds text[] not null,
  urgent boolean default false not null,
  message text default ''::text not null,
  state text default 'sent'::text not null,
  why text,
  sent_at timestamp(3) with time zone not null,
  answered_at timestamp(3) with time zone,
  answered_by text,
  updated_at timestamp(3) with time zone default now() not null,
  suggested_id uuid,
  noted_at timestamp(3) with time zone,
  reminded_at timestamp(3) with time zone,
  constraint prescription_pkey PRIMARY KEY (id),
  constraint prescription_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint prescription_member_id_fkey FOREIGN KEY (member_id) REFERENCES app.member(id),
  constraint prescription_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint prescription_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES app.programme(id),
  constraint prescription_suggested_id_fkey FOREIGN KEY (suggested_id) REFERENCES app.organisation(id),
  constraint prescription_to_organisation_id_fkey FOREIGN KEY (to_organisation_id) REFERENCES app.organisation(id),
  constraint prescription_check CHECK ((organisation_id <> to_organisation_id)),
  constraint prescription_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'sent'::text, 'accepted'::text, 'waiting'::text, 'promised'::text, 'served'::text, 'refused'::text, 'rerouted'::text, 'expired'::text, 'withdrawn'::text])))
);
CREATE INDEX prescription_household ON app.prescription USING btree (household_id);
CREATE UNIQUE INDEX prescription_open ON app.prescription USING btree (organisation_id, household_id, to_organisation_id) WHERE (state = ANY (ARRAY['draft'::text, 'sent'::text, 'accepted'::text, 'waiting'::text, 'promised'::text]));
CREATE INDEX prescription_received ON app.prescription USING btree (to_organisation_id, state, sent_at DESC, id DESC);
CREATE INDEX prescription_sent ON app.prescription USING btree (organisation_id, sent_at DESC, id DESC);
CREATE INDEX prescription_unanswered ON app.prescription USING btree (sent_at) WHERE (state = 'sent'::text);
CREATE TRIGGER link_moved AFTER INSERT OR UPDATE ON app.prescription FOR EACH ROW EXECUTE FUNCTION app.link_moved();
alter table app.prescription enable row level security;
alter table app.prescription force row level security;
create policy changed on app.prescription for update to maillon_app using ((((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) OR (to_organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = prescription.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy owner on app.prescription to maillon_owner using (true) with check (true);
create policy seen on app.prescription for select to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = prescription.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy sent on app.prescription for select to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy written on app.prescription for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = prescription.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select, update on app.prescription to maillon_app;

create table app.programme (
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  funder_id uuid,
  starts_on date not null,
  ends_on date,
  note text default ''::text not null,
  created_at timestamp(3) with time zone default now() not null,
  constraint programme_pkey PRIMARY KEY (id),
  constraint programme_funder_id_fkey FOREIGN KEY (funder_id) REFERENCES app.organisation(id),
  constraint programme_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id)
);
CREATE INDEX programme_organisation ON app.programme USING btree (organisation_id);
alter table app.programme enable row level security;
alter table app.programme force row level security;
create policy own on app.programme to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.programme to maillon_owner using (true) with check (true);
create policy seen on app.programme for select to maillon_app using ((( SELECT app.orgs() AS orgs) IS NOT NULL));
grant insert, select, update on app.programme to maillon_app;

create table app.quota (
  programme_id uuid not null,
  commune text not null,
  kind text not null,
  places integer not null,
  promised integer default 0 not null,
  handed_over integer default 0 not null,
  constraint quota_pkey PRIMARY KEY (programme_id, commune, kind),
  constraint quota_commune_fkey FOREIGN KEY (commune) REFERENCES app.commune(insee),
  constraint quota_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES app.programme(id),
  constraint quota_check CHECK (((handed_over >= 0) AND (handed_over <= promised))),
  constraint quota_kept CHECK ((promised <= places)),
  constraint quota_kind_check CHECK ((kind = ANY (ARRAY['computer'::text, 'connection'::text]))),
  constraint quota_places_check CHECK ((places >= 0)),
  constraint quota_promised_check CHECK ((promised >= 0))
);
alter table app.quota enable row level security;
alter table app.quota force row level security;
create policy own on app.quota to maillon_app using ((EXISTS ( SELECT
   FROM app.programme p
  WHERE ((p.id = quota.programme_id) AND (p.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))) with check ((EXISTS ( SELECT
   FROM app.programme p
  WHERE ((p.id = quota.programme_id) AND (p.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy owner on app.quota to maillon_owner using (true) with check (true);
create policy seen on app.quota for select to maillon_app using ((( SELECT app.orgs() AS orgs) IS NOT NULL));
grant insert, select, update on app.quota to maillon_app;

create table app.reading (
  id uuid default app.uuid7() not null,
  organisation_id uuid not null,
  member_id uuid not null,
  household_id uuid not null,
  at timestamp(3) with time zone default now() not null,
  constraint reading_pkey PRIMARY KEY (id)
);
CREATE INDEX reading_household ON app.reading USING btree (household_id, at DESC);
alter table app.reading enable row level security;
alter table app.reading force row level security;
create policy own on app.reading for insert to maillon_app with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.reading to maillon_owner using (true) with check (true);
create policy seen on app.reading for select to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
grant insert, select on app.reading to maillon_app;

create table app.seat (
  id uuid not null,
  workshop_id uuid not null,
  organisation_id uuid not null,
  household_id uuid not null,
  state text default 'booked'::text not null,
  booked_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone default now() not null,
  constraint seat_pkey PRIMARY KEY (id),
  constraint seat_workshop_id_household_id_key UNIQUE (workshop_id, household_id),
  constraint seat_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint seat_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint seat_workshop_id_fkey FOREIGN KEY (workshop_id) REFERENCES app.workshop(id),
  constraint seat_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'booked'::text, 'present'::text, 'absent'::text, 'excused'::text])))
);
CREATE INDEX seat_household ON app.seat USING btree (household_id);
CREATE TRIGGER link_moved AFTER INSERT OR UPDATE ON app.seat FOR EACH ROW EXECUTE FUNCTION app.link_moved();
alter table app.seat enable row level security;
alter table app.seat force row level security;
create policy changed on app.seat for update to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = seat.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy owner on app.seat to maillon_owner using (true) with check (true);
create policy seen on app.seat for select to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = seat.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy written on app.seat for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = seat.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select, update on app.seat to maillon_app;

create table app.sim_card (
  id uuid not null,
  organisation_id uuid not null,
  lot_id uuid not null,
  iccid text not null,
  msisdn text,
  state text default 'in_stock'::text not null,
  place_id uuid,
  household_id uuid,
  handover_id uuid,
  given_at timestamp(3) with time zone,
  expires_on date,
  updated_at timestamp(3) with time zone default now() not null,
  constraint sim_card_pkey PRIMARY KEY (id),
  constraint sim_card_organisation_id_iccid_key UNIQUE (organisation_id, iccid),
  constraint sim_card_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint sim_card_lot_id_fkey FOREIGN KEY (lot_id) REFERENCES app.sim_lot(id),
  constraint sim_card_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint sim_card_place_id_fkey FOREIGN KEY (place_id) REFERENCES app.place(id),
  constraint sim_card_iccid_check CHECK ((iccid ~ '^\d{19,20}$'::text)),
  constraint sim_card_state_check CHECK ((state = ANY (ARRAY['in_stock'::text, 'assigned'::text, 'given'::text, 'active'::text, 'expired'::text, 'lost'::text, 'blocked'::text, 'returned'::text])))
);
CREATE INDEX sim_card_household ON app.sim_card USING btree (household_id) WHERE (household_id IS NOT NULL);
CREATE INDEX sim_card_state ON app.sim_card USING btree (organisation_id, state);
CREATE TRIGGER link_moved AFTER INSERT OR UPDATE ON app.sim_card FOR EACH ROW EXECUTE FUNCTION app.link_moved();
alter table app.sim_card enable row level security;
alter table app.sim_card force row level security;
create policy own on app.sim_card to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.sim_card to maillon_owner using (true) with check (true);
create policy seen on app.sim_card for select to maillon_app using (((household_id IS NOT NULL) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = sim_card.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select, update on app.sim_card to maillon_app;

create table app.sim_lot (
  id uuid not null,
  organisation_id uuid not null,
  operator text not null,
  label text default ''::text not null,
  received_on date not null,
  created_at timestamp(3) with time zone default now() not null,
  constraint sim_lot_pkey PRIMARY KEY (id),
  constraint sim_lot_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id)
);
CREATE INDEX sim_lot_organisation ON app.sim_lot USING btree (organisation_id);
alter table app.sim_lot enable row level security;
alter table app.sim_lot force row level security;
create policy own on app.sim_lot to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.sim_lot to maillon_owner using (true) with check (true);
grant insert, select, update on app.sim_lot to maillon_app;

create table app.snapshot (
  id uuid not null,
  device_id uuid not null,
  organisation_id uuid not null,
  file_id uuid not null,
  software text default ''::text not null,
  taken_at timestamp(3) with time zone,
  content jsonb not null,
  created_at timestamp(3) with time zone default now() not null,
  constraint snapshot_pkey PRIMARY KEY (id),
  constraint snapshot_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint snapshot_file_id_fkey FOREIGN KEY (file_id) REFERENCES app.file(id),
  constraint snapshot_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id)
);
CREATE INDEX snapshot_device ON app.snapshot USING btree (device_id, created_at DESC);
alter table app.snapshot enable row level security;
alter table app.snapshot force row level security;
create policy own on app.snapshot to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.snapshot to maillon_owner using (true) with check (true);
grant insert, select, update on app.snapshot to maillon_app;

create table app.target_public (
  id uuid not null,
  household_id uuid not null,
  beneficiary_id uuid,
  organisation_id uuid not null,
  kind text not null,
  since date,
  declared_by text not null,
  declared_on date not null,
  ended_on date,
  constraint target_public_pkey PRIMARY KEY (id),
  constraint target_public_beneficiary_id_fkey FOREIGN KEY (beneficiary_id) REFERENCES app.beneficiary(id),
  constraint target_public_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint target_public_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint target_public_kind_check CHECK ((kind = ANY (ARRAY['rsa'::text, 'mission_locale'::text, 'ase_leaver'::text, 'job_seeker'::text, 'pupil'::text, 'student'::text, 'senior'::text, 'single_parent'::text, 'qpv'::text])))
);
CREATE INDEX target_public_household ON app.target_public USING btree (household_id);
CREATE UNIQUE INDEX target_public_once ON app.target_public USING btree (household_id, organisation_id, kind, COALESCE(beneficiary_id, household_id)) WHERE (ended_on IS NULL);
alter table app.target_public enable row level security;
alter table app.target_public force row level security;
create policy changed on app.target_public for update to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.target_public to maillon_owner using (true) with check (true);
create policy seen on app.target_public for select to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = target_public.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy written on app.target_public for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = target_public.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select, update on app.target_public to maillon_app;

create table app.wipe (
  id uuid not null,
  device_id uuid not null,
  organisation_id uuid not null,
  file_id uuid not null,
  file_sha256 bytea not null,
  tool text not null,
  method text not null,
  verdict text not null,
  why text default ''::text not null,
  drives jsonb not null,
  operator text not null,
  finished_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone default now() not null,
  constraint wipe_pkey PRIMARY KEY (id),
  constraint wipe_device_id_file_sha256_key UNIQUE (device_id, file_sha256),
  constraint wipe_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint wipe_file_id_fkey FOREIGN KEY (file_id) REFERENCES app.file(id),
  constraint wipe_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint wipe_verdict_check CHECK ((verdict = ANY (ARRAY['verified'::text, 'unverified'::text, 'failed'::text, 'aborted'::text, 'other_machine'::text, 'incomplete'::text])))
);
CREATE INDEX wipe_file ON app.wipe USING btree (file_id);
CREATE INDEX wipe_organisation ON app.wipe USING btree (organisation_id, created_at DESC);
alter table app.wipe enable row level security;
alter table app.wipe force row level security;
create policy own on app.wipe to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.wipe to maillon_owner using (true) with check (true);
create policy proof on app.wipe for select to maillon_app using (( SELECT true
   FROM app.device d
  WHERE (d.id = wipe.device_id)));
grant insert, select, update on app.wipe to maillon_app;

create table app.workshop (
  id uuid not null,
  organisation_id uuid not null,
  place_id uuid not null,
  title text not null,
  starts_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone not null,
  seats integer not null,
  state text default 'open'::text not null,
  created_at timestamp(3) with time zone default now() not null,
  constraint workshop_pkey PRIMARY KEY (id),
  constraint workshop_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint workshop_place_id_fkey FOREIGN KEY (place_id) REFERENCES app.place(id),
  constraint workshop_check CHECK ((ends_at > starts_at)),
  constraint workshop_seats_check CHECK (((seats >= 1) AND (seats <= 200))),
  constraint workshop_state_check CHECK ((state = ANY (ARRAY['open'::text, 'held'::text, 'cancelled'::text])))
);
CREATE INDEX workshop_day ON app.workshop USING btree (organisation_id, starts_at);
alter table app.workshop enable row level security;
alter table app.workshop force row level security;
create policy own on app.workshop to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.workshop to maillon_owner using (true) with check (true);
create policy seen on app.workshop for select to maillon_app using ((( SELECT app.orgs() AS orgs) IS NOT NULL));
grant insert, select, update on app.workshop to maillon_app;

create table auth.account (
  id uuid default gen_random_uuid() not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null,
  issuer text,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp(3) with time zone,
  "refreshTokenExpiresAt" timestamp(3) with time zone,
  scope text,
  password text,
  "createdAt" timestamp(3) with time zone default now() not null,
  "updatedAt" timestamp(3) with time zone default now() not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX account_user ON auth.account USING btree ("userId");
grant delete, insert, select, update on auth.account to maillon_auth;

create table auth.passkey (
  id uuid default gen_random_uuid() not null,
  name text,
  "publicKey" text not null,
  "userId" uuid not null,
  "credentialID" text not null,
  counter integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  transports text,
  aaguid text,
  "createdAt" timestamp(3) with time zone default now(),
  constraint passkey_pkey PRIMARY KEY (id),
  constraint "passkey_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX passkey_credential ON auth.passkey USING btree ("credentialID");
CREATE INDEX passkey_user ON auth.passkey USING btree ("userId");
grant delete, insert, select, update on auth.passkey to maillon_auth;

create table auth."rateLimit" (
  id uuid default gen_random_uuid() not null,
  key text not null,
  count integer not null,
  "lastRequest" bigint not null,
  constraint "rateLimit_pkey" PRIMARY KEY (id),
  constraint "rateLimit_key_key" UNIQUE (key)
);
grant delete, insert, select, update on auth."rateLimit" to maillon_auth;

create table auth.session (
  id uuid default gen_random_uuid() not null,
  token text not null,
  "userId" uuid not null,
  "memberId" uuid,
  "secondFactorAt" timestamp(3) with time zone,
  "expiresAt" timestamp(3) with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamp(3) with time zone default now() not null,
  "updatedAt" timestamp(3) with time zone default now() not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token),
  constraint "session_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES app.member(id),
  constraint "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX session_of_user ON auth.session USING btree ("userId");
grant delete, insert, select, update on auth.session to maillon_auth;

create table auth.setting (
  name text not null,
  value text not null,
  constraint setting_pkey PRIMARY KEY (name)
);
grant delete, insert, select, update on auth.setting to maillon_auth;

create table auth."twoFactor" (
  id uuid default gen_random_uuid() not null,
  secret text not null,
  "backupCodes" text not null,
  "userId" uuid not null,
  verified boolean default true not null,
  "failedVerificationCount" integer default 0 not null,
  "lockedUntil" timestamp(3) with time zone,
  constraint "twoFactor_pkey" PRIMARY KEY (id),
  constraint "twoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX two_factor_user ON auth."twoFactor" USING btree ("userId");
grant delete, insert, select, update on auth."twoFactor" to maillon_auth;

create table auth."user" (
  id uuid default gen_random_uuid() not null,
  name text not null,
  email text not null,
  "emailVerified" boolean default false not null,
  image text,
  "twoFactorEnabled" boolean default false not null,
  "createdAt" timestamp(3) with time zone default now() not null,
  "updatedAt" timestamp(3) with time zone default now() not null,
  constraint user_pkey PRIMARY KEY (id),
  constraint user_email_key UNIQUE (email)
);
grant delete, insert, select, update on auth."user" to maillon_auth;

create table auth.verification (
  id uuid default gen_random_uuid() not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp(3) with time zone not null,
  "createdAt" timestamp(3) with time zone default now() not null,
  "updatedAt" timestamp(3) with time zone default now() not null,
  constraint verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_identifier ON auth.verification USING btree (identifier);
grant delete, insert, select, update on auth.verification to maillon_auth;

create view app.household_progress with (security_invoker=true) as
 SELECT id AS household_id,
    commune,
    chain,
    stage,
    ( SELECT min(n.heard_at) AS min
           FROM app.need n
          WHERE (n.household_id = h.id)) AS heard_at,
    ( SELECT min(x.signed_at) AS min
           FROM app.handover x
          WHERE ((x.household_id = h.id) AND (x.state = ANY (ARRAY['signed'::text, 'closed'::text])))) AS served_at
   FROM app.household h;

CREATE OR REPLACE FUNCTION app.accept_invitation(token bytea, who uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare invited app.invitation;
begin
  select i.* into invited from app.invitation i
    join app.member m on m.id = i.member_id
    join auth."user" u on u.id = who and u."emailVerified" and lower(u.email) = lower(m.email)
   where i.token_hash = token and m.status = 'invited' and app.invitation_open(i) for update of i;
  if not found then return null; end if;
  return app.join(invited, who);
end $function$;

CREATE OR REPLACE FUNCTION app.access_worded()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  delete from app.household_word w where w.household_id = new.household_id and w.organisation_id = new.organisation_id;
  if new.ended_at is null then
    insert into app.household_word (organisation_id, word, household_id)
    select distinct new.organisation_id, word, new.household_id from regexp_split_to_table(new.name_key, ' ') word where word <> '';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.by_five(count integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select case when count >= 5 then count - count % 5 end
$function$;

CREATE OR REPLACE FUNCTION app.census_answers(digest bytea)
 RETURNS TABLE(commune text, kind text, declared integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select k.commune, k.kind, k.declared from app.census_invitation i join app.census_count k on k.invitation_id = i.id where i.token_hash = digest
$function$;

CREATE OR REPLACE FUNCTION app.census_behind(digest bytea, today date)
 RETURNS TABLE(invitation_id uuid, census_id uuid, organisation_id uuid, coordination text, partner text, title text, closes_on date, kinds text[], communes text[], questions text[], answers jsonb, answered_at timestamp with time zone, open boolean, names jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select i.id, c.id, c.organisation_id, o.name, i.partner, c.title, c.closes_on, c.kinds, c.communes, c.questions, i.answers, i.answered_at,
    c.closed_at is null and c.closes_on >= today, (select jsonb_object_agg(k.insee, k.name) from app.commune k where k.insee = any (c.communes))
  from app.census_invitation i join app.census c on c.id = i.census_id join app.organisation o on o.id = c.organisation_id where i.token_hash = digest
$function$;

CREATE OR REPLACE FUNCTION app.census_columns(digest bytea, titles bytea)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select m.fields from app.census_invitation x join app.column_mapping m on m.organisation_id = x.organisation_id
  where x.token_hash = digest and m.purpose = 'census' and m.headings = titles
$function$;

CREATE OR REPLACE FUNCTION app.census_communes(digest bytea)
 RETURNS TABLE(insee text, name text, postcodes text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select k.insee, k.name, k.postcodes from app.census_invitation x join app.census c on c.id = x.census_id
  join app.commune k on k.insee = any (c.communes) where x.token_hash = digest
$function$;

CREATE OR REPLACE FUNCTION app.census_declare(digest bytea, today date, at timestamp with time zone, counts jsonb, said jsonb, done boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare c record;
begin
  select * into c from app.census_behind(digest, today);
  if not found or not c.open then return false; end if;
  perform from app.census_invitation where id = c.invitation_id for update;
  delete from app.census_count k where k.invitation_id = c.invitation_id;
  insert into app.census_count (organisation_id, invitation_id, commune, kind, declared)
    select c.organisation_id, c.invitation_id, x.commune, x.kind, x.declared from jsonb_to_recordset(counts) as x (commune text, kind text, declared int)
    where x.commune = any (c.communes) and x.kind = any (c.kinds) and x.declared > 0;
  update app.census_invitation i set answers = said, answered_at = case when done then coalesce(i.answered_at, at) else i.answered_at end,
    opened_at = coalesce(i.opened_at, at) where i.id = c.invitation_id;
  if done and c.answered_at is null then
    perform app.record_in(c.organisation_id, at, 'census.answered', 'census', c.census_id, null, null, 'answered', null, c.partner);
  end if;
  return true;
end $function$;

CREATE OR REPLACE FUNCTION app.census_door(digest bytea, i uuid, today date)
 RETURNS TABLE(invitation_id uuid, census_id uuid, organisation_id uuid, partner text, kinds text[], communes text[], open boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select x.id, c.id, c.organisation_id, x.partner, c.kinds, c.communes, c.closed_at is null and c.closes_on >= today
  from app.census_invitation x join app.census c on c.id = x.census_id
  where case when digest is null then x.id = i and x.organisation_id = any (app.orgs()) else x.token_hash = digest end
$function$;

CREATE OR REPLACE FUNCTION app.census_keep_list(digest bytea, today date, at timestamp with time zone, l uuid, list_name text, cells bytea, sum bytea, words jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare c record;
begin
  select * into c from app.census_door(digest, null, today) where digest is not null;
  if not found or not c.open then return false; end if;
  -- Twenty lists a structure: whoever holds a link fills nobody's disk.
  perform from app.census_invitation where id = c.invitation_id for update;
  if (select count(*) from app.list_upload u where u.invitation_id = c.invitation_id) >= 20 then return false; end if;
  insert into app.list_upload (id, organisation_id, purpose, census_id, invitation_id, name, content, sha256, said, kept_at)
    values (l, c.organisation_id, 'census', c.census_id, c.invitation_id, list_name, cells, sum, words, at);
  return true;
end $function$;

CREATE OR REPLACE FUNCTION app.census_known(digest bytea)
 RETURNS TABLE(name_key text, commune text, phone text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select h.name_key, h.commune, coalesce(h.phone, '') from app.census_invitation x join app.census_family f on f.invitation_id = x.id
  join app.household h on h.id = f.household_id where x.token_hash = digest
$function$;

CREATE OR REPLACE FUNCTION app.census_list(digest bytea, l uuid)
 RETURNS SETOF app.list_upload
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select u.* from app.list_upload u join app.census_invitation x on x.id = u.invitation_id where x.token_hash = digest and u.id = l
$function$;

CREATE OR REPLACE FUNCTION app.census_list_before(digest bytea, sum bytea, l uuid)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select min(u.taken_in_at) from app.list_upload u join app.census_invitation x on x.id = u.invitation_id
  where x.token_hash = digest and u.sha256 = sum and u.id <> l
$function$;

CREATE OR REPLACE FUNCTION app.census_name(digest bytea, today date, at timestamp with time zone, h uuid, family jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare c record; known uuid; kind text;
begin
  select * into c from app.census_behind(digest, today);
  if not found or not c.open or not (family ->> 'commune' = any (c.communes)) then return null; end if;
  perform from app.census_invitation where id = c.invitation_id for update;
  select f.household_id into known from app.census_family f join app.household x on x.id = f.household_id
   where f.invitation_id = c.invitation_id and x.name_key = family ->> 'name_key' and x.commune = family ->> 'commune'
     and coalesce(x.phone, '') = coalesce(family ->> 'phone', '') limit 1;
  if known is not null then return known; end if;
  insert into app.household (id, organisation_id, name, name_key, commune, phone, channel, adults, children, created_at, touched_at)
    values (h, c.organisation_id, family ->> 'name', family ->> 'name_key', family ->> 'commune', family ->> 'phone', family ->> 'channel',
      (family ->> 'adults')::int, (family ->> 'children')::int, at, at);
  insert into app.census_family (household_id, organisation_id, invitation_id, named_at) values (h, c.organisation_id, c.invitation_id, at);
  for kind in select jsonb_array_elements_text(family -> 'kinds') loop
    if kind = any (c.kinds) then
      insert into app.need (id, household_id, organisation_id, kind, heard_at) values (app.uuid7(), h, c.organisation_id, kind, at) on conflict do nothing;
    end if;
  end loop;
  insert into app.agreement (id, household_id, organisation_id, kind, how, given_on, noted_by)
    select app.uuid7(), h, c.organisation_id, k, 'spoken', today, c.partner from unnest(array['information', 'sharing']) k;
  perform app.record_in(c.organisation_id, at, 'census.family_named', 'household', h, h, null, 'heard', null, c.partner);
  return h;
end $function$;

CREATE OR REPLACE FUNCTION app.census_named(digest bytea)
 RETURNS TABLE(household_id uuid, name text, commune text, kinds text[], named_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select f.household_id, h.name, h.commune, (select array_agg(n.kind order by n.kind) from app.need n where n.household_id = h.id), f.named_at
  from app.census_invitation i join app.census_family f on f.invitation_id = i.id join app.household h on h.id = f.household_id
  where i.token_hash = digest order by f.named_at desc limit 500
$function$;

CREATE OR REPLACE FUNCTION app.census_remember_columns(digest bytea, titles bytea, given jsonb, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  insert into app.column_mapping (organisation_id, purpose, headings, fields, said_at)
  select x.organisation_id, 'census', titles, given, at from app.census_invitation x where x.token_hash = digest
  on conflict (organisation_id, purpose, headings) do update set fields = excluded.fields, said_at = excluded.said_at
$function$;

CREATE OR REPLACE FUNCTION app.census_say_of_list(digest bytea, l uuid, words jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  update app.list_upload u set said = words from app.census_invitation x where x.id = u.invitation_id and x.token_hash = digest and u.id = l and u.taken_in_at is null
$function$;

CREATE OR REPLACE FUNCTION app.census_take(digest bytea, i uuid, today date, at timestamp with time zone, families jsonb)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare c record; fresh uuid[];
begin
  select * into c from app.census_door(digest, i, today);
  if not found or not c.open then return; end if;
  perform from app.census_invitation where id = c.invitation_id for update;
  with asked as (
    select * from jsonb_to_recordset(families) as f (id uuid, name text, name_key text, commune text, phone text, email text, channel text, languages jsonb,
      adults int, children int) where f.commune = any (c.communes)),
  put as (
    insert into app.household (id, organisation_id, name, name_key, commune, phone, email, channel, languages, adults, children, created_at, touched_at)
    select f.id, c.organisation_id, f.name, f.name_key, f.commune, f.phone, f.email, f.channel, array(select jsonb_array_elements_text(f.languages)), f.adults, f.children, at, at
    from asked f where not exists (select from app.census_family k join app.household x on x.id = k.household_id
      where k.invitation_id = c.invitation_id and x.name_key = f.name_key and x.commune = f.commune and coalesce(x.phone, '') = coalesce(f.phone, ''))
    returning household.id)
  select array_agg(id) into fresh from put;
  insert into app.census_family (household_id, organisation_id, invitation_id, named_at) select h, c.organisation_id, c.invitation_id, at from unnest(fresh) h;
  insert into app.need (id, household_id, organisation_id, kind, heard_at)
    select app.uuid7(), f.id, c.organisation_id, k, at from jsonb_to_recordset(families) as f (id uuid, kinds jsonb), jsonb_array_elements_text(f.kinds) k
    where f.id = any (fresh) and k = any (c.kinds) on conflict do nothing;
  insert into app.agreement (id, household_id, organisation_id, kind, how, given_on, noted_by)
    select app.uuid7(), f.id, c.organisation_id, k, 'spoken', least(coalesce(f.agreed_on, today), today), c.partner
    from jsonb_to_recordset(families) as f (id uuid, agreed_on date), unnest(array['information', 'sharing']) k where f.id = any (fresh);
  insert into app.target_public (id, household_id, organisation_id, kind, declared_by, declared_on)
    select app.uuid7(), f.id, c.organisation_id, k, c.partner, today from jsonb_to_recordset(families) as f (id uuid, publics jsonb), jsonb_array_elements_text(f.publics) k
    where f.id = any (fresh) on conflict do nothing;
  return query select unnest(fresh);
end $function$;

CREATE OR REPLACE FUNCTION app.census_tell(digest bytea, i uuid, today date, at timestamp with time zone, named uuid[], l uuid, data jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare c record; head app.chain_head; e app.event; h uuid; who uuid := nullif(current_setting('app.member', true), '')::uuid;
begin
  select * into c from app.census_door(digest, i, today);
  if not found then return; end if;
  insert into app.chain_head values (c.organisation_id, 0, ''::bytea) on conflict do nothing;
  select * into head from app.chain_head where organisation_id = c.organisation_id for update;
  for h in select f.household_id from app.census_family f where f.invitation_id = c.invitation_id and f.household_id = any (named) and f.named_at = at order by 1 loop
    e := row(app.uuid7(), c.organisation_id, head.seq + 1, at, who, c.partner, 'census.family_named', 'household', h, h, null, 'heard', null, jsonb_build_object('list', l), ''::bytea);
    e.hash := app.event_digest(head.hash, e);
    insert into app.event select e.*;
    head.seq := e.seq; head.hash := e.hash;
  end loop;
  e := row(app.uuid7(), c.organisation_id, head.seq + 1, at, who, coalesce((select m.name from app.member m where m.id = who and digest is null), c.partner),
    'census.list_taken_in', 'census', c.census_id, null, null, 'answered', null, data || jsonb_build_object('list', l, 'invitation', c.invitation_id), ''::bytea);
  e.hash := app.event_digest(head.hash, e);
  insert into app.event select e.*;
  update app.chain_head set seq = e.seq, hash = e.hash where organisation_id = c.organisation_id;
  update app.census_invitation x set opened_at = case when digest is null then x.opened_at else coalesce(x.opened_at, at) end where x.id = c.invitation_id;
  update app.list_upload u set taken_in_at = at, outcome = data where u.id = l and u.organisation_id = c.organisation_id and u.taken_in_at is null;
end $function$;

CREATE OR REPLACE FUNCTION app.chain_of(h uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with wanted as (
    select count(*) > 0 as any, coalesce(bool_or(kind in ('computer', 'connection')), false) as things, coalesce(bool_or(kind = 'computer'), false) as computer,
      coalesce(bool_or(kind = 'connection'), false) as connection
    from app.need where household_id = h),
  lit as (
    select w.any as need,
      exists (select from app.prescription p where p.household_id = h and p.state in ('accepted', 'waiting', 'promised', 'served'))
        or exists (select from app.need n where n.household_id = h and (n.state not in ('heard', 'closed') or n.closed_as = 'autonomous')) as orientation,
      exists (select from app.allocation a where a.household_id = h and a.state <> 'cancelled' and (a.kind = 'computer' or not w.computer)) as allocation,
      exists (select from app.handover x where x.household_id = h and x.state in ('signed', 'closed')) as handover,
      exists (select from app.sim_card s where s.household_id = h and s.state in ('given', 'active')) as connection,
      exists (select from app.appointment a where a.household_id = h and a.subject = 'training' and a.state = 'seen')
        or exists (select from app.seat s where s.household_id = h and s.state = 'present') as training,
      exists (select from app.household x where x.id = h and x.closed_as = 'autonomous') as autonomy,
      w.things, w.connection as wants_connection
    from wanted w),
  letters as (
    select l.n, case when l.lit then 'd' when not l.wanted then 's' else 'a' end as letter
    from lit, lateral (values (1, lit.need, true), (2, lit.orientation, true), (3, lit.allocation, lit.things), (4, lit.handover, lit.things),
      (5, lit.connection, lit.wants_connection), (6, lit.training, true), (7, lit.autonomy, true)) l(n, lit, wanted))
  select string_agg(case when letter = 'a' and n = (select min(n) from letters where letter = 'a') then 'n' else letter end, '' order by n) from letters
$function$;

CREATE OR REPLACE FUNCTION app.close_sessions(of_member uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  delete from auth.session s using app.member m
   where m.id = of_member and m.organisation_id = any (app.orgs()) and (s."memberId" = m.id or s."memberId" is null and s."userId" = m.user_id)
$function$;

CREATE OR REPLACE FUNCTION app.deliver_device(d uuid, org uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  update app.device set organisation_id = org, updated_at = now(), version = version + 1
   where id = d and organisation_id = any (app.orgs()) and state = 'ready';
  if not found then raise exception 'only the organisation that keeps a ready device may deliver it' using errcode = '42501'; end if;
  update app.custody set until = date_trunc('milliseconds', now()) where device_id = d and until is null;
  insert into app.custody (id, device_id, organisation_id, holder_id, since) values (app.uuid7(), d, org, org, date_trunc('milliseconds', now()));
  return true;
exception when unique_violation then return false;
end $function$;

CREATE OR REPLACE FUNCTION app.end_prescription(p uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if exists (select from app.prescription x where x.id = p and (x.organisation_id = any (app.orgs()) or x.to_organisation_id = any (app.orgs()))) then
    perform app.end_share(p);
  end if;
end $function$;

CREATE OR REPLACE FUNCTION app.end_share(p uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare x app.prescription;
begin
  select * into x from app.prescription where id = p and state in ('refused', 'withdrawn', 'expired');
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
end $function$;

CREATE OR REPLACE FUNCTION app.enter(who uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare address text; chosen uuid; invited app.invitation;
begin
  select lower(u.email) into address from auth."user" u where u.id = who and u."emailVerified";
  if address is null then return null; end if;
  update app.member m set user_id = who where m.status = 'active' and m.user_id is null and lower(m.email) = address;
  select m.id into chosen from app.member m where m.user_id = who and m.status = 'active' order by m.created_at limit 1;
  if chosen is not null then return chosen; end if;
  for invited in select i.* from app.invitation i join app.member m on m.id = i.member_id
    where lower(m.email) = address and m.status = 'invited' and app.invitation_open(i) order by i.created_at for update of i loop
    chosen := app.join(invited, who);
  end loop;
  return chosen;
end $function$;

CREATE OR REPLACE FUNCTION app.event_digest(previous bytea, e app.event)
 RETURNS bytea
 LANGUAGE sql
 STABLE
AS $function$
  select sha256(previous || convert_to(jsonb_build_array(e.id, e.organisation_id, e.seq, (extract(epoch from e.at) * 1000000)::bigint, e.member_id, e.actor,
    e.act, e.subject_kind, e.subject_id, e.household_id, e.from_state, e.to_state, e.why, e.data)::text, 'utf8'))
$function$;

CREATE OR REPLACE FUNCTION app.expire_prescriptions(at timestamp with time zone, said_subject text, said_body text)
 RETURNS TABLE(household_id uuid, organisation_id uuid, channel text, email text, phone text, languages text[])
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare p app.prescription;
begin
  for p in select * from app.prescription x where x.state = 'sent' and x.sent_at < at - interval '30 days' order by x.sent_at limit 500 for update skip locked loop
    update app.prescription x set state = 'expired', updated_at = at where x.id = p.id;
    perform app.end_share(p.id);
    perform app.record_in(p.organisation_id, at, 'prescription.expired', 'prescription', p.id, p.household_id, 'sent', 'expired', null, 'Maillon');
    insert into app.outbox (id, organisation_id, household_id, email, subject, body, link)
      select app.uuid7(), m.organisation_id, p.household_id, m.email, said_subject, said_body, '/orientations/' || p.id
      from app.member m where m.id = p.member_id and m.status = 'active';
    return query select h.id, p.organisation_id, h.channel, h.email, h.phone, h.languages from app.household h where h.id = p.household_id;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION app.forget_due(at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare h uuid; n int := 0;
begin
  for h in select x.id from app.household x where x.forgotten_at is null and x.touched_at < at - interval '24 months'
      and x.warned_at < at - interval '3 months' and x.warned_at > x.touched_at and not app.on_loan(x.id) order by x.touched_at limit 1000 loop
    perform app.forget_household(h, at, 'two years', 'Maillon');
    n := n + 1;
  end loop;
  return n;
end $function$;

CREATE OR REPLACE FUNCTION app.forget_household(h uuid, at timestamp with time zone, why text, actor text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare org uuid; last_contact timestamptz := (select touched_at from app.household where id = h);
begin
  update app.household set name = 'Famille effacée', name_key = 'effacee', address = '', phone = null, email = null, best_moment = '', languages = '{fr}',
    interpreter = false, neutral_message = false, confidential_address = false, status = 'closed', closed_as = coalesce(closed_as, 'unreachable'),
    closed_at = coalesce(closed_at, at), forgotten_at = at, version = version + 1 where id = h;
  update app.beneficiary set first_name = '', last_name = '', birth_name = '', birth_year = null, birth_month = null, birth_day = null, phone = null,
    email = null, class = '', other_home = '', school_id = null, version = version + 1 where household_id = h;
  update app.agreement set given_by = '' where household_id = h;
  update app.need set situation = '', state = 'closed', closed_as = coalesce(closed_as, 'unreachable') where household_id = h and state <> 'closed';
  update app.need set situation = '' where household_id = h;
  update app.prescription set message = '', why = null where household_id = h;
  update app.allocation a set why = '' where a.household_id = h;
  update app.appointment set note = '' where household_id = h;
  update app.handover x set signer = case when signer is not null then '' end, witness = case when witness is not null then '' end, why = null,
    copy_to = null, signature_file_id = null, agreement_file_id = null where x.household_id = h;
  update app.handover_item i set why = null where i.household_id = h;
  update app.sim_card set msisdn = null where household_id = h;
  delete from app.target_public where household_id = h;
  delete from app.reading where household_id = h;
  update app.outbox set subject = '', body = '', link = null, phone = null, email = null, state = case when state = 'sent' then 'sent' else 'failed' end where household_id = h;
  -- A proof about a machine stays with the machine.
  update app.file f set household_id = null where f.household_id = h
    and (exists (select from app.snapshot s where s.file_id = f.id) or exists (select from app.wipe w where w.file_id = f.id));
  with gone as (delete from app.file where household_id = h returning sha256)
  delete from app.file_content c using gone g where c.sha256 = g.sha256 and not exists (select from app.file f where f.sha256 = c.sha256 and f.household_id is distinct from h);
  insert into app.emptied_event select e.id from app.event e where e.household_id = h on conflict do nothing;
  update app.event e set why = null, data = '{}' where e.household_id = h;
  for org in select organisation_id from app.event where household_id = h union select organisation_id from app.household where id = h order by 1 loop
    perform app.record_in(org, at, 'household.forgotten', 'household', h, h, null, 'forgotten', why, actor);
  end loop;
  update app.household set touched_at = last_contact where id = h;
end $function$;

CREATE OR REPLACE FUNCTION app.forget_on_request(h uuid, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if not exists (select from app.household x where x.id = h and x.organisation_id = any (app.orgs()) and x.forgotten_at is null) or app.on_loan(h) then
    raise exception 'only the organisation that registered a household may have it forgotten, once nothing is lent to it' using errcode = '42501';
  end if;
  perform app.forget_household(h, at, 'request', (select m.name from app.member m where m.id = nullif(current_setting('app.member', true), '')::uuid));
end $function$;

CREATE OR REPLACE FUNCTION app.household_closed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin perform app.refresh_chain(new.id); return null; end $function$;

CREATE OR REPLACE FUNCTION app.household_keyed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if new.name_key = '' or (tg_op = 'UPDATE' and new.name <> old.name and new.name_key = old.name_key) then
    new.name_key := app.name_key(new.name);
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.household_moved()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  update app.household_access set name = new.name, name_key = new.name_key, commune = new.commune, stage = new.stage,
    status = new.status, touched_at = new.touched_at where household_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.household_registered()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  insert into app.household_access (organisation_id, household_id, reason, scope, since, name, name_key, commune, stage, status, touched_at)
  values (new.organisation_id, new.id, 'registered', 'full', new.created_at, new.name, new.name_key, new.commune, new.stage, new.status, new.touched_at);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.hush_refused(at timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with hushed as (
    update app.prescription p set message = '' where p.message <> '' and p.state in ('refused', 'withdrawn', 'expired', 'rerouted') and p.updated_at < at - interval '6 months'
    returning 1)
  select count(*)::int from hushed
$function$;

CREATE OR REPLACE FUNCTION app.invitation_behind(token bytea)
 RETURNS TABLE(member_id uuid, organisation_name text, inviter text, name text, email text, role text, state text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select m.id, o.name, b.name, m.name, m.email, m.role,
    case when i.accepted_at is not null then 'used' when i.cancelled_at is not null or m.status = 'revoked' then 'cancelled'
         when i.expires_at <= now() then 'expired' else 'open' end
    from app.invitation i join app.member m on m.id = i.member_id join app.organisation o on o.id = i.organisation_id
    left join app.member b on b.id = i.invited_by
   where i.token_hash = token
$function$;

CREATE OR REPLACE FUNCTION app.invitation_open(i app.invitation)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select i.accepted_at is null and i.cancelled_at is null and i.expires_at > now() $function$;

CREATE OR REPLACE FUNCTION app.is_admin()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select exists (select from app.member where id = nullif(current_setting('app.member', true), '')::uuid and admin and status = 'active')
$function$;

CREATE OR REPLACE FUNCTION app."join"(invited app.invitation, who uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare known text;
begin
  update app.invitation set accepted_at = now() where id = invited.id;
  update app.member set status = 'active', user_id = who where id = invited.member_id returning name into known;
  perform set_config('app.member', invited.member_id::text, true), set_config('app.orgs', '{' || invited.organisation_id || '}', true);
  perform app.record(app.uuid7(), date_trunc('milliseconds', now()), 'member.joined', 'member', invited.member_id, null, 'invited', 'active', null, '{}', known);
  return invited.member_id;
end $function$;

CREATE OR REPLACE FUNCTION app.leave_household(h uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  update app.household_access set ended_at = now() where household_id = h and organisation_id = any (app.orgs()) and reason <> 'registered' and ended_at is null
$function$;

CREATE OR REPLACE FUNCTION app.link_moved()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if tg_op <> 'INSERT' and old.household_id is not null then perform app.refresh_chain(old.household_id); end if;
  if tg_op <> 'DELETE' and new.household_id is not null and (tg_op = 'INSERT' or new.household_id is distinct from old.household_id) then perform app.refresh_chain(new.household_id); end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.memberships(who uuid)
 RETURNS TABLE(member_id uuid, organisation_name text, role text, admin boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select m.id, o.name, m.role, m.admin from app.member m join app.organisation o on o.id = m.organisation_id
   where m.user_id = who and m.status = 'active' order by m.created_at
$function$;

CREATE OR REPLACE FUNCTION app.name_key(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_catalog'
AS $function$ select btrim(regexp_replace(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, name)), '[[:space:][:punct:]’‘“”«»–—·]+', ' ', 'g'), '^(famille|foyer|madame|monsieur|mme|mr|m|mlle) ', '')) $function$;

CREATE OR REPLACE FUNCTION app.needs_heard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  perform app.refresh_chain(h) from (select distinct household_id as h from heard where household_id is not null) of_statement;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.numbered(prefix text, n bigint, digits integer)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ select prefix || lpad(n::text, greatest(digits, length(n::text)), '0') $function$;

CREATE OR REPLACE FUNCTION app.on_loan(h uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select exists (select from app.custody c join app.handover x on x.id = c.handover_id where c.household_id = h and c.until is null and x.kind = 'loan')
$function$;

CREATE OR REPLACE FUNCTION app.open(session_token text)
 RETURNS TABLE(member_id uuid, user_id uuid, name text, email text, role text, admin boolean, organisation_id uuid, organisation_name text, organisation_kind text, strong boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare seen timestamptz;
begin
  select m.id, m.user_id, m.name, m.email, m.role, m.admin, o.id, o.name, o.kind, s."secondFactorAt" is not null, s."updatedAt"
    into member_id, user_id, name, email, role, admin, organisation_id, organisation_name, organisation_kind, strong, seen
    from auth.session s
    join app.member m on m.user_id = s."userId" and m.status = 'active'
    join app.organisation o on o.id = m.organisation_id
   where s.token = session_token and s."expiresAt" > now() and s."updatedAt" > now() - interval '1 hour'
   order by (m.id = s."memberId") desc nulls last, m.created_at
   limit 1;
  if not found then
    perform set_config('app.member', '', true), set_config('app.orgs', '', true);
    return;
  end if;
  perform set_config('app.member', member_id::text, true), set_config('app.orgs', '{' || organisation_id::text || '}', true);
  if seen < now() - interval '5 minutes' then
    update auth.session s set "updatedAt" = now() where s.token = session_token;
  end if;
  return next;
end $function$;

CREATE OR REPLACE FUNCTION app.orgs()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.orgs', true), '')::uuid[] $function$;

CREATE OR REPLACE FUNCTION app.personas(addresses text[])
 RETURNS TABLE(email text, name text, role text, organisation_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select m.email, m.name, m.role, o.name from unnest(addresses) with ordinality a (address, place)
    join app.member m on lower(m.email) = lower(a.address) and m.status = 'active'
    join app.organisation o on o.id = m.organisation_id order by a.place, m.created_at
$function$;

CREATE OR REPLACE FUNCTION app.programme_counts(p uuid)
 RETURNS TABLE(n integer, insee text, heard integer, oriented integer, promised_of integer, promised integer, served_of integer, served integer, connected_of integer, connected integer, trained integer, autonomous integer, wait_days integer)
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select (row_number() over (order by x.commune nulls last))::int, x.commune, count(*)::int, count(*) filter (where x.chain like '_d%')::int,
    count(*) filter (where x.chain not like '__s%')::int, count(*) filter (where x.chain like '__d%')::int,
    count(*) filter (where x.chain not like '___s%')::int, count(*) filter (where x.chain like '___d%')::int,
    count(*) filter (where x.chain not like '____s%')::int, count(*) filter (where x.chain like '____d%')::int,
    count(*) filter (where x.chain like '_____d%')::int, count(*) filter (where x.chain like '______d')::int,
    (percentile_cont(0.5) within group (order by extract(epoch from x.served_at - x.heard_at) / 86400))::int
  from app.programme_households(p) h join app.household_progress x using (household_id)
  where x.heard_at is not null
  group by grouping sets ((x.commune), ())
$function$;

CREATE OR REPLACE FUNCTION app.programme_figures(p uuid)
 RETURNS TABLE(insee text, commune text, heard integer, oriented integer, promised_of integer, promised integer, served_of integer, served integer, connected_of integer, connected integer, trained integer, autonomous integer, wait_days integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select k.insee, c.name, app.by_five(k.heard), app.by_five(k.oriented), app.by_five(k.promised_of), app.by_five(k.promised),
    app.by_five(k.served_of), app.by_five(k.served), app.by_five(k.connected_of), app.by_five(k.connected),
    app.by_five(k.trained), app.by_five(k.autonomous), case when k.served >= 5 then k.wait_days end
  from (select x.id from app.programme x where x.id = p and x.funder_id = any (app.orgs())) funded
  cross join lateral app.programme_counts(funded.id) k left join app.commune c on c.insee = k.insee
  where k.heard > 0 order by c.name nulls last
$function$;

CREATE OR REPLACE FUNCTION app.programme_households(p uuid)
 RETURNS TABLE(household_id uuid)
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select a.household_id from app.allocation a where a.programme_id = p and a.state <> 'cancelled'
  union select r.household_id from app.prescription r where r.programme_id = p and r.state in ('accepted', 'waiting', 'promised', 'served')
$function$;

CREATE OR REPLACE FUNCTION app.programme_reach(p uuid)
 RETURNS TABLE(computers integer, connections integer, assessed integer, before double precision, after double precision)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with funded as (select x.id from app.programme x where x.id = p and x.funder_id = any (app.orgs())),
  handed as (select count(*) filter (where a.kind = 'computer')::int as computers, count(*) filter (where a.kind = 'connection')::int as connections
    from app.allocation a join funded f on f.id = a.programme_id where a.state = 'handed_over'),
  noted as (select o.household_id, o.moment, (array_agg(o.score order by o.noted_at desc, o.id desc))[1] as score, min(o.noted_at) as first_at
    from funded f cross join lateral app.programme_households(f.id) h join app.outcome o using (household_id) group by o.household_id, o.moment),
  both_noted as (select b.score as before, a.score as after, count(*) over ()::int as of,
      row_number() over (order by greatest(a.first_at, b.first_at), a.household_id) as n
    from noted b join noted a using (household_id) where b.moment = 'before' and a.moment = 'after'),
  kept as (select count(*)::int as assessed, round(avg(k.before) / 5, 1)::float8 as before, round(avg(k.after) / 5, 1)::float8 as after
    from both_noted k where k.n <= app.by_five(k.of))
  select app.by_five(h.computers), app.by_five(h.connections), app.by_five(k.assessed), k.before, k.after
  from funded, handed h, kept k
$function$;

CREATE OR REPLACE FUNCTION app.receivers()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select distinct m.organisation_id from app.member m where m.role = 'coordinator' and m.status = 'active'
$function$;

CREATE OR REPLACE FUNCTION app.record(e_id uuid, e_at timestamp with time zone, e_act text, e_subject_kind text, e_subject_id uuid, e_household_id uuid, e_from text, e_to text, e_why text, e_data jsonb, e_actor text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION app.record_in(org uuid, e_at timestamp with time zone, e_act text, e_kind text, e_subject uuid, h uuid, e_from text, e_to text, e_why text, e_actor text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare head app.chain_head; e app.event;
begin
  insert into app.chain_head values (org, 0, ''::bytea) on conflict do nothing;
  select * into head from app.chain_head where organisation_id = org for update;
  e := row(app.uuid7(), org, head.seq + 1, e_at, nullif(current_setting('app.member', true), '')::uuid, e_actor, e_act, e_kind, e_subject, h,
    e_from, e_to, e_why, '{}'::jsonb, ''::bytea);
  e.hash := app.event_digest(head.hash, e);
  insert into app.event select e.*;
  update app.chain_head set seq = e.seq, hash = e.hash where organisation_id = org;
end $function$;

CREATE OR REPLACE FUNCTION app.refresh_chain(h uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with c as materialized (select app.chain_of(h) as chain)
  update app.household x set chain = c.chain, stage = case when strpos(c.chain, 'n') = 0 then 8 else strpos(c.chain, 'n') end, touched_at = greatest(x.touched_at, now()),
    answer_awaited = exists (select from app.prescription p where p.household_id = h and p.state = 'sent')
  from c where x.id = h
$function$;

CREATE OR REPLACE FUNCTION app.remind_receivers(at timestamp with time zone, said_subject text, said_body text)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with late as (
    update app.prescription p set reminded_at = at
     where p.state = 'sent' and p.reminded_at is null and p.sent_at < at - interval '10 days'
    returning p.id, p.to_organisation_id),
  told as (
    insert into app.outbox (id, organisation_id, email, subject, body, link)
    select app.uuid7(), o.id, o.email, said_subject, said_body, '/orientations/' || l.id
    from late l join app.organisation o on o.id = l.to_organisation_id where o.email is not null)
  select count(*)::int from late
$function$;

CREATE OR REPLACE FUNCTION app.seats_held(w uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select count(*)::int from app.seat s join app.workshop x on x.id = s.workshop_id
   where s.workshop_id = w and s.state in ('booked', 'present', 'absent') and x.organisation_id = any (app.orgs())
$function$;

CREATE OR REPLACE FUNCTION app.share_household(h uuid, org uuid, why text, how text DEFAULT 'full'::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if not exists (select from app.household_access a where a.household_id = h and a.organisation_id = any (app.orgs()) and a.ended_at is null and a.scope = 'full') then
    raise exception 'only an organisation that sees this household may share it' using errcode = '42501';
  end if;
  insert into app.household_access (organisation_id, household_id, reason, scope, name, name_key, commune, stage, status, touched_at)
  select org, x.id, why, how, x.name, x.name_key, x.commune, x.stage, x.status, x.touched_at from app.household x where x.id = h
  on conflict (organisation_id, household_id) do update
    set ended_at = null, scope = case when household_access.ended_at is null and household_access.scope = 'full' then 'full' else excluded.scope end,
      reason = case when household_access.ended_at is null then household_access.reason else excluded.reason end;
end $function$;

CREATE OR REPLACE FUNCTION app.tell_sender(p uuid, said_subject text, said_body text, said_link text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  insert into app.outbox (id, organisation_id, household_id, email, subject, body, link)
  select app.uuid7(), m.organisation_id, x.household_id, m.email, said_subject, said_body, said_link
  from app.prescription x join app.member m on m.id = x.member_id and m.status = 'active'
  where x.id = p and x.to_organisation_id = any (app.orgs())
$function$;

CREATE OR REPLACE FUNCTION app.tell_senders(h uuid, said_subject text, said_body text, said_link text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare told int;
begin
  if not exists (select from app.household_access a where a.household_id = h and a.organisation_id = any (app.orgs()) and a.ended_at is null and a.scope = 'full') then
    raise exception 'only an organisation that sees this household may tell of it' using errcode = '42501';
  end if;
  insert into app.outbox (id, organisation_id, household_id, email, subject, body, link)
  select app.uuid7(), m.organisation_id, h, m.email, said_subject, said_body, said_link from app.member m
   where m.status = 'active' and m.role in ('prescriber', 'school', 'town_agent') and m.id <> nullif(current_setting('app.member', true), '')::uuid
     and (m.id in (select p.member_id from app.prescription p where p.household_id = h and p.state in ('sent', 'accepted', 'waiting', 'promised', 'served'))
       or m.id in (select e.member_id from app.event e where e.household_id = h and e.act = 'household.registered'));
  get diagnostics told = row_count;
  return told;
end $function$;

CREATE OR REPLACE FUNCTION app.tidy()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  delete from app.form_receipt where created_at < now() - interval '30 days';
  update app.outbox set body = '', link = null where created_at < now() - interval '90 days' and body <> '';
  delete from app.reading where at < now() - interval '12 months';
  delete from app.list_upload where kept_at < now() - interval '7 days';
$function$;

CREATE OR REPLACE FUNCTION app.uuid7()
 RETURNS uuid
 LANGUAGE sql
AS $function$
  select encode(overlay(overlay(
    uuid_send(gen_random_uuid())
    placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6)
    placing set_byte('\x00'::bytea, 0, 112 | (get_byte(uuid_send(gen_random_uuid()), 6) & 15)) from 7 for 1), 'hex')::uuid
$function$;

CREATE OR REPLACE FUNCTION app.warn_due(at timestamp with time zone, said_subject text, said_body text, mails boolean, texts boolean)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare x app.household; n int := 0;
begin
  for x in select * from app.household y where y.forgotten_at is null and y.touched_at < at - interval '21 months'
      and (y.warned_at is null or y.warned_at < y.touched_at) order by y.touched_at limit 1000 for update skip locked loop
    if x.channel = 'email' and x.email is not null and mails then
      insert into app.outbox (id, organisation_id, household_id, email, subject, body) values (app.uuid7(), x.organisation_id, x.id, x.email, said_subject, said_body);
    elsif x.channel = 'sms' and x.phone is not null and texts then
      insert into app.outbox (id, organisation_id, household_id, phone, subject, body) values (app.uuid7(), x.organisation_id, x.id, x.phone, said_subject, said_body);
    end if;
    update app.household set warned_at = at where id = x.id;
    n := n + 1;
  end loop;
  return n;
end $function$;

CREATE OR REPLACE FUNCTION app.welcome(address text)
 RETURNS TABLE(name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select m.name from app.member m
   where lower(m.email) = lower(address)
     and (m.status = 'active' or m.status = 'invited' and exists (select from app.invitation i where i.member_id = m.id and app.invitation_open(i)))
   order by m.status, m.created_at limit 1
$function$;

grant execute on function app.accept_invitation(bytea,uuid) to maillon_auth;
grant execute on function app.census_answers(bytea) to maillon_app;
grant execute on function app.census_behind(bytea,date) to maillon_app;
grant execute on function app.census_columns(bytea,bytea) to maillon_app;
grant execute on function app.census_communes(bytea) to maillon_app;
grant execute on function app.census_declare(bytea,date,timestamp with time zone,jsonb,jsonb,boolean) to maillon_app;
grant execute on function app.census_door(bytea,uuid,date) to maillon_app;
grant execute on function app.census_keep_list(bytea,date,timestamp with time zone,uuid,text,bytea,bytea,jsonb) to maillon_app;
grant execute on function app.census_known(bytea) to maillon_app;
grant execute on function app.census_list(bytea,uuid) to maillon_app;
grant execute on function app.census_list_before(bytea,bytea,uuid) to maillon_app;
grant execute on function app.census_name(bytea,date,timestamp with time zone,uuid,jsonb) to maillon_app;
grant execute on function app.census_named(bytea) to maillon_app;
grant execute on function app.census_remember_columns(bytea,bytea,jsonb,timestamp with time zone) to maillon_app;
grant execute on function app.census_say_of_list(bytea,uuid,jsonb) to maillon_app;
grant execute on function app.census_take(bytea,uuid,date,timestamp with time zone,jsonb) to maillon_app;
grant execute on function app.census_tell(bytea,uuid,date,timestamp with time zone,uuid[],uuid,jsonb) to maillon_app;
grant execute on function app.close_sessions(uuid) to maillon_app;
grant execute on function app.deliver_device(uuid,uuid) to maillon_app;
grant execute on function app.end_prescription(uuid) to maillon_app;
grant execute on function app.enter(uuid) to maillon_auth;
grant execute on function app.expire_prescriptions(timestamp with time zone,text,text) to maillon_job;
grant execute on function app.forget_due(timestamp with time zone) to maillon_job;
grant execute on function app.forget_on_request(uuid,timestamp with time zone) to maillon_app;
grant execute on function app.hush_refused(timestamp with time zone) to maillon_job;
grant execute on function app.invitation_behind(bytea) to maillon_auth;
grant execute on function app.is_admin() to maillon_app;
grant execute on function app.leave_household(uuid) to maillon_app;
grant execute on function app.memberships(uuid) to maillon_auth;
grant execute on function app.name_key(text) to maillon_app;
grant execute on function app.numbered(text,bigint,integer) to maillon_app;
grant execute on function app.on_loan(uuid) to maillon_app;
grant execute on function app.open(text) to maillon_app;
grant execute on function app.orgs() to maillon_app;
grant execute on function app.personas(text[]) to maillon_auth;
grant execute on function app.programme_figures(uuid) to maillon_app;
grant execute on function app.programme_reach(uuid) to maillon_app;
grant execute on function app.receivers() to maillon_app;
grant execute on function app.record(uuid,timestamp with time zone,text,text,uuid,uuid,text,text,text,jsonb,text) to maillon_app;
grant execute on function app.remind_receivers(timestamp with time zone,text,text) to maillon_job;
grant execute on function app.seats_held(uuid) to maillon_app;
grant execute on function app.share_household(uuid,uuid,text,text) to maillon_app;
grant execute on function app.tell_sender(uuid,text,text,text) to maillon_app;
grant execute on function app.tell_senders(uuid,text,text,text) to maillon_app;
grant execute on function app.tidy() to maillon_job;
grant execute on function app.uuid7() to maillon_app;
grant execute on function app.warn_due(timestamp with time zone,text,text,boolean,boolean) to maillon_job;
grant execute on function app.welcome(text) to maillon_auth;
