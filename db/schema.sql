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

create sequence app.certificate_number;
grant usage on sequence app.certificate_number to maillon_app;
create sequence app.deed_number;
grant usage on sequence app.deed_number to maillon_app;
create sequence app.device_number;
grant usage on sequence app.device_number to maillon_app;
create sequence app.exit_number;
grant usage on sequence app.exit_number to maillon_app;
create sequence app.handover_number;
grant usage on sequence app.handover_number to maillon_app;
create sequence app.scan_seq_seq;
create sequence app.transfer_number;
grant usage on sequence app.transfer_number to maillon_app;

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
  text_version text default app.notice_version() not null,
  child_agreed boolean,
  beneficiary_id uuid,
  given_as text,
  receiver_id uuid,
  constraint agreement_pkey PRIMARY KEY (id),
  constraint agreement_beneficiary_id_fkey FOREIGN KEY (beneficiary_id) REFERENCES app.beneficiary(id),
  constraint agreement_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint agreement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint agreement_receiver_id_fkey FOREIGN KEY (receiver_id) REFERENCES app.organisation(id),
  constraint agreement_given_as_check CHECK ((given_as = ANY (ARRAY['self'::text, 'full'::text, 'shared'::text, 'guardian'::text]))),
  constraint agreement_how_check CHECK ((how = ANY (ARRAY['spoken'::text, 'written'::text, 'phone'::text]))),
  constraint agreement_kind_check CHECK ((kind = ANY (ARRAY['information'::text, 'sharing'::text, 'child'::text]))),
  constraint agreement_of_both CHECK (((kind <> 'child'::text) OR child_agreed)),
  constraint agreement_of_child CHECK ((((kind = 'child'::text) = (beneficiary_id IS NOT NULL)) AND ((kind = 'child'::text) = (given_as IS NOT NULL))))
);
CREATE INDEX agreement_household ON app.agreement USING btree (household_id);
CREATE UNIQUE INDEX agreement_of_child_once ON app.agreement USING btree (organisation_id, beneficiary_id) WHERE ((kind = 'child'::text) AND (withdrawn_on IS NULL));
CREATE INDEX agreement_receiver ON app.agreement USING btree (receiver_id) WHERE (receiver_id IS NOT NULL);
CREATE TRIGGER not_once_forgotten BEFORE INSERT ON app.agreement FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.not_once_forgotten();
CREATE TRIGGER taken_back_as_asked BEFORE UPDATE OF withdrawn_on ON app.agreement FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND (new.kind = 'sharing'::text) AND (new.withdrawn_on IS DISTINCT FROM old.withdrawn_on))) EXECUTE FUNCTION app.taken_back_as_asked();
alter table app.agreement enable row level security;
alter table app.agreement force row level security;
create policy changed on app.agreement for update to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = agreement.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy of_its_child on app.agreement as restrictive to maillon_app using (true) with check (((beneficiary_id IS NULL) OR (EXISTS ( SELECT
   FROM app.beneficiary b
  WHERE ((b.id = agreement.beneficiary_id) AND (b.household_id = agreement.household_id))))));
create policy of_school on app.agreement as restrictive for select to maillon_app using (((NOT ( SELECT app.as_school() AS as_school)) OR (organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) OR (withdrawn_on IS NOT NULL)));
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
  run_need_id uuid,
  agreement_id uuid,
  reservation_id uuid,
  constraint allocation_pkey PRIMARY KEY (id),
  constraint allocation_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES app.funding_agreement(id),
  constraint allocation_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint allocation_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint allocation_of_need FOREIGN KEY (organisation_id, run_need_id) REFERENCES app.run_need(organisation_id, id),
  constraint allocation_of_reservation FOREIGN KEY (organisation_id, reservation_id) REFERENCES app.reservation(organisation_id, id),
  constraint allocation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint allocation_programme_id_commune_kind_fkey FOREIGN KEY (programme_id, commune, kind) REFERENCES app.quota(programme_id, commune, kind),
  constraint allocation_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES app.programme(id),
  constraint allocation_reservation_id_fkey FOREIGN KEY (reservation_id) REFERENCES app.reservation(id),
  constraint allocation_run_need_id_fkey FOREIGN KEY (run_need_id) REFERENCES app.run_need(id),
  constraint allocation_sim_card_id_fkey FOREIGN KEY (sim_card_id) REFERENCES app.sim_card(id),
  constraint allocation_kind_check CHECK ((kind = ANY (ARRAY['computer'::text, 'connection'::text]))),
  constraint allocation_state_check CHECK ((state = ANY (ARRAY['promised'::text, 'handed_over'::text, 'cancelled'::text])))
);
CREATE UNIQUE INDEX allocation_device ON app.allocation USING btree (device_id) WHERE (state = 'promised'::text);
CREATE INDEX allocation_household ON app.allocation USING btree (household_id);
CREATE UNIQUE INDEX allocation_once ON app.allocation USING btree (programme_id, household_id, kind) WHERE (state <> 'cancelled'::text);
CREATE INDEX allocation_organisation ON app.allocation USING btree (organisation_id, state, promised_at DESC);
CREATE INDEX allocation_run_need ON app.allocation USING btree (run_need_id) WHERE (run_need_id IS NOT NULL);
CREATE UNIQUE INDEX allocation_sim ON app.allocation USING btree (sim_card_id) WHERE (state = 'promised'::text);
CREATE TRIGGER link_moved AFTER INSERT OR UPDATE ON app.allocation FOR EACH ROW EXECUTE FUNCTION app.link_moved();
CREATE TRIGGER promised_once AFTER INSERT ON app.allocation REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.promised_once();
CREATE TRIGGER promises_counted AFTER INSERT ON app.allocation REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.promises_counted();
CREATE TRIGGER promises_recounted AFTER UPDATE ON app.allocation REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it FOR EACH STATEMENT EXECUTE FUNCTION app.promises_recounted();
CREATE TRIGGER stopped BEFORE INSERT ON app.allocation FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.not_while_stopped();
alter table app.allocation enable row level security;
alter table app.allocation force row level security;
create policy changed on app.allocation for update to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = allocation.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy of_school on app.allocation as restrictive for select to maillon_app using (((NOT ( SELECT app.as_school() AS as_school)) OR (organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))));
create policy owner on app.allocation to maillon_owner using (true) with check (true);
create policy seen on app.allocation for select to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = allocation.household_id) AND (a.ended_at IS NULL) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy written on app.allocation for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = allocation.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select, update on app.allocation to maillon_app;

create table app.allocation_run (
  id uuid not null,
  organisation_id uuid not null,
  programme_id uuid not null,
  policy_id uuid not null,
  follows_id uuid,
  name text not null,
  state text not null,
  frozen_at timestamp(3) with time zone not null,
  frozen_by text not null,
  inputs_hash text not null,
  commitment text not null,
  seed_source text not null,
  seed_on date not null,
  seed text,
  seeded_at timestamp(3) with time zone,
  done integer default 0 not null,
  steps integer default 0 not null,
  leased_until timestamp(3) with time zone,
  found_at timestamp(3) with time zone,
  failure text,
  derogations_at_most integer default 0 not null,
  body text default ''::text not null,
  decided_on date,
  decided_by text default ''::text not null,
  decided_at timestamp(3) with time zone,
  published_at timestamp(3) with time zone,
  public_code text,
  cancelled_why text,
  version integer default 1 not null,
  seeds_before text[] default '{}'::text[] not null,
  attempts integer default 0 not null,
  unproved text[] default '{}'::text[] not null,
  moved jsonb,
  cancelled_on date,
  present text default ''::text not null,
  settled_at timestamp(3) with time zone,
  listed integer,
  limits jsonb,
  constraint allocation_run_pkey PRIMARY KEY (id),
  constraint allocation_run_follows_id_fkey FOREIGN KEY (follows_id) REFERENCES app.allocation_run(id),
  constraint allocation_run_of_follows FOREIGN KEY (organisation_id, follows_id) REFERENCES app.allocation_run(organisation_id, id),
  constraint allocation_run_of_policy FOREIGN KEY (organisation_id, policy_id) REFERENCES app.priority_policy(organisation_id, id),
  constraint allocation_run_of_programme FOREIGN KEY (organisation_id, programme_id) REFERENCES app.programme(organisation_id, id),
  constraint allocation_run_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint allocation_run_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES app.priority_policy(id),
  constraint allocation_run_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES app.programme(id),
  constraint allocation_run_commitment_check CHECK ((commitment ~ '^[0-9a-f]{64}$'::text)),
  constraint allocation_run_decided CHECK (((state <> ALL (ARRAY['decided'::text, 'published'::text, 'settled'::text])) OR ((decided_at IS NOT NULL) AND (body <> ''::text)))),
  constraint allocation_run_derogations_at_most_check CHECK ((derogations_at_most >= 0)),
  constraint allocation_run_inputs_hash_check CHECK ((inputs_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint allocation_run_name_check CHECK (((length(name) >= 2) AND (length(name) <= 120))),
  constraint allocation_run_present_check CHECK ((length(present) <= 500)),
  constraint allocation_run_public_code_check CHECK ((public_code ~ '^[2-9A-HJ-NP-Z]{12}$'::text)),
  constraint allocation_run_seed_source_check CHECK (((length(seed_source) >= 3) AND (length(seed_source) <= 160))),
  constraint allocation_run_seeded CHECK (((seed IS NULL) = (seeded_at IS NULL))),
  constraint allocation_run_state_check CHECK ((state = ANY (ARRAY['frozen'::text, 'computing'::text, 'proposed'::text, 'decided'::text, 'published'::text, 'settled'::text, 'cancelled'::text, 'failed'::text])))
);
CREATE UNIQUE INDEX allocation_run_code ON app.allocation_run USING btree (public_code) WHERE (public_code IS NOT NULL);
CREATE INDEX allocation_run_due ON app.allocation_run USING btree (leased_until) WHERE (state = 'computing'::text);
CREATE INDEX allocation_run_frozen ON app.allocation_run USING btree (frozen_at DESC, public_code DESC);
CREATE UNIQUE INDEX allocation_run_of ON app.allocation_run USING btree (organisation_id, id);
CREATE UNIQUE INDEX allocation_run_open ON app.allocation_run USING btree (organisation_id, programme_id) WHERE (state = ANY (ARRAY['frozen'::text, 'computing'::text, 'proposed'::text]));
CREATE INDEX allocation_run_own ON app.allocation_run USING btree (organisation_id, programme_id, frozen_at DESC, id DESC);
CREATE INDEX allocation_run_programme ON app.allocation_run USING btree (programme_id);
CREATE TRIGGER decision_kept BEFORE UPDATE ON app.allocation_run FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND (old.state = 'proposed'::text) AND (new.state = 'decided'::text))) EXECUTE FUNCTION app.decision_kept();
CREATE TRIGGER run_code BEFORE INSERT ON app.allocation_run FOR EACH ROW WHEN (((new.public_code IS NULL) OR (CURRENT_USER = 'maillon_app'::name))) EXECUTE FUNCTION app.run_code();
CREATE TRIGGER run_kept BEFORE INSERT OR UPDATE ON app.allocation_run FOR EACH ROW EXECUTE FUNCTION app.run_kept();
CREATE TRIGGER run_published BEFORE UPDATE ON app.allocation_run FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND (old.state <> 'published'::text) AND (new.state = 'published'::text))) EXECUTE FUNCTION app.run_published();
CREATE TRIGGER run_put_away BEFORE UPDATE ON app.allocation_run FOR EACH ROW WHEN (((old.state = 'decided'::text) AND (new.state = 'settled'::text))) EXECUTE FUNCTION app.run_put_away();
alter table app.allocation_run enable row level security;
alter table app.allocation_run force row level security;
create policy own on app.allocation_run to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.allocation_run to maillon_owner using (true) with check (true);
grant insert, select on app.allocation_run to maillon_app;
grant update (state, seed, seeded_at, done, steps, leased_until, failure, body, decided_on, decided_by, decided_at, published_at, cancelled_why, version, seeds_before, attempts, cancelled_on, present, settled_at) on app.allocation_run to maillon_app;

create table app.appeal (
  id uuid not null,
  organisation_id uuid not null,
  run_need_id uuid not null,
  received_on date not null,
  grounds text not null,
  state text default 'received'::text not null,
  answer text default ''::text not null,
  answered_by text default ''::text not null,
  answered_on date,
  written_by text not null,
  written_at timestamp(3) with time zone not null,
  constraint appeal_pkey PRIMARY KEY (id),
  constraint appeal_of_need FOREIGN KEY (organisation_id, run_need_id) REFERENCES app.run_need(organisation_id, id),
  constraint appeal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint appeal_run_need_id_fkey FOREIGN KEY (run_need_id) REFERENCES app.run_need(id),
  constraint appeal_answer_check CHECK ((length(answer) <= 1000)),
  constraint appeal_answered CHECK ((((state = 'received'::text) = (answered_on IS NULL)) AND ((state = 'received'::text) OR (length(answer) >= 10)))),
  constraint appeal_grounds_check CHECK (((length(grounds) >= 3) AND (length(grounds) <= 1000))),
  constraint appeal_state_check CHECK ((state = ANY (ARRAY['received'::text, 'upheld'::text, 'rejected'::text])))
);
CREATE INDEX appeal_need ON app.appeal USING btree (run_need_id);
CREATE UNIQUE INDEX appeal_open ON app.appeal USING btree (organisation_id, run_need_id) WHERE (state = 'received'::text);
CREATE TRIGGER appeal_kept BEFORE INSERT ON app.appeal FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.appeal_kept();
alter table app.appeal enable row level security;
alter table app.appeal force row level security;
create policy own on app.appeal to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.appeal to maillon_owner using (true) with check (true);
grant insert, select on app.appeal to maillon_app;
grant update (state, answer, answered_by, answered_on) on app.appeal to maillon_app;

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
CREATE TRIGGER not_once_forgotten BEFORE INSERT ON app.appointment FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.not_once_forgotten();
alter table app.appointment enable row level security;
alter table app.appointment force row level security;
create policy changed on app.appointment for update to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = appointment.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy of_school on app.appointment as restrictive for select to maillon_app using (((NOT ( SELECT app.as_school() AS as_school)) OR (organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))));
create policy owner on app.appointment to maillon_owner using (true) with check (true);
create policy seen on app.appointment for select to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = appointment.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy written on app.appointment for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = appointment.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select, update on app.appointment to maillon_app;

create table app.arrival (
  prescription_id uuid not null,
  organisation_id uuid not null,
  token_hash bytea,
  expires_at timestamp(3) with time zone,
  asked_at timestamp(3) with time zone,
  reminded_at timestamp(3) with time zone,
  silent_at timestamp(3) with time zone,
  came text,
  came_on date,
  said text default ''::text not null,
  said_by text,
  said_at timestamp(3) with time zone,
  noted_at timestamp(3) with time zone,
  constraint arrival_pkey PRIMARY KEY (prescription_id),
  constraint arrival_token_hash_key UNIQUE (token_hash),
  constraint arrival_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint arrival_prescription_id_fkey FOREIGN KEY (prescription_id) REFERENCES app.prescription(id),
  constraint arrival_came_check CHECK ((came = ANY (ARRAY['came'::text, 'absent'::text, 'not_yet'::text]))),
  constraint arrival_check CHECK ((((came IS NULL) = (said_at IS NULL)) AND ((came IS NULL) = (said_by IS NULL)))),
  constraint arrival_check1 CHECK (((came_on IS NULL) OR (came = 'came'::text))),
  constraint arrival_said_check CHECK ((length(said) <= 300))
);
CREATE INDEX arrival_open ON app.arrival USING btree (asked_at) WHERE (asked_at IS NOT NULL);
alter table app.arrival enable row level security;
alter table app.arrival force row level security;
create policy changed on app.arrival for update to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (said_by <> 'Maillon'::text) AND (noted_at IS NULL) AND (silent_at IS NULL) AND (EXISTS ( SELECT
   FROM app.prescription p
  WHERE ((p.id = arrival.prescription_id) AND (p.to_organisation_id = arrival.organisation_id) AND app.may_tell_arrival(p.*))))));
create policy owner on app.arrival to maillon_owner using (true) with check (true);
create policy said on app.arrival for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (said_by <> 'Maillon'::text) AND (noted_at IS NULL) AND (silent_at IS NULL) AND (EXISTS ( SELECT
   FROM app.prescription p
  WHERE ((p.id = arrival.prescription_id) AND (p.to_organisation_id = arrival.organisation_id) AND app.may_tell_arrival(p.*))))));
create policy seen on app.arrival for select to maillon_app using ((EXISTS ( SELECT
   FROM app.prescription p
  WHERE ((p.id = arrival.prescription_id) AND ((p.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) OR (p.to_organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select on app.arrival to maillon_app;
grant update (silent_at, came, came_on, said, said_by, said_at, noted_at) on app.arrival to maillon_app;

create table app.batch (
  id uuid not null,
  number text default app.numbered('RM-'::text, nextval('app.handover_number'::regclass), 5) not null,
  organisation_id uuid not null,
  receiver text not null,
  place_id uuid,
  receiver_name text,
  receiver_role text,
  receiver_of text default ''::text not null,
  due_on date,
  state text default 'prepared'::text not null,
  why text,
  signer text,
  signed_how text,
  signed_at timestamp(3) with time zone,
  witness text,
  signature_file_id uuid,
  agreement_file_id uuid,
  handed_by text not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  copy_how text,
  erased_at timestamp(3) with time zone,
  constraint batch_pkey PRIMARY KEY (id),
  constraint batch_number_key UNIQUE (number),
  constraint batch_agreement_file_id_fkey FOREIGN KEY (agreement_file_id) REFERENCES app.file(id),
  constraint batch_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint batch_place_id_fkey FOREIGN KEY (place_id) REFERENCES app.place(id),
  constraint batch_signature_file_id_fkey FOREIGN KEY (signature_file_id) REFERENCES app.file(id),
  constraint batch_copy_how_check CHECK ((copy_how = ANY (ARRAY['printed'::text, 'none'::text]))),
  constraint batch_due CHECK (((receiver = 'place'::text) OR (due_on IS NOT NULL))),
  constraint batch_place CHECK (((receiver = 'place'::text) = (place_id IS NOT NULL))),
  constraint batch_receiver_check CHECK ((receiver = ANY (ARRAY['person'::text, 'place'::text]))),
  constraint batch_receiver_name_check CHECK (((length(receiver_name) >= 2) AND (length(receiver_name) <= 120))),
  constraint batch_receiver_of_check CHECK ((length(receiver_of) <= 120)),
  constraint batch_receiver_role_check CHECK (((length(receiver_role) >= 2) AND (length(receiver_role) <= 80))),
  constraint batch_signed CHECK (((state = ANY (ARRAY['signed'::text, 'closed'::text])) = (signed_at IS NOT NULL))),
  constraint batch_signed_how_check CHECK ((signed_how = ANY (ARRAY['screen'::text, 'paper'::text, 'typed'::text]))),
  constraint batch_state_check CHECK ((state = ANY (ARRAY['prepared'::text, 'signed'::text, 'closed'::text, 'cancelled'::text])))
);
CREATE INDEX batch_agreement ON app.batch USING btree (agreement_file_id) WHERE (agreement_file_id IS NOT NULL);
CREATE INDEX batch_at ON app.batch USING btree (place_id) WHERE (place_id IS NOT NULL);
CREATE INDEX batch_list ON app.batch USING btree (organisation_id, created_at DESC, id DESC);
CREATE INDEX batch_signature ON app.batch USING btree (signature_file_id) WHERE (signature_file_id IS NOT NULL);
CREATE INDEX batch_to_erase ON app.batch USING btree (updated_at) WHERE ((state = ANY (ARRAY['closed'::text, 'cancelled'::text])) AND (erased_at IS NULL));
CREATE TRIGGER sheet_begins BEFORE INSERT ON app.batch FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND ((new.state <> 'prepared'::text) OR (new.signed_at IS NOT NULL) OR (new.agreement_file_id IS NOT NULL)))) EXECUTE FUNCTION app.sheet_begins();
CREATE TRIGGER signed_stays BEFORE UPDATE ON app.batch FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND (old.signed_at IS NOT NULL))) EXECUTE FUNCTION app.signed_stays();
alter table app.batch enable row level security;
alter table app.batch force row level security;
create policy of_its_place on app.batch as restrictive to maillon_app using (true) with check (((place_id IS NULL) OR (EXISTS ( SELECT
   FROM app.place p
  WHERE ((p.id = batch.place_id) AND (p.organisation_id = batch.organisation_id))))));
create policy own on app.batch to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.batch to maillon_owner using (true) with check (true);
grant insert, select, update on app.batch to maillon_app;

create table app.batch_item (
  id uuid not null,
  batch_id uuid not null,
  organisation_id uuid not null,
  device_id uuid,
  label text,
  count smallint default 1 not null,
  state text default 'pending'::text not null,
  why text,
  returned_at timestamp(3) with time zone,
  place_id uuid,
  condition text,
  missing text default ''::text not null,
  received_by text,
  constraint batch_item_pkey PRIMARY KEY (id),
  constraint batch_item_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES app.batch(id),
  constraint batch_item_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint batch_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint batch_item_place_id_fkey FOREIGN KEY (place_id) REFERENCES app.place(id),
  constraint batch_item_condition_check CHECK ((condition = ANY (ARRAY['fine'::text, 'worn'::text, 'broken'::text]))),
  constraint batch_item_count_check CHECK (((count >= 1) AND (count <= 100))),
  constraint batch_item_label_check CHECK (((length(label) >= 2) AND (length(label) <= 80))),
  constraint batch_item_missing_check CHECK ((length(missing) <= 120)),
  constraint batch_item_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'accepted'::text, 'refused'::text, 'returned'::text, 'lost'::text]))),
  constraint batch_item_thing CHECK ((num_nonnulls(device_id, label) = 1))
);
CREATE INDEX batch_item_back ON app.batch_item USING btree (organisation_id, returned_at) WHERE (returned_at IS NOT NULL);
CREATE UNIQUE INDEX batch_item_device ON app.batch_item USING btree (device_id) WHERE (state = ANY (ARRAY['pending'::text, 'accepted'::text]));
CREATE INDEX batch_item_of ON app.batch_item USING btree (batch_id);
CREATE TRIGGER things_added BEFORE INSERT ON app.batch_item FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.things_stay();
CREATE TRIGGER things_stay BEFORE UPDATE ON app.batch_item FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND (((((old.batch_id IS DISTINCT FROM new.batch_id) OR (old.organisation_id IS DISTINCT FROM new.organisation_id)) OR (old.device_id IS DISTINCT FROM new.device_id)) OR (old.label IS DISTINCT FROM new.label)) OR (old.count IS DISTINCT FROM new.count)))) EXECUTE FUNCTION app.things_stay();
alter table app.batch_item enable row level security;
alter table app.batch_item force row level security;
create policy of_its_place on app.batch_item as restrictive to maillon_app using (true) with check (((place_id IS NULL) OR (EXISTS ( SELECT
   FROM app.place p
  WHERE ((p.id = batch_item.place_id) AND (p.organisation_id = batch_item.organisation_id))))));
create policy own on app.batch_item to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.batch b
  WHERE ((b.id = batch_item.batch_id) AND (b.organisation_id = batch_item.organisation_id))))));
create policy owner on app.batch_item to maillon_owner using (true) with check (true);
grant insert, select, update on app.batch_item to maillon_app;

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
  organisation_id uuid default (app.orgs())[1],
  fifteen_said_by text,
  constraint beneficiary_pkey PRIMARY KEY (id),
  constraint beneficiary_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint beneficiary_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint beneficiary_school_id_fkey FOREIGN KEY (school_id) REFERENCES app.organisation(id),
  constraint authority_of_adults CHECK ((adult OR (authority IS NULL))),
  constraint beneficiary_authority_check CHECK ((authority = ANY (ARRAY['full'::text, 'shared'::text, 'guardian'::text, 'none'::text]))),
  constraint beneficiary_birth_day_check CHECK (((birth_day >= 1) AND (birth_day <= 31))),
  constraint beneficiary_birth_month_check CHECK (((birth_month >= 1) AND (birth_month <= 12))),
  constraint beneficiary_birth_name_check CHECK ((length(birth_name) <= 80)),
  constraint beneficiary_birth_year_check CHECK (((birth_year >= 1900) AND (birth_year <= 2100))),
  constraint beneficiary_fifteen_said_by_check CHECK ((fifteen_said_by = ANY (ARRAY['self'::text, 'parent'::text, 'seen'::text]))),
  constraint beneficiary_other_home_check CHECK ((length(other_home) <= 120)),
  constraint birth_in_order CHECK ((((birth_month IS NULL) OR (birth_year IS NOT NULL)) AND ((birth_day IS NULL) OR (birth_month IS NOT NULL))))
);
CREATE INDEX beneficiary_household ON app.beneficiary USING btree (household_id);
CREATE TRIGGER added_by_once BEFORE INSERT OR UPDATE ON app.beneficiary FOR EACH ROW EXECUTE FUNCTION app.added_by_once();
CREATE TRIGGER beneficiary_reworded AFTER UPDATE ON app.beneficiary FOR EACH ROW WHEN (((((old.first_name IS DISTINCT FROM new.first_name) OR (old.last_name IS DISTINCT FROM new.last_name)) OR (old.birth_name IS DISTINCT FROM new.birth_name)) OR (old.gone_on IS DISTINCT FROM new.gone_on))) EXECUTE FUNCTION app.beneficiary_worded();
CREATE TRIGGER beneficiary_worded AFTER INSERT ON app.beneficiary FOR EACH ROW EXECUTE FUNCTION app.beneficiary_worded();
CREATE TRIGGER not_once_forgotten BEFORE INSERT ON app.beneficiary FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.not_once_forgotten();
alter table app.beneficiary enable row level security;
alter table app.beneficiary force row level security;
create policy changed on app.beneficiary for update to maillon_app using ((true AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = beneficiary.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy of_school on app.beneficiary as restrictive for select to maillon_app using (((NOT ( SELECT app.as_school() AS as_school)) OR (organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) OR (school_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))));
create policy owner on app.beneficiary to maillon_owner using (true) with check (true);
create policy seen on app.beneficiary for select to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = beneficiary.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy written on app.beneficiary for insert to maillon_app with check ((true AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = beneficiary.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select, update on app.beneficiary to maillon_app;

create table app.carry_over (
  id uuid not null,
  organisation_id uuid not null,
  programme_id uuid not null,
  commune text not null,
  kind text not null,
  to_programme_id uuid not null,
  to_commune text not null,
  places integer not null,
  why text not null,
  decided_by text not null,
  decided_at timestamp(3) with time zone not null,
  constraint carry_over_pkey PRIMARY KEY (id),
  constraint carry_over_of_programme FOREIGN KEY (organisation_id, programme_id) REFERENCES app.programme(organisation_id, id),
  constraint carry_over_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint carry_over_programme_id_commune_kind_fkey FOREIGN KEY (programme_id, commune, kind) REFERENCES app.quota(programme_id, commune, kind),
  constraint carry_over_to_programme FOREIGN KEY (organisation_id, to_programme_id) REFERENCES app.programme(organisation_id, id),
  constraint carry_over_to_programme_id_to_commune_kind_fkey FOREIGN KEY (to_programme_id, to_commune, kind) REFERENCES app.quota(programme_id, commune, kind),
  constraint carry_over_places_check CHECK ((places >= 1)),
  constraint carry_over_why_check CHECK (((length(why) >= 3) AND (length(why) <= 300)))
);
CREATE INDEX carry_over_from ON app.carry_over USING btree (programme_id, commune, kind);
CREATE INDEX carry_over_own ON app.carry_over USING btree (organisation_id, programme_id, decided_at);
CREATE INDEX carry_over_to ON app.carry_over USING btree (to_programme_id, to_commune, kind);
alter table app.carry_over enable row level security;
alter table app.carry_over force row level security;
create policy own on app.carry_over to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.carry_over to maillon_owner using (true) with check (true);
grant insert, select on app.carry_over to maillon_app;

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
  publics text[] default '{}'::text[] not null,
  opens_on date not null,
  constraint census_pkey PRIMARY KEY (id),
  constraint census_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint census_communes_check CHECK (((cardinality(communes) >= 1) AND (cardinality(communes) <= 1000))),
  constraint census_days_check CHECK ((opens_on <= closes_on)),
  constraint census_kinds_check CHECK (((kinds <> '{}'::text[]) AND (kinds <@ ARRAY['computer'::text, 'connection'::text, 'skills'::text]))),
  constraint census_publics_check CHECK ((publics <@ ARRAY['rsa'::text, 'mission_locale'::text, 'ase_leaver'::text, 'job_seeker'::text, 'pupil'::text, 'student'::text, 'senior'::text, 'single_parent'::text, 'qpv'::text])),
  constraint census_questions_check CHECK ((questions <@ ARRAY['visitors'::text, 'help'::text, 'obstacle'::text, 'workspace'::text])),
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
  among jsonb default '{}'::jsonb not null,
  constraint census_count_pkey PRIMARY KEY (organisation_id, invitation_id, commune, kind),
  constraint census_count_commune_fkey FOREIGN KEY (commune) REFERENCES app.commune(insee),
  constraint census_count_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES app.census_invitation(id),
  constraint census_count_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint census_count_among_check CHECK (app.among_is_part(among, declared)),
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
  name text,
  commune text,
  kinds text[] default '{}'::text[] not null,
  by_hand boolean default false not null,
  constraint census_family_pkey PRIMARY KEY (household_id),
  constraint census_family_commune_fkey FOREIGN KEY (commune) REFERENCES app.commune(insee),
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
  asked_by uuid,
  came_by text,
  constraint census_invitation_pkey PRIMARY KEY (id),
  constraint census_invitation_token_hash_key UNIQUE (token_hash),
  constraint census_invitation_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES app.member(id),
  constraint census_invitation_census_id_fkey FOREIGN KEY (census_id) REFERENCES app.census(id),
  constraint census_invitation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint census_invitation_came_by_check CHECK ((came_by = ANY (ARRAY['link'::text, 'list'::text, 'paper'::text]))),
  constraint census_invitation_check CHECK (((email IS NOT NULL) OR (answered_at IS NOT NULL))),
  constraint census_invitation_partner_check CHECK (((length(partner) >= 2) AND (length(partner) <= 160)))
);
CREATE UNIQUE INDEX census_invitation_once ON app.census_invitation USING btree (organisation_id, census_id, lower(email));
alter table app.census_invitation enable row level security;
alter table app.census_invitation force row level security;
create policy own on app.census_invitation to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.census_invitation to maillon_owner using (true) with check (true);
grant insert, select, update on app.census_invitation to maillon_app;

create table app.certificate (
  id uuid not null,
  number text not null,
  organisation_id uuid not null,
  device_id uuid not null,
  code text not null,
  code_hash bytea not null,
  file_id uuid not null,
  sha256 bytea not null,
  evidence_sha256 bytea not null,
  facts jsonb not null,
  operator_ids uuid[] not null,
  verifier_id uuid not null,
  verifier text not null,
  issued_at timestamp(3) with time zone not null,
  revoked_at timestamp(3) with time zone,
  revoked_why text,
  constraint certificate_pkey PRIMARY KEY (id),
  constraint certificate_code_hash_key UNIQUE (code_hash),
  constraint certificate_code_key UNIQUE (code),
  constraint certificate_number_key UNIQUE (number),
  constraint certificate_sha256_key UNIQUE (sha256),
  constraint certificate_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint certificate_file_id_fkey FOREIGN KEY (file_id) REFERENCES app.file(id),
  constraint certificate_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint certificate_verifier_id_fkey FOREIGN KEY (verifier_id) REFERENCES app.member(id),
  constraint certificate_code_check CHECK ((code ~ '^[2-9A-HJ-NP-Z]{12}$'::text)),
  constraint certificate_revoked CHECK (((revoked_at IS NULL) = (revoked_why IS NULL))),
  constraint certificate_revoked_why_check CHECK ((revoked_why = ANY (ARRAY['contradicted'::text, 'mistaken'::text]))),
  constraint certificate_two_people CHECK ((NOT (verifier_id = ANY (operator_ids))))
);
CREATE INDEX certificate_device ON app.certificate USING btree (device_id, issued_at DESC);
CREATE INDEX certificate_file ON app.certificate USING btree (file_id);
CREATE INDEX certificate_list ON app.certificate USING btree (organisation_id, issued_at DESC, id DESC);
CREATE UNIQUE INDEX certificate_once ON app.certificate USING btree (device_id, evidence_sha256) WHERE (revoked_at IS NULL);
CREATE TRIGGER certificate_by_another BEFORE INSERT ON app.certificate FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.certificate_by_another();
alter table app.certificate enable row level security;
alter table app.certificate force row level security;
create policy held on app.certificate as restrictive for insert to maillon_app with check (( SELECT true
   FROM app.device d
  WHERE ((d.id = certificate.device_id) AND (d.organisation_id = certificate.organisation_id))));
create policy own on app.certificate to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.certificate to maillon_owner using (true) with check (true);
create policy proof on app.certificate for select to maillon_app using (( SELECT true
   FROM app.device d
  WHERE (d.id = certificate.device_id)));
grant insert, select on app.certificate to maillon_app;
grant update (revoked_at, revoked_why) on app.certificate to maillon_app;

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

create table app.checklist (
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  version integer not null,
  lines jsonb not null,
  since timestamp(3) with time zone not null,
  constraint checklist_pkey PRIMARY KEY (id),
  constraint checklist_version_key UNIQUE (organisation_id, kind, version),
  constraint checklist_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint checklist_kind_check CHECK ((kind = ANY (ARRAY['laptop'::text, 'desktop'::text, 'all_in_one'::text, 'tablet'::text, 'smartphone'::text, 'screen'::text, 'printer'::text, 'other'::text]))),
  constraint checklist_lines_check CHECK (((jsonb_typeof(lines) = 'array'::text) AND ((jsonb_array_length(lines) >= 1) AND (jsonb_array_length(lines) <= 40)))),
  constraint checklist_version_check CHECK ((version >= 1))
);
alter table app.checklist enable row level security;
alter table app.checklist force row level security;
create policy own on app.checklist to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.checklist to maillon_owner using (true) with check (true);
grant insert, select on app.checklist to maillon_app;

create table app.collection (
  id uuid not null,
  donation_id uuid not null,
  organisation_id uuid not null,
  day date not null,
  slot text not null,
  place text not null,
  contact_role text not null,
  contact_name text default ''::text not null,
  contact_phone text default ''::text not null,
  note text default ''::text not null,
  state text default 'proposed'::text not null,
  proposed_at timestamp(3) with time zone not null,
  proposed_by text not null,
  answered_at timestamp(3) with time zone,
  answered_by text,
  constraint collection_pkey PRIMARY KEY (id),
  constraint collection_donation_id_fkey FOREIGN KEY (donation_id) REFERENCES app.donation(id),
  constraint collection_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint collection_contact_name_check CHECK ((length(contact_name) <= 120)),
  constraint collection_contact_phone_check CHECK ((length(contact_phone) <= 40)),
  constraint collection_contact_role_check CHECK (((length(contact_role) >= 2) AND (length(contact_role) <= 120))),
  constraint collection_note_check CHECK ((length(note) <= 500)),
  constraint collection_place_check CHECK (((length(place) >= 2) AND (length(place) <= 300))),
  constraint collection_slot_check CHECK ((slot = ANY (ARRAY['early_morning'::text, 'late_morning'::text, 'early_afternoon'::text, 'late_afternoon'::text]))),
  constraint collection_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'accepted'::text, 'replaced'::text])))
);
CREATE UNIQUE INDEX collection_one ON app.collection USING btree (donation_id) WHERE (state <> 'replaced'::text);
CREATE INDEX collection_organisation ON app.collection USING btree (organisation_id, day);
alter table app.collection enable row level security;
alter table app.collection force row level security;
create policy answered on app.collection for update to maillon_app using ((donation_id IN ( SELECT x.id
   FROM app.donation x))) with check (((state <> 'accepted'::text) OR (NOT (organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))));
create policy of_both on app.collection for select to maillon_app using ((donation_id IN ( SELECT x.id
   FROM app.donation x)));
create policy owner on app.collection to maillon_owner using (true) with check (true);
create policy proposed on app.collection for insert to maillon_app with check (((state = 'proposed'::text) AND (organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (donation_id IN ( SELECT x.id
   FROM app.donation x))));
grant insert, select on app.collection to maillon_app;
grant update (state, answered_at, answered_by) on app.collection to maillon_app;

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
  constraint column_mapping_purpose_check CHECK ((purpose ~ '^[a-z_]{3,30}$'::text))
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
CREATE INDEX commune_departement ON app.commune USING btree (departement);
CREATE INDEX commune_epci ON app.commune USING btree (epci);
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
  depth integer default 0 not null,
  under_id uuid,
  place_id uuid,
  class_id uuid,
  given_by text,
  received_by text,
  how text,
  transfer_id uuid,
  due_on date,
  batch_id uuid,
  constraint custody_pkey PRIMARY KEY (id),
  constraint custody_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES app.batch(id),
  constraint custody_class_id_fkey FOREIGN KEY (class_id) REFERENCES app.school_class(id),
  constraint custody_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint custody_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES app.organisation(id),
  constraint custody_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint custody_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint custody_place_id_fkey FOREIGN KEY (place_id) REFERENCES app.place(id),
  constraint custody_transfer_id_fkey FOREIGN KEY (transfer_id) REFERENCES app.transfer(id),
  constraint custody_under_id_fkey FOREIGN KEY (under_id) REFERENCES app.custody(id),
  constraint custody_batch CHECK (((batch_id IS NULL) OR ((holder_id IS NOT NULL) AND (class_id IS NULL)))),
  constraint custody_check CHECK (((holder_id IS NULL) OR (household_id IS NULL))),
  constraint custody_depth_check CHECK (((depth >= 0) AND (depth <= 20))),
  constraint custody_given_by_check CHECK ((length(given_by) <= 120)),
  constraint custody_holder CHECK (((num_nonnulls(place_id, class_id, household_id) <= 1) AND ((holder_id IS NOT NULL) OR ((place_id IS NULL) AND (class_id IS NULL))))),
  constraint custody_how_check CHECK ((how = ANY (ARRAY['signature'::text, 'paper'::text, 'scan'::text, 'count'::text]))),
  constraint custody_received_by_check CHECK ((length(received_by) <= 120)),
  constraint custody_under CHECK (((depth = 0) = (under_id IS NULL)))
);
CREATE INDEX custody_batch ON app.custody USING btree (batch_id) WHERE (batch_id IS NOT NULL);
CREATE INDEX custody_beneath ON app.custody USING btree (under_id) WHERE (under_id IS NOT NULL);
CREATE INDEX custody_class ON app.custody USING btree (class_id) WHERE (class_id IS NOT NULL);
CREATE INDEX custody_device ON app.custody USING btree (device_id, since);
CREATE INDEX custody_due ON app.custody USING btree (organisation_id, due_on, id) WHERE ((until IS NULL) AND (due_on IS NOT NULL));
CREATE INDEX custody_handover ON app.custody USING btree (handover_id) WHERE (handover_id IS NOT NULL);
CREATE INDEX custody_household ON app.custody USING btree (household_id) WHERE (household_id IS NOT NULL);
CREATE UNIQUE INDEX custody_open ON app.custody USING btree (device_id, depth) WHERE (until IS NULL);
CREATE INDEX custody_place ON app.custody USING btree (place_id) WHERE (place_id IS NOT NULL);
CREATE TRIGGER chained AFTER INSERT ON app.custody REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION app.check_custody();
CREATE TRIGGER chained_still AFTER UPDATE ON app.custody REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION app.check_custody();
CREATE TRIGGER custody_begins BEFORE INSERT ON app.custody FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.custody_begins();
CREATE TRIGGER custody_kept BEFORE UPDATE OF until ON app.custody FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND (old.until IS DISTINCT FROM new.until) AND ((old.until IS NOT NULL) OR (new.until < old.since)))) EXECUTE FUNCTION app.custody_kept();
CREATE TRIGGER loan_back AFTER UPDATE OF until ON app.custody FOR EACH ROW WHEN (((old.until IS NULL) AND (new.until IS NOT NULL) AND (old.household_id IS NOT NULL))) EXECUTE FUNCTION app.loan_back();
CREATE TRIGGER loan_begins BEFORE INSERT ON app.custody FOR EACH ROW WHEN (((new.household_id IS NOT NULL) AND (new.handover_id IS NOT NULL) AND (new.due_on IS NULL))) EXECUTE FUNCTION app.loan_begins();
alter table app.custody enable row level security;
alter table app.custody force row level security;
create policy followed on app.custody for select to maillon_app using (((household_id IS NULL) AND ( SELECT true
   FROM app.device d
  WHERE (d.id = custody.device_id))));
create policy of_its_batch on app.custody as restrictive to maillon_app using (true) with check (((batch_id IS NULL) OR (EXISTS ( SELECT
   FROM app.batch b
  WHERE ((b.id = custody.batch_id) AND (b.organisation_id = custody.organisation_id))))));
create policy of_school on app.custody as restrictive for select to maillon_app using (((NOT ( SELECT app.as_school() AS as_school)) OR (organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) OR (holder_id IS NOT NULL)));
create policy own on app.custody to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.custody to maillon_owner using (true) with check (true);
grant insert, select on app.custody to maillon_app;
grant update (until, due_on) on app.custody to maillon_app;

create table app.deed (
  donation_id uuid not null,
  organisation_id uuid not null,
  number text default app.numbered('AC-'::text, nextval('app.deed_number'::regclass), 4) not null,
  donor_signer text,
  donor_agreed_at timestamp(3) with time zone,
  refurbisher_signer text,
  refurbisher_agreed_at timestamp(3) with time zone,
  file_id uuid,
  sha256 bytea,
  constraint deed_pkey PRIMARY KEY (donation_id),
  constraint deed_number_key UNIQUE (number),
  constraint deed_donation_id_organisation_id_fkey FOREIGN KEY (donation_id, organisation_id) REFERENCES app.donation(id, organisation_id),
  constraint deed_file_id_fkey FOREIGN KEY (file_id) REFERENCES app.file(id),
  constraint deed_kept CHECK ((((file_id IS NULL) = (sha256 IS NULL)) AND ((file_id IS NULL) OR ((donor_agreed_at IS NOT NULL) AND (refurbisher_agreed_at IS NOT NULL)))))
);
CREATE TRIGGER by_its_side BEFORE INSERT OR UPDATE ON app.deed FOR EACH ROW EXECUTE FUNCTION app.deed_by_its_side();
alter table app.deed enable row level security;
alter table app.deed force row level security;
create policy agreed on app.deed for update to maillon_app using (((file_id IS NULL) AND (donation_id IN ( SELECT x.id
   FROM app.donation x)))) with check ((donation_id IN ( SELECT x.id
   FROM app.donation x)));
create policy begun on app.deed for insert to maillon_app with check ((donation_id IN ( SELECT x.id
   FROM app.donation x)));
create policy of_both on app.deed for select to maillon_app using ((donation_id IN ( SELECT x.id
   FROM app.donation x)));
create policy owner on app.deed to maillon_owner using (true) with check (true);
grant insert, select on app.deed to maillon_app;
grant update (donor_signer, donor_agreed_at, refurbisher_signer, refurbisher_agreed_at, file_id, sha256) on app.deed to maillon_app;

create table app.delivery_contest (
  id uuid not null,
  note_id uuid not null,
  organisation_id uuid not null,
  line_id uuid,
  scan_id uuid,
  said text not null,
  said_by text not null,
  said_at timestamp(3) with time zone not null,
  answer text,
  answered_by text,
  answered_at timestamp(3) with time zone,
  constraint delivery_contest_pkey PRIMARY KEY (id),
  constraint delivery_contest_line_id_fkey FOREIGN KEY (line_id) REFERENCES app.delivery_line(id) ON DELETE SET NULL,
  constraint delivery_contest_note_id_fkey FOREIGN KEY (note_id) REFERENCES app.delivery_note(id),
  constraint delivery_contest_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint delivery_contest_scan_id_fkey FOREIGN KEY (scan_id) REFERENCES app.delivery_scan(id),
  constraint delivery_contest_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 500))),
  constraint delivery_contest_said_check CHECK (((length(said) >= 1) AND (length(said) <= 500)))
);
CREATE INDEX delivery_contest_note ON app.delivery_contest USING btree (note_id, said_at);
alter table app.delivery_contest enable row level security;
alter table app.delivery_contest force row level security;
create policy answered on app.delivery_contest for update to maillon_app using (( SELECT true
   FROM app.delivery_note n
  WHERE ((n.id = delivery_contest.note_id) AND (n.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))));
create policy owner on app.delivery_contest to maillon_owner using (true) with check (true);
create policy seen on app.delivery_contest for select to maillon_app using (( SELECT true
   FROM app.delivery_note n
  WHERE ((n.id = delivery_contest.note_id) AND ((n.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) OR (n.donor_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
grant select on app.delivery_contest to maillon_app;
grant update (answer, answered_by, answered_at) on app.delivery_contest to maillon_app;

create table app.delivery_line (
  id uuid not null,
  note_id uuid not null,
  organisation_id uuid not null,
  line integer not null,
  double_of integer,
  box text default ''::text not null,
  kind text not null,
  brand text default ''::text not null,
  model text default ''::text not null,
  serial text,
  inventory_tag text,
  serial_key text generated always as (upper(regexp_replace(serial, '[-[:space:]_.]'::text, ''::text, 'g'::text))) stored,
  tag_key text generated always as (upper(regexp_replace(inventory_tag, '[-[:space:]_.]'::text, ''::text, 'g'::text))) stored,
  outcome text,
  word text default ''::text not null,
  settled_by text,
  settled_at timestamp(3) with time zone,
  constraint delivery_line_pkey PRIMARY KEY (id),
  constraint delivery_line_note_id_fkey FOREIGN KEY (note_id) REFERENCES app.delivery_note(id),
  constraint delivery_line_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint delivery_line_box_check CHECK ((length(box) <= 60)),
  constraint delivery_line_brand_check CHECK ((length(brand) <= 120)),
  constraint delivery_line_inventory_tag_check CHECK ((length(inventory_tag) <= 120)),
  constraint delivery_line_kind_check CHECK ((kind = ANY (ARRAY['laptop'::text, 'desktop'::text, 'all_in_one'::text, 'tablet'::text, 'smartphone'::text, 'screen'::text, 'printer'::text, 'other'::text]))),
  constraint delivery_line_model_check CHECK ((length(model) <= 120)),
  constraint delivery_line_outcome_check CHECK ((outcome = ANY (ARRAY['found_later'::text, 'never_sent'::text]))),
  constraint delivery_line_serial_check CHECK ((length(serial) <= 120)),
  constraint delivery_line_word_check CHECK ((length(word) <= 300))
);
CREATE INDEX delivery_line_order ON app.delivery_line USING btree (note_id, line, id);
CREATE UNIQUE INDEX delivery_line_serial ON app.delivery_line USING btree (note_id, serial_key) WHERE ((serial_key IS NOT NULL) AND (double_of IS NULL));
CREATE INDEX delivery_line_tag ON app.delivery_line USING btree (note_id, tag_key) WHERE (tag_key IS NOT NULL);
alter table app.delivery_line enable row level security;
alter table app.delivery_line force row level security;
create policy given on app.delivery_line for select to maillon_app using (( SELECT true
   FROM app.delivery_note n
  WHERE ((n.id = delivery_line.note_id) AND (n.donor_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))));
create policy own on app.delivery_line to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND ( SELECT true
   FROM app.delivery_note n
  WHERE ((n.id = delivery_line.note_id) AND (n.organisation_id = delivery_line.organisation_id)))));
create policy owner on app.delivery_line to maillon_owner using (true) with check (true);
grant delete, insert, select, update on app.delivery_line to maillon_app;

create table app.delivery_link (
  note_id uuid not null,
  organisation_id uuid not null,
  token_hash bytea not null,
  sent_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  opened_at timestamp(3) with time zone,
  constraint delivery_link_pkey PRIMARY KEY (note_id),
  constraint delivery_link_token_hash_key UNIQUE (token_hash),
  constraint delivery_link_note_id_fkey FOREIGN KEY (note_id) REFERENCES app.delivery_note(id),
  constraint delivery_link_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id)
);
alter table app.delivery_link enable row level security;
alter table app.delivery_link force row level security;
create policy own on app.delivery_link to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND ( SELECT true
   FROM app.delivery_note n
  WHERE ((n.id = delivery_link.note_id) AND (n.organisation_id = delivery_link.organisation_id)))));
create policy owner on app.delivery_link to maillon_owner using (true) with check (true);
grant delete, insert, select, update on app.delivery_link to maillon_app;

create table app.delivery_note (
  id uuid not null,
  donation_id uuid not null,
  organisation_id uuid not null,
  donor_id uuid not null,
  state text default 'expected'::text not null,
  file_name text,
  sha256 bytea,
  noted_at timestamp(3) with time zone not null,
  opened_at timestamp(3) with time zone,
  closed_at timestamp(3) with time zone,
  closed_by text,
  sent_to text,
  asked_at timestamp(3) with time zone,
  reminded_at timestamp(3) with time zone,
  answered_at timestamp(3) with time zone,
  answered_by text,
  version integer default 1 not null,
  constraint delivery_note_pkey PRIMARY KEY (id),
  constraint delivery_note_donation_id_key UNIQUE (donation_id),
  constraint delivery_note_donation_id_fkey FOREIGN KEY (donation_id) REFERENCES app.donation(id),
  constraint delivery_note_donor_id_fkey FOREIGN KEY (donor_id) REFERENCES app.organisation(id),
  constraint delivery_note_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint delivery_note_sent_to_check CHECK ((length(sent_to) <= 254)),
  constraint delivery_note_sha256_check CHECK ((length(sha256) = 32)),
  constraint delivery_note_state_check CHECK ((state = ANY (ARRAY['expected'::text, 'counting'::text, 'counted'::text, 'contested'::text, 'confirmed'::text])))
);
CREATE INDEX delivery_note_asked ON app.delivery_note USING btree (asked_at) WHERE ((state = 'counted'::text) AND (reminded_at IS NULL));
CREATE INDEX delivery_note_donor ON app.delivery_note USING btree (donor_id);
CREATE INDEX delivery_note_organisation ON app.delivery_note USING btree (organisation_id, state);
alter table app.delivery_note enable row level security;
alter table app.delivery_note force row level security;
create policy given on app.delivery_note for select to maillon_app using ((donor_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy own on app.delivery_note to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.donation d
  WHERE ((d.id = delivery_note.donation_id) AND (d.refurbisher_id = delivery_note.organisation_id) AND (d.organisation_id = delivery_note.donor_id))))));
create policy owner on app.delivery_note to maillon_owner using (true) with check (true);
grant insert, select, update on app.delivery_note to maillon_app;

create table app.delivery_scan (
  id uuid not null,
  note_id uuid not null,
  organisation_id uuid not null,
  line_id uuid,
  device_id uuid not null,
  result text not null,
  said text default ''::text not null,
  received boolean not null,
  again integer default 0 not null,
  last_at timestamp(3) with time zone not null,
  scanned_at timestamp(3) with time zone not null,
  scanned_by text not null,
  undone_at timestamp(3) with time zone,
  outcome text,
  word text default ''::text not null,
  settled_by text,
  settled_at timestamp(3) with time zone,
  constraint delivery_scan_pkey PRIMARY KEY (id),
  constraint delivery_scan_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint delivery_scan_line_id_fkey FOREIGN KEY (line_id) REFERENCES app.delivery_line(id) ON DELETE SET NULL,
  constraint delivery_scan_note_id_fkey FOREIGN KEY (note_id) REFERENCES app.delivery_note(id),
  constraint delivery_scan_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint delivery_scan_outcome_check CHECK ((outcome = ANY (ARRAY['kept'::text, 'turned_down'::text, 'given_back'::text]))),
  constraint delivery_scan_result_check CHECK ((result = ANY (ARRAY['listed'::text, 'surplus'::text, 'swapped'::text]))),
  constraint delivery_scan_said_check CHECK ((length(said) <= 200)),
  constraint delivery_scan_word_check CHECK ((length(word) <= 300))
);
CREATE UNIQUE INDEX delivery_scan_device ON app.delivery_scan USING btree (note_id, device_id) WHERE (undone_at IS NULL);
CREATE UNIQUE INDEX delivery_scan_line ON app.delivery_scan USING btree (line_id) WHERE ((undone_at IS NULL) AND (line_id IS NOT NULL));
CREATE INDEX delivery_scan_of_device ON app.delivery_scan USING btree (device_id);
CREATE INDEX delivery_scan_order ON app.delivery_scan USING btree (note_id, scanned_at DESC, id DESC) WHERE (undone_at IS NULL);
alter table app.delivery_scan enable row level security;
alter table app.delivery_scan force row level security;
create policy given on app.delivery_scan for select to maillon_app using (( SELECT true
   FROM app.delivery_note n
  WHERE ((n.id = delivery_scan.note_id) AND (n.donor_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))));
create policy own on app.delivery_scan to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND ( SELECT true
   FROM app.delivery_note n
  WHERE ((n.id = delivery_scan.note_id) AND (n.organisation_id = delivery_scan.organisation_id))) AND ((line_id IS NULL) OR ( SELECT true
   FROM app.delivery_line y
  WHERE ((y.id = delivery_scan.line_id) AND (y.note_id = delivery_scan.note_id)))) AND ( SELECT true
   FROM app.device d
  WHERE (d.id = delivery_scan.device_id))));
create policy owner on app.delivery_scan to maillon_owner using (true) with check (true);
grant insert, select, update on app.delivery_scan to maillon_app;

create table app.derogation (
  id uuid not null,
  organisation_id uuid not null,
  run_id uuid not null,
  run_need_id uuid not null,
  way text not null,
  why text not null,
  said_by text not null,
  said_at timestamp(3) with time zone not null,
  taken_back_at timestamp(3) with time zone,
  exchange_id uuid,
  constraint derogation_pkey PRIMARY KEY (id),
  constraint derogation_of_need FOREIGN KEY (organisation_id, run_need_id) REFERENCES app.run_need(organisation_id, id),
  constraint derogation_of_run FOREIGN KEY (organisation_id, run_id) REFERENCES app.allocation_run(organisation_id, id),
  constraint derogation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint derogation_run_id_fkey FOREIGN KEY (run_id) REFERENCES app.allocation_run(id),
  constraint derogation_run_need_id_fkey FOREIGN KEY (run_need_id) REFERENCES app.run_need(id),
  constraint derogation_way_check CHECK ((way = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint derogation_why_check CHECK (((length(why) >= 10) AND (length(why) <= 500)))
);
CREATE INDEX derogation_need ON app.derogation USING btree (run_need_id);
CREATE UNIQUE INDEX derogation_once ON app.derogation USING btree (organisation_id, run_need_id) WHERE (taken_back_at IS NULL);
CREATE INDEX derogation_run ON app.derogation USING btree (run_id);
CREATE TRIGGER derogation_kept BEFORE INSERT OR UPDATE ON app.derogation FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.derogation_kept();
alter table app.derogation enable row level security;
alter table app.derogation force row level security;
create policy own on app.derogation to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.derogation to maillon_owner using (true) with check (true);
grant insert, select on app.derogation to maillon_app;
grant update (taken_back_at) on app.derogation to maillon_app;

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
  joined_to uuid,
  owner_id uuid,
  origin text default 'donated'::text not null,
  invoice text,
  transfer_id uuid,
  serial_key text generated always as (app.serial_key(serial)) stored,
  tag_key text generated always as (app.serial_key(inventory_tag)) stored,
  agreement_id uuid,
  constraint device_pkey PRIMARY KEY (id),
  constraint device_number_key UNIQUE (number),
  constraint device_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES app.funding_agreement(id),
  constraint device_donation_id_fkey FOREIGN KEY (donation_id) REFERENCES app.donation(id),
  constraint device_donor_id_fkey FOREIGN KEY (donor_id) REFERENCES app.organisation(id),
  constraint device_joined_to_fkey FOREIGN KEY (joined_to) REFERENCES app.device(id),
  constraint device_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint device_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES app.organisation(id),
  constraint device_place_id_fkey FOREIGN KEY (place_id) REFERENCES app.place(id),
  constraint device_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES app.programme(id),
  constraint device_transfer_id_fkey FOREIGN KEY (transfer_id) REFERENCES app.transfer(id),
  constraint device_aspect_check CHECK ((aspect = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text]))),
  constraint device_battery_check CHECK ((battery = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text, 'none'::text]))),
  constraint device_bought CHECK (((origin = 'bought'::text) = (invoice IS NOT NULL))),
  constraint device_exited_as_check CHECK ((exited_as = ANY (ARRAY['recycled'::text, 'parts'::text, 'refused_as_waste'::text, 'sold'::text, 'given'::text]))),
  constraint device_invoice_check CHECK (((length(invoice) >= 1) AND (length(invoice) <= 120))),
  constraint device_joined_to_check CHECK ((joined_to <> id)),
  constraint device_kind_check CHECK ((kind = ANY (ARRAY['laptop'::text, 'desktop'::text, 'all_in_one'::text, 'tablet'::text, 'smartphone'::text, 'screen'::text, 'printer'::text, 'whiteboard'::text, 'case'::text, 'other'::text]))),
  constraint device_origin_check CHECK ((origin = ANY (ARRAY['donated'::text, 'bought'::text]))),
  constraint device_state_check CHECK ((state = ANY (ARRAY['announced'::text, 'received'::text, 'identified'::text, 'to_wipe'::text, 'wiped'::text, 'wipe_failed'::text, 'destroyed'::text, 'tested'::text, 'repairing'::text, 'graded'::text, 'ready'::text, 'reserved'::text, 'handed_over'::text, 'return_due'::text, 'returned'::text, 'lost'::text, 'stolen'::text, 'exited'::text]))),
  constraint device_value_cents_check CHECK ((value_cents >= 0)),
  constraint device_working_check CHECK ((working = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text])))
);
CREATE INDEX device_agreement ON app.device USING btree (agreement_id) WHERE (agreement_id IS NOT NULL);
CREATE INDEX device_donation ON app.device USING btree (donation_id);
CREATE INDEX device_donor ON app.device USING btree (donor_id, updated_at DESC, id DESC);
CREATE INDEX device_joined ON app.device USING btree (joined_to) WHERE (joined_to IS NOT NULL);
CREATE INDEX device_list ON app.device USING btree (organisation_id, updated_at DESC, id DESC);
CREATE INDEX device_owner ON app.device USING btree (owner_id) WHERE (owner_id IS NOT NULL);
CREATE UNIQUE INDEX device_serial ON app.device USING btree (organisation_id, lower(brand), lower(serial)) WHERE (serial IS NOT NULL);
CREATE INDEX device_serial_key ON app.device USING btree (organisation_id, serial_key) WHERE (serial_key IS NOT NULL);
CREATE INDEX device_serial_said ON app.device USING btree (organisation_id, upper(serial)) WHERE (serial IS NOT NULL);
CREATE INDEX device_state ON app.device USING btree (organisation_id, state, updated_at DESC, id DESC);
CREATE INDEX device_stock ON app.device USING btree (organisation_id, place_id, kind, state, working);
CREATE INDEX device_tag_key ON app.device USING btree (organisation_id, tag_key) WHERE (tag_key IS NOT NULL);
CREATE INDEX device_tag_said ON app.device USING btree (organisation_id, upper(inventory_tag)) WHERE (inventory_tag IS NOT NULL);
CREATE INDEX device_transfer ON app.device USING btree (transfer_id) WHERE (transfer_id IS NOT NULL);
CREATE TRIGGER aliases_follow AFTER UPDATE OF organisation_id ON app.device FOR EACH ROW WHEN ((old.organisation_id IS DISTINCT FROM new.organisation_id)) EXECUTE FUNCTION app.aliases_follow();
CREATE TRIGGER batch_item_ends AFTER UPDATE OF state ON app.device FOR EACH ROW WHEN (((new.state = ANY (ARRAY['lost'::text, 'stolen'::text, 'returned'::text])) AND (old.state IS DISTINCT FROM new.state))) EXECUTE FUNCTION app.batch_item_ends();
CREATE TRIGGER kept_no_more BEFORE UPDATE OF organisation_id ON app.device FOR EACH ROW WHEN (((old.agreement_id IS NOT NULL) AND (old.organisation_id IS DISTINCT FROM new.organisation_id))) EXECUTE FUNCTION app.kept_no_more();
CREATE TRIGGER new_by_proof BEFORE INSERT ON app.device FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND (new.state = ANY (ARRAY['ready'::text, 'reserved'::text, 'handed_over'::text, 'return_due'::text])))) EXECUTE FUNCTION app.ready_by_proof();
CREATE TRIGGER new_with_nothing_in_its_way BEFORE INSERT ON app.device FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND ((new.locked IS NOT NULL) OR (new.missing_part IS NOT NULL) OR new.in_dispute) AND (new.state = ANY (ARRAY['reserved'::text, 'handed_over'::text, 'return_due'::text])))) EXECUTE FUNCTION app.nothing_in_its_way();
CREATE TRIGGER nothing_in_its_way BEFORE UPDATE OF state ON app.device FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND ((new.locked IS NOT NULL) OR (new.missing_part IS NOT NULL) OR new.in_dispute) AND (((new.state = 'reserved'::text) AND (old.state <> 'reserved'::text)) OR ((new.state = ANY (ARRAY['handed_over'::text, 'return_due'::text])) AND (old.state <> ALL (ARRAY['handed_over'::text, 'return_due'::text])))))) EXECUTE FUNCTION app.nothing_in_its_way();
CREATE TRIGGER on_the_road BEFORE UPDATE OF state, organisation_id ON app.device FOR EACH ROW WHEN (((old.transfer_id IS NOT NULL) AND (new.transfer_id IS NOT NULL) AND ((new.state <> old.state) OR (new.organisation_id <> old.organisation_id)))) EXECUTE FUNCTION app.on_the_road();
CREATE TRIGGER origin_kept BEFORE UPDATE OF origin, invoice ON app.device FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.origin_kept();
CREATE TRIGGER origin_said BEFORE INSERT ON app.device FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND (new.invoice IS NOT NULL))) EXECUTE FUNCTION app.origin_kept();
CREATE TRIGGER owner_decides BEFORE UPDATE OF state ON app.device FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND (old.owner_id IS NOT NULL) AND (new.state = ANY (ARRAY['exited'::text, 'destroyed'::text])) AND (old.state <> new.state))) EXECUTE FUNCTION app.owner_decides();
CREATE TRIGGER owner_gives BEFORE UPDATE OF owner_id ON app.device FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND (old.owner_id IS DISTINCT FROM new.owner_id))) EXECUTE FUNCTION app.owner_gives();
CREATE TRIGGER owner_said BEFORE INSERT ON app.device FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND (new.owner_id IS NOT NULL))) EXECUTE FUNCTION app.owner_gives();
CREATE TRIGGER ready_by_proof BEFORE UPDATE OF state ON app.device FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND (((new.state = ANY (ARRAY['ready'::text, 'reserved'::text])) AND (old.state <> ALL (ARRAY['ready'::text, 'reserved'::text]))) OR ((new.state = ANY (ARRAY['handed_over'::text, 'return_due'::text])) AND (old.state <> ALL (ARRAY['ready'::text, 'reserved'::text, 'handed_over'::text, 'return_due'::text])))))) EXECUTE FUNCTION app.ready_by_proof();
CREATE TRIGGER still_by_proof BEFORE UPDATE OF drives, kind ON app.device FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND (new.state = ANY (ARRAY['ready'::text, 'reserved'::text])) AND (old.state = ANY (ARRAY['ready'::text, 'reserved'::text])) AND ((new.drives IS DISTINCT FROM old.drives) OR (new.kind IS DISTINCT FROM old.kind)))) EXECUTE FUNCTION app.ready_by_proof();
alter table app.device enable row level security;
alter table app.device force row level security;
create policy given on app.device for select to maillon_app using ((donor_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy own on app.device to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owned on app.device for select to maillon_app using ((owner_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.device to maillon_owner using (true) with check (true);
create policy refurbished on app.device for select to maillon_app using ((donation_id IN ( SELECT x.id
   FROM app.donation x
  WHERE (x.refurbisher_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))));
grant insert, select, update on app.device to maillon_app;

create table app.device_alias (
  id uuid not null,
  organisation_id uuid not null,
  device_id uuid not null,
  kind text not null,
  value text not null,
  key text not null,
  join_id uuid,
  noted_at timestamp(3) with time zone not null,
  constraint device_alias_pkey PRIMARY KEY (id),
  constraint device_alias_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint device_alias_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint device_alias_key_check CHECK ((key <> ''::text)),
  constraint device_alias_kind_check CHECK ((kind = ANY (ARRAY['serial'::text, 'board'::text, 'uuid'::text, 'hardware'::text, 'tag'::text, 'inventory'::text, 'number'::text]))),
  constraint device_alias_value_check CHECK (((value <> ''::text) AND (length(value) <= 120)))
);
CREATE INDEX device_alias_key ON app.device_alias USING btree (organisation_id, key);
CREATE UNIQUE INDEX device_alias_of ON app.device_alias USING btree (device_id, kind, key);
CREATE UNIQUE INDEX device_alias_once ON app.device_alias USING btree (organisation_id, kind, key) WHERE (kind <> 'tag'::text);
alter table app.device_alias enable row level security;
alter table app.device_alias force row level security;
create policy own on app.device_alias to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND ( SELECT true
   FROM app.device d
  WHERE ((d.id = device_alias.device_id) AND (d.organisation_id = device_alias.organisation_id)))));
create policy owner on app.device_alias to maillon_owner using (true) with check (true);
grant delete, insert, select on app.device_alias to maillon_app;

create table app.device_join (
  id uuid not null,
  organisation_id uuid not null,
  kept_id uuid not null,
  absorbed_id uuid not null,
  reason text not null,
  before jsonb not null,
  joined_at timestamp(3) with time zone not null,
  separated_at timestamp(3) with time zone,
  constraint device_join_pkey PRIMARY KEY (id),
  constraint device_join_absorbed_id_fkey FOREIGN KEY (absorbed_id) REFERENCES app.device(id),
  constraint device_join_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES app.device(id),
  constraint device_join_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint device_join_check CHECK ((kept_id <> absorbed_id)),
  constraint device_join_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 500)))
);
CREATE INDEX device_join_absorbed ON app.device_join USING btree (absorbed_id);
CREATE INDEX device_join_kept ON app.device_join USING btree (kept_id) WHERE (separated_at IS NULL);
CREATE UNIQUE INDEX device_join_open ON app.device_join USING btree (organisation_id, absorbed_id) WHERE (separated_at IS NULL);
alter table app.device_join enable row level security;
alter table app.device_join force row level security;
create policy own on app.device_join to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND ( SELECT true
   FROM app.device d
  WHERE ((d.id = device_join.kept_id) AND (d.organisation_id = device_join.organisation_id))) AND ( SELECT true
   FROM app.device d
  WHERE ((d.id = device_join.absorbed_id) AND (d.organisation_id = device_join.organisation_id)))));
create policy owner on app.device_join to maillon_owner using (true) with check (true);
grant insert, select on app.device_join to maillon_app;
grant update (separated_at) on app.device_join to maillon_app;

create table app.device_test (
  id uuid not null,
  organisation_id uuid not null,
  device_id uuid not null,
  turn integer not null,
  checklist integer not null,
  answers jsonb not null,
  note text default ''::text not null,
  tested_at timestamp(3) with time zone not null,
  constraint device_test_pkey PRIMARY KEY (id),
  constraint device_test_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint device_test_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint device_test_answers_check CHECK ((jsonb_typeof(answers) = 'array'::text)),
  constraint device_test_checklist_check CHECK ((checklist >= 0)),
  constraint device_test_turn_check CHECK ((turn >= 1))
);
CREATE INDEX device_test_device ON app.device_test USING btree (device_id, tested_at DESC, id DESC);
alter table app.device_test enable row level security;
alter table app.device_test force row level security;
create policy held on app.device_test as restrictive for insert to maillon_app with check (( SELECT true
   FROM app.device d
  WHERE ((d.id = device_test.device_id) AND (d.organisation_id = device_test.organisation_id))));
create policy own on app.device_test to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.device_test to maillon_owner using (true) with check (true);
create policy proof on app.device_test for select to maillon_app using (( SELECT true
   FROM app.device d
  WHERE (d.id = device_test.device_id)));
grant insert, select on app.device_test to maillon_app;

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
  agreement_id uuid,
  remove_by date,
  answered_at timestamp(3) with time zone,
  version integer default 1 not null,
  closed_at timestamp(3) with time zone,
  constraint donation_pkey PRIMARY KEY (id),
  constraint donation_of_donor UNIQUE (organisation_id, id),
  constraint donation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint donation_refurbisher_id_fkey FOREIGN KEY (refurbisher_id) REFERENCES app.organisation(id),
  constraint donation_under_agreement FOREIGN KEY (agreement_id, organisation_id, refurbisher_id) REFERENCES app.donor_agreement(id, organisation_id, refurbisher_id),
  constraint donation_announced_check CHECK (((announced >= 1) AND (announced <= 100000))),
  constraint donation_closed CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  constraint donation_state_check CHECK ((state = ANY (ARRAY['announced'::text, 'accepted'::text, 'refused'::text, 'received'::text, 'closed'::text]))),
  constraint donation_unit_value_cents_check CHECK ((unit_value_cents >= 0))
);
CREATE INDEX donation_agreement ON app.donation USING btree (agreement_id) WHERE (agreement_id IS NOT NULL);
CREATE INDEX donation_donor ON app.donation USING btree (organisation_id, announced_at DESC);
CREATE INDEX donation_refurbisher ON app.donation USING btree (refurbisher_id, announced_at DESC);
CREATE TRIGGER closed_whole BEFORE UPDATE OF state ON app.donation FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND (new.state = 'closed'::text) AND (old.state <> 'closed'::text))) EXECUTE FUNCTION app.lot_closed_whole();
alter table app.donation enable row level security;
alter table app.donation force row level security;
create policy answered on app.donation for update to maillon_app using ((refurbisher_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy own on app.donation to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.donation to maillon_owner using (true) with check (true);
create policy received on app.donation for select to maillon_app using ((refurbisher_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
grant insert, select, update on app.donation to maillon_app;

create table app.donation_line (
  id uuid not null,
  donation_id uuid not null,
  organisation_id uuid not null,
  "position" integer not null,
  kind text not null,
  count integer not null,
  acquired_year integer,
  acquired_month integer,
  unit_value_cents integer not null,
  place text default ''::text not null,
  protected boolean default false not null,
  outcome text default 'gift'::text not null,
  constraint donation_line_pkey PRIMARY KEY (id),
  constraint donation_line_donation_id_position_key UNIQUE (donation_id, "position"),
  constraint donation_line_donation_id_organisation_id_fkey FOREIGN KEY (donation_id, organisation_id) REFERENCES app.donation(id, organisation_id),
  constraint donation_line_acquired_month_check CHECK (((acquired_month >= 1) AND (acquired_month <= 12))),
  constraint donation_line_acquired_year_check CHECK (((acquired_year >= 1980) AND (acquired_year <= 2100))),
  constraint donation_line_count_check CHECK (((count >= 1) AND (count <= 100000))),
  constraint donation_line_kind_check CHECK ((kind = ANY (ARRAY['laptop'::text, 'desktop'::text, 'all_in_one'::text, 'tablet'::text, 'smartphone'::text, 'screen'::text, 'printer'::text, 'other'::text]))),
  constraint donation_line_month CHECK (((acquired_month IS NULL) OR (acquired_year IS NOT NULL))),
  constraint donation_line_outcome_check CHECK ((outcome = ANY (ARRAY['gift'::text, 'waste'::text]))),
  constraint donation_line_place_check CHECK ((length(place) <= 300)),
  constraint donation_line_position_check CHECK ((("position" >= 0) AND ("position" <= 99))),
  constraint donation_line_unit_value_cents_check CHECK ((unit_value_cents >= 0))
);
CREATE INDEX donation_line_donor ON app.donation_line USING btree (organisation_id, donation_id);
alter table app.donation_line enable row level security;
alter table app.donation_line force row level security;
create policy announced on app.donation_line for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (donation_id IN ( SELECT x.id
   FROM app.donation x
  WHERE (x.state = 'announced'::text)))));
create policy corrected on app.donation_line for delete to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (donation_id IN ( SELECT x.id
   FROM app.donation x
  WHERE (x.state = 'announced'::text)))));
create policy own on app.donation_line for select to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.donation_line to maillon_owner using (true) with check (true);
create policy received on app.donation_line for select to maillon_app using ((donation_id IN ( SELECT x.id
   FROM app.donation x
  WHERE (x.refurbisher_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))));
grant delete, insert, select on app.donation_line to maillon_app;

create table app.donation_paper (
  file_id uuid not null,
  organisation_id uuid not null,
  agreement_id uuid,
  donation_id uuid,
  name text not null,
  added_at timestamp(3) with time zone not null,
  constraint donation_paper_pkey PRIMARY KEY (file_id),
  constraint donation_paper_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES app.donor_agreement(id),
  constraint donation_paper_donation_id_fkey FOREIGN KEY (donation_id) REFERENCES app.donation(id),
  constraint donation_paper_file_id_fkey FOREIGN KEY (file_id) REFERENCES app.file(id),
  constraint donation_paper_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint donation_paper_of_one CHECK ((num_nonnulls(agreement_id, donation_id) = 1))
);
CREATE INDEX donation_paper_agreement ON app.donation_paper USING btree (agreement_id) WHERE (agreement_id IS NOT NULL);
CREATE INDEX donation_paper_donation ON app.donation_paper USING btree (donation_id) WHERE (donation_id IS NOT NULL);
alter table app.donation_paper enable row level security;
alter table app.donation_paper force row level security;
create policy added on app.donation_paper for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND ((agreement_id IS NULL) OR (agreement_id IN ( SELECT x.id
   FROM app.donor_agreement x))) AND ((donation_id IS NULL) OR (donation_id IN ( SELECT x.id
   FROM app.donation x)))));
create policy of_both on app.donation_paper for select to maillon_app using (((agreement_id IN ( SELECT x.id
   FROM app.donor_agreement x)) OR (donation_id IN ( SELECT x.id
   FROM app.donation x))));
create policy owner on app.donation_paper to maillon_owner using (true) with check (true);
grant insert, select on app.donation_paper to maillon_app;

create table app.donor_agreement (
  id uuid not null,
  organisation_id uuid not null,
  refurbisher_id uuid not null,
  title text not null,
  starts_on date not null,
  ends_on date,
  signed_on date,
  deliberation text default ''::text not null,
  state text default 'proposed'::text not null,
  why text,
  recipient_kind text,
  recipient_reference text,
  answered_at timestamp(3) with time zone,
  answered_by text,
  written_at timestamp(3) with time zone not null,
  version integer default 1 not null,
  constraint donor_agreement_pkey PRIMARY KEY (id),
  constraint donor_agreement_organisation_id_id_refurbisher_id_key UNIQUE (organisation_id, id, refurbisher_id),
  constraint donor_agreement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint donor_agreement_refurbisher_id_fkey FOREIGN KEY (refurbisher_id) REFERENCES app.organisation(id),
  constraint donor_agreement_confirmed CHECK (((state <> ALL (ARRAY['confirmed'::text, 'ended'::text])) OR (recipient_kind IS NOT NULL))),
  constraint donor_agreement_days CHECK ((ends_on >= starts_on)),
  constraint donor_agreement_deliberation_check CHECK ((length(deliberation) <= 160)),
  constraint donor_agreement_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'refused'::text, 'ended'::text]))),
  constraint donor_agreement_title_check CHECK (((length(title) >= 2) AND (length(title) <= 160))),
  constraint donor_agreement_why_check CHECK ((length(why) <= 500))
);
CREATE INDEX donor_agreement_donor ON app.donor_agreement USING btree (organisation_id, written_at DESC, id DESC);
CREATE INDEX donor_agreement_refurbisher ON app.donor_agreement USING btree (refurbisher_id, written_at DESC, id DESC);
CREATE TRIGGER donor_agreement_kept BEFORE UPDATE ON app.donor_agreement FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.donor_agreement_kept();
alter table app.donor_agreement enable row level security;
alter table app.donor_agreement force row level security;
create policy answered on app.donor_agreement for update to maillon_app using ((refurbisher_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy own on app.donor_agreement to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (state = ANY (ARRAY['proposed'::text, 'ended'::text]))));
create policy owner on app.donor_agreement to maillon_owner using (true) with check (true);
create policy received on app.donor_agreement for select to maillon_app using ((refurbisher_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
grant insert, select, update on app.donor_agreement to maillon_app;

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
create policy of_school on app.event as restrictive for select to maillon_app using (((NOT ( SELECT app.as_school() AS as_school)) OR (organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) OR (household_id IS NULL) OR (act = 'household.forgotten'::text) OR ((act = ANY (ARRAY['prescription.accepted'::text, 'prescription.refused'::text])) AND (EXISTS ( SELECT
   FROM app.prescription p
  WHERE ((p.id = event.subject_id) AND (p.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))))));
create policy owner on app.event to maillon_owner using (true) with check (true);
create policy seen on app.event for select to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) OR ((household_id IS NOT NULL) AND (subject_kind <> ALL (ARRAY['rights_request'::text, 'warning'::text])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = event.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))))));
grant select on app.event to maillon_app;

create table app.exit (
  id uuid not null,
  number text not null,
  organisation_id uuid not null,
  kind text not null,
  left_on date not null,
  taker text default ''::text not null,
  slip text default ''::text not null,
  weight_grams integer,
  why text default ''::text not null,
  sealed jsonb not null,
  sha256 bytea not null,
  made_by text not null,
  member_id uuid not null,
  made_at timestamp(3) with time zone not null,
  constraint exit_pkey PRIMARY KEY (id),
  constraint exit_number_key UNIQUE (number),
  constraint exit_member_id_fkey FOREIGN KEY (member_id) REFERENCES app.member(id),
  constraint exit_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint exit_kind_check CHECK ((kind = ANY (ARRAY['recycled'::text, 'parts'::text, 'refused_as_waste'::text, 'sold'::text, 'given'::text]))),
  constraint exit_slip CHECK (((kind <> 'recycled'::text) OR ((slip <> ''::text) AND (taker <> ''::text)))),
  constraint exit_slip_check CHECK ((length(slip) <= 60)),
  constraint exit_taker CHECK (((kind <> 'given'::text) OR (taker <> ''::text))),
  constraint exit_taker_check CHECK ((length(taker) <= 160)),
  constraint exit_weight_grams_check CHECK (((weight_grams >= 1) AND (weight_grams <= 50000000))),
  constraint exit_why_check CHECK ((length(why) <= 500))
);
CREATE INDEX exit_list ON app.exit USING btree (organisation_id, made_at DESC, id DESC);
alter table app.exit enable row level security;
alter table app.exit force row level security;
create policy own on app.exit to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.exit to maillon_owner using (true) with check (true);
grant insert, select on app.exit to maillon_app;

create table app.exit_item (
  exit_id uuid not null,
  device_id uuid not null,
  organisation_id uuid not null,
  price_cents integer,
  constraint exit_item_pkey PRIMARY KEY (exit_id, device_id),
  constraint exit_item_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint exit_item_exit_id_fkey FOREIGN KEY (exit_id) REFERENCES app.exit(id),
  constraint exit_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint exit_item_price CHECK (((price_cents >= 0) AND (price_cents <= 18000)))
);
CREATE UNIQUE INDEX exit_item_once ON app.exit_item USING btree (device_id);
alter table app.exit_item enable row level security;
alter table app.exit_item force row level security;
create policy held on app.exit_item as restrictive for insert to maillon_app with check (( SELECT true
   FROM app.device d
  WHERE ((d.id = exit_item.device_id) AND (d.organisation_id = exit_item.organisation_id))));
create policy own on app.exit_item to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owned on app.exit_item as restrictive for insert to maillon_app with check ((( SELECT true
   FROM app.device d
  WHERE ((d.id = exit_item.device_id) AND (d.owner_id IS NULL))) AND ( SELECT true
   FROM app.exit x
  WHERE ((x.id = exit_item.exit_id) AND (x.organisation_id = exit_item.organisation_id)))));
create policy owner on app.exit_item to maillon_owner using (true) with check (true);
grant insert, select on app.exit_item to maillon_app;

create table app.field_act (
  id uuid not null,
  organisation_id uuid not null,
  tablet_id uuid not null,
  handover_id uuid,
  household_id uuid,
  seq integer not null,
  kind text not null,
  said_at timestamp(3) with time zone,
  at timestamp(3) with time zone not null,
  received_at timestamp(3) with time zone not null,
  data jsonb default '{}'::jsonb not null,
  signature bytea,
  outcome text not null,
  why text,
  settled_at timestamp(3) with time zone,
  settled_by text,
  settled_as text,
  settled_why text,
  digest bytea,
  claimed uuid,
  bytes integer default 0 not null,
  constraint field_act_pkey PRIMARY KEY (id),
  constraint field_act_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES app.handover(id),
  constraint field_act_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint field_act_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint field_act_tablet_id_fkey FOREIGN KEY (tablet_id) REFERENCES app.field_tablet(id),
  constraint field_act_bytes_check CHECK ((bytes >= 0)),
  constraint field_act_check CHECK (((settled_at IS NULL) = (settled_as IS NULL))),
  constraint field_act_digest_check CHECK ((length(digest) = 32)),
  constraint field_act_kind_check CHECK ((kind = ANY (ARRAY['arrived'::text, 'awaited'::text, 'signed'::text, 'declined'::text, 'absent'::text, 'unreadable'::text]))),
  constraint field_act_outcome_check CHECK ((outcome = ANY (ARRAY['waiting'::text, 'done'::text, 'incident'::text]))),
  constraint field_act_seq_check CHECK ((seq >= 0)),
  constraint field_act_settled_as_check CHECK ((settled_as = ANY (ARRAY['applied'::text, 'set_aside'::text, 'replaced'::text])))
);
CREATE INDEX field_act_claimed ON app.field_act USING btree (tablet_id, claimed) WHERE (claimed IS NOT NULL);
CREATE UNIQUE INDEX field_act_digest ON app.field_act USING btree (tablet_id, digest);
CREATE INDEX field_act_handover ON app.field_act USING btree (handover_id);
CREATE INDEX field_act_household ON app.field_act USING btree (household_id);
CREATE INDEX field_act_incident ON app.field_act USING btree (organisation_id, received_at) WHERE ((outcome = 'incident'::text) AND (settled_at IS NULL));
CREATE INDEX field_act_tablet ON app.field_act USING btree (tablet_id, seq);
CREATE TRIGGER field_act_of_erased BEFORE INSERT ON app.field_act FOR EACH ROW EXECUTE FUNCTION app.field_act_of_erased();
alter table app.field_act enable row level security;
alter table app.field_act force row level security;
create policy own on app.field_act to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.field_act to maillon_owner using (true) with check (true);
grant insert, select on app.field_act to maillon_app;
grant update (outcome, why, settled_at, settled_by, settled_as, settled_why) on app.field_act to maillon_app;

create table app.field_tablet (
  id uuid not null,
  organisation_id uuid not null,
  handout_id uuid not null,
  member_id uuid not null,
  taken_by text not null,
  label text not null,
  sheets integer not null,
  taken_at timestamp(3) with time zone not null,
  clock_ahead_ms bigint default 0 not null,
  private_key bytea,
  last_seen_at timestamp(3) with time zone,
  given_back_at timestamp(3) with time zone,
  cargo jsonb,
  lost_at timestamp(3) with time zone,
  lost_by text,
  constraint field_tablet_pkey PRIMARY KEY (id),
  constraint field_tablet_handout_id_fkey FOREIGN KEY (handout_id) REFERENCES app.handout(id),
  constraint field_tablet_member_id_fkey FOREIGN KEY (member_id) REFERENCES app.member(id),
  constraint field_tablet_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint field_tablet_check CHECK (((given_back_at IS NULL) OR (private_key IS NULL))),
  constraint field_tablet_check1 CHECK (((lost_at IS NULL) = (lost_by IS NULL))),
  constraint field_tablet_label_check CHECK (((length(label) >= 1) AND (length(label) <= 60))),
  constraint field_tablet_sheets_check CHECK ((sheets >= 0))
);
CREATE INDEX field_tablet_handout ON app.field_tablet USING btree (handout_id, taken_at DESC);
alter table app.field_tablet enable row level security;
alter table app.field_tablet force row level security;
create policy own on app.field_tablet to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.field_tablet to maillon_owner using (true) with check (true);
grant insert, select on app.field_tablet to maillon_app;
grant update (private_key, last_seen_at, given_back_at, lost_at, lost_by) on app.field_tablet to maillon_app;

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
create policy certificate on app.file for select to maillon_app using (( SELECT true
   FROM app.certificate c
  WHERE ((c.file_id = file.id) AND (c.organisation_id = file.organisation_id))
 LIMIT 1));
create policy donated on app.file for select to maillon_app using (( SELECT true
   FROM app.donation_paper p
  WHERE ((p.file_id = file.id) AND (p.organisation_id = file.organisation_id))
 LIMIT 1));
create policy of_school on app.file as restrictive for select to maillon_app using (((NOT ( SELECT app.as_school() AS as_school)) OR (organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))));
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

create table app.funding_agreement (
  id uuid not null,
  organisation_id uuid not null,
  programme_id uuid not null,
  funder_id uuid,
  title text not null,
  reference text default ''::text not null,
  starts_on date not null,
  ends_on date,
  communes text[] default '{}'::text[] not null,
  publics text[] default '{}'::text[] not null,
  amount_cents bigint,
  written_at timestamp(3) with time zone not null,
  version integer default 1 not null,
  constraint funding_agreement_pkey PRIMARY KEY (id),
  constraint funding_agreement_funder_id_fkey FOREIGN KEY (funder_id) REFERENCES app.organisation(id),
  constraint funding_agreement_of_programme FOREIGN KEY (organisation_id, programme_id) REFERENCES app.programme(organisation_id, id),
  constraint funding_agreement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint funding_agreement_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES app.programme(id),
  constraint funding_agreement_amount_cents_check CHECK ((amount_cents >= 0)),
  constraint funding_agreement_days CHECK ((ends_on >= starts_on)),
  constraint funding_agreement_reference_check CHECK ((length(reference) <= 80)),
  constraint funding_agreement_title_check CHECK (((length(title) >= 2) AND (length(title) <= 160)))
);
CREATE INDEX funding_agreement_funder ON app.funding_agreement USING btree (funder_id);
CREATE INDEX funding_agreement_own ON app.funding_agreement USING btree (organisation_id, programme_id);
CREATE INDEX funding_agreement_programme ON app.funding_agreement USING btree (programme_id, starts_on, id);
CREATE UNIQUE INDEX funding_agreement_title ON app.funding_agreement USING btree (organisation_id, programme_id, title);
alter table app.funding_agreement enable row level security;
alter table app.funding_agreement force row level security;
create policy own on app.funding_agreement to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.funding_agreement to maillon_owner using (true) with check (true);
create policy paid on app.funding_agreement for select to maillon_app using ((funder_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
grant insert, select, update on app.funding_agreement to maillon_app;

create table app.habilitation (
  organisation_id uuid not null,
  state text not null,
  why text default ''::text not null,
  cap integer,
  by_link boolean default false not null,
  decided_by text not null,
  decided_in uuid not null,
  decided_at timestamp(3) with time zone not null,
  version integer default 1 not null,
  constraint habilitation_pkey PRIMARY KEY (organisation_id),
  constraint habilitation_decided_in_fkey FOREIGN KEY (decided_in) REFERENCES app.organisation(id),
  constraint habilitation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint habilitation_cap_check CHECK (((cap >= 1) AND (cap <= 1000))),
  constraint habilitation_state_check CHECK ((state = ANY (ARRAY['not_required'::text, 'pending'::text, 'validated'::text, 'refused'::text, 'suspended'::text]))),
  constraint habilitation_why_check CHECK ((length(why) <= 300))
);
alter table app.habilitation enable row level security;
alter table app.habilitation force row level security;
create policy owner on app.habilitation to maillon_owner using (true) with check (true);
create policy seen on app.habilitation for select to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) OR app.coordinates(organisation_id)));
grant select on app.habilitation to maillon_app;

create table app.handout (
  id uuid not null,
  organisation_id uuid not null,
  title text not null,
  held_on date not null,
  place_id uuid,
  class_id uuid,
  kind text not null,
  due_on date,
  opened_at timestamp(3) with time zone,
  closed_at timestamp(3) with time zone,
  created_by text not null,
  created_at timestamp(3) with time zone not null,
  constraint handout_pkey PRIMARY KEY (id),
  constraint handout_class_id_fkey FOREIGN KEY (class_id) REFERENCES app.school_class(id),
  constraint handout_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint handout_place_id_fkey FOREIGN KEY (place_id) REFERENCES app.place(id),
  constraint handout_closed CHECK (((closed_at IS NULL) OR (opened_at IS NOT NULL))),
  constraint handout_due CHECK (((kind = 'loan'::text) = (due_on IS NOT NULL))),
  constraint handout_kind_check CHECK ((kind = ANY (ARRAY['loan'::text, 'gift'::text]))),
  constraint handout_title_check CHECK (((length(title) >= 3) AND (length(title) <= 120)))
);
CREATE INDEX handout_list ON app.handout USING btree (organisation_id, held_on DESC, id DESC);
alter table app.handout enable row level security;
alter table app.handout force row level security;
create policy of_its_own on app.handout as restrictive to maillon_app using (true) with check ((((class_id IS NULL) OR (EXISTS ( SELECT
   FROM app.school_class c
  WHERE ((c.id = handout.class_id) AND (c.organisation_id = handout.organisation_id))))) AND ((place_id IS NULL) OR (EXISTS ( SELECT
   FROM app.place p
  WHERE ((p.id = handout.place_id) AND (p.organisation_id = handout.organisation_id)))))));
create policy own on app.handout to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.handout to maillon_owner using (true) with check (true);
grant insert, select, update on app.handout to maillon_app;

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
  handout_id uuid,
  line smallint,
  arrived_at timestamp(3) with time zone,
  absent_at timestamp(3) with time zone,
  said_at timestamp(3) with time zone,
  guardian text default ''::text not null,
  signer_as text,
  copy_how text,
  copy_hash bytea,
  copy_until timestamp(3) with time zone,
  copy_message uuid,
  copy_sent_at timestamp(3) with time zone,
  copy_failed_at timestamp(3) with time zone,
  constraint handover_pkey PRIMARY KEY (id),
  constraint handover_number_key UNIQUE (number),
  constraint handover_agreement_file_id_fkey FOREIGN KEY (agreement_file_id) REFERENCES app.file(id),
  constraint handover_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES app.appointment(id),
  constraint handover_handout_id_fkey FOREIGN KEY (handout_id) REFERENCES app.handout(id),
  constraint handover_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint handover_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint handover_place_id_fkey FOREIGN KEY (place_id) REFERENCES app.place(id),
  constraint handover_signature_file_id_fkey FOREIGN KEY (signature_file_id) REFERENCES app.file(id),
  constraint handover_came_or_not CHECK (((arrived_at IS NULL) OR (absent_at IS NULL))),
  constraint handover_check CHECK (((kind = 'gift'::text) OR (due_on IS NOT NULL))),
  constraint handover_copy_how CHECK ((copy_how = ANY (ARRAY['printed'::text, 'email'::text, 'none'::text]))),
  constraint handover_copy_lived CHECK (((copy_hash IS NULL) = (copy_until IS NULL))),
  constraint handover_guardian_check CHECK ((length(guardian) <= 120)),
  constraint handover_kind_check CHECK ((kind = ANY (ARRAY['loan'::text, 'gift'::text]))),
  constraint handover_signed_how_check CHECK ((signed_how = ANY (ARRAY['screen'::text, 'paper'::text, 'typed'::text, 'list'::text]))),
  constraint handover_signer_as_check CHECK ((signer_as = ANY (ARRAY['parent'::text, 'guardian'::text, 'adult'::text]))),
  constraint handover_state_check CHECK ((state = ANY (ARRAY['prepared'::text, 'signed'::text, 'closed'::text, 'cancelled'::text])))
);
CREATE INDEX handover_copy_hash ON app.handover USING btree (copy_hash) WHERE (copy_hash IS NOT NULL);
CREATE INDEX handover_copy_message ON app.handover USING btree (copy_message) WHERE (copy_message IS NOT NULL);
CREATE INDEX handover_handout ON app.handover USING btree (handout_id, line) WHERE (handout_id IS NOT NULL);
CREATE INDEX handover_household ON app.handover USING btree (household_id);
CREATE UNIQUE INDEX handover_one_open ON app.handover USING btree (household_id, organisation_id) WHERE (state = 'prepared'::text);
CREATE INDEX handover_organisation ON app.handover USING btree (organisation_id, state, created_at DESC);
CREATE TRIGGER copy_withdrawn AFTER UPDATE OF copy_message ON app.handover FOR EACH ROW WHEN (((old.copy_message IS NOT NULL) AND (old.copy_message IS DISTINCT FROM new.copy_message))) EXECUTE FUNCTION app.copy_withdrawn();
CREATE TRIGGER gift_begins_ones_own BEFORE INSERT ON app.handover FOR EACH ROW WHEN (((new.kind = 'gift'::text) AND (new.signed_at IS NOT NULL))) EXECUTE FUNCTION app.gift_is_ones_own();
CREATE TRIGGER gift_is_ones_own BEFORE UPDATE ON app.handover FOR EACH ROW WHEN (((new.kind = 'gift'::text) AND (new.signed_at IS NOT NULL) AND ((old.signed_at IS NULL) OR (old.kind <> 'gift'::text)))) EXECUTE FUNCTION app.gift_is_ones_own();
CREATE TRIGGER let_go AFTER UPDATE OF state ON app.handover FOR EACH ROW WHEN (((new.state = 'cancelled'::text) AND (old.state <> 'cancelled'::text))) EXECUTE FUNCTION app.handover_let_go();
CREATE TRIGGER link_moved AFTER INSERT OR UPDATE ON app.handover FOR EACH ROW EXECUTE FUNCTION app.link_moved();
CREATE TRIGGER not_once_forgotten BEFORE INSERT ON app.handover FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.not_once_forgotten();
CREATE TRIGGER sheet_begins BEFORE INSERT ON app.handover FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND ((new.state <> 'prepared'::text) OR (new.signed_at IS NOT NULL) OR (new.agreement_file_id IS NOT NULL)))) EXECUTE FUNCTION app.sheet_begins();
CREATE TRIGGER signed_stays BEFORE UPDATE ON app.handover FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND (old.signed_at IS NOT NULL))) EXECUTE FUNCTION app.signed_stays();
alter table app.handover enable row level security;
alter table app.handover force row level security;
create policy changed on app.handover for update to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = handover.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy of_its_handout on app.handover as restrictive to maillon_app using (true) with check (((handout_id IS NULL) OR (EXISTS ( SELECT
   FROM app.handout o
  WHERE ((o.id = handover.handout_id) AND (o.organisation_id = handover.organisation_id))))));
create policy of_school on app.handover as restrictive for select to maillon_app using (((NOT ( SELECT app.as_school() AS as_school)) OR (organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))));
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
  label text,
  count smallint default 1 not null,
  beneficiary_id uuid,
  packed_at timestamp(3) with time zone,
  constraint handover_item_pkey PRIMARY KEY (id),
  constraint handover_item_allocation_id_fkey FOREIGN KEY (allocation_id) REFERENCES app.allocation(id),
  constraint handover_item_beneficiary_id_fkey FOREIGN KEY (beneficiary_id) REFERENCES app.beneficiary(id),
  constraint handover_item_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint handover_item_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES app.handover(id),
  constraint handover_item_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint handover_item_sim_card_id_fkey FOREIGN KEY (sim_card_id) REFERENCES app.sim_card(id),
  constraint handover_item_check CHECK ((num_nonnulls(device_id, sim_card_id, label) <= 1)),
  constraint handover_item_count_check CHECK (((count >= 1) AND (count <= 20))),
  constraint handover_item_label_check CHECK (((length(label) >= 2) AND (length(label) <= 80))),
  constraint handover_item_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'accepted'::text, 'refused'::text])))
);
CREATE UNIQUE INDEX handover_item_device ON app.handover_item USING btree (device_id) WHERE (state = 'pending'::text);
CREATE INDEX handover_item_handover ON app.handover_item USING btree (handover_id);
CREATE TRIGGER gift_holds_ones_own BEFORE INSERT OR UPDATE OF device_id, handover_id, state ON app.handover_item FOR EACH ROW WHEN (((new.device_id IS NOT NULL) AND (new.state <> 'refused'::text))) EXECUTE FUNCTION app.gift_holds_ones_own();
CREATE TRIGGER things_added BEFORE INSERT ON app.handover_item FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.things_stay();
CREATE TRIGGER things_stay BEFORE UPDATE ON app.handover_item FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND ((((((((old.handover_id IS DISTINCT FROM new.handover_id) OR (old.household_id IS DISTINCT FROM new.household_id)) OR (old.device_id IS DISTINCT FROM new.device_id)) OR (old.sim_card_id IS DISTINCT FROM new.sim_card_id)) OR (old.label IS DISTINCT FROM new.label)) OR (old.count IS DISTINCT FROM new.count)) OR (old.accessories IS DISTINCT FROM new.accessories)) OR (old.beneficiary_id IS DISTINCT FROM new.beneficiary_id)))) EXECUTE FUNCTION app.things_stay();
alter table app.handover_item enable row level security;
alter table app.handover_item force row level security;
create policy changed on app.handover_item for update to maillon_app using ((EXISTS ( SELECT
   FROM app.handover x
  WHERE ((x.id = handover_item.handover_id) AND (x.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy of_its_household on app.handover_item as restrictive to maillon_app using (true) with check (((beneficiary_id IS NULL) OR (EXISTS ( SELECT
   FROM app.beneficiary b
  WHERE ((b.id = handover_item.beneficiary_id) AND (b.household_id = handover_item.household_id))))));
create policy of_school on app.handover_item as restrictive for select to maillon_app using (((NOT ( SELECT app.as_school() AS as_school)) OR (EXISTS ( SELECT
   FROM app.handover x
  WHERE ((x.id = handover_item.handover_id) AND (x.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
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
  last_contact_at timestamp(3) with time zone default '-infinity'::timestamp with time zone not null,
  constraint household_pkey PRIMARY KEY (id),
  constraint household_commune_fkey FOREIGN KEY (commune) REFERENCES app.commune(insee),
  constraint household_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint household_adults_check CHECK (((adults >= 0) AND (adults <= 20))),
  constraint household_chain_check CHECK ((chain ~ '^[dnas]{7}$'::text)),
  constraint household_channel_check CHECK ((channel = ANY (ARRAY['phone'::text, 'sms'::text, 'email'::text, 'post'::text, 'in_person'::text, 'through_us'::text]))),
  constraint household_children_check CHECK (((children >= 0) AND (children <= 20))),
  constraint household_closed_as_check CHECK ((closed_as = ANY (ARRAY['autonomous'::text, 'moved'::text, 'declined'::text, 'unreachable'::text, 'no_longer_needed'::text, 'forgotten'::text]))),
  constraint household_connection_at_hand_check CHECK ((connection_at_hand = ANY (ARRAY['none'::text, 'prepaid'::text, 'mobile'::text, 'shared'::text, 'box'::text]))),
  constraint household_equipment_at_hand_check CHECK ((equipment_at_hand <@ ARRAY['none'::text, 'phone'::text, 'tablet'::text, 'shared_computer'::text, 'old_computer'::text, 'computer'::text])),
  constraint household_living_check CHECK ((living = ANY (ARRAY['home'::text, 'hosted'::text, 'collective'::text, 'no_address'::text]))),
  constraint household_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint household_stage_check CHECK (((stage >= 1) AND (stage <= 8))),
  constraint household_status_check CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text])))
);
CREATE INDEX household_last_contact ON app.household USING btree (last_contact_at) WHERE (forgotten_at IS NULL);
CREATE INDEX household_organisation ON app.household USING btree (organisation_id);
CREATE TRIGGER commission_forgotten AFTER UPDATE OF forgotten_at ON app.household FOR EACH ROW WHEN (((new.forgotten_at IS NOT NULL) AND (old.forgotten_at IS NULL))) EXECUTE FUNCTION app.commission_forgotten();
CREATE TRIGGER copy_called_back AFTER UPDATE OF neutral_message, confidential_address ON app.household FOR EACH ROW WHEN (((new.neutral_message AND (NOT old.neutral_message)) OR (new.confidential_address AND (NOT old.confidential_address)))) EXECUTE FUNCTION app.copy_called_back();
CREATE TRIGGER field_acts_emptied AFTER UPDATE OF forgotten_at ON app.household FOR EACH ROW WHEN (((old.forgotten_at IS NULL) AND (new.forgotten_at IS NOT NULL))) EXECUTE FUNCTION app.field_acts_emptied();
CREATE TRIGGER first_contact BEFORE INSERT ON app.household FOR EACH ROW EXECUTE FUNCTION app.first_contact();
CREATE TRIGGER guardian_forgotten AFTER UPDATE OF forgotten_at ON app.household FOR EACH ROW WHEN (((old.forgotten_at IS NULL) AND (new.forgotten_at IS NOT NULL))) EXECUTE FUNCTION app.guardian_forgotten();
CREATE TRIGGER homes_forgotten AFTER UPDATE OF forgotten_at ON app.household FOR EACH ROW WHEN ((new.forgotten_at IS NOT NULL)) EXECUTE FUNCTION app.homes_forgotten();
CREATE TRIGGER household_closed AFTER UPDATE OF closed_as ON app.household FOR EACH ROW WHEN ((old.closed_as IS DISTINCT FROM new.closed_as)) EXECUTE FUNCTION app.household_closed();
CREATE TRIGGER household_keyed BEFORE INSERT OR UPDATE OF name, name_key ON app.household FOR EACH ROW EXECUTE FUNCTION app.household_keyed();
CREATE TRIGGER household_moved AFTER UPDATE OF name, name_key, commune, stage, status, touched_at ON app.household FOR EACH ROW EXECUTE FUNCTION app.household_moved();
CREATE TRIGGER household_reached AFTER UPDATE OF phone ON app.household FOR EACH ROW WHEN ((old.phone IS DISTINCT FROM new.phone)) EXECUTE FUNCTION app.household_reached();
CREATE TRIGGER household_registered AFTER INSERT ON app.household FOR EACH ROW EXECUTE FUNCTION app.household_registered();
CREATE TRIGGER household_unlinked AFTER UPDATE OF forgotten_at ON app.household FOR EACH ROW WHEN (((old.forgotten_at IS NULL) AND (new.forgotten_at IS NOT NULL))) EXECUTE FUNCTION app.household_unlinked();
CREATE TRIGGER journey_ended AFTER UPDATE OF status ON app.household FOR EACH ROW WHEN ((old.status <> new.status)) EXECUTE FUNCTION app.journey_ended();
CREATE TRIGGER lists_forgotten AFTER UPDATE OF forgotten_at ON app.household FOR EACH ROW WHEN (((old.forgotten_at IS NULL) AND (new.forgotten_at IS NOT NULL))) EXECUTE FUNCTION app.lists_forgotten();
CREATE TRIGGER loans_forgotten AFTER UPDATE OF forgotten_at ON app.household FOR EACH ROW WHEN (((new.forgotten_at IS NOT NULL) AND (old.forgotten_at IS NULL))) EXECUTE FUNCTION app.loans_forgotten();
CREATE TRIGGER messages_forgotten AFTER UPDATE OF forgotten_at ON app.household FOR EACH ROW WHEN (((new.forgotten_at IS NOT NULL) AND (old.forgotten_at IS NULL))) EXECUTE FUNCTION app.forget_messages();
CREATE TRIGGER prescriptions_forgotten AFTER UPDATE OF forgotten_at ON app.household FOR EACH ROW WHEN (((new.forgotten_at IS NOT NULL) AND (old.forgotten_at IS NULL))) EXECUTE FUNCTION app.prescriptions_forgotten();
CREATE TRIGGER pupils_forgotten AFTER UPDATE OF forgotten_at ON app.household FOR EACH ROW WHEN (((old.forgotten_at IS NULL) AND (new.forgotten_at IS NOT NULL))) EXECUTE FUNCTION app.household_forgotten();
CREATE TRIGGER requests_forgotten AFTER UPDATE OF forgotten_at ON app.household FOR EACH ROW WHEN (((new.forgotten_at IS NOT NULL) AND (old.forgotten_at IS NULL))) EXECUTE FUNCTION app.requests_forgotten();
CREATE TRIGGER runs_forgotten AFTER UPDATE OF forgotten_at ON app.household FOR EACH ROW WHEN (((new.forgotten_at IS NOT NULL) AND (old.forgotten_at IS NULL))) EXECUTE FUNCTION app.runs_forgotten();
alter table app.household enable row level security;
alter table app.household force row level security;
create policy changed on app.household for update to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = household.id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy owner on app.household to maillon_owner using (true) with check (true);
create policy registered on app.household for insert to maillon_app with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy seen on app.household for select to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = household.id) AND (a.ended_at IS NULL)))));
grant insert, select on app.household to maillon_app;
grant update (name, commune, address, phone, email, channel, best_moment, languages, interpreter, adults, children, status, closed_as, closed_at, chain, stage, touched_at, version, living, neutral_message, confidential_address, equipment_at_hand, connection_at_hand, name_key, answer_awaited) on app.household to maillon_app;

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
  kept_in uuid,
  kept_since timestamp(3) with time zone,
  phone text,
  chain text,
  constraint household_access_pkey PRIMARY KEY (organisation_id, household_id),
  constraint household_access_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id) ON DELETE CASCADE,
  constraint household_access_kept_in_fkey FOREIGN KEY (kept_in) REFERENCES app.household(id),
  constraint household_access_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint household_access_chain_check CHECK ((chain ~ '^[dnas]{7}$'::text)),
  constraint household_access_reason_check CHECK ((reason = ANY (ARRAY['registered'::text, 'prescription'::text, 'handover'::text, 'workshop'::text, 'programme'::text]))),
  constraint household_access_scope_check CHECK ((scope = ANY (ARRAY['full'::text, 'status'::text]))),
  constraint kept_in_another CHECK ((kept_in <> household_id))
);
CREATE INDEX household_access_commune ON app.household_access USING btree (organisation_id, commune, touched_at DESC, household_id DESC) WHERE (ended_at IS NULL);
CREATE INDEX household_access_household ON app.household_access USING btree (household_id, organisation_id);
CREATE INDEX household_access_kept ON app.household_access USING btree (kept_in, organisation_id) WHERE (kept_in IS NOT NULL);
CREATE INDEX household_access_list ON app.household_access USING btree (organisation_id, touched_at DESC, household_id DESC) WHERE (ended_at IS NULL);
CREATE INDEX household_access_name ON app.household_access USING btree (organisation_id, name_key) WHERE (ended_at IS NULL);
CREATE INDEX household_access_phone ON app.household_access USING btree (organisation_id, phone) WHERE ((ended_at IS NULL) AND (phone IS NOT NULL));
CREATE INDEX household_access_stage ON app.household_access USING btree (organisation_id, stage, touched_at DESC, household_id DESC) WHERE (ended_at IS NULL);
CREATE TRIGGER access_ended AFTER UPDATE OF ended_at ON app.household_access FOR EACH ROW WHEN (((old.ended_at IS NULL) AND (new.ended_at IS NOT NULL))) EXECUTE FUNCTION app.access_ended();
CREATE TRIGGER access_reached BEFORE INSERT OR UPDATE OF scope ON app.household_access FOR EACH ROW EXECUTE FUNCTION app.access_reached();
CREATE TRIGGER access_reworded AFTER UPDATE ON app.household_access FOR EACH ROW WHEN (((old.name_key IS DISTINCT FROM new.name_key) OR (old.ended_at IS DISTINCT FROM new.ended_at) OR (old.scope IS DISTINCT FROM new.scope) OR (old.kept_in IS DISTINCT FROM new.kept_in))) EXECUTE FUNCTION app.access_worded();
CREATE TRIGGER access_worded AFTER INSERT ON app.household_access FOR EACH ROW EXECUTE FUNCTION app.access_worded();
CREATE TRIGGER followed_by_school BEFORE INSERT ON app.household_access FOR EACH ROW EXECUTE FUNCTION app.followed_by_school();
alter table app.household_access enable row level security;
alter table app.household_access force row level security;
create policy owner on app.household_access to maillon_owner using (true) with check (true);
create policy seen on app.household_access for select to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND ((reason <> 'prescription'::text) OR (NOT ( SELECT app.received_closed() AS received_closed)))));
grant select on app.household_access to maillon_app;

create table app.household_word (
  organisation_id uuid not null,
  word text collate "C" not null,
  household_id uuid not null,
  constraint household_word_pkey PRIMARY KEY (organisation_id, word, household_id),
  constraint household_word_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id) ON DELETE CASCADE,
  constraint household_word_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id)
);
CREATE INDEX household_word_household ON app.household_word USING btree (household_id, organisation_id, word);
CREATE TRIGGER word_keyed AFTER INSERT ON app.household_word REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.word_keyed();
CREATE TRIGGER word_unkeyed AFTER DELETE ON app.household_word REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION app.word_unkeyed();
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

create table app.kit (
  id uuid not null,
  organisation_id uuid not null,
  programme_id uuid not null,
  "position" smallint not null,
  name text not null,
  has_computer boolean not null,
  has_connection boolean not null,
  has_training boolean not null,
  device_kinds text[] default '{}'::text[] not null,
  publics text[] default '{}'::text[] not null,
  fit jsonb default '{}'::jsonb not null,
  ended_at timestamp(3) with time zone,
  version integer default 1 not null,
  constraint kit_pkey PRIMARY KEY (id),
  constraint kit_of_programme FOREIGN KEY (organisation_id, programme_id) REFERENCES app.programme(organisation_id, id),
  constraint kit_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint kit_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES app.programme(id),
  constraint kit_devices CHECK ((has_computer OR (device_kinds = '{}'::text[]))),
  constraint kit_fit_check CHECK ((jsonb_typeof(fit) = 'object'::text)),
  constraint kit_name_check CHECK (((length(name) >= 2) AND (length(name) <= 80))),
  constraint kit_of_something CHECK ((has_computer OR has_connection)),
  constraint kit_position_check CHECK (("position" >= 1))
);
CREATE UNIQUE INDEX kit_name ON app.kit USING btree (organisation_id, programme_id, name) WHERE (ended_at IS NULL);
CREATE INDEX kit_programme ON app.kit USING btree (programme_id, "position");
alter table app.kit enable row level security;
alter table app.kit force row level security;
create policy own on app.kit to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.kit to maillon_owner using (true) with check (true);
grant insert, select, update on app.kit to maillon_app;

create table app.label (
  code text not null,
  organisation_id uuid not null,
  batch_id uuid not null,
  "position" integer not null,
  device_id uuid,
  claimed_by text,
  claimed_at timestamp(3) with time zone,
  constraint label_pkey PRIMARY KEY (code),
  constraint label_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES app.label_batch(id),
  constraint label_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint label_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint label_check CHECK (((device_id IS NULL) = (claimed_at IS NULL))),
  constraint label_check1 CHECK (((device_id IS NULL) = (claimed_by IS NULL))),
  constraint label_code_check CHECK ((code ~ '^[0-9ABCDEFGHJKMNPQRSTVWXY]{8}$'::text))
);
CREATE INDEX label_of_batch ON app.label USING btree (batch_id, "position");
CREATE INDEX label_of_device ON app.label USING btree (device_id) WHERE (device_id IS NOT NULL);
alter table app.label enable row level security;
alter table app.label force row level security;
create policy own on app.label to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.label to maillon_owner using (true) with check (true);
create policy stuck on app.label for select to maillon_app using ((device_id IN ( SELECT d.id
   FROM app.device d
  WHERE (d.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))));
grant insert, select, update on app.label to maillon_app;

create table app.label_batch (
  id uuid not null,
  organisation_id uuid not null,
  count integer not null,
  printed_by text not null,
  printed_at timestamp(3) with time zone not null,
  constraint label_batch_pkey PRIMARY KEY (id),
  constraint label_batch_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint label_batch_count_check CHECK (((count >= 1) AND (count <= 1000)))
);
CREATE INDEX label_batch_list ON app.label_batch USING btree (organisation_id, printed_at DESC, id DESC);
alter table app.label_batch enable row level security;
alter table app.label_batch force row level security;
create policy own on app.label_batch to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.label_batch to maillon_owner using (true) with check (true);
grant insert, select, update on app.label_batch to maillon_app;

create table app.likeness (
  organisation_id uuid not null,
  a uuid not null,
  b uuid not null,
  zone text not null,
  odds real not null,
  steps jsonb not null,
  found_at timestamp(3) with time zone not null,
  constraint likeness_pkey PRIMARY KEY (organisation_id, a, b),
  constraint likeness_a_fkey FOREIGN KEY (a) REFERENCES app.household(id) ON DELETE CASCADE,
  constraint likeness_b_fkey FOREIGN KEY (b) REFERENCES app.household(id) ON DELETE CASCADE,
  constraint likeness_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint likeness_in_order CHECK ((a < b)),
  constraint likeness_zone_check CHECK ((zone = ANY (ARRAY['certain'::text, 'judge'::text])))
);
CREATE INDEX likeness_other ON app.likeness USING btree (organisation_id, b);
alter table app.likeness enable row level security;
alter table app.likeness force row level security;
create policy own on app.likeness to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.likeness to maillon_owner using (true) with check (true);
grant select on app.likeness to maillon_app;

create table app.linkage_model (
  organisation_id uuid not null,
  model jsonb not null,
  files integer not null,
  learnt_at timestamp(3) with time zone not null,
  constraint linkage_model_pkey PRIMARY KEY (organisation_id),
  constraint linkage_model_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id)
);
alter table app.linkage_model enable row level security;
alter table app.linkage_model force row level security;
create policy own on app.linkage_model to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.linkage_model to maillon_owner using (true) with check (true);
grant select on app.linkage_model to maillon_app;

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
  constraint list_upload_purpose_check CHECK ((purpose ~ '^[a-z_]{3,30}$'::text)),
  constraint list_upload_sha256_check CHECK ((length(sha256) = 32))
);
CREATE INDEX list_upload_census ON app.list_upload USING btree (census_id, sha256);
CREATE INDEX list_upload_kept ON app.list_upload USING btree (kept_at);
alter table app.list_upload enable row level security;
alter table app.list_upload force row level security;
create policy own on app.list_upload to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.list_upload to maillon_owner using (true) with check (true);
grant insert, select, update on app.list_upload to maillon_app;

create table app.loan_reminder (
  id uuid not null,
  organisation_id uuid not null,
  household_id uuid not null,
  handover_id uuid not null,
  due_on date not null,
  moment text not null,
  how text not null,
  reminded_at timestamp(3) with time zone not null,
  told_by text,
  told_at timestamp(3) with time zone,
  constraint loan_reminder_pkey PRIMARY KEY (id),
  constraint loan_reminder_handover_id_due_on_moment_key UNIQUE (handover_id, due_on, moment),
  constraint loan_reminder_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES app.handover(id),
  constraint loan_reminder_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint loan_reminder_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint loan_reminder_how_check CHECK ((how = ANY (ARRAY['email'::text, 'sms'::text, 'person'::text]))),
  constraint loan_reminder_moment_check CHECK ((moment = ANY (ARRAY['month'::text, 'week'::text, 'late'::text])))
);
CREATE INDEX loan_reminder_household ON app.loan_reminder USING btree (household_id);
CREATE INDEX loan_reminder_to_tell ON app.loan_reminder USING btree (organisation_id) WHERE ((how = 'person'::text) AND (told_at IS NULL));
alter table app.loan_reminder enable row level security;
alter table app.loan_reminder force row level security;
create policy own on app.loan_reminder to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.loan_reminder to maillon_owner using (true) with check (true);
grant insert, select on app.loan_reminder to maillon_app;
grant update (told_by, told_at) on app.loan_reminder to maillon_app;

create table app.loan_return (
  id uuid not null,
  organisation_id uuid not null,
  household_id uuid not null,
  handover_id uuid not null,
  custody_id uuid not null,
  device_id uuid not null,
  place_id uuid not null,
  condition text not null,
  missing text default ''::text not null,
  received_by text not null,
  returned_at timestamp(3) with time zone not null,
  constraint loan_return_pkey PRIMARY KEY (id),
  constraint loan_return_custody_id_fkey FOREIGN KEY (custody_id) REFERENCES app.custody(id),
  constraint loan_return_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint loan_return_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES app.handover(id),
  constraint loan_return_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint loan_return_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint loan_return_place_id_fkey FOREIGN KEY (place_id) REFERENCES app.place(id),
  constraint loan_return_condition_check CHECK ((condition = ANY (ARRAY['fine'::text, 'worn'::text, 'broken'::text])))
);
CREATE INDEX loan_return_device ON app.loan_return USING btree (device_id);
CREATE INDEX loan_return_household ON app.loan_return USING btree (household_id);
CREATE UNIQUE INDEX loan_return_once ON app.loan_return USING btree (organisation_id, custody_id);
CREATE TRIGGER not_once_forgotten BEFORE INSERT ON app.loan_return FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.not_once_forgotten();
alter table app.loan_return enable row level security;
alter table app.loan_return force row level security;
create policy own on app.loan_return to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.loan_return to maillon_owner using (true) with check (true);
grant insert, select on app.loan_return to maillon_app;

create table app.loan_terms (
  id uuid not null,
  organisation_id uuid not null,
  programme_id uuid not null,
  from_on date not null,
  months integer not null,
  renewals integer not null,
  notice_days integer not null,
  care text default ''::text not null,
  said_by text not null,
  said_at timestamp(3) with time zone not null,
  constraint loan_terms_pkey PRIMARY KEY (id),
  constraint loan_terms_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint loan_terms_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES app.programme(id),
  constraint loan_terms_months_check CHECK (((months >= 1) AND (months <= 60))),
  constraint loan_terms_notice_days_check CHECK (((notice_days >= 0) AND (notice_days <= 90))),
  constraint loan_terms_renewals_check CHECK (((renewals >= 0) AND (renewals <= 10)))
);
CREATE INDEX loan_terms_programme ON app.loan_terms USING btree (programme_id, from_on DESC, said_at DESC);
alter table app.loan_terms enable row level security;
alter table app.loan_terms force row level security;
create policy own on app.loan_terms to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.loan_terms to maillon_owner using (true) with check (true);
grant insert, select on app.loan_terms to maillon_app;

create table app.loss (
  id uuid not null,
  organisation_id uuid not null,
  household_id uuid not null,
  handover_id uuid not null,
  custody_id uuid not null,
  device_id uuid not null,
  kind text not null,
  happened_on date not null,
  circumstance text not null,
  report_number text,
  declared_to text not null,
  declared_at timestamp(3) with time zone not null,
  constraint loss_pkey PRIMARY KEY (id),
  constraint loss_custody_id_fkey FOREIGN KEY (custody_id) REFERENCES app.custody(id),
  constraint loss_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint loss_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES app.handover(id),
  constraint loss_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint loss_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint loss_circumstance_check CHECK ((circumstance = ANY (ARRAY['at_home'::text, 'on_the_way'::text, 'outside'::text, 'at_school'::text, 'unsaid'::text]))),
  constraint loss_kind_check CHECK ((kind = ANY (ARRAY['lost'::text, 'stolen'::text])))
);
CREATE INDEX loss_device ON app.loss USING btree (device_id);
CREATE INDEX loss_household ON app.loss USING btree (household_id);
CREATE UNIQUE INDEX loss_once ON app.loss USING btree (organisation_id, custody_id);
CREATE TRIGGER not_once_forgotten BEFORE INSERT ON app.loss FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.not_once_forgotten();
alter table app.loss enable row level security;
alter table app.loss force row level security;
create policy own on app.loss to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.loss to maillon_owner using (true) with check (true);
grant insert, select on app.loss to maillon_app;

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
  constraint need_closed_as_check CHECK ((closed_as = ANY (ARRAY['autonomous'::text, 'moved'::text, 'declined'::text, 'unreachable'::text, 'no_longer_needed'::text, 'forgotten'::text]))),
  constraint need_kind_check CHECK ((kind = ANY (ARRAY['computer'::text, 'connection'::text, 'skills'::text]))),
  constraint need_state_check CHECK ((state = ANY (ARRAY['heard'::text, 'qualified'::text, 'prescribed'::text, 'promised'::text, 'served'::text, 'followed'::text, 'closed'::text])))
);
CREATE INDEX need_household ON app.need USING btree (household_id);
CREATE UNIQUE INDEX need_once ON app.need USING btree (household_id, kind) WHERE (state <> 'closed'::text);
CREATE TRIGGER link_left AFTER DELETE ON app.need FOR EACH ROW EXECUTE FUNCTION app.link_moved();
CREATE TRIGGER link_moved AFTER UPDATE ON app.need FOR EACH ROW EXECUTE FUNCTION app.link_moved();
CREATE TRIGGER needs_heard AFTER INSERT ON app.need REFERENCING NEW TABLE AS heard FOR EACH STATEMENT EXECUTE FUNCTION app.needs_heard();
CREATE TRIGGER not_once_forgotten BEFORE INSERT ON app.need FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.not_once_forgotten();
alter table app.need enable row level security;
alter table app.need force row level security;
create policy changed on app.need for update to maillon_app using ((true AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = need.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy of_school on app.need as restrictive for select to maillon_app using (((NOT ( SELECT app.as_school() AS as_school)) OR (organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))));
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
  legal_basis text,
  dpo_name text,
  dpo_email text,
  mask_lifted_at timestamp(3) with time zone,
  mask_lifted_by text,
  uai text,
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_commune_fkey FOREIGN KEY (commune) REFERENCES app.commune(insee),
  constraint organisation_dpo_email_check CHECK ((length(dpo_email) <= 200)),
  constraint organisation_dpo_name_check CHECK ((length(dpo_name) <= 120)),
  constraint organisation_kind_check CHECK ((kind = ANY (ARRAY['association'::text, 'ccas'::text, 'mission_locale'::text, 'plie'::text, 'caf'::text, 'social_centre'::text, 'child_welfare'::text, 'school'::text, 'town_hall'::text, 'community'::text, 'departement'::text, 'company'::text, 'refurbisher'::text, 'operator'::text, 'foundation'::text, 'state'::text, 'library'::text, 'france_services'::text, 'health'::text, 'justice'::text, 'probation'::text, 'youth_justice'::text, 'addiction_care'::text, 'harm_reduction'::text, 'women_rights'::text, 'street_prevention'::text, 'boarding_house'::text, 'shelter'::text, 'psychiatry'::text, 'asylum'::text, 'other'::text]))),
  constraint organisation_legal_basis_check CHECK ((legal_basis = ANY (ARRAY['public_task'::text, 'legitimate_interest'::text, 'agreed'::text]))),
  constraint organisation_mask_lifted CHECK (((mask_lifted_at IS NULL) = (mask_lifted_by IS NULL))),
  constraint organisation_name_check CHECK (((length(name) >= 2) AND (length(name) <= 160))),
  constraint organisation_siret_check CHECK ((siret ~ '^\d{14}$'::text)),
  constraint organisation_uai_check CHECK ((uai ~ '^\d{7}[A-Z]$'::text)),
  constraint organisation_uai_of_school CHECK (((uai IS NULL) OR (kind = 'school'::text)))
);
CREATE UNIQUE INDEX organisation_uai ON app.organisation USING btree (uai) WHERE (uai IS NOT NULL);
CREATE TRIGGER masked_by_kind BEFORE INSERT OR UPDATE OF kind, masked_as, mask_lifted_at ON app.organisation FOR EACH ROW EXECUTE FUNCTION app.masked_by_kind();
alter table app.organisation enable row level security;
alter table app.organisation force row level security;
create policy own on app.organisation for update to maillon_app using ((id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.organisation to maillon_owner using (true) with check (true);
create policy seen on app.organisation for select to maillon_app using ((( SELECT app.orgs() AS orgs) IS NOT NULL));
grant select on app.organisation to maillon_app;
grant update (name, commune, email, phone, masked_as, legal_basis, dpo_name, dpo_email, uai) on app.organisation to maillon_app;

create table app.organisation_called (
  organisation_id uuid not null,
  called text not null,
  meant_id uuid not null,
  said_at timestamp(3) with time zone not null,
  constraint organisation_called_pkey PRIMARY KEY (organisation_id, called),
  constraint organisation_called_meant_id_fkey FOREIGN KEY (meant_id) REFERENCES app.organisation(id),
  constraint organisation_called_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint organisation_called_called_check CHECK (((length(called) >= 1) AND (length(called) <= 160)))
);
alter table app.organisation_called enable row level security;
alter table app.organisation_called force row level security;
create policy own on app.organisation_called to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.organisation_called to maillon_owner using (true) with check (true);
grant insert, select, update on app.organisation_called to maillon_app;

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
CREATE INDEX outbox_household ON app.outbox USING btree (household_id) WHERE (household_id IS NOT NULL);
CREATE INDEX outbox_queue ON app.outbox USING btree (not_before) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));
CREATE INDEX outbox_recent ON app.outbox USING btree (created_at DESC, id DESC);
CREATE TRIGGER copy_delivered AFTER UPDATE OF state ON app.outbox FOR EACH ROW WHEN (((new.state = ANY (ARRAY['sent'::text, 'failed'::text])) AND (old.state IS DISTINCT FROM new.state) AND (new.household_id IS NOT NULL))) EXECUTE FUNCTION app.copy_delivered();
CREATE TRIGGER warning_undelivered AFTER UPDATE OF state ON app.outbox FOR EACH ROW WHEN (((new.state = 'failed'::text) AND (old.state <> 'failed'::text) AND (new.household_id IS NOT NULL))) EXECUTE FUNCTION app.warning_undelivered();
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
CREATE TRIGGER not_once_forgotten BEFORE INSERT ON app.outcome FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.not_once_forgotten();
alter table app.outcome enable row level security;
alter table app.outcome force row level security;
create policy changed on app.outcome for update to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = outcome.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy of_school on app.outcome as restrictive for select to maillon_app using (((NOT ( SELECT app.as_school() AS as_school)) OR (organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))));
create policy owner on app.outcome to maillon_owner using (true) with check (true);
create policy seen on app.outcome for select to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = outcome.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy written on app.outcome for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = outcome.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select, update on app.outcome to maillon_app;

create table app.part (
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  fits text default ''::text not null,
  from_device_id uuid,
  supplier text,
  cost_cents integer,
  repair_id uuid,
  device_id uuid,
  added_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone,
  constraint part_pkey PRIMARY KEY (id),
  constraint part_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint part_from_device_id_fkey FOREIGN KEY (from_device_id) REFERENCES app.device(id),
  constraint part_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint part_repair_id_fkey FOREIGN KEY (repair_id) REFERENCES app.repair(id),
  constraint part_bought_check CHECK (((from_device_id IS NOT NULL) OR (cost_cents IS NOT NULL))),
  constraint part_check CHECK ((((repair_id IS NULL) = (used_at IS NULL)) AND ((device_id IS NULL) = (used_at IS NULL)))),
  constraint part_check1 CHECK ((from_device_id <> device_id)),
  constraint part_cost_cents_check CHECK (((cost_cents >= 0) AND (cost_cents <= 1000000))),
  constraint part_fits_check CHECK ((length(fits) <= 200)),
  constraint part_kind_check CHECK ((kind = ANY (ARRAY['memory'::text, 'drive'::text, 'battery'::text, 'charger'::text, 'display'::text, 'keyboard'::text, 'touchpad'::text, 'speakers'::text, 'fan'::text, 'network_card'::text, 'hinge'::text, 'casing'::text, 'board'::text, 'other'::text]))),
  constraint part_origin_check CHECK (((from_device_id IS NULL) <> (supplier IS NULL))),
  constraint part_supplier_check CHECK (((length(supplier) >= 1) AND (length(supplier) <= 120)))
);
CREATE INDEX part_device ON app.part USING btree (device_id) WHERE (device_id IS NOT NULL);
CREATE INDEX part_from ON app.part USING btree (from_device_id) WHERE (from_device_id IS NOT NULL);
CREATE INDEX part_stock ON app.part USING btree (organisation_id, added_at DESC, id DESC);
alter table app.part enable row level security;
alter table app.part force row level security;
create policy held on app.part as restrictive for insert to maillon_app with check ((((device_id IS NULL) OR ( SELECT true
   FROM app.device d
  WHERE ((d.id = part.device_id) AND (d.organisation_id = part.organisation_id)))) AND ((from_device_id IS NULL) OR ( SELECT true
   FROM app.device d
  WHERE ((d.id = part.from_device_id) AND (d.organisation_id = part.organisation_id) AND (COALESCE(d.owner_id, d.organisation_id) = d.organisation_id))))));
create policy mounted on app.part as restrictive for update to maillon_app using (true) with check (((device_id IS NULL) OR ( SELECT true
   FROM app.device d
  WHERE ((d.id = part.device_id) AND (d.organisation_id = part.organisation_id)))));
create policy own on app.part to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.part to maillon_owner using (true) with check (true);
grant insert, select on app.part to maillon_app;
grant update (repair_id, device_id, used_at) on app.part to maillon_app;

create table app.performance_policy (
  id uuid not null,
  organisation_id uuid not null,
  version integer not null,
  since date not null,
  scale jsonb not null,
  written_at timestamp(3) with time zone not null,
  constraint performance_policy_pkey PRIMARY KEY (id),
  constraint performance_policy_since_key UNIQUE (organisation_id, since),
  constraint performance_policy_version_key UNIQUE (organisation_id, version),
  constraint performance_policy_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint performance_policy_scale_check CHECK ((jsonb_typeof(scale) = 'object'::text)),
  constraint performance_policy_version_check CHECK ((version >= 1))
);
alter table app.performance_policy enable row level security;
alter table app.performance_policy force row level security;
create policy own on app.performance_policy to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.performance_policy to maillon_owner using (true) with check (true);
grant insert, select on app.performance_policy to maillon_app;

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
  seen_at timestamp(3) with time zone,
  seen_by text,
  asked_at timestamp(3) with time zone,
  question_reminded_at timestamp(3) with time zone,
  paused_seconds integer default 0 not null,
  answered_by_link boolean default false not null,
  family_told_at timestamp(3) with time zone,
  young text,
  constraint prescription_pkey PRIMARY KEY (id),
  constraint prescription_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint prescription_member_id_fkey FOREIGN KEY (member_id) REFERENCES app.member(id),
  constraint prescription_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint prescription_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES app.programme(id),
  constraint prescription_suggested_id_fkey FOREIGN KEY (suggested_id) REFERENCES app.organisation(id),
  constraint prescription_to_organisation_id_fkey FOREIGN KEY (to_organisation_id) REFERENCES app.organisation(id),
  constraint prescription_check CHECK ((organisation_id <> to_organisation_id)),
  constraint prescription_paused_seconds_check CHECK ((paused_seconds >= 0)),
  constraint prescription_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'accepted'::text, 'promised'::text, 'served'::text, 'refused'::text, 'rerouted'::text, 'expired'::text, 'withdrawn'::text]))),
  constraint prescription_young_check CHECK ((young = ANY (ARRAY['with_parent'::text, 'alone'::text])))
);
CREATE INDEX prescription_accepted ON app.prescription USING btree (answered_at) WHERE (state = 'accepted'::text);
CREATE INDEX prescription_awaiting ON app.prescription USING btree (member_id) WHERE (state = 'sent'::text);
CREATE INDEX prescription_elsewhere ON app.prescription USING btree (organisation_id, updated_at) WHERE (state = ANY (ARRAY['sent'::text, 'expired'::text]));
CREATE INDEX prescription_household ON app.prescription USING btree (household_id);
CREATE UNIQUE INDEX prescription_open ON app.prescription USING btree (organisation_id, household_id, to_organisation_id) WHERE (state = ANY (ARRAY['sent'::text, 'accepted'::text, 'promised'::text]));
CREATE INDEX prescription_received ON app.prescription USING btree (to_organisation_id, state, sent_at DESC, id DESC);
CREATE INDEX prescription_sent ON app.prescription USING btree (organisation_id, sent_at DESC, id DESC);
CREATE INDEX prescription_unanswered ON app.prescription USING btree (sent_at) WHERE (state = 'sent'::text);
CREATE TRIGGER addressed_with_adult BEFORE INSERT ON app.prescription FOR EACH ROW EXECUTE FUNCTION app.addressed_with_adult();
CREATE TRIGGER answered_by_receiver BEFORE UPDATE OF state ON app.prescription FOR EACH ROW WHEN (((old.state = 'sent'::text) AND (new.state = ANY (ARRAY['accepted'::text, 'refused'::text, 'promised'::text, 'served'::text])))) EXECUTE FUNCTION app.answered_by_receiver();
CREATE TRIGGER file_opened AFTER UPDATE OF state ON app.prescription FOR EACH ROW WHEN (((old.state = 'sent'::text) AND (new.state = 'accepted'::text))) EXECUTE FUNCTION app.file_opened();
CREATE TRIGGER link_moved AFTER INSERT OR UPDATE ON app.prescription FOR EACH ROW EXECUTE FUNCTION app.link_moved();
CREATE TRIGGER sender_masked BEFORE INSERT ON app.prescription FOR EACH ROW EXECUTE FUNCTION app.sender_masked();
CREATE TRIGGER stopped BEFORE UPDATE ON app.prescription FOR EACH ROW WHEN (((old.state = 'sent'::text) AND ((new.state = ANY (ARRAY['accepted'::text, 'refused'::text, 'promised'::text, 'served'::text, 'rerouted'::text])) OR ((old.asked_at IS NULL) AND (new.asked_at IS NOT NULL))))) EXECUTE FUNCTION app.not_while_stopped();
CREATE TRIGGER stopped_new BEFORE INSERT ON app.prescription FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.not_while_stopped();
alter table app.prescription enable row level security;
alter table app.prescription force row level security;
create policy changed on app.prescription for update to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = prescription.household_id) AND (a.ended_at IS NULL) AND (((a.scope = 'full'::text) AND (prescription.organisation_id = a.organisation_id)) OR (prescription.to_organisation_id = a.organisation_id)) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy of_school on app.prescription as restrictive for select to maillon_app using (((NOT ( SELECT app.as_school() AS as_school)) OR (organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) OR (to_organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))));
create policy owner on app.prescription to maillon_owner using (true) with check (true);
create policy received on app.prescription for select to maillon_app using (((to_organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = prescription.household_id) AND (a.ended_at IS NULL))))));
create policy seen on app.prescription for select to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = prescription.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy sent on app.prescription for select to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy written on app.prescription for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = prescription.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select on app.prescription to maillon_app;
grant update (state, why, answered_at, answered_by, updated_at, suggested_id, noted_at, seen_at, seen_by, asked_at, paused_seconds) on app.prescription to maillon_app;

create table app.prescription_link (
  prescription_id uuid not null,
  organisation_id uuid not null,
  token_hash bytea not null,
  sent_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  opened_at timestamp(3) with time zone,
  constraint prescription_link_pkey PRIMARY KEY (prescription_id),
  constraint prescription_link_token_hash_key UNIQUE (token_hash),
  constraint prescription_link_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint prescription_link_prescription_id_fkey FOREIGN KEY (prescription_id) REFERENCES app.prescription(id)
);
CREATE TRIGGER stopped BEFORE INSERT OR UPDATE OF token_hash ON app.prescription_link FOR EACH ROW EXECUTE FUNCTION app.no_link_while_stopped();
alter table app.prescription_link enable row level security;
alter table app.prescription_link force row level security;
create policy own on app.prescription_link to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.prescription p
  WHERE ((p.id = prescription_link.prescription_id) AND (p.organisation_id = prescription_link.organisation_id))))));
create policy owner on app.prescription_link to maillon_owner using (true) with check (true);
grant insert, select, update on app.prescription_link to maillon_app;

create table app.prescription_message (
  id uuid not null,
  prescription_id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  said_by text not null,
  body text not null,
  said_at timestamp(3) with time zone not null,
  constraint prescription_message_pkey PRIMARY KEY (id),
  constraint prescription_message_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint prescription_message_prescription_id_fkey FOREIGN KEY (prescription_id) REFERENCES app.prescription(id),
  constraint prescription_message_body_check CHECK (((length(body) >= 1) AND (length(body) <= 500))),
  constraint prescription_message_kind_check CHECK ((kind = ANY (ARRAY['question'::text, 'answer'::text])))
);
CREATE INDEX prescription_message_thread ON app.prescription_message USING btree (prescription_id, said_at);
CREATE TRIGGER speaker_masked BEFORE INSERT ON app.prescription_message FOR EACH ROW EXECUTE FUNCTION app.speaker_masked();
alter table app.prescription_message enable row level security;
alter table app.prescription_message force row level security;
create policy owner on app.prescription_message to maillon_owner using (true) with check (true);
create policy seen on app.prescription_message for select to maillon_app using ((EXISTS ( SELECT
   FROM app.prescription p
  WHERE ((p.id = prescription_message.prescription_id) AND ((p.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) OR (p.to_organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy written on app.prescription_message for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.prescription p
  WHERE ((p.id = prescription_message.prescription_id) AND (prescription_message.organisation_id =
        CASE prescription_message.kind
            WHEN 'question'::text THEN p.to_organisation_id
            WHEN 'answer'::text THEN p.organisation_id
            ELSE NULL::uuid
        END))))));
grant insert, select on app.prescription_message to maillon_app;

create table app.priority_policy (
  id uuid not null,
  organisation_id uuid not null,
  programme_id uuid not null,
  version integer not null,
  rules jsonb not null,
  state text default 'draft'::text not null,
  adopted_by text default ''::text not null,
  adopted_on date,
  written_by text not null,
  written_at timestamp(3) with time zone not null,
  edits integer default 0 not null,
  constraint priority_policy_pkey PRIMARY KEY (id),
  constraint priority_policy_version UNIQUE (organisation_id, programme_id, version),
  constraint priority_policy_of_programme FOREIGN KEY (organisation_id, programme_id) REFERENCES app.programme(organisation_id, id),
  constraint priority_policy_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint priority_policy_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES app.programme(id),
  constraint priority_policy_adopted CHECK ((((state = 'adopted'::text) = (adopted_on IS NOT NULL)) AND ((state = 'adopted'::text) = (adopted_by <> ''::text)))),
  constraint priority_policy_rules_check CHECK ((jsonb_typeof(rules) = 'object'::text)),
  constraint priority_policy_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'adopted'::text]))),
  constraint priority_policy_version_check CHECK ((version >= 1))
);
CREATE UNIQUE INDEX priority_policy_draft ON app.priority_policy USING btree (organisation_id, programme_id) WHERE (state = 'draft'::text);
CREATE UNIQUE INDEX priority_policy_of ON app.priority_policy USING btree (organisation_id, id);
CREATE INDEX priority_policy_programme ON app.priority_policy USING btree (programme_id);
CREATE TRIGGER policy_frozen BEFORE DELETE OR UPDATE ON app.priority_policy FOR EACH ROW WHEN ((old.state = 'adopted'::text)) EXECUTE FUNCTION app.policy_frozen();
alter table app.priority_policy enable row level security;
alter table app.priority_policy force row level security;
create policy own on app.priority_policy to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.priority_policy to maillon_owner using (true) with check (true);
grant delete, insert, select on app.priority_policy to maillon_app;
grant update (rules, state, adopted_by, adopted_on, written_by, written_at, edits) on app.priority_policy to maillon_app;

create table app.programme (
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  funder_id uuid,
  starts_on date not null,
  ends_on date,
  note text default ''::text not null,
  created_at timestamp(3) with time zone default now() not null,
  publics text[] default '{}'::text[] not null,
  whole_kits boolean default true not null,
  constraint programme_pkey PRIMARY KEY (id),
  constraint programme_funder_id_fkey FOREIGN KEY (funder_id) REFERENCES app.organisation(id),
  constraint programme_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id)
);
CREATE INDEX programme_organisation ON app.programme USING btree (organisation_id);
CREATE UNIQUE INDEX programme_own ON app.programme USING btree (organisation_id, id);
alter table app.programme enable row level security;
alter table app.programme force row level security;
create policy own on app.programme to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.programme to maillon_owner using (true) with check (true);
create policy seen on app.programme for select to maillon_app using ((( SELECT app.orgs() AS orgs) IS NOT NULL));
grant insert, select, update on app.programme to maillon_app;

create table app.pupil (
  id uuid not null,
  organisation_id uuid not null,
  class_id uuid not null,
  first_name text not null,
  last_name text not null,
  name_key text not null,
  household_id uuid,
  forgotten_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  constraint pupil_pkey PRIMARY KEY (id),
  constraint pupil_class_id_fkey FOREIGN KEY (class_id) REFERENCES app.school_class(id),
  constraint pupil_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint pupil_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint pupil_check CHECK (((forgotten_at IS NULL) = (last_name <> ''::text)))
);
CREATE INDEX pupil_class ON app.pupil USING btree (class_id);
CREATE INDEX pupil_household ON app.pupil USING btree (household_id) WHERE (household_id IS NOT NULL);
CREATE UNIQUE INDEX pupil_once ON app.pupil USING btree (organisation_id, class_id, name_key) WHERE (forgotten_at IS NULL);
alter table app.pupil enable row level security;
alter table app.pupil force row level security;
create policy of_its_school on app.pupil as restrictive to maillon_app using (true) with check ((EXISTS ( SELECT
   FROM app.school_class c
  WHERE ((c.id = pupil.class_id) AND (c.organisation_id = pupil.organisation_id)))));
create policy own on app.pupil to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.pupil to maillon_owner using (true) with check (true);
create policy tied on app.pupil as restrictive to maillon_app using (true) with check (((household_id IS NULL) OR (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = pupil.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant delete, insert, select, update on app.pupil to maillon_app;

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

create table app.quota_count (
  allocation_id uuid not null,
  quota_rule_id uuid not null,
  organisation_id uuid not null,
  constraint quota_count_pkey PRIMARY KEY (allocation_id, quota_rule_id),
  constraint quota_count_allocation_id_fkey FOREIGN KEY (allocation_id) REFERENCES app.allocation(id),
  constraint quota_count_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint quota_count_quota_rule_id_fkey FOREIGN KEY (quota_rule_id) REFERENCES app.quota_rule(id)
);
CREATE INDEX quota_count_own ON app.quota_count USING btree (organisation_id);
CREATE INDEX quota_count_rule ON app.quota_count USING btree (quota_rule_id);
CREATE TRIGGER rules_counted AFTER INSERT ON app.quota_count REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION app.rules_counted();
CREATE TRIGGER rules_given_back AFTER DELETE ON app.quota_count REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION app.rules_counted();
alter table app.quota_count enable row level security;
alter table app.quota_count force row level security;
create policy own on app.quota_count to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.quota_count to maillon_owner using (true) with check (true);
grant select on app.quota_count to maillon_app;

create table app.quota_rule (
  id uuid not null,
  organisation_id uuid not null,
  programme_id uuid not null,
  name text not null,
  kind text not null,
  communes text[] default '{}'::text[] not null,
  publics text[] default '{}'::text[] not null,
  organisations uuid[] default '{}'::uuid[] not null,
  agreements uuid[] default '{}'::uuid[] not null,
  at_least integer,
  at_most integer,
  promised integer default 0 not null,
  written_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  version integer default 1 not null,
  constraint quota_rule_pkey PRIMARY KEY (id),
  constraint quota_rule_of_programme FOREIGN KEY (organisation_id, programme_id) REFERENCES app.programme(organisation_id, id),
  constraint quota_rule_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint quota_rule_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES app.programme(id),
  constraint quota_rule_at_least_check CHECK ((at_least >= 0)),
  constraint quota_rule_at_most_check CHECK ((at_most >= 0)),
  constraint quota_rule_kept CHECK ((promised <= at_most)),
  constraint quota_rule_kind_check CHECK ((kind = ANY (ARRAY['computer'::text, 'connection'::text]))),
  constraint quota_rule_limits CHECK (((at_least IS NOT NULL) OR (at_most IS NOT NULL))),
  constraint quota_rule_name_check CHECK (((length(name) >= 2) AND (length(name) <= 80))),
  constraint quota_rule_order CHECK ((at_least <= at_most)),
  constraint quota_rule_promised_check CHECK ((promised >= 0))
);
CREATE UNIQUE INDEX quota_rule_name ON app.quota_rule USING btree (organisation_id, programme_id, name) WHERE (ended_at IS NULL);
CREATE INDEX quota_rule_programme ON app.quota_rule USING btree (programme_id, id);
CREATE TRIGGER rule_counted AFTER INSERT ON app.quota_rule FOR EACH ROW EXECUTE FUNCTION app.rule_recounted();
CREATE TRIGGER rule_recounted AFTER UPDATE ON app.quota_rule FOR EACH ROW WHEN ((((((((old.programme_id IS DISTINCT FROM new.programme_id) OR (old.kind IS DISTINCT FROM new.kind)) OR (old.communes IS DISTINCT FROM new.communes)) OR (old.publics IS DISTINCT FROM new.publics)) OR (old.organisations IS DISTINCT FROM new.organisations)) OR (old.agreements IS DISTINCT FROM new.agreements)) OR ((old.ended_at IS NULL) IS DISTINCT FROM (new.ended_at IS NULL)))) EXECUTE FUNCTION app.rule_recounted();
CREATE TRIGGER rule_renamed BEFORE UPDATE ON app.quota_rule FOR EACH ROW WHEN ((((((((old.programme_id IS DISTINCT FROM new.programme_id) OR (old.kind IS DISTINCT FROM new.kind)) OR (old.communes IS DISTINCT FROM new.communes)) OR (old.publics IS DISTINCT FROM new.publics)) OR (old.organisations IS DISTINCT FROM new.organisations)) OR (old.agreements IS DISTINCT FROM new.agreements)) OR ((old.ended_at IS NULL) IS DISTINCT FROM (new.ended_at IS NULL)))) EXECUTE FUNCTION app.rule_rewritten();
CREATE TRIGGER rule_written BEFORE INSERT ON app.quota_rule FOR EACH ROW EXECUTE FUNCTION app.rule_rewritten();
alter table app.quota_rule enable row level security;
alter table app.quota_rule force row level security;
create policy own on app.quota_rule to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.quota_rule to maillon_owner using (true) with check (true);
grant insert, select on app.quota_rule to maillon_app;
grant update (name, kind, communes, publics, organisations, agreements, at_least, at_most, ended_at, version) on app.quota_rule to maillon_app;

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

create table app.recipient_title (
  organisation_id uuid not null,
  kind text not null,
  reference text default ''::text not null,
  since date,
  declared_at timestamp(3) with time zone not null,
  declared_by text not null,
  constraint recipient_title_pkey PRIMARY KEY (organisation_id),
  constraint recipient_title_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint recipient_title_kind_check CHECK ((kind = ANY (ARRAY['public_utility'::text, 'social_enterprise'::text, 'general_interest'::text, 'parents'::text, 'tutoring'::text, 'students'::text]))),
  constraint recipient_title_reference_check CHECK ((length(reference) <= 200))
);
alter table app.recipient_title enable row level security;
alter table app.recipient_title force row level security;
create policy own on app.recipient_title to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.recipient_title to maillon_owner using (true) with check (true);
create policy seen on app.recipient_title for select to maillon_app using ((( SELECT app.orgs() AS orgs) IS NOT NULL));
grant insert, select, update on app.recipient_title to maillon_app;

create table app.renewal (
  id uuid not null,
  organisation_id uuid not null,
  household_id uuid not null,
  handover_id uuid not null,
  due_before date not null,
  due_after date not null,
  agreed_by text not null,
  renewed_by text not null,
  renewed_at timestamp(3) with time zone not null,
  constraint renewal_pkey PRIMARY KEY (id),
  constraint renewal_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES app.handover(id),
  constraint renewal_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint renewal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint renewal_check CHECK ((due_after > due_before))
);
CREATE INDEX renewal_handover ON app.renewal USING btree (handover_id);
CREATE INDEX renewal_household ON app.renewal USING btree (household_id);
CREATE TRIGGER not_once_forgotten BEFORE INSERT ON app.renewal FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.not_once_forgotten();
CREATE TRIGGER stopped BEFORE INSERT ON app.renewal FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.not_while_stopped();
alter table app.renewal enable row level security;
alter table app.renewal force row level security;
create policy own on app.renewal to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.renewal to maillon_owner using (true) with check (true);
grant insert, select on app.renewal to maillon_app;

create table app.repair (
  id uuid not null,
  organisation_id uuid not null,
  device_id uuid not null,
  found text not null,
  done text default ''::text not null,
  minutes integer,
  opened_at timestamp(3) with time zone not null,
  closed_at timestamp(3) with time zone,
  constraint repair_pkey PRIMARY KEY (id),
  constraint repair_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint repair_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint repair_check CHECK (((closed_at IS NULL) OR (minutes IS NOT NULL))),
  constraint repair_done_check CHECK ((length(done) <= 1000)),
  constraint repair_found_check CHECK ((length(found) <= 500)),
  constraint repair_minutes_check CHECK (((minutes >= 0) AND (minutes <= 6000)))
);
CREATE INDEX repair_device ON app.repair USING btree (device_id, opened_at DESC);
CREATE UNIQUE INDEX repair_open ON app.repair USING btree (device_id) WHERE (closed_at IS NULL);
alter table app.repair enable row level security;
alter table app.repair force row level security;
create policy held on app.repair as restrictive for insert to maillon_app with check (( SELECT true
   FROM app.device d
  WHERE ((d.id = repair.device_id) AND (d.organisation_id = repair.organisation_id))));
create policy own on app.repair to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.repair to maillon_owner using (true) with check (true);
grant insert, select on app.repair to maillon_app;
grant update (done, minutes, closed_at) on app.repair to maillon_app;

create table app.repair_ticket (
  id uuid not null,
  organisation_id uuid not null,
  household_id uuid not null,
  handover_id uuid not null,
  custody_id uuid not null,
  device_id uuid not null,
  trouble text not null,
  note text default ''::text not null,
  opened_by text not null,
  opened_at timestamp(3) with time zone not null,
  taken_in_at timestamp(3) with time zone,
  spare_custody_id uuid,
  outcome text,
  closed_by text,
  closed_at timestamp(3) with time zone,
  signer text,
  signed_how text,
  witness text default ''::text not null,
  signature_file_id uuid,
  signer_as text,
  constraint repair_ticket_pkey PRIMARY KEY (id),
  constraint repair_ticket_custody_id_fkey FOREIGN KEY (custody_id) REFERENCES app.custody(id),
  constraint repair_ticket_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint repair_ticket_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES app.handover(id),
  constraint repair_ticket_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint repair_ticket_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint repair_ticket_signature_file_id_fkey FOREIGN KEY (signature_file_id) REFERENCES app.file(id),
  constraint repair_ticket_spare_custody_id_fkey FOREIGN KEY (spare_custody_id) REFERENCES app.custody(id),
  constraint repair_ticket_check CHECK (((outcome IS NULL) = (closed_at IS NULL))),
  constraint repair_ticket_outcome_check CHECK ((outcome = ANY (ARRAY['repaired'::text, 'replaced'::text, 'no_fault'::text, 'given_back'::text, 'gone'::text]))),
  constraint repair_ticket_signed_how_check CHECK ((signed_how = ANY (ARRAY['screen'::text, 'paper'::text, 'typed'::text]))),
  constraint repair_ticket_signer_as_check CHECK ((signer_as = ANY (ARRAY['parent'::text, 'guardian'::text, 'adult'::text]))),
  constraint repair_ticket_trouble_check CHECK ((trouble = ANY (ARRAY['does_not_start'::text, 'screen'::text, 'keyboard'::text, 'battery'::text, 'slow'::text, 'connection'::text, 'other'::text]))),
  constraint swap_signed CHECK (((outcome IS DISTINCT FROM 'replaced'::text) OR (signer IS NOT NULL)))
);
CREATE INDEX repair_ticket_custody ON app.repair_ticket USING btree (custody_id);
CREATE INDEX repair_ticket_household ON app.repair_ticket USING btree (household_id);
CREATE UNIQUE INDEX repair_ticket_open ON app.repair_ticket USING btree (device_id) WHERE (closed_at IS NULL);
CREATE INDEX repair_ticket_signature ON app.repair_ticket USING btree (signature_file_id) WHERE (signature_file_id IS NOT NULL);
CREATE UNIQUE INDEX repair_ticket_spare ON app.repair_ticket USING btree (organisation_id, spare_custody_id) WHERE (spare_custody_id IS NOT NULL);
CREATE INDEX repair_ticket_spare_link ON app.repair_ticket USING btree (spare_custody_id) WHERE (spare_custody_id IS NOT NULL);
CREATE INDEX repair_ticket_waiting ON app.repair_ticket USING btree (organisation_id, opened_at) WHERE (closed_at IS NULL);
CREATE TRIGGER not_once_forgotten BEFORE INSERT ON app.repair_ticket FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.not_once_forgotten();
CREATE TRIGGER one_spare BEFORE INSERT OR UPDATE ON app.repair_ticket FOR EACH ROW EXECUTE FUNCTION app.one_spare();
CREATE TRIGGER stopped BEFORE INSERT ON app.repair_ticket FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.not_while_stopped();
alter table app.repair_ticket enable row level security;
alter table app.repair_ticket force row level security;
create policy own on app.repair_ticket to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.repair_ticket to maillon_owner using (true) with check (true);
grant insert, select, update on app.repair_ticket to maillon_app;

create table app.reservation (
  id uuid not null,
  organisation_id uuid not null,
  programme_id uuid not null,
  commune text not null,
  kind text not null,
  holder_id uuid not null,
  places integer not null,
  taken integer default 0 not null,
  until date not null,
  note text default ''::text not null,
  written_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  constraint reservation_pkey PRIMARY KEY (id),
  constraint reservation_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES app.organisation(id),
  constraint reservation_of_programme FOREIGN KEY (organisation_id, programme_id) REFERENCES app.programme(organisation_id, id),
  constraint reservation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint reservation_programme_id_commune_kind_fkey FOREIGN KEY (programme_id, commune, kind) REFERENCES app.quota(programme_id, commune, kind),
  constraint reservation_kept CHECK (((taken >= 0) AND (taken <= places))),
  constraint reservation_note_check CHECK ((length(note) <= 300)),
  constraint reservation_places_check CHECK ((places >= 1))
);
CREATE INDEX reservation_holder ON app.reservation USING btree (holder_id);
CREATE UNIQUE INDEX reservation_of ON app.reservation USING btree (organisation_id, id);
CREATE INDEX reservation_own ON app.reservation USING btree (organisation_id, programme_id);
CREATE INDEX reservation_quota ON app.reservation USING btree (programme_id, commune, kind) WHERE (ended_at IS NULL);
CREATE TRIGGER reserved_from_none BEFORE INSERT ON app.reservation FOR EACH ROW EXECUTE FUNCTION app.reserved_from_none();
alter table app.reservation enable row level security;
alter table app.reservation force row level security;
create policy own on app.reservation to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.reservation to maillon_owner using (true) with check (true);
grant insert, select on app.reservation to maillon_app;
grant update (places, until, note, ended_at) on app.reservation to maillon_app;

create table app.retired_stock (
  organisation_id uuid not null,
  year integer not null,
  category text not null,
  count integer not null,
  over_ten integer default 0 not null,
  protected integer default 0 not null,
  declared_at timestamp(3) with time zone not null,
  declared_by text not null,
  constraint retired_stock_pkey PRIMARY KEY (organisation_id, year, category),
  constraint retired_stock_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint retired_stock_category_check CHECK ((category = ANY (ARRAY['screens'::text, 'small_it'::text]))),
  constraint retired_stock_count_check CHECK (((count >= 0) AND (count <= 1000000))),
  constraint retired_stock_over_ten_check CHECK ((over_ten >= 0)),
  constraint retired_stock_protected_check CHECK ((protected >= 0)),
  constraint retired_stock_within CHECK (((over_ten + protected) <= count)),
  constraint retired_stock_year_check CHECK (((year >= 2023) AND (year <= 2100)))
);
alter table app.retired_stock enable row level security;
alter table app.retired_stock force row level security;
create policy own on app.retired_stock to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.retired_stock to maillon_owner using (true) with check (true);
grant insert, select, update on app.retired_stock to maillon_app;

create table app.reused_elsewhere (
  id uuid not null,
  organisation_id uuid not null,
  year integer not null,
  category text not null,
  nature text not null,
  count integer not null,
  outlet text not null,
  taker text not null,
  document text not null,
  noted_at timestamp(3) with time zone not null,
  noted_by text not null,
  withdrawn_at timestamp(3) with time zone,
  withdrawn_by text,
  constraint reused_elsewhere_pkey PRIMARY KEY (id),
  constraint reused_elsewhere_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint reused_elsewhere_category_check CHECK ((category = ANY (ARRAY['screens'::text, 'small_it'::text]))),
  constraint reused_elsewhere_count_check CHECK (((count >= 1) AND (count <= 100000))),
  constraint reused_elsewhere_document_check CHECK (((length(document) >= 2) AND (length(document) <= 160))),
  constraint reused_elsewhere_nature_check CHECK (((length(nature) >= 2) AND (length(nature) <= 160))),
  constraint reused_elsewhere_outlet_check CHECK ((outlet = ANY (ARRAY['public_body'::text, 'sold'::text, 'staff'::text, 'association'::text, 'supplier'::text]))),
  constraint reused_elsewhere_taker_check CHECK (((length(taker) >= 2) AND (length(taker) <= 160))),
  constraint reused_elsewhere_withdrawn CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL))),
  constraint reused_elsewhere_year_check CHECK (((year >= 2023) AND (year <= 2100)))
);
CREATE INDEX reused_elsewhere_list ON app.reused_elsewhere USING btree (organisation_id, year);
alter table app.reused_elsewhere enable row level security;
alter table app.reused_elsewhere force row level security;
create policy own on app.reused_elsewhere to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.reused_elsewhere to maillon_owner using (true) with check (true);
grant insert, select on app.reused_elsewhere to maillon_app;
grant update (withdrawn_at, withdrawn_by) on app.reused_elsewhere to maillon_app;

create table app.rights_request (
  id uuid not null,
  organisation_id uuid not null,
  household_id uuid not null,
  kind text not null,
  how text not null,
  asker text default ''::text not null,
  said text default ''::text not null,
  received_on date not null,
  received_by text not null,
  passed_by uuid,
  passed_on_at timestamp(3) with time zone,
  noted_at timestamp(3) with time zone not null,
  due_on date not null,
  extended_on date,
  extended_because text default ''::text not null,
  answer text,
  answer_said text default ''::text not null,
  answered_on date,
  answered_by text,
  lifted_on date,
  lifted_by text,
  passed_from uuid,
  constraint rights_request_pkey PRIMARY KEY (id),
  constraint rights_request_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint rights_request_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint rights_request_passed_by_fkey FOREIGN KEY (passed_by) REFERENCES app.organisation(id),
  constraint rights_request_passed_from_fkey FOREIGN KEY (passed_from) REFERENCES app.household(id),
  constraint rights_request_answer_check CHECK ((answer = ANY (ARRAY['done'::text, 'refused'::text]))),
  constraint rights_request_answer_said_check CHECK ((length(answer_said) <= 500)),
  constraint rights_request_asker_check CHECK ((length(asker) <= 120)),
  constraint rights_request_check CHECK ((due_on > received_on)),
  constraint rights_request_check1 CHECK ((((answer IS NULL) = (answered_on IS NULL)) AND ((answer IS NULL) = (answered_by IS NULL)))),
  constraint rights_request_check2 CHECK (((lifted_on IS NULL) = (lifted_by IS NULL))),
  constraint rights_request_check3 CHECK (((lifted_on IS NULL) OR ((answer = 'done'::text) AND (kind = ANY (ARRAY['object'::text, 'limit'::text]))))),
  constraint rights_request_extended_because_check CHECK ((length(extended_because) <= 300)),
  constraint rights_request_how_check CHECK ((how = ANY (ARRAY['spoken'::text, 'phone'::text, 'written'::text, 'email'::text]))),
  constraint rights_request_kind_check CHECK ((kind = ANY (ARRAY['access'::text, 'rectify'::text, 'erase'::text, 'object'::text, 'limit'::text]))),
  constraint rights_request_said_check CHECK ((length(said) <= 500))
);
CREATE INDEX rights_request_answered ON app.rights_request USING btree (organisation_id, answered_on DESC, id) WHERE (answer IS NOT NULL);
CREATE INDEX rights_request_due ON app.rights_request USING btree (organisation_id, due_on, id) WHERE (answer IS NULL);
CREATE INDEX rights_request_household ON app.rights_request USING btree (household_id);
CREATE UNIQUE INDEX rights_request_open ON app.rights_request USING btree (organisation_id, household_id, kind) WHERE (answer IS NULL);
CREATE INDEX rights_request_passed ON app.rights_request USING btree (passed_from) WHERE (passed_from IS NOT NULL);
CREATE TRIGGER not_once_forgotten BEFORE INSERT ON app.rights_request FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.not_once_forgotten();
CREATE TRIGGER request_as_said BEFORE INSERT OR UPDATE ON app.rights_request FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.request_as_said();
alter table app.rights_request enable row level security;
alter table app.rights_request force row level security;
create policy answered on app.rights_request for update to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (answer IS NULL) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = rights_request.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy lifted on app.rights_request for update to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (answer = 'done'::text) AND (kind = ANY (ARRAY['object'::text, 'limit'::text])) AND (lifted_on IS NULL) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = rights_request.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.rights_request to maillon_owner using (true) with check (true);
create policy received on app.rights_request for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (passed_by IS NULL) AND (answer IS NULL) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = rights_request.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy seen on app.rights_request for select to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = rights_request.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select on app.rights_request to maillon_app;
grant update (due_on, extended_on, extended_because, answer, answer_said, answered_on, answered_by, lifted_on, lifted_by) on app.rights_request to maillon_app;

create table app.run_cutoff (
  run_id uuid not null,
  organisation_id uuid not null,
  "position" integer not null,
  quotas text[] not null,
  kits text[] not null,
  served integer not null,
  waiting integer not null,
  last_served jsonb,
  first_waiting jsonb,
  constraint run_cutoff_pkey PRIMARY KEY (run_id, "position"),
  constraint run_cutoff_of_run FOREIGN KEY (organisation_id, run_id) REFERENCES app.allocation_run(organisation_id, id),
  constraint run_cutoff_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint run_cutoff_run_id_fkey FOREIGN KEY (run_id) REFERENCES app.allocation_run(id)
);
CREATE INDEX run_cutoff_own ON app.run_cutoff USING btree (organisation_id);
alter table app.run_cutoff enable row level security;
alter table app.run_cutoff force row level security;
create policy own on app.run_cutoff to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.run_cutoff to maillon_owner using (true) with check (true);
grant select on app.run_cutoff to maillon_app;

create table app.run_document (
  run_id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  content text not null,
  constraint run_document_pkey PRIMARY KEY (run_id, kind),
  constraint run_document_of_run FOREIGN KEY (organisation_id, run_id) REFERENCES app.allocation_run(organisation_id, id),
  constraint run_document_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint run_document_run_id_fkey FOREIGN KEY (run_id) REFERENCES app.allocation_run(id),
  constraint run_document_kind_check CHECK ((kind = ANY (ARRAY['scenario'::text, 'result'::text, 'names'::text])))
);
CREATE INDEX run_document_own ON app.run_document USING btree (organisation_id);
CREATE TRIGGER document_kept BEFORE INSERT ON app.run_document FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.document_kept();
CREATE TRIGGER run_limits AFTER INSERT ON app.run_document FOR EACH ROW WHEN ((new.kind = 'scenario'::text)) EXECUTE FUNCTION app.run_limits();
alter table app.run_document enable row level security;
alter table app.run_document force row level security;
create policy own on app.run_document to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.run_document to maillon_owner using (true) with check (true);
grant insert, select on app.run_document to maillon_app;

create table app.run_need (
  id uuid not null,
  organisation_id uuid not null,
  run_id uuid not null,
  household_id uuid,
  pseudonym text not null,
  kit text not null,
  kinds text[] not null,
  commune text not null,
  publics text[] default '{}'::text[] not null,
  prescriber_id uuid,
  agreement_id uuid,
  stratum integer not null,
  points numeric(9,3) not null,
  stratum_name text not null,
  reasons jsonb default '[]'::jsonb not null,
  since date,
  quotas text[] default '{}'::text[] not null,
  lottery text,
  outcome text,
  class text,
  why text,
  binding text[] default '{}'::text[] not null,
  decided_by text,
  place integer,
  final text,
  gone text,
  told_at timestamp(3) with time zone,
  constraint run_need_pkey PRIMARY KEY (id),
  constraint run_need_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES app.funding_agreement(id),
  constraint run_need_commune_fkey FOREIGN KEY (commune) REFERENCES app.commune(insee),
  constraint run_need_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint run_need_of_run FOREIGN KEY (organisation_id, run_id) REFERENCES app.allocation_run(organisation_id, id),
  constraint run_need_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint run_need_prescriber_id_fkey FOREIGN KEY (prescriber_id) REFERENCES app.organisation(id),
  constraint run_need_run_id_fkey FOREIGN KEY (run_id) REFERENCES app.allocation_run(id),
  constraint run_need_final_check CHECK ((final = ANY (ARRAY['served'::text, 'waiting'::text]))),
  constraint run_need_gone_check CHECK ((gone = ANY (ARRAY['merged'::text, 'forgotten'::text, 'closed'::text, 'served'::text, 'withdrawn'::text, 'moved'::text]))),
  constraint run_need_outcome_check CHECK ((outcome = ANY (ARRAY['served'::text, 'waiting'::text]))),
  constraint run_need_pseudonym_check CHECK ((pseudonym ~ '^[0-9a-f]{16}$'::text)),
  constraint run_need_served CHECK (((outcome IS DISTINCT FROM 'served'::text) OR (class IS NOT NULL))),
  constraint run_need_stratum_check CHECK ((stratum >= 1)),
  constraint run_need_why_check CHECK ((why = ANY (ARRAY['no class suits'::text, 'no stock'::text, 'quota'::text])))
);
CREATE INDEX run_need_household ON app.run_need USING btree (household_id);
CREATE UNIQUE INDEX run_need_of ON app.run_need USING btree (organisation_id, id);
CREATE UNIQUE INDEX run_need_pseudonym ON app.run_need USING btree (organisation_id, run_id, pseudonym);
CREATE INDEX run_need_run ON app.run_need USING btree (run_id, stratum, points DESC, since, lottery);
CREATE TRIGGER answer_kept BEFORE UPDATE OF final ON app.run_need FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND (old.final IS NOT NULL) AND (new.final IS DISTINCT FROM old.final))) EXECUTE FUNCTION app.answer_kept();
CREATE TRIGGER run_listed AFTER INSERT ON app.run_need REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.run_listed();
CREATE TRIGGER run_need_kept BEFORE UPDATE ON app.run_need FOR EACH ROW EXECUTE FUNCTION app.run_need_kept();
alter table app.run_need enable row level security;
alter table app.run_need force row level security;
create policy own on app.run_need to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.run_need to maillon_owner using (true) with check (true);
grant insert, select on app.run_need to maillon_app;
grant update (class, why, final, gone, told_at) on app.run_need to maillon_app;

create table app.run_publication (
  run_id uuid not null,
  organisation_id uuid not null,
  sha256 text not null,
  bytes integer not null,
  packed bytea not null,
  figures jsonb not null,
  published_by text not null,
  published_at timestamp(3) with time zone not null,
  constraint run_publication_pkey PRIMARY KEY (run_id),
  constraint run_publication_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint run_publication_organisation_id_run_id_fkey FOREIGN KEY (organisation_id, run_id) REFERENCES app.allocation_run(organisation_id, id),
  constraint run_publication_bytes_check CHECK ((bytes > 0)),
  constraint run_publication_figures_check CHECK ((jsonb_typeof(figures) = 'object'::text)),
  constraint run_publication_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX run_publication_own ON app.run_publication USING btree (organisation_id);
CREATE TRIGGER publication_of_decided BEFORE INSERT ON app.run_publication FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.publication_of_decided();
alter table app.run_publication enable row level security;
alter table app.run_publication force row level security;
create policy own on app.run_publication to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.run_publication to maillon_owner using (true) with check (true);
grant insert, select on app.run_publication to maillon_app;

create table app.run_secret (
  run_id uuid not null,
  secret bytea not null,
  constraint run_secret_pkey PRIMARY KEY (run_id),
  constraint run_secret_run_id_fkey FOREIGN KEY (run_id) REFERENCES app.allocation_run(id) DEFERRABLE INITIALLY DEFERRED,
  constraint run_secret_secret_check CHECK ((length(secret) = 32))
);
alter table app.run_secret enable row level security;
alter table app.run_secret force row level security;
create policy owner on app.run_secret to maillon_owner using (true) with check (true);

create table app.scan (
  id uuid not null,
  seq bigint generated by default as identity not null,
  member_id uuid not null,
  browser uuid not null,
  organisation_id uuid not null,
  code text not null,
  mode text not null,
  outcome text not null,
  title text not null,
  detail text not null,
  device_id uuid,
  device_version integer,
  before jsonb,
  taken_back boolean default false not null,
  at timestamp(3) with time zone not null,
  constraint scan_pkey PRIMARY KEY (id),
  constraint scan_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint scan_member_id_browser_fkey FOREIGN KEY (member_id, browser) REFERENCES app.station(member_id, browser) ON DELETE CASCADE,
  constraint scan_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint scan_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'already'::text, 'refused'::text, 'unknown'::text, 'armed'::text, 'waiting'::text, 'seen'::text, 'twice'::text, 'undone'::text])))
);
CREATE INDEX scan_of_station ON app.scan USING btree (member_id, browser, seq DESC);
CREATE INDEX scan_old ON app.scan USING btree (at);
alter table app.scan enable row level security;
alter table app.scan force row level security;
create policy own on app.scan to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.scan to maillon_owner using (true) with check (true);
grant insert, select, update on app.scan to maillon_app;

create table app.school_break (
  organisation_id uuid not null,
  school_year integer not null,
  kind text not null,
  last_class date not null,
  resumes date not null,
  said_at timestamp(3) with time zone not null,
  constraint school_break_pkey PRIMARY KEY (organisation_id, school_year, kind),
  constraint school_break_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint school_break_check CHECK ((last_class < resumes)),
  constraint school_break_kind_check CHECK ((kind = ANY (ARRAY['autumn'::text, 'year_end'::text, 'winter'::text, 'spring'::text, 'summer'::text, 'other'::text]))),
  constraint school_break_school_year_check CHECK (((school_year >= 2000) AND (school_year <= 2100)))
);
alter table app.school_break enable row level security;
alter table app.school_break force row level security;
create policy own on app.school_break to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.school_break to maillon_owner using (true) with check (true);
grant delete, insert, select, update on app.school_break to maillon_app;

create table app.school_class (
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  school_year integer not null,
  created_at timestamp(3) with time zone not null,
  ticked_at timestamp(3) with time zone,
  constraint school_class_pkey PRIMARY KEY (id),
  constraint school_class_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint school_class_name_check CHECK (((length(name) >= 1) AND (length(name) <= 30))),
  constraint school_class_school_year_check CHECK (((school_year >= 2000) AND (school_year <= 2100)))
);
CREATE UNIQUE INDEX school_class_once ON app.school_class USING btree (organisation_id, school_year, lower(name));
alter table app.school_class enable row level security;
alter table app.school_class force row level security;
create policy own on app.school_class to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.school_class to maillon_owner using (true) with check (true);
grant insert, select, update on app.school_class to maillon_app;

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
CREATE TRIGGER stopped BEFORE INSERT ON app.seat FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.not_while_stopped();
CREATE TRIGGER stopped_again BEFORE UPDATE OF state ON app.seat FOR EACH ROW WHEN (((CURRENT_USER = 'maillon_app'::name) AND (old.state = ANY (ARRAY['excused'::text, 'waiting'::text])) AND (new.state = ANY (ARRAY['booked'::text, 'waiting'::text])))) EXECUTE FUNCTION app.not_while_stopped();
alter table app.seat enable row level security;
alter table app.seat force row level security;
create policy changed on app.seat for update to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = seat.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
create policy of_school on app.seat as restrictive for select to maillon_app using (((NOT ( SELECT app.as_school() AS as_school)) OR (organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))));
create policy owner on app.seat to maillon_owner using (true) with check (true);
create policy seen on app.seat for select to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = seat.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy written on app.seat for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = seat.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select, update on app.seat to maillon_app;

create table app.signal (
  id uuid not null,
  organisation_id uuid not null,
  pupil_id uuid not null,
  since date not null,
  noticed text not null,
  state text default 'flagged'::text not null,
  reach text default 'not_tried'::text not null,
  reached_by text default ''::text not null,
  tries integer default 0 not null,
  tried_at timestamp(3) with time zone,
  causes text[] default '{}'::text[] not null,
  flagged_by text not null,
  flagged_at timestamp(3) with time zone not null,
  qualified_at timestamp(3) with time zone,
  back_on date,
  closed_as text,
  ended_at timestamp(3) with time zone,
  looked_on date,
  constraint signal_pkey PRIMARY KEY (id),
  constraint signal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint signal_pupil_id_fkey FOREIGN KEY (pupil_id) REFERENCES app.pupil(id),
  constraint signal_causes_check CHECK ((causes <@ ARRAY['no_device'::text, 'shared_device'::text, 'no_connection'::text, 'knowing_how'::text, 'lost_codes'::text, 'language'::text, 'no_quiet_place'::text, 'minds_siblings'::text, 'disengaged'::text, 'family_reason'::text])),
  constraint signal_check CHECK (((state = ANY (ARRAY['back'::text, 'closed'::text])) = (ended_at IS NOT NULL))),
  constraint signal_check1 CHECK (((state = 'back'::text) = (back_on IS NOT NULL))),
  constraint signal_check2 CHECK (((state = 'closed'::text) = (closed_as IS NOT NULL))),
  constraint signal_check3 CHECK (((state <> 'reached'::text) OR (reach = 'reached'::text))),
  constraint signal_closed_as_check CHECK ((closed_as = ANY (ARRAY['moved_school'::text, 'mistaken'::text, 'other_way'::text, 'year_over'::text, 'forgotten'::text]))),
  constraint signal_noticed_check CHECK ((noticed = ANY (ARRAY['class_missed'::text, 'work_missing'::text, 'never_opened'::text, 'family_said'::text, 'teacher_said'::text]))),
  constraint signal_reach_check CHECK ((reach = ANY (ARRAY['not_tried'::text, 'not_reached'::text, 'message_left'::text, 'reached'::text]))),
  constraint signal_reached_by_check CHECK ((length(reached_by) <= 80)),
  constraint signal_state_check CHECK ((state = ANY (ARRAY['flagged'::text, 'reached'::text, 'qualified'::text, 'back'::text, 'closed'::text])))
);
CREATE INDEX signal_list ON app.signal USING btree (organisation_id, flagged_at DESC, id DESC);
CREATE UNIQUE INDEX signal_open ON app.signal USING btree (organisation_id, pupil_id) WHERE (ended_at IS NULL);
CREATE INDEX signal_pupil ON app.signal USING btree (pupil_id);
alter table app.signal enable row level security;
alter table app.signal force row level security;
create policy of_its_pupil on app.signal as restrictive to maillon_app using (true) with check ((EXISTS ( SELECT
   FROM app.pupil p
  WHERE ((p.id = signal.pupil_id) AND (p.organisation_id = signal.organisation_id)))));
create policy own on app.signal to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.signal to maillon_owner using (true) with check (true);
grant insert, select, update on app.signal to maillon_app;

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
create policy of_school on app.sim_card as restrictive for select to maillon_app using (((NOT ( SELECT app.as_school() AS as_school)) OR (organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))));
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

create table app.simulation (
  id uuid not null,
  organisation_id uuid not null,
  programme_id uuid not null,
  name text not null,
  scenarios jsonb not null,
  state text not null,
  written_by text not null,
  written_at timestamp(3) with time zone not null,
  pending text,
  done integer default 0 not null,
  steps integer default 0 not null,
  tries integer default 0 not null,
  leased_until timestamp(3) with time zone,
  result jsonb,
  shared jsonb,
  found_at timestamp(3) with time zone,
  failure text,
  constraint simulation_pkey PRIMARY KEY (id),
  constraint simulation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint simulation_organisation_id_programme_id_fkey FOREIGN KEY (organisation_id, programme_id) REFERENCES app.programme(organisation_id, id),
  constraint simulation_found CHECK ((((state = 'found'::text) = (result IS NOT NULL)) AND ((state = 'found'::text) = (shared IS NOT NULL)))),
  constraint simulation_name_check CHECK (((length(name) >= 2) AND (length(name) <= 120))),
  constraint simulation_pending CHECK (((state = 'computing'::text) = (pending IS NOT NULL))),
  constraint simulation_scenarios_check CHECK ((jsonb_typeof(scenarios) = 'array'::text)),
  constraint simulation_state_check CHECK ((state = ANY (ARRAY['computing'::text, 'found'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX simulation_due ON app.simulation USING btree (written_at) WHERE (state = 'computing'::text);
CREATE INDEX simulation_own ON app.simulation USING btree (organisation_id, programme_id, written_at DESC, id DESC);
CREATE INDEX simulation_programme ON app.simulation USING btree (programme_id);
alter table app.simulation enable row level security;
alter table app.simulation force row level security;
create policy own on app.simulation to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.simulation to maillon_owner using (true) with check (true);
grant insert, select on app.simulation to maillon_app;
grant update (state, pending) on app.simulation to maillon_app;

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

create table app.station (
  member_id uuid not null,
  browser uuid not null,
  organisation_id uuid not null,
  mode text default ''::text not null,
  label_code text,
  constraint station_pkey PRIMARY KEY (member_id, browser),
  constraint station_label_code_fkey FOREIGN KEY (label_code) REFERENCES app.label(code),
  constraint station_member_id_fkey FOREIGN KEY (member_id) REFERENCES app.member(id),
  constraint station_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id)
);
alter table app.station enable row level security;
alter table app.station force row level security;
create policy own on app.station to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.station to maillon_owner using (true) with check (true);
grant insert, select, update on app.station to maillon_app;

create table app.stock_take (
  id uuid not null,
  organisation_id uuid not null,
  place_id uuid not null,
  opened_by text not null,
  opened_at timestamp(3) with time zone not null,
  closed_by text,
  closed_at timestamp(3) with time zone,
  constraint stock_take_pkey PRIMARY KEY (id),
  constraint stock_take_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint stock_take_place_id_fkey FOREIGN KEY (place_id) REFERENCES app.place(id),
  constraint stock_take_check CHECK (((closed_at IS NULL) = (closed_by IS NULL)))
);
CREATE INDEX stock_take_list ON app.stock_take USING btree (organisation_id, opened_at DESC, id DESC);
CREATE UNIQUE INDEX stock_take_one_open ON app.stock_take USING btree (organisation_id, place_id) WHERE (closed_at IS NULL);
CREATE INDEX stock_take_place ON app.stock_take USING btree (place_id, closed_at DESC);
alter table app.stock_take enable row level security;
alter table app.stock_take force row level security;
create policy own on app.stock_take to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.stock_take to maillon_owner using (true) with check (true);
grant insert, select, update on app.stock_take to maillon_app;

create table app.stock_take_line (
  id uuid not null,
  stock_take_id uuid not null,
  organisation_id uuid not null,
  device_id uuid,
  said text,
  elsewhere boolean default false not null,
  expected_state text,
  found_state text,
  found_place_id uuid,
  found_by text,
  found_at timestamp(3) with time zone,
  outcome text,
  outcome_by text,
  outcome_at timestamp(3) with time zone,
  constraint stock_take_line_pkey PRIMARY KEY (id),
  constraint stock_take_line_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint stock_take_line_found_place_id_fkey FOREIGN KEY (found_place_id) REFERENCES app.place(id),
  constraint stock_take_line_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint stock_take_line_stock_take_id_fkey FOREIGN KEY (stock_take_id) REFERENCES app.stock_take(id),
  constraint stock_take_line_check CHECK (((device_id IS NULL) = (said IS NOT NULL))),
  constraint stock_take_line_check1 CHECK (((expected_state IS NOT NULL) OR (found_at IS NOT NULL))),
  constraint stock_take_line_check2 CHECK (((outcome IS NULL) = (outcome_at IS NULL))),
  constraint stock_take_line_outcome_check CHECK ((outcome = ANY (ARRAY['moved'::text, 'lost'::text, 'found_later'::text])))
);
CREATE UNIQUE INDEX stock_take_line_device ON app.stock_take_line USING btree (organisation_id, stock_take_id, device_id) WHERE (device_id IS NOT NULL);
CREATE INDEX stock_take_line_found ON app.stock_take_line USING btree (stock_take_id, found_at DESC) WHERE (found_at IS NOT NULL);
CREATE INDEX stock_take_line_of ON app.stock_take_line USING btree (organisation_id, stock_take_id);
CREATE INDEX stock_take_line_of_device ON app.stock_take_line USING btree (device_id) WHERE (device_id IS NOT NULL);
CREATE UNIQUE INDEX stock_take_line_said ON app.stock_take_line USING btree (organisation_id, stock_take_id, said) WHERE (said IS NOT NULL);
alter table app.stock_take_line enable row level security;
alter table app.stock_take_line force row level security;
create policy own on app.stock_take_line to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.stock_take_line to maillon_owner using (true) with check (true);
grant insert, select, update on app.stock_take_line to maillon_app;

create table app.stock_threshold (
  organisation_id uuid not null,
  place_id uuid not null,
  kind text not null,
  "least" integer not null,
  set_by text not null,
  set_at timestamp(3) with time zone not null,
  constraint stock_threshold_pkey PRIMARY KEY (organisation_id, place_id, kind),
  constraint stock_threshold_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint stock_threshold_place_id_fkey FOREIGN KEY (place_id) REFERENCES app.place(id),
  constraint stock_threshold_kind_check CHECK ((kind = ANY (ARRAY['laptop'::text, 'desktop'::text, 'all_in_one'::text, 'tablet'::text, 'smartphone'::text, 'screen'::text, 'printer'::text, 'other'::text]))),
  constraint stock_threshold_least_check CHECK ((("least" >= 1) AND ("least" <= 10000)))
);
alter table app.stock_threshold enable row level security;
alter table app.stock_threshold force row level security;
create policy own on app.stock_threshold to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.stock_threshold to maillon_owner using (true) with check (true);
grant delete, insert, select, update on app.stock_threshold to maillon_app;

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
CREATE TRIGGER stopped BEFORE INSERT ON app.target_public FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.not_while_stopped();
alter table app.target_public enable row level security;
alter table app.target_public force row level security;
create policy changed on app.target_public for update to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy of_school on app.target_public as restrictive for select to maillon_app using (((NOT ( SELECT app.as_school() AS as_school)) OR (organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))));
create policy owner on app.target_public to maillon_owner using (true) with check (true);
create policy seen on app.target_public for select to maillon_app using ((EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = target_public.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))));
create policy written on app.target_public for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = target_public.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])))))));
grant insert, select, update on app.target_public to maillon_app;

create table app.transfer (
  id uuid not null,
  number text default app.numbered('BT-'::text, nextval('app.transfer_number'::regclass), 5) not null,
  organisation_id uuid not null,
  receiver_id uuid not null,
  place_id uuid,
  class_id uuid,
  way text not null,
  state text not null,
  announced integer not null,
  kind text,
  list_id uuid,
  note text default ''::text not null,
  prepared_at timestamp(3) with time zone not null,
  prepared_by text not null,
  sent_at timestamp(3) with time zone,
  sent_by text,
  sent_count integer,
  counted integer,
  counted_at timestamp(3) with time zone,
  received_at timestamp(3) with time zone,
  received_by text,
  closed_at timestamp(3) with time zone,
  why text,
  moved_at timestamp(3) with time zone not null,
  version integer default 1 not null,
  reminded_at timestamp(3) with time zone,
  constraint transfer_pkey PRIMARY KEY (id),
  constraint transfer_number_key UNIQUE (number),
  constraint transfer_organisation_id_id_receiver_id_key UNIQUE (organisation_id, id, receiver_id),
  constraint transfer_class_id_fkey FOREIGN KEY (class_id) REFERENCES app.school_class(id),
  constraint transfer_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint transfer_place_id_fkey FOREIGN KEY (place_id) REFERENCES app.place(id),
  constraint transfer_receiver_id_fkey FOREIGN KEY (receiver_id) REFERENCES app.organisation(id),
  constraint transfer_announced_check CHECK (((announced >= 0) AND (announced <= 100000))),
  constraint transfer_check CHECK (((way = 'within'::text) = (receiver_id = organisation_id))),
  constraint transfer_check1 CHECK (((class_id IS NULL) OR (way = 'within'::text))),
  constraint transfer_check2 CHECK ((((sent_at IS NULL) = (sent_by IS NULL)) AND ((sent_at IS NULL) = (sent_count IS NULL)))),
  constraint transfer_check3 CHECK (((received_at IS NULL) = (received_by IS NULL))),
  constraint transfer_counted_check CHECK (((counted >= 0) AND (counted <= 100000))),
  constraint transfer_note_check CHECK ((length(note) <= 500)),
  constraint transfer_prepared_by_check CHECK ((length(prepared_by) <= 120)),
  constraint transfer_received_by_check CHECK ((length(received_by) <= 120)),
  constraint transfer_sent_by_check CHECK ((length(sent_by) <= 120)),
  constraint transfer_sent_count_check CHECK ((sent_count >= 0)),
  constraint transfer_state_check CHECK ((state = ANY (ARRAY['prepared'::text, 'sent'::text, 'received'::text, 'closed'::text, 'cancelled'::text]))),
  constraint transfer_way_check CHECK ((way = ANY (ARRAY['entrusted'::text, 'passed_on'::text, 'given'::text, 'within'::text]))),
  constraint transfer_why_check CHECK ((length(why) <= 500))
);
CREATE INDEX transfer_list ON app.transfer USING btree (list_id) WHERE (list_id IS NOT NULL);
CREATE INDEX transfer_received ON app.transfer USING btree (receiver_id, moved_at DESC, id DESC);
CREATE INDEX transfer_sent ON app.transfer USING btree (organisation_id, moved_at DESC, id DESC);
CREATE TRIGGER slip_begins BEFORE INSERT ON app.transfer FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.slip_begins();
CREATE TRIGGER slip_holds BEFORE UPDATE ON app.transfer FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.slip_holds();
alter table app.transfer enable row level security;
alter table app.transfer force row level security;
create policy addressed on app.transfer for select to maillon_app using ((receiver_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy found on app.transfer for update to maillon_app using ((receiver_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((receiver_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy own on app.transfer to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.transfer to maillon_owner using (true) with check (true);
grant insert, select, update on app.transfer to maillon_app;

create table app.transfer_item (
  id uuid not null,
  transfer_id uuid not null,
  organisation_id uuid not null,
  receiver_id uuid not null,
  device_id uuid,
  number text not null,
  serial text,
  tag text,
  named text default ''::text not null,
  class_name text,
  state text not null,
  damaged text,
  how text,
  scanned_at timestamp(3) with time zone,
  scanned_by text,
  resolved_at timestamp(3) with time zone,
  resolved_by text,
  moved_at timestamp(3) with time zone,
  constraint transfer_item_pkey PRIMARY KEY (id),
  constraint transfer_item_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint transfer_item_organisation_id_transfer_id_receiver_id_fkey FOREIGN KEY (organisation_id, transfer_id, receiver_id) REFERENCES app.transfer(organisation_id, id, receiver_id),
  constraint transfer_item_check CHECK (((device_id IS NOT NULL) OR (state = ANY (ARRAY['surplus'::text, 'handed_back'::text])))),
  constraint transfer_item_class_name_check CHECK ((length(class_name) <= 30)),
  constraint transfer_item_damaged_check CHECK ((length(damaged) <= 200)),
  constraint transfer_item_how_check CHECK ((how = ANY (ARRAY['scan'::text, 'count'::text]))),
  constraint transfer_item_named_check CHECK ((length(named) <= 250)),
  constraint transfer_item_number_check CHECK ((length(number) <= 80)),
  constraint transfer_item_resolved_by_check CHECK ((length(resolved_by) <= 120)),
  constraint transfer_item_scanned_by_check CHECK ((length(scanned_by) <= 120)),
  constraint transfer_item_serial_check CHECK ((length(serial) <= 80)),
  constraint transfer_item_state_check CHECK ((state = ANY (ARRAY['expected'::text, 'received'::text, 'missing'::text, 'found'::text, 'never_sent'::text, 'lost'::text, 'surplus'::text, 'settled'::text, 'handed_back'::text, 'cancelled'::text]))),
  constraint transfer_item_tag_check CHECK ((length(tag) <= 80))
);
CREATE INDEX transfer_item_came ON app.transfer_item USING btree (receiver_id, state) WHERE (state = ANY (ARRAY['missing'::text, 'surplus'::text]));
CREATE INDEX transfer_item_device ON app.transfer_item USING btree (device_id);
CREATE UNIQUE INDEX transfer_item_open ON app.transfer_item USING btree (device_id) WHERE ((moved_at IS NULL) AND (state = ANY (ARRAY['expected'::text, 'received'::text, 'missing'::text])));
CREATE INDEX transfer_item_sent ON app.transfer_item USING btree (organisation_id, state) WHERE (state = ANY (ARRAY['missing'::text, 'surplus'::text]));
CREATE INDEX transfer_item_slip ON app.transfer_item USING btree (transfer_id, state, number);
CREATE TRIGGER slip_line_holds BEFORE INSERT OR UPDATE ON app.transfer_item FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.slip_line_holds();
alter table app.transfer_item enable row level security;
alter table app.transfer_item force row level security;
create policy addressed on app.transfer_item for select to maillon_app using ((receiver_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy found on app.transfer_item for update to maillon_app using ((receiver_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((receiver_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy own on app.transfer_item to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.transfer_item to maillon_owner using (true) with check (true);
create policy surplus on app.transfer_item for insert to maillon_app with check (((receiver_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (state = 'surplus'::text) AND (organisation_id = ( SELECT t.organisation_id
   FROM app.transfer t
  WHERE ((t.id = transfer_item.transfer_id) AND (t.receiver_id = transfer_item.receiver_id))))));
grant insert, select, update on app.transfer_item to maillon_app;

create table app.two_homes (
  id uuid not null,
  organisation_id uuid not null,
  household_id uuid not null,
  child_id uuid not null,
  other_household_id uuid not null,
  other_child_id uuid not null,
  noted_by text not null,
  noted_at timestamp(3) with time zone not null,
  ended_on date,
  constraint two_homes_pkey PRIMARY KEY (id),
  constraint two_homes_child_id_fkey FOREIGN KEY (child_id) REFERENCES app.beneficiary(id),
  constraint two_homes_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id),
  constraint two_homes_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint two_homes_other_child_id_fkey FOREIGN KEY (other_child_id) REFERENCES app.beneficiary(id),
  constraint two_homes_other_household_id_fkey FOREIGN KEY (other_household_id) REFERENCES app.household(id),
  constraint two_homes_check CHECK ((household_id <> other_household_id))
);
CREATE UNIQUE INDEX two_homes_child ON app.two_homes USING btree (organisation_id, child_id) WHERE (ended_on IS NULL);
CREATE INDEX two_homes_household ON app.two_homes USING btree (household_id);
CREATE UNIQUE INDEX two_homes_other_child ON app.two_homes USING btree (organisation_id, other_child_id) WHERE (ended_on IS NULL);
CREATE INDEX two_homes_other_household ON app.two_homes USING btree (other_household_id);
alter table app.two_homes enable row level security;
alter table app.two_homes force row level security;
create policy changed on app.two_homes for update to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND app.follows_in_full(household_id) AND app.follows_in_full(other_household_id) AND (EXISTS ( SELECT
   FROM app.beneficiary b
  WHERE ((b.id = two_homes.child_id) AND (b.household_id = two_homes.household_id)))) AND (EXISTS ( SELECT
   FROM app.beneficiary b
  WHERE ((b.id = two_homes.other_child_id) AND (b.household_id = two_homes.other_household_id))))));
create policy owner on app.two_homes to maillon_owner using (true) with check (true);
create policy seen on app.two_homes for select to maillon_app using ((app.follows_in_full(household_id) AND app.follows_in_full(other_household_id)));
create policy written on app.two_homes for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND app.follows_in_full(household_id) AND app.follows_in_full(other_household_id) AND (EXISTS ( SELECT
   FROM app.beneficiary b
  WHERE ((b.id = two_homes.child_id) AND (b.household_id = two_homes.household_id) AND (NOT b.adult)))) AND (EXISTS ( SELECT
   FROM app.beneficiary b
  WHERE ((b.id = two_homes.other_child_id) AND (b.household_id = two_homes.other_household_id) AND (NOT b.adult))))));
grant insert, select, update on app.two_homes to maillon_app;

create table app.verdict (
  id uuid not null,
  organisation_id uuid not null,
  a uuid not null,
  b uuid not null,
  same boolean not null,
  reason text default ''::text not null,
  decided_by text not null,
  decided_at timestamp(3) with time zone not null,
  taken_back_by text,
  taken_back_at timestamp(3) with time zone,
  constraint verdict_pkey PRIMARY KEY (id),
  constraint verdict_a_fkey FOREIGN KEY (a) REFERENCES app.household(id),
  constraint verdict_b_fkey FOREIGN KEY (b) REFERENCES app.household(id),
  constraint verdict_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint verdict_in_order CHECK ((a < b)),
  constraint verdict_reason_check CHECK ((length(reason) <= 300))
);
CREATE INDEX verdict_other ON app.verdict USING btree (organisation_id, b) WHERE (taken_back_at IS NULL);
CREATE UNIQUE INDEX verdict_standing ON app.verdict USING btree (organisation_id, a, b) WHERE (taken_back_at IS NULL);
alter table app.verdict enable row level security;
alter table app.verdict force row level security;
create policy changed on app.verdict for update to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (taken_back_at IS NOT NULL)));
create policy owner on app.verdict to maillon_owner using (true) with check (true);
create policy seen on app.verdict for select to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy written on app.verdict for insert to maillon_app with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (( SELECT count(*) AS count
   FROM app.household_access x
  WHERE ((x.organisation_id = verdict.organisation_id) AND (x.household_id = ANY (ARRAY[verdict.a, verdict.b])) AND (x.ended_at IS NULL) AND (x.scope = 'full'::text))) = 2)));
grant insert, select, update on app.verdict to maillon_app;

create table app.warning (
  household_id uuid not null,
  organisation_id uuid not null,
  asked_at timestamp(3) with time zone not null,
  state text not null,
  outbox_id uuid,
  undelivered boolean default false not null,
  how text,
  told_on date,
  noted_by text,
  noted_at timestamp(3) with time zone,
  constraint warning_pkey PRIMARY KEY (household_id, asked_at),
  constraint warning_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.household(id) ON DELETE CASCADE,
  constraint warning_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint warning_check CHECK (((state = ANY (ARRAY['told'::text, 'kept'::text, 'unreachable'::text])) = (noted_at IS NOT NULL))),
  constraint warning_check1 CHECK ((((noted_at IS NULL) = (noted_by IS NULL)) AND ((noted_at IS NULL) = (told_on IS NULL)) AND ((how IS NULL) = ((noted_at IS NULL) OR (state = 'unreachable'::text))))),
  constraint warning_how_check CHECK ((how = ANY (ARRAY['call'::text, 'text_message'::text, 'visit'::text, 'letter'::text, 'other'::text]))),
  constraint warning_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'awaited'::text, 'told'::text, 'kept'::text, 'unreachable'::text, 'lapsed'::text])))
);
CREATE INDEX warning_awaited ON app.warning USING btree (organisation_id, asked_at, household_id) WHERE (state = 'awaited'::text);
CREATE INDEX warning_lapsed ON app.warning USING btree (organisation_id, asked_at) WHERE (state = 'lapsed'::text);
CREATE INDEX warning_message ON app.warning USING btree (outbox_id) WHERE (outbox_id IS NOT NULL);
CREATE TRIGGER warning_said_once BEFORE UPDATE ON app.warning FOR EACH ROW EXECUTE FUNCTION app.warning_said_once();
alter table app.warning enable row level security;
alter table app.warning force row level security;
create policy noted on app.warning for update to maillon_app using (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (state = ANY (ARRAY['awaited'::text, 'sent'::text, 'told'::text, 'unreachable'::text])) AND (EXISTS ( SELECT
   FROM app.household_access a
  WHERE ((a.household_id = warning.household_id) AND (a.ended_at IS NULL) AND (a.scope = 'full'::text) AND (a.organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))))))) with check (((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])) AND (state = ANY (ARRAY['told'::text, 'kept'::text, 'unreachable'::text]))));
create policy owner on app.warning to maillon_owner using (true) with check (true);
create policy seen on app.warning for select to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
grant select on app.warning to maillon_app;
grant update (state, how, told_on, noted_by, noted_at) on app.warning to maillon_app;

create table app.waste_removal (
  id uuid not null,
  organisation_id uuid not null,
  donation_id uuid,
  removed_on date not null,
  nature text not null,
  count integer not null,
  destination text not null,
  slip text default ''::text not null,
  noted_at timestamp(3) with time zone not null,
  noted_by text not null,
  constraint waste_removal_pkey PRIMARY KEY (id),
  constraint waste_removal_donation_id_organisation_id_fkey FOREIGN KEY (donation_id, organisation_id) REFERENCES app.donation(id, organisation_id),
  constraint waste_removal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint waste_removal_count_check CHECK (((count >= 1) AND (count <= 100000))),
  constraint waste_removal_destination_check CHECK (((length(destination) >= 2) AND (length(destination) <= 160))),
  constraint waste_removal_nature_check CHECK (((length(nature) >= 2) AND (length(nature) <= 160))),
  constraint waste_removal_slip_check CHECK ((length(slip) <= 80))
);
CREATE INDEX waste_removal_donation ON app.waste_removal USING btree (donation_id) WHERE (donation_id IS NOT NULL);
CREATE INDEX waste_removal_list ON app.waste_removal USING btree (organisation_id, removed_on DESC, id DESC);
alter table app.waste_removal enable row level security;
alter table app.waste_removal force row level security;
create policy own on app.waste_removal to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.waste_removal to maillon_owner using (true) with check (true);
grant insert, select on app.waste_removal to maillon_app;

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
  member_id uuid,
  constraint wipe_pkey PRIMARY KEY (id),
  constraint wipe_device_id_file_sha256_key UNIQUE (device_id, file_sha256),
  constraint wipe_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint wipe_file_id_fkey FOREIGN KEY (file_id) REFERENCES app.file(id),
  constraint wipe_member_id_fkey FOREIGN KEY (member_id) REFERENCES app.member(id),
  constraint wipe_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint wipe_verdict_check CHECK ((verdict = ANY (ARRAY['verified'::text, 'unverified'::text, 'failed'::text, 'aborted'::text, 'other_machine'::text, 'incomplete'::text])))
);
CREATE INDEX wipe_file ON app.wipe USING btree (file_id);
CREATE INDEX wipe_organisation ON app.wipe USING btree (organisation_id, created_at DESC);
CREATE TRIGGER wipe_kept BEFORE UPDATE ON app.wipe FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.wipe_kept();
alter table app.wipe enable row level security;
alter table app.wipe force row level security;
create policy own on app.wipe to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.wipe to maillon_owner using (true) with check (true);
create policy proof on app.wipe for select to maillon_app using (( SELECT true
   FROM app.device d
  WHERE (d.id = wipe.device_id)));
grant insert, select, update on app.wipe to maillon_app;

create table app.wipe_record (
  id uuid not null,
  device_id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  drive_serial text,
  drive_model text,
  method text not null,
  system text default ''::text not null,
  place text not null,
  slip text default ''::text not null,
  done_on date not null,
  operator_id uuid not null,
  operator text not null,
  recorded_at timestamp(3) with time zone not null,
  witness_id uuid,
  witness text,
  witnessed_at timestamp(3) with time zone,
  cancelled_at timestamp(3) with time zone,
  file_sha256 bytea,
  constraint wipe_record_pkey PRIMARY KEY (id),
  constraint wipe_record_device_id_fkey FOREIGN KEY (device_id) REFERENCES app.device(id),
  constraint wipe_record_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES app.member(id),
  constraint wipe_record_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id),
  constraint wipe_record_witness_id_fkey FOREIGN KEY (witness_id) REFERENCES app.member(id),
  constraint wipe_record_dates CHECK (((kind = 'dated'::text) = (file_sha256 IS NOT NULL))),
  constraint wipe_record_how CHECK ((((kind = 'reset'::text) = (method = ANY (ARRAY['settings'::text, 'recovery'::text, 'management'::text]))) AND ((kind = 'dated'::text) = (method = ANY (ARRAY['donor_wiped'::text, 'clock_wrong'::text]))))),
  constraint wipe_record_kind_check CHECK ((kind = ANY (ARRAY['destroyed'::text, 'reset'::text, 'dated'::text]))),
  constraint wipe_record_method_check CHECK ((method = ANY (ARRAY['shredded'::text, 'crushed'::text, 'drilled'::text, 'degaussed'::text, 'incinerated'::text, 'settings'::text, 'recovery'::text, 'management'::text, 'donor_wiped'::text, 'clock_wrong'::text]))),
  constraint wipe_record_of CHECK (((kind = 'destroyed'::text) = (drive_serial IS NOT NULL))),
  constraint wipe_record_place_check CHECK (((length(place) >= 2) AND (length(place) <= 120))),
  constraint wipe_record_said_by CHECK (((method <> 'donor_wiped'::text) OR ((slip <> ''::text) AND (system <> ''::text)))),
  constraint wipe_record_slip_check CHECK ((length(slip) <= 60)),
  constraint wipe_record_system_check CHECK ((length(system) <= 80)),
  constraint wipe_record_two_people CHECK ((witness_id <> operator_id)),
  constraint wipe_record_witnessed CHECK ((((witness_id IS NULL) = (witnessed_at IS NULL)) AND ((witness IS NULL) = (witnessed_at IS NULL))))
);
CREATE INDEX wipe_record_device ON app.wipe_record USING btree (device_id, recorded_at DESC);
CREATE INDEX wipe_record_to_confirm ON app.wipe_record USING btree (organisation_id, recorded_at) WHERE ((witnessed_at IS NULL) AND (cancelled_at IS NULL));
CREATE UNIQUE INDEX wipe_record_waiting ON app.wipe_record USING btree (device_id, kind, COALESCE(drive_serial, ''::text), COALESCE(file_sha256, '\x'::bytea)) WHERE ((witnessed_at IS NULL) AND (cancelled_at IS NULL));
CREATE TRIGGER wipe_record_by_oneself BEFORE INSERT OR UPDATE ON app.wipe_record FOR EACH ROW WHEN ((CURRENT_USER = 'maillon_app'::name)) EXECUTE FUNCTION app.wipe_record_by_oneself();
alter table app.wipe_record enable row level security;
alter table app.wipe_record force row level security;
create policy held on app.wipe_record as restrictive for insert to maillon_app with check (( SELECT true
   FROM app.device d
  WHERE ((d.id = wipe_record.device_id) AND (d.organisation_id = wipe_record.organisation_id))));
create policy own on app.wipe_record to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[]))) with check ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
create policy owner on app.wipe_record to maillon_owner using (true) with check (true);
create policy proof on app.wipe_record for select to maillon_app using (( SELECT true
   FROM app.device d
  WHERE (d.id = wipe_record.device_id)));
grant insert, select on app.wipe_record to maillon_app;
grant update (witness_id, witness, witnessed_at, cancelled_at) on app.wipe_record to maillon_app;

create table app.word_key (
  organisation_id uuid not null,
  key text collate "C" not null,
  word text collate "C" not null,
  constraint word_key_pkey PRIMARY KEY (organisation_id, key, word),
  constraint word_key_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisation(id)
);
alter table app.word_key enable row level security;
alter table app.word_key force row level security;
create policy owner on app.word_key to maillon_owner using (true) with check (true);
create policy seen on app.word_key for select to maillon_app using ((organisation_id = ANY (( SELECT app.orgs() AS orgs)::uuid[])));
grant select on app.word_key to maillon_app;

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
   FROM app.household h
  WHERE (NOT ( SELECT app.as_school() AS as_school));

CREATE OR REPLACE FUNCTION app.accept_by_link(digest bytea, at timestamp with time zone, who text, said_subject text, said_body text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
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
end $function$;

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
   where i.token_hash = sha256(token) and m.status = 'invited' and app.invitation_open(i) for update of i;
  if not found then return null; end if;
  return app.join(invited, who);
end $function$;

CREATE OR REPLACE FUNCTION app.access_ended()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  perform app.lead_passed(new.organisation_id, new.household_id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.access_reached()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  new.phone := case when new.scope = 'full' then (select h.phone from app.household h where h.id = new.household_id) end;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.access_worded()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  -- A file that comes has nothing kept in it yet: a list of fifteen thousand families asks no more than their own words.
  if tg_op = 'INSERT' then
    if new.ended_at is null and new.kept_in is null then
      insert into app.household_word (organisation_id, word, household_id)
      select new.organisation_id, w, new.household_id from app.words_for(new.household_id, new.scope = 'full', new.organisation_id) w on conflict do nothing;
    end if;
    return null;
  end if;
  perform app.reword_household(new.household_id);
  if tg_op = 'UPDATE' and old.kept_in is distinct from new.kept_in and old.kept_in is not null then perform app.reword_file(old.kept_in); end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.added_by_once()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if tg_op = 'INSERT' and current_user = 'maillon_app' then
    new.organisation_id := (app.orgs())[1];
    if new.school_id is not null and not new.school_id = any (app.orgs()) then
      raise exception 'a pupil is named by its own school' using errcode = '42501';
    end if;
  elsif tg_op = 'UPDATE' and current_user = 'maillon_app'
    and (new.organisation_id, new.school_id) is distinct from (old.organisation_id, old.school_id) then
    raise exception 'who added somebody is written once' using errcode = '42501';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.addressed_with_adult()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if current_user = 'maillon_app' and app.without_adult(new.household_id, new.sent_at::date) is not null then
    raise exception 'a child is not addressed without an adult' using errcode = '42501';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.addressees()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select r.id from (
    select m.organisation_id as id from app.member m where m.role = 'coordinator' and m.status = 'active'
    union select h.organisation_id from app.habilitation h join app.organisation o on o.id = h.organisation_id where h.by_link and o.email is not null) r
  where not app.suspended(r.id)
$function$;

CREATE OR REPLACE FUNCTION app.aliases_follow()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  update app.device_alias set organisation_id = new.organisation_id where device_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.among_is_part(among jsonb, declared integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select jsonb_typeof(among) = 'object' and not exists (select from jsonb_each(among) part
    where part.key <> all (array['rsa', 'mission_locale', 'ase_leaver', 'job_seeker', 'pupil', 'student', 'senior', 'single_parent', 'qpv'])
      or jsonb_typeof(part.value) <> 'number' or part.value::text !~ '^[1-9][0-9]{0,5}$' or part.value::numeric > declared)
$function$;

CREATE OR REPLACE FUNCTION app.answer_delivery(of_note uuid, at timestamp with time zone, who text, known integer, contests jsonb, said_subject text, said_body text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  perform from app.delivery_note x where x.id = of_note and x.donor_id = any (app.orgs());
  if not found then return 'closed'; end if;
  return app.take_word(of_note, at, who, known, contests, said_subject, said_body);
end $function$;

CREATE OR REPLACE FUNCTION app.answer_delivery_by_link(digest bytea, at timestamp with time zone, who text, known integer, contests jsonb, said_subject text, said_body text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare signed_in text := coalesce(current_setting('app.member', true), ''); done text; n uuid;
begin
  select h.id into n from app.delivery_held(digest, at) h;
  if n is null then return 'closed'; end if;
  perform set_config('app.member', '', true);
  done := app.take_word(n, at, who, known, contests, said_subject, said_body);
  perform set_config('app.member', signed_in, true);
  return done;
end $function$;

CREATE OR REPLACE FUNCTION app.answer_files(main uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with files as (select f as id from app.files_of(main) f),
  given as (select a.kind, bool_or(a.state = 'handed_over') as handed from app.allocation a where a.household_id in (select id from files)
      and a.organisation_id = any (app.orgs()) and a.state <> 'cancelled' group by a.kind),
  needs as (
    update app.need n set state = case when g.handed then 'served' else 'promised' end, updated_at = now() from given g
     where n.household_id in (select id from files) and n.kind = g.kind and n.state in ('heard', 'qualified', 'prescribed', 'promised')
       and n.state <> case when g.handed then 'served' else 'promised' end)
  update app.prescription p set state = case when g.handed then 'served' else 'promised' end, updated_at = now()
    from (select q.id, bool_and(g.handed) as handed from app.prescription q join given g on g.kind = any (q.kinds) where q.household_id in (select id from files) group by q.id) g
   where p.id = g.id and p.to_organisation_id = any (app.orgs()) and p.state in ('accepted', 'promised')
$function$;

CREATE OR REPLACE FUNCTION app.answer_kept()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if not exists (select from app.allocation_run r where r.id = new.run_id and r.state = 'proposed')
    and not (coalesce(new.final = 'served', false) and exists (select from app.appeal a where a.run_need_id = new.id and a.state = 'upheld')) then
    raise exception 'what was decided stays' using errcode = '23514', constraint = 'run_decided';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.answered_by_receiver()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if current_user = 'maillon_app' and (app.suspended(new.to_organisation_id) or not new.to_organisation_id = any (app.orgs())) then
    raise exception 'only its receiver answers a prescription' using errcode = '42501';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.appeal_kept()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  perform from app.run_need n where n.id = new.run_need_id and n.household_id is not null for share;
  if not found then raise exception 'nobody asks for a family that was forgotten' using errcode = '23514', constraint = 'appeal_of_family'; end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.arrival_behind(digest bytea, at timestamp with time zone)
 RETURNS TABLE(id uuid, kinds text[], sender text, receiver text, commune text, letter text, answered_at timestamp with time zone, answered_by text, awaited boolean, expires_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select p.id, p.kinds, p.sender, o.name, c.name, upper(left(substring(btrim(app.without_titles(h.name)) from '\S+$'), 1)), p.answered_at, p.answered_by, app.awaits_arrival(v), v.expires_at
  from app.arrival_held(digest, at) v join app.prescription p on p.id = v.prescription_id join app.household h on h.id = p.household_id
  join app.organisation o on o.id = p.to_organisation_id join app.commune c on c.insee = h.commune
$function$;

CREATE OR REPLACE FUNCTION app.arrival_held(digest bytea, at timestamp with time zone)
 RETURNS SETOF app.arrival
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select v.* from app.arrival v join app.prescription p on p.id = v.prescription_id and p.state = 'accepted'
  join app.household h on h.id = p.household_id and h.forgotten_at is null
  where v.token_hash = sha256(digest) and v.expires_at > at and not app.suspended(p.to_organisation_id) and not app.stopped(p.household_id)
    and exists (select from app.agreement g where g.household_id = h.id and g.kind = 'sharing' and g.withdrawn_on is null)
$function$;

CREATE OR REPLACE FUNCTION app.arrivals(ids uuid[])
 RETURNS TABLE(device_id uuid, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select u.device_id, app.arrived(u.device_id) from app.last_used(ids) u
$function$;

CREATE OR REPLACE FUNCTION app.arrived(d uuid)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select coalesce((select min(c.since) from app.custody c where c.depth = 0 and c.device_id in (select d union all select j.id from app.device j where j.joined_to = d)),
    (select x.created_at from app.device x where x.id = d))
$function$;

CREATE OR REPLACE FUNCTION app.as_school()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select exists (select from app.organisation o where o.id = any (app.orgs()) and o.kind = 'school')
$function$;

CREATE OR REPLACE FUNCTION app.ask_arrivals(at timestamp with time zone, accepted_before timestamp with time zone, again_before timestamp with time zone)
 RETURNS TABLE(prescription_id uuid, receiver_id uuid, email text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with due as (
    select p.id, p.to_organisation_id from app.prescription p join app.household h on h.id = p.household_id and h.status = 'open' and h.forgotten_at is null
      left join app.arrival v on v.prescription_id = p.id
     where p.state = 'accepted' and p.answered_at > at - interval '180 days' and p.answered_at < accepted_before
       and (v.prescription_id is null or (v.came = 'not_yet' and v.said_at < again_before and not app.awaits_arrival(v)))
       and not app.suspended(p.to_organisation_id) and not app.stopped(p.household_id)
       and exists (select from app.agreement g where g.household_id = h.id and g.kind = 'sharing' and g.withdrawn_on is null)
       and not exists (select from app.appointment a where a.household_id in (select app.files_held(p.to_organisation_id, h.id)) and a.organisation_id = p.to_organisation_id and a.state = 'booked' and a.starts_at > at)
       and not exists (select from app.seat s join app.workshop w on w.id = s.workshop_id
         where s.household_id in (select app.files_held(p.to_organisation_id, h.id)) and s.organisation_id = p.to_organisation_id and s.state = 'booked' and w.state = 'open' and w.starts_at > at)
     order by p.answered_at limit 500 for update of p skip locked),
  asked as (
    insert into app.arrival as v (prescription_id, organisation_id, asked_at) select d.id, d.to_organisation_id, at from due d
    on conflict (prescription_id) do update set asked_at = at, reminded_at = null, silent_at = null
    returning v.prescription_id, v.organisation_id)
  select a.prescription_id, o.id, o.email from asked a join app.organisation o on o.id = a.organisation_id
$function$;

CREATE OR REPLACE FUNCTION app.ask_by_link(digest bytea, at timestamp with time zone, who text, question uuid, said text, said_subject text, said_body text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION app.available_now(insee text, at timestamp with time zone)
 RETURNS TABLE(organisation_id uuid, stock text, seats integer, answer_days integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select r.id, case when d.n >= 10 then 'many' when d.n > 0 then 'few' else 'none' end, coalesce(w.seats, 0)::int, a.days
  from (select app.addressees() as id) r
  cross join lateral (select count(*) as n from (select from app.device x where x.organisation_id = r.id and x.state = 'ready' limit 10) ready) d
  cross join lateral (select sum(greatest(0, x.seats - (select count(*) from app.seat s where s.workshop_id = x.id and s.state in ('booked', 'present', 'absent')))) as seats
    from app.workshop x join app.place l on l.id = x.place_id join app.commune c on c.insee = l.commune
    where x.organisation_id = r.id and x.state = 'open' and x.starts_at between at and at + interval '30 days'
      and c.departement = (select k.departement from app.commune k where k.insee = available_now.insee)) w
  cross join lateral (select case when count(*) >= 5 then greatest(1, round(avg(extract(epoch from p.answered_at - p.sent_at) - p.paused_seconds) / 86400))::int end as days
    from app.prescription p where p.to_organisation_id = r.id and p.state in ('accepted', 'promised', 'served', 'refused', 'rerouted')
      and p.answered_at > at - interval '1 year') a
  where app.orgs() is not null
$function$;

CREATE OR REPLACE FUNCTION app.awaits_arrival(v app.arrival)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select v.asked_at is not null and (v.said_at is null or v.said_at < v.asked_at)
$function$;

CREATE OR REPLACE FUNCTION app.batch_item_ends()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare b app.batch;
begin
  update app.batch_item set state = 'refused', why = 'Déclaré manquant avant la signature' where device_id = new.id and state = 'pending' and new.state in ('lost', 'stolen');
  update app.batch_item set state = 'lost' where device_id = new.id and state = 'accepted' and new.state in ('lost', 'stolen');
  update app.batch_item i set state = 'returned', returned_at = new.updated_at from app.batch x
    where i.device_id = new.id and x.id = i.batch_id and new.state = 'returned' and (i.state = 'accepted' or (i.state = 'lost' and old.state in ('lost', 'stolen')));
  for b in select x.* from app.batch x where x.organisation_id = new.organisation_id and x.state in ('prepared', 'signed')
      and exists (select from app.batch_item i where i.batch_id = x.id and i.device_id = new.id)
      and not exists (select from app.batch_item i where i.batch_id = x.id and i.device_id is not null and i.state in ('pending', 'accepted')) order by x.id loop
    update app.batch set state = case b.state when 'signed' then 'closed' else 'cancelled' end, updated_at = new.updated_at,
      why = case b.state when 'prepared' then 'Le dernier appareil a été déclaré manquant.' else why end where id = b.id;
  end loop;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.beneficiary_worded()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  perform app.reword_household(new.household_id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.borne_elsewhere(said text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select exists (select from app.device d where d.number = said and d.organisation_id <> all (app.orgs()))
$function$;

CREATE OR REPLACE FUNCTION app.breaks_given(year integer)
 RETURNS TABLE(name text, kind text, last_class date, resumes date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select o.name, b.kind, b.last_class, b.resumes
  from (select x.to_organisation_id as id from app.prescription x join app.organisation t on t.id = x.to_organisation_id and t.kind <> 'school'
      where x.organisation_id = any (app.orgs()) and x.sent_at is not null
        and exists (select from app.school_break g where g.organisation_id = x.to_organisation_id and g.school_year = year)
      order by x.sent_at desc, x.id limit 1) giver
    join app.organisation o on o.id = giver.id
    join app.school_break b on b.organisation_id = giver.id and b.school_year = year
$function$;

CREATE OR REPLACE FUNCTION app.by_five(count integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select case when count >= 5 then count - count % 5 end
$function$;

CREATE OR REPLACE FUNCTION app.by_month(state text, keeper uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select state in ('reserved', 'handed_over', 'return_due', 'returned', 'lost', 'stolen') and not keeper = any (app.orgs())
$function$;

CREATE OR REPLACE FUNCTION app.census_answers(digest bytea)
 RETURNS TABLE(commune text, kind text, declared integer, among jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select k.commune, k.kind, k.declared, k.among from app.census_invitation i join app.census_count k on k.invitation_id = i.id where i.token_hash = sha256(digest)
$function$;

CREATE OR REPLACE FUNCTION app.census_behind(digest bytea, today date)
 RETURNS TABLE(invitation_id uuid, census_id uuid, organisation_id uuid, coordination text, partner text, title text, opens_on date, closes_on date, closed_at timestamp with time zone, kinds text[], communes text[], questions text[], publics text[], answers jsonb, answered_at timestamp with time zone, open boolean, names jsonb, asker text, asker_email text, asker_phone text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select d.invitation_id, d.census_id, d.organisation_id, o.name, d.partner, c.title, c.opens_on, c.closes_on, c.closed_at, d.kinds, d.communes, c.questions,
    c.publics, i.answers, i.answered_at, d.open, (select jsonb_object_agg(k.insee, k.name) from app.commune k where k.insee = any (d.communes)), m.name,
    coalesce(m.email, o.email), o.phone
  from app.census_door(digest, null, today) d join app.census_invitation i on i.id = d.invitation_id join app.census c on c.id = d.census_id
  join app.organisation o on o.id = d.organisation_id left join app.member m on m.id = i.asked_by and m.revoked_at is null
  where digest is not null
$function$;

CREATE OR REPLACE FUNCTION app.census_columns(digest bytea, titles bytea)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select m.fields from app.census_invitation x join app.column_mapping m on m.organisation_id = x.organisation_id
  where x.token_hash = sha256(digest) and m.purpose = 'census' and m.headings in (titles, sha256(titles || convert_to(x.id::text, 'utf8')))
  order by m.headings = titles limit 1
$function$;

CREATE OR REPLACE FUNCTION app.census_communes(digest bytea)
 RETURNS TABLE(insee text, name text, postcodes text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select k.insee, k.name, k.postcodes from app.census_invitation x join app.census c on c.id = x.census_id
  join app.commune k on k.insee = any (c.communes) where x.token_hash = sha256(digest)
$function$;

CREATE OR REPLACE FUNCTION app.census_declare(digest bytea, today date, at timestamp with time zone, counts jsonb, said jsonb, done boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare c record;
begin
  if not app.census_hold(digest, today) then return false; end if;
  select * into c from app.census_behind(digest, today);
  if not found or not c.open then return false; end if;
  perform from app.census_invitation where id = c.invitation_id for update;
  delete from app.census_count k where k.invitation_id = c.invitation_id;
  insert into app.census_count (organisation_id, invitation_id, commune, kind, declared, among)
    select c.organisation_id, c.invitation_id, x.commune, x.kind, x.declared,
      coalesce((select jsonb_object_agg(p.key, p.value) from jsonb_each(x.among) p where p.key = any (c.publics)), '{}')
    from jsonb_to_recordset(counts) as x (commune text, kind text, declared int, among jsonb)
    where x.commune = any (c.communes) and x.kind = any (c.kinds) and x.declared > 0;
  update app.census_invitation i set answers = said, answered_at = case when done then coalesce(i.answered_at, at) else i.answered_at end,
    opened_at = coalesce(i.opened_at, at), came_by = 'link' where i.id = c.invitation_id;
  if done and c.answered_at is null then
    perform app.record_in(c.organisation_id, at, 'census.answered', 'census', c.census_id, null, null, 'answered', null, c.partner);
  end if;
  return true;
end $function$;

CREATE OR REPLACE FUNCTION app.census_declare_publics(digest bytea, today date, h uuid, publics text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare c record;
begin
  select * into c from app.census_behind(digest, today);
  if not found or not c.open or not exists (select from app.census_family f where f.household_id = h and f.invitation_id = c.invitation_id) then return; end if;
  insert into app.target_public (id, household_id, organisation_id, kind, declared_by, declared_on)
    select app.uuid7(), h, c.organisation_id, k, c.partner, today from (select distinct unnest(publics) k) x on conflict do nothing;
end $function$;

CREATE OR REPLACE FUNCTION app.census_door(digest bytea, i uuid, today date)
 RETURNS TABLE(invitation_id uuid, census_id uuid, organisation_id uuid, partner text, kinds text[], communes text[], open boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select x.id, c.id, c.organisation_id, x.partner, c.kinds, c.communes, c.closed_at is null and today between c.opens_on and c.closes_on
  from app.census_invitation x join app.census c on c.id = x.census_id
  where case when digest is null then x.id = i and x.organisation_id = any (app.orgs()) else x.token_hash = sha256(digest) end
$function$;

CREATE OR REPLACE FUNCTION app.census_hold(digest bytea, today date)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare standing record;
begin
  select c.closed_at, c.opens_on, c.closes_on into standing from app.census_invitation i join app.census c on c.id = i.census_id
   where i.token_hash = sha256(digest) for share of c;
  return found and standing.closed_at is null and today between standing.opens_on and standing.closes_on;
end $function$;

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
  join app.household h on h.id = f.household_id where x.token_hash = sha256(digest)
$function$;

CREATE OR REPLACE FUNCTION app.census_list(digest bytea, l uuid)
 RETURNS SETOF app.list_upload
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select u.* from app.list_upload u join app.census_invitation x on x.id = u.invitation_id where x.token_hash = sha256(digest) and u.id = l
$function$;

CREATE OR REPLACE FUNCTION app.census_list_before(digest bytea, sum bytea, l uuid)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select min(u.taken_in_at) from app.list_upload u join app.census_invitation x on x.id = u.invitation_id
  where x.token_hash = sha256(digest) and u.sha256 = sum and u.id <> l
$function$;

CREATE OR REPLACE FUNCTION app.census_name(digest bytea, today date, at timestamp with time zone, h uuid, family jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare c record; known uuid;
begin
  select * into c from app.census_door(digest, null, today) where digest is not null;
  if not found or not c.open or not (family ->> 'commune' = any (c.communes)) then return null; end if;
  perform from app.census_invitation where id = c.invitation_id for update;
  select f.household_id into known from app.census_family f join app.household x on x.id = f.household_id
   where f.invitation_id = c.invitation_id and x.name_key = family ->> 'name_key' and x.commune = family ->> 'commune'
     and coalesce(x.phone, '') = coalesce(family ->> 'phone', '') limit 1;
  if known is not null then return known; end if;
  if (select count(*) from app.census_family f where f.invitation_id = c.invitation_id and f.by_hand) >= 300 then return null; end if;
  perform app.census_take(digest, null, today, at, jsonb_build_array(family || jsonb_build_object('id', h)));
  update app.census_family set by_hand = true where household_id = h and invitation_id = c.invitation_id;
  perform app.record_in(c.organisation_id, at, 'census.family_named', 'household', h, h, null, 'heard', null, c.partner);
  return h;
end $function$;

CREATE OR REPLACE FUNCTION app.census_named(digest bytea)
 RETURNS TABLE(household_id uuid, name text, commune text, kinds text[], named_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select f.household_id, f.name, f.commune, f.kinds, f.named_at from app.census_invitation i join app.census_family f on f.invitation_id = i.id
  where i.token_hash = sha256(digest) and f.name is not null order by f.named_at desc limit 500
$function$;

CREATE OR REPLACE FUNCTION app.census_remember_columns(digest bytea, titles bytea, given jsonb, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  insert into app.column_mapping (organisation_id, purpose, headings, fields, said_at)
  select x.organisation_id, 'census', sha256(titles || convert_to(x.id::text, 'utf8')), given, at from app.census_invitation x where x.token_hash = sha256(digest)
  on conflict (organisation_id, purpose, headings) do update set fields = excluded.fields, said_at = excluded.said_at
$function$;

CREATE OR REPLACE FUNCTION app.census_say_of_list(digest bytea, l uuid, words jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  update app.list_upload u set said = words from app.census_invitation x where x.id = u.invitation_id and x.token_hash = sha256(digest) and u.id = l and u.taken_in_at is null
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
  insert into app.census_family (household_id, organisation_id, invitation_id, named_at, name, commune, kinds)
    select f.id, c.organisation_id, c.invitation_id, at, f.name, f.commune, array(select k from jsonb_array_elements_text(f.kinds) k where k = any (c.kinds) order by 1)
    from jsonb_to_recordset(families) as f (id uuid, name text, commune text, kinds jsonb) where f.id = any (fresh);
  insert into app.need (id, household_id, organisation_id, kind, heard_at)
    select app.uuid7(), f.id, c.organisation_id, k, at from jsonb_to_recordset(families) as f (id uuid, kinds jsonb), jsonb_array_elements_text(f.kinds) k
    where f.id = any (fresh) and k = any (c.kinds) on conflict do nothing;
  insert into app.agreement (id, household_id, organisation_id, kind, how, given_by, given_on, noted_by, created_at)
    select app.uuid7(), f.id, c.organisation_id, k, coalesce(f.how, 'spoken'), coalesce(f.given_by, ''), least(coalesce(f.agreed_on, today), today),
      concat_ws(', ', nullif(f.heard_by, ''), c.partner), at
    from jsonb_to_recordset(families) as f (id uuid, agreed_on date, how text, given_by text, heard_by text), unnest(array['information', 'sharing']) k
    where f.id = any (fresh);
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
declare c record; who uuid := nullif(current_setting('app.member', true), '')::uuid; families app.event[];
begin
  select * into c from app.census_door(digest, i, today);
  if not found then return; end if;
  families := array(select row(app.uuid7(), c.organisation_id, 0, at, who, c.partner, 'census.family_named', 'household', f.household_id, f.household_id, null,
      'heard', null, jsonb_build_object('list', l), ''::bytea)::app.event
    from app.census_family f where f.invitation_id = c.invitation_id and f.household_id = any (named) and f.named_at = at order by f.household_id);
  perform app.link_events(c.organisation_id, families || row(app.uuid7(), c.organisation_id, 0, at, who,
    coalesce((select m.name from app.member m where m.id = who and digest is null), c.partner), 'census.list_taken_in', 'census', c.census_id, null, null,
    'answered', null, data || jsonb_build_object('list', l, 'invitation', c.invitation_id), ''::bytea)::app.event);
  update app.census_invitation x set came_by = 'list',
    opened_at = case when digest is null then x.opened_at else coalesce(x.opened_at, at) end where x.id = c.invitation_id;
  update app.list_upload u set taken_in_at = at, outcome = data where u.id = l and u.organisation_id = c.organisation_id and u.taken_in_at is null;
end $function$;

CREATE OR REPLACE FUNCTION app.certificate_by_another()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if new.verifier_id is distinct from nullif(current_setting('app.member', true), '')::uuid
    or exists (select from app.wipe w where w.device_id = new.device_id and w.verdict = 'verified'
      and coalesce(w.member_id = new.verifier_id, w.organisation_id = new.organisation_id and lower(w.operator) = lower(new.verifier)))
    or exists (select from app.wipe_record r where r.device_id = new.device_id and r.cancelled_at is null and r.operator_id = new.verifier_id) then
    raise exception 'evidence is verified by somebody who did not bring it' using errcode = '23514', constraint = 'certificate_two_people';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.chain_for_school(h uuid, school uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with lit as (
    select count(*) > 0 as need, coalesce(bool_or(n.kind <> 'skills'), false) as things, coalesce(bool_or(n.kind = 'connection'), false) as wants_connection,
      exists (select from app.prescription p where p.household_id = h and p.organisation_id = school and p.state in ('accepted', 'promised', 'served')) as orientation,
      exists (select from (select h as id, null::uuid as judge union all select s.household_id, s.judge from app.same_files(h) s) f
        join app.handover x on x.household_id = f.id and x.organisation_id = coalesce(f.judge, x.organisation_id) where x.state in ('signed', 'closed')) as equipped
    from app.need n where n.household_id = h and n.organisation_id = school),
  letters as (
    select l.n, case when l.lit then 'd' when not l.wanted then 's' else 'a' end as letter
    from lit, lateral (values (1, lit.need, true), (2, lit.orientation or lit.equipped, true), (3, lit.equipped, lit.things), (4, lit.equipped, lit.things),
      (5, false, lit.wants_connection), (6, false, true), (7, false, true)) l(n, lit, wanted))
  select string_agg(case when letter = 'a' and n = (select min(n) from letters where letter = 'a') then 'n' else letter end, '' order by n) from letters
$function$;

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
  files as materialized (select h as id, null::uuid as judge union all select household_id, s.judge from app.same_files(h) s),
  lit as (
    select w.any as need,
      exists (select from app.prescription p where p.household_id = h and p.state in ('accepted', 'promised', 'served'))
        or exists (select from app.need n where n.household_id = h and (n.state not in ('heard', 'closed') or n.closed_as = 'autonomous')) as orientation,
      exists (select from files f join app.allocation a on a.household_id = f.id and a.organisation_id = coalesce(f.judge, a.organisation_id)
        where a.state <> 'cancelled' and (a.kind = 'computer' or not w.computer)) as allocation,
      exists (select from files f join app.handover x on x.household_id = f.id and x.organisation_id = coalesce(f.judge, x.organisation_id)
        where x.state in ('signed', 'closed')) as handover,
      exists (select from files f join app.sim_card s on s.household_id = f.id and s.organisation_id = coalesce(f.judge, s.organisation_id)
        where s.state in ('given', 'active')) as connection,
      exists (select from files f join app.appointment a on a.household_id = f.id and a.organisation_id = coalesce(f.judge, a.organisation_id)
        where a.subject = 'training' and a.state = 'seen')
        or exists (select from files f join app.seat s on s.household_id = f.id join app.workshop w on w.id = s.workshop_id and w.organisation_id = coalesce(f.judge, w.organisation_id)
          where s.state = 'present') as training,
      exists (select from app.household x where x.id = h and x.closed_as = 'autonomous') as autonomy,
      w.things, w.connection as wants_connection
    from wanted w),
  letters as (
    select l.n, case when l.lit then 'd' when not l.wanted then 's' else 'a' end as letter
    from lit, lateral (values (1, lit.need, true), (2, lit.orientation, true), (3, lit.allocation, lit.things), (4, lit.handover, lit.things),
      (5, lit.connection, lit.wants_connection), (6, lit.training, true), (7, lit.autonomy, true)) l(n, lit, wanted))
  select string_agg(case when letter = 'a' and n = (select min(n) from letters where letter = 'a') then 'n' else letter end, '' order by n) from letters
$function$;

CREATE OR REPLACE FUNCTION app.check_custody()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
begin
  if exists (select from touched t join app.custody u on u.id = t.under_id
      where t.under_id is not null and (u.device_id <> t.device_id or u.depth <> t.depth - 1 or (t.until is null and u.until is not null))) then
    raise exception 'a link of custody hangs under the open link just above it' using errcode = '23514', constraint = 'custody_chain';
  end if;
  if tg_op = 'UPDATE' then
    if exists (select from touched t join app.custody c on c.under_id = t.id where t.until is not null and c.until is null) then
      raise exception 'a link of custody stays open while one beneath it is open' using errcode = '23514', constraint = 'custody_chain';
    end if;
  end if;
  if exists (select from touched t join app.custody c on c.device_id = t.device_id and c.depth = t.depth and c.id <> t.id
      where c.since < coalesce(t.until, 'infinity') and t.since < coalesce(c.until, 'infinity')
        and c.since < coalesce(c.until, 'infinity') and t.since < coalesce(t.until, 'infinity')) then
    raise exception 'two links of custody overlap' using errcode = '23514', constraint = 'custody_overlap';
  end if;
  if tg_op = 'INSERT' then
    if exists (select from touched t join app.device d on d.id = t.device_id where t.household_id is not null and app.is_collective(d.kind)) then
      raise exception 'what is shared stays in its place' using errcode = '23514', constraint = 'collective_stays';
    end if;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.close_sessions(of_member uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  delete from auth.session s using app.member m
   where m.id = of_member and m.organisation_id = any (app.orgs()) and (s."memberId" = m.id or s."memberId" is null and s."userId" = m.user_id)
$function$;

CREATE OR REPLACE FUNCTION app.commission_forgotten()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  perform from app.run_need n where n.household_id = new.id order by n.id for update;
  update app.appeal a set grounds = 'Effacé avec la famille.', answer = case a.state when 'received' then '' else 'Effacé avec la famille.' end
    from app.run_need n where n.id = a.run_need_id and n.household_id = new.id;
  update app.derogation d set why = 'Effacé avec la famille.' from app.run_need n where n.id = d.run_need_id and n.household_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.contact_in(e app.event)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select case when e.actor <> 'Maillon' and (
      e.act in ('household.registered', 'household.heard_again', 'census.family_named', 'handover.signed', 'outcome.noted',
        'agreement.given_again', 'agreement.withdrawn', 'agreement.child_noted', 'agreement.child_withdrawn', 'signal.qualified', 'seat.excused')
      or (e.act = 'appointment.marked' and (e.to_state in ('seen', 'excused') or e.data ->> 'by' = 'household'))
      or (e.act = 'seat.marked' and e.to_state in ('present', 'excused'))
      or (e.act = 'arrival.said' and e.to_state = 'came')
      or (e.act = 'warning.noted' and e.to_state = 'kept')
      or (e.act = 'signal.tried' and e.to_state = 'reached')
      or (e.act = 'prescription.sent' and e.data ->> 'agreed' is not null)
      or (e.act = 'request.received' and not exists (select from app.rights_request r where r.id = e.subject_id and r.passed_by is not null)))
    then least(e.at, case when e.act in ('appointment.marked', 'seat.marked') and e.to_state in ('seen', 'present') and e.data ->> 'starts' ~ '^\d{4}-\d\d-\d\dT' then (e.data ->> 'starts')::timestamptz end) end
$function$;

CREATE OR REPLACE FUNCTION app.contacted_in(e app.event)
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select coalesce(e.household_id, case when e.subject_kind = 'signal' then (select p.household_id from app.signal s
    join app.pupil p on p.id = s.pupil_id where s.id = e.subject_id) end)
$function$;

CREATE OR REPLACE FUNCTION app.contests_behind(digest bytea, at timestamp with time zone)
 RETURNS TABLE(id uuid, line_id uuid, scan_id uuid, said text, said_by text, said_at timestamp with time zone, answer text, answered_by text, answered_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select c.id, c.line_id, c.scan_id, c.said, c.said_by, c.said_at, c.answer, c.answered_by, c.answered_at
  from app.delivery_held(digest, at) n join app.delivery_contest c on c.note_id = n.id order by c.said_at, c.id limit 200
$function$;

CREATE OR REPLACE FUNCTION app.contradict_certificates(d uuid, at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare n int;
begin
  update app.certificate c set revoked_at = at, revoked_why = 'contradicted' where c.device_id = d and c.revoked_at is null
    and exists (select from app.device x where x.id = d and x.organisation_id = any (app.orgs()));
  get diagnostics n = row_count;
  return n;
end $function$;

CREATE OR REPLACE FUNCTION app.coordinates(org uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select exists (select from app.member m join app.organisation mine on mine.id = m.organisation_id left join app.commune c on c.insee = mine.commune
    join app.organisation o on o.id = org left join app.commune d on d.insee = o.commune
    where m.id = nullif(current_setting('app.member', true), '')::uuid and m.organisation_id = any (app.orgs()) and m.role = 'coordinator' and m.status = 'active'
      and o.id <> mine.id and (d.insee is null or d.departement = c.departement)
      and not app.suspended(mine.id))
$function$;

CREATE OR REPLACE FUNCTION app.copy_behind(digest bytea, at timestamp with time zone)
 RETURNS TABLE(until timestamp with time zone, organisation text, phone text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select x.copy_until, coalesce(o.masked_as, o.name), o.phone from app.copy_held(digest, at) x join app.organisation o on o.id = x.organisation_id
$function$;

CREATE OR REPLACE FUNCTION app.copy_bytes_behind(digest bytea, at timestamp with time zone)
 RETURNS TABLE(name text, type text, bytes bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select f.name, f.type, c.bytes from app.copy_held(digest, at) x join app.file f on f.id = x.agreement_file_id join app.file_content c on c.sha256 = f.sha256
$function$;

CREATE OR REPLACE FUNCTION app.copy_called_back()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  update app.handover set state = 'signed', copy_how = null, copy_to = null, copy_hash = null, copy_until = null, copy_message = null, copy_sent_at = null
    where household_id = new.id and state = 'closed' and copy_hash is not null and copy_until > now();
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.copy_delivered()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if new.state = 'sent' then
    update app.handover set copy_sent_at = new.sent_at where copy_message = new.id;
  else
    update app.handover set state = 'signed', copy_failed_at = now(), copy_hash = null, copy_until = null
      where copy_message = new.id and state = 'closed' and agreement_file_id is not null;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.copy_held(digest bytea, at timestamp with time zone)
 RETURNS SETOF app.handover
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select x.* from app.handover x where x.copy_hash = sha256(digest) and x.copy_until > at and x.state = 'closed' and x.agreement_file_id is not null
    and not app.stopped(x.household_id) and not app.told_by_hand(x.household_id) and not app.suspended(x.organisation_id)
$function$;

CREATE OR REPLACE FUNCTION app.copy_withdrawn()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  delete from app.outbox where id = old.copy_message and state in ('queued', 'sending');
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.count_promises(promises uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  insert into app.quota_count (allocation_id, quota_rule_id, organisation_id)
  select a.id, r.id, a.organisation_id from app.allocation a
  cross join lateral (select app.publics_held(a.organisation_id, a.household_id) as publics, app.prescriber_of(a.organisation_id, a.household_id) as prescriber offset 0) f
  join app.quota_rule r on r.programme_id = a.programme_id and r.kind = a.kind and r.ended_at is null
  where a.id = any (promises) and a.state <> 'cancelled' and app.names(r, a.commune, f.publics, f.prescriber, a.agreement_id)
  on conflict do nothing
$function$;

CREATE OR REPLACE FUNCTION app.counted_as(households uuid[])
 RETURNS TABLE(household_id uuid, publics text[], prescriber_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select h.id, app.publics_held((app.orgs())[1], h.id), app.prescriber_of((app.orgs())[1], h.id) from unnest(households) h (id)
   where exists (select from app.household_access k where k.household_id = h.id and k.organisation_id = (app.orgs())[1] and k.ended_at is null and k.scope = 'full')
$function$;

CREATE OR REPLACE FUNCTION app.custody_begins()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if new.until is not null or (new.depth = 0 and exists (select from app.custody c where c.device_id = new.device_id and c.depth = 0 and c.since > new.since)) then
    raise exception 'a link of custody begins open, after those before it' using errcode = '23514', constraint = 'custody_kept';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.custody_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a link of custody ends once, after it began' using errcode = '23514', constraint = 'custody_kept';
end $function$;

CREATE OR REPLACE FUNCTION app.custody_on(dev uuid, at timestamp with time zone)
 RETURNS TABLE(depth integer, since timestamp with time zone, until timestamp with time zone, holder text, place text, class text, of_class boolean, family boolean, own boolean, given_by text, received_by text, how text, slip text, slip_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select c.depth, case when l.told then c.since else app.month_of(c.since) end, case when l.told then c.until end, o.name, p.name,
    case when l.mine then k.name end, c.class_id is not null, c.holder_id is null, l.mine,
    case when l.signed then c.given_by end, case when l.signed then c.received_by end, case when l.signed then c.how end, x.number, x.id
  from app.device d join app.custody c on c.device_id = d.id
  left join app.organisation o on o.id = c.holder_id left join app.place p on p.id = c.place_id left join app.school_class k on k.id = c.class_id
  left join app.transfer x on x.id = c.transfer_id and (x.organisation_id = any (app.orgs()) or x.receiver_id = any (app.orgs()))
  cross join lateral (select c.organisation_id = any (app.orgs()) as mine, c.organisation_id = any (app.orgs()) or c.holder_id is not null as told,
    c.organisation_id = any (app.orgs()) or (c.holder_id is not null and c.place_id is null and c.class_id is null and c.batch_id is null) as signed) l
  where d.id = dev and (d.organisation_id = any (app.orgs()) or d.owner_id = any (app.orgs()))
    and case when l.told then c.since <= at and (c.until is null or c.until > at)
      else app.month_of(c.since) <= at and (c.until is null or (app.month_of(c.until) >= app.month_of(at) and at < now() - interval '1 hour')) end
    and (l.told or d.owner_id = any (app.orgs()))
  order by c.depth
$function$;

CREATE OR REPLACE FUNCTION app.dated_fates(lots uuid[], at timestamp with time zone, zone text)
 RETURNS TABLE(device_id uuid, month date, fate text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select d.id, date_trunc('month', f.day)::date, f.fate
  from app.donation x join app.device d on d.donation_id = x.id
  left join lateral (
    select coalesce((select e.left_on from app.exit_item i join app.exit e on e.id = i.exit_id where i.device_id = d.id),
        (select (max(v.at) at time zone zone)::date from app.event v
          where v.subject_id = d.id and v.subject_kind = 'device' and v.act in ('device.exited', 'device.destroyed')),
        (d.updated_at at time zone zone)::date) as day, coalesce(d.exited_as, d.state) as way
    where d.state = 'destroyed' or (d.state = 'exited' and d.exited_as is not null)) l on true
  cross join lateral (
    (select u.day, u.fate from (
        select (c.since at time zone zone)::date as day, 'handed_over' as fate from app.custody c
         where c.device_id in (select d.id union all select j.id from app.device j where j.joined_to = d.id)
           and (c.household_id is not null or c.batch_id is not null) and c.since <= at
        union all select l.day, l.way where l.way in ('sold', 'given')) u
      where u.day <= (at at time zone zone)::date order by u.day, u.fate limit 1)
    union all
    select l.day, case l.way when 'refused_as_waste' then 'waste' else 'recycled' end
     where l.way not in ('sold', 'given') and l.day <= (at at time zone zone)::date) f
  where x.id = any (lots) and d.joined_to is null and (x.organisation_id = any (app.orgs()) or x.refurbisher_id = any (app.orgs()))
$function$;

CREATE OR REPLACE FUNCTION app.decide_habilitation(org uuid, known integer, said_state text, said_why text, said_cap integer, said_by_link boolean, at timestamp with time zone, said_subject text, said_body text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare was app.habilitation; me app.member;
begin
  if not app.coordinates(org) then raise exception 'only the coordination of a territory decides there' using errcode = '42501'; end if;
  perform from app.organisation where id = org for no key update;
  select * into was from app.habilitation where organisation_id = org;
  if coalesce(was.version, 0) <> known then return false; end if;
  select * into me from app.member where id = nullif(current_setting('app.member', true), '')::uuid;
  insert into app.habilitation as h (organisation_id, state, why, cap, by_link, decided_by, decided_in, decided_at)
    values (org, said_state, said_why, said_cap, said_by_link, me.name, me.organisation_id, at)
  on conflict (organisation_id) do update set state = excluded.state, why = excluded.why, cap = excluded.cap, by_link = excluded.by_link,
    decided_by = excluded.decided_by, decided_in = excluded.decided_in, decided_at = excluded.decided_at, version = h.version + 1;
  if said_state = 'suspended' and was.state is distinct from 'suspended' then
    insert into app.outbox (id, organisation_id, household_id, email, subject, body, link)
    select app.uuid7(), m.organisation_id, p.household_id, m.email, said_subject, said_body, '/orientations/' || p.id
    from app.prescription p join app.member m on m.id = p.member_id and m.status = 'active' where p.to_organisation_id = org and p.state = 'sent';
  end if;
  return true;
end $function$;

CREATE OR REPLACE FUNCTION app.decision_kept()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if exists (select from app.run_need n left join app.derogation d on d.run_need_id = n.id and d.taken_back_at is null
    cross join lateral (select coalesce(d.way = 'in', n.outcome = 'served') as chosen) c
    where n.run_id = new.id and (n.final is null or n.final = 'served' and not c.chosen or n.final = 'waiting' and c.chosen and n.gone is null and n.why is null)) then
    raise exception 'a decision follows what was proposed, or derogates' using errcode = '23514', constraint = 'run_derogated';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.deed_by_its_side()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare
  donor boolean := new.organisation_id = any (app.orgs());
  workshop boolean := (select x.refurbisher_id from donation x where x.id = new.donation_id) = any (app.orgs());
begin
  if tg_op = 'INSERT' then
    if ((new.donor_agreed_at is not null or new.donor_signer is not null) and donor is false)
      or ((new.refurbisher_agreed_at is not null or new.refurbisher_signer is not null) and workshop is false) then
      raise exception 'each side of a deed says its own yes';
    end if;
    return new;
  end if;
  if ((new.donor_agreed_at, new.donor_signer) is distinct from (old.donor_agreed_at, old.donor_signer) and (donor is false or old.donor_agreed_at is not null))
    or ((new.refurbisher_agreed_at, new.refurbisher_signer) is distinct from (old.refurbisher_agreed_at, old.refurbisher_signer)
      and (workshop is false or old.refurbisher_agreed_at is not null)) then
    raise exception 'each side of a deed says its own yes, once' using errcode = '23514', constraint = 'deed_said_once';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.delivery_behind(digest bytea, at timestamp with time zone)
 RETURNS TABLE(id uuid, state text, version integer, title text, donor text, refurbisher text, phone text, email text, closed_at timestamp with time zone, answered_at timestamp with time zone, answered_by text, expires_at timestamp with time zone, expected integer, listed integer, swapped integer, surplus integer, missing integer, doubles integer, again integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select n.id, n.state, n.version, d.title, g.name, r.name, r.phone, r.email, n.closed_at, n.answered_at, n.answered_by, l.expires_at,
    x.expected, s.listed, s.swapped, s.surplus, x.expected - s.listed - s.swapped, x.doubles, s.again
  from app.delivery_held(digest, at) n join app.delivery_link l on l.note_id = n.id join app.donation d on d.id = n.donation_id
  join app.organisation g on g.id = n.donor_id join app.organisation r on r.id = n.organisation_id,
  lateral (select count(*) filter (where y.double_of is null)::int as expected, count(y.double_of)::int as doubles from app.delivery_line y where y.note_id = n.id) x,
  lateral (select count(*) filter (where z.result = 'listed')::int as listed, count(*) filter (where z.result = 'swapped')::int as swapped,
    count(*) filter (where z.result = 'surplus')::int as surplus, coalesce(sum(z.again), 0)::int as again
    from app.delivery_scan z where z.note_id = n.id and z.undone_at is null) s
$function$;

CREATE OR REPLACE FUNCTION app.delivery_held(digest bytea, at timestamp with time zone)
 RETURNS SETOF app.delivery_note
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select n.* from app.delivery_link l join app.delivery_note n on n.id = l.note_id
  where l.token_hash = sha256(digest) and l.expires_at > at and n.state in ('counted', 'contested', 'confirmed')
$function$;

CREATE OR REPLACE FUNCTION app.derogation_kept()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare sitting app.allocation_run;
begin
  select r.* into sitting from app.allocation_run r where r.id = new.run_id for update;
  if sitting.state is distinct from 'proposed' or tg_op = 'UPDATE' and old.taken_back_at is not null
    or not exists (select from app.run_need n where n.id = new.run_need_id and n.run_id = new.run_id) then
    raise exception 'derogations belong to the commission' using errcode = '23514', constraint = 'derogation_sitting';
  end if;
  -- Held until it is kept: a family that is forgotten meanwhile takes with it what is written of it here.
  if tg_op = 'INSERT' then perform from app.run_need n where n.id = new.run_need_id for share; end if;
  if tg_op = 'INSERT' and (select count(*) from app.derogation d where d.run_id = new.run_id and d.taken_back_at is null) >= sitting.derogations_at_most then
    raise exception 'no derogation is left' using errcode = '23514', constraint = 'derogation_limit';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.derogations_counted(p uuid)
 RETURNS TABLE(run_id uuid, name text, decided_on date, at_most integer, ways_in integer, ways_out integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select r.id, r.name, r.decided_on, r.derogations_at_most, count(d.id) filter (where d.way = 'in')::int, count(d.id) filter (where d.way = 'out')::int
  from app.programme x join app.allocation_run r on r.programme_id = x.id and r.state in ('decided', 'published', 'settled')
  left join app.derogation d on d.run_id = r.id and d.taken_back_at is null
  where x.id = p and (x.organisation_id = any (app.orgs()) or x.funder_id = any (app.orgs()))
  group by r.id order by r.decided_on desc, r.id limit 50
$function$;

CREATE OR REPLACE FUNCTION app.device_turn(d uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select 1 + count(c.id)::int from app.device x left join app.custody c on c.device_id = x.id and c.household_id is not null
  where x.id = d and x.organisation_id = any (app.orgs())
$function$;

CREATE OR REPLACE FUNCTION app.did_something(h uuid, org uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select exists (select from app.allocation o where o.household_id = h and o.organisation_id = org and o.state <> 'cancelled')
    or exists (select from app.handover o where o.household_id = h and o.organisation_id = org and o.state <> 'cancelled')
    or exists (select from app.appointment o where o.household_id = h and o.organisation_id = org and o.state <> 'cancelled')
    or exists (select from app.seat o where o.household_id = h and o.organisation_id = org)
$function$;

CREATE OR REPLACE FUNCTION app.document_kept()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if not (case new.kind
    when 'scenario' then exists (select from app.allocation_run r where r.id = new.run_id and r.inputs_hash = encode(sha256(convert_to(new.content, 'UTF8')), 'hex'))
    when 'names' then exists (select from app.run_document d where d.run_id = new.run_id and d.kind = 'scenario')
      and not exists (select from app.run_need n where n.run_id = new.run_id)
    else false end) then
    raise exception 'what was frozen is what was announced' using errcode = '23514', constraint = 'run_frozen';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.donor_agreement_kept()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare
  donor boolean := old.organisation_id = any (app.orgs());
  workshop boolean := old.refurbisher_id = any (app.orgs());
  text_changed boolean := (new.refurbisher_id, new.title, new.starts_on, new.ends_on, new.signed_on, new.deliberation)
    is distinct from (old.refurbisher_id, old.title, old.starts_on, old.ends_on, old.signed_on, old.deliberation);
  answered boolean := (new.why, new.recipient_kind, new.recipient_reference, new.answered_at, new.answered_by)
    is distinct from (old.why, old.recipient_kind, old.recipient_reference, old.answered_at, old.answered_by);
begin
  if (new.id, new.organisation_id, new.written_at) is distinct from (old.id, old.organisation_id, old.written_at)
    or (text_changed and not (donor and old.state = 'proposed' and new.state = 'proposed'))
    or (answered and not (workshop and old.state = 'proposed' and new.state in ('confirmed', 'refused')))
    or (new.state <> old.state and not (case new.state when 'confirmed' then workshop and old.state = 'proposed'
      when 'refused' then workshop and old.state = 'proposed' when 'ended' then old.state in ('proposed', 'confirmed') else false end)) then
    raise exception 'an agreement is not rewritten once it is answered' using errcode = '23514', constraint = 'donor_agreement_kept';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.draw_pseudonyms(run uuid, follows uuid, households uuid[])
 RETURNS TABLE(household uuid, pseudonym text, commitment text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare drawn bytea; programme uuid; own uuid;
begin
  if app.orgs() is null or exists (select from app.allocation_run r where r.id = run) then
    raise exception 'a secret is drawn while a run is frozen' using errcode = '42501';
  end if;
  if follows is null then
    drawn := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
  else
    select s.secret, r.programme_id, r.organisation_id into drawn, programme, own
      from app.run_secret s join app.allocation_run r on r.id = s.run_id where r.id = follows and r.organisation_id = any (app.orgs());
    if drawn is null then raise exception 'no run to go on with' using errcode = '42501'; end if;
  end if;
  insert into app.run_secret (run_id, secret) values (run, drawn);
  return query with files as materialized (select distinct a.household_id as id, coalesce(a.kept_in, a.household_id) as main from app.household_access a
      where a.household_id = any (households) and a.ended_at is null and a.organisation_id = any (app.orgs())),
    held as materialized (select o.id from app.household o where o.id in (select f.id from files f union select f.main from files f) and o.forgotten_at is null
      order by o.id for share of o)
    select f.id, app.pseudonym_of(drawn, f.id), encode(sha256(drawn), 'hex') from files f
    where f.id in (select h.id from held h) and f.main in (select h.id from held h)
      and (follows is null or app.stood_before(own, programme, encode(sha256(drawn), 'hex'), run, app.pseudonym_of(drawn, f.id)));
end $function$;

CREATE OR REPLACE FUNCTION app.empty_batch(b uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare files uuid[];
begin
  select array_remove(array[x.signature_file_id, x.agreement_file_id], null) into files from app.batch x
    where x.id = b and x.state in ('closed', 'cancelled') and x.erased_at is null for update;
  if not found then return false; end if;
  update app.batch set receiver_name = null, receiver_role = null, signer = case when signer is null then null else '' end, witness = case when witness is null then null else '' end,
    signature_file_id = null, agreement_file_id = null, erased_at = at where id = b;
  update app.custody set received_by = null where batch_id = b;
  with gone as (delete from app.file where id = any (files) returning sha256)
  delete from app.file_content c using gone g where c.sha256 = g.sha256 and not exists (select from app.file f where f.sha256 = c.sha256 and f.id <> all (files));
  return true;
end $function$;

CREATE OR REPLACE FUNCTION app.end_class_lists(at timestamp with time zone, today date)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare gone int; over uuid[];
begin
  over := array(select p.id from app.pupil p join app.school_class c on c.id = p.class_id
    where p.forgotten_at is null and make_date(c.school_year + 1, 8, 31) < today);
  delete from app.pupil p using app.school_class c where c.id = p.class_id and p.forgotten_at is null
    and (p.id = any (over) or greatest(c.ticked_at, p.created_at) < at - interval '60 days') and not exists (select from app.signal s where s.pupil_id = p.id);
  get diagnostics gone = row_count;
  perform app.forget_pupils(over, at, 'year_over');
  return gone + (select count(*)::int from app.pupil p where p.id = any (over));
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
  select * into x from app.prescription where id = p and state in ('refused', 'withdrawn', 'expired', 'rerouted');
  if not found then return; end if;
  perform from app.household_access where household_id = x.household_id and organisation_id = x.to_organisation_id for update;
  if exists (select from app.prescription o where o.household_id = x.household_id
        and ((o.to_organisation_id = x.to_organisation_id and o.state in ('accepted', 'promised', 'served'))
          or (o.organisation_id = x.to_organisation_id and o.state in ('sent', 'accepted', 'promised', 'served'))))
    or app.did_something(x.household_id, x.to_organisation_id)
  then return; end if;
  if exists (select from app.prescription o where o.household_id = x.household_id and o.to_organisation_id = x.to_organisation_id and o.state = 'sent') then
    update app.household_access a set scope = 'status'
     where a.household_id = x.household_id and a.organisation_id = x.to_organisation_id and a.reason = 'prescription' and a.ended_at is null and a.scope <> 'status';
  else
    update app.household_access a set ended_at = now()
     where a.household_id = x.household_id and a.organisation_id = x.to_organisation_id and a.reason = 'prescription' and a.ended_at is null;
  end if;
end $function$;

CREATE OR REPLACE FUNCTION app.end_shares(h uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare a app.household_access; x app.household; acted boolean;
begin
  select * into x from app.household where id = h and status = 'closed' and forgotten_at is null;
  if not found or not app.nothing_on_loan(h) then return; end if;
  for a in select * from app.household_access where household_id = h and reason = 'prescription' and ended_at is null and scope = 'full' order by organisation_id for update loop
    acted := app.did_something(h, a.organisation_id)
      or exists (select from app.outcome o where o.household_id = h and o.organisation_id = a.organisation_id)
      or a.organisation_id = any (app.orgs());
    update app.household_access set scope = 'status', ended_at = case when acted then null else greatest(now(), x.closed_at) end
     where household_id = h and organisation_id = a.organisation_id;
    perform app.record_in(x.organisation_id, now(), 'household.share_ended', 'household', h, h, 'full', case when acted then 'status' else 'ended' end, null, 'Maillon');
  end loop;
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

CREATE OR REPLACE FUNCTION app.erase_batch(b uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select app.empty_batch(x.id, at) from app.batch x where x.id = b and x.organisation_id = any (app.orgs())
$function$;

CREATE OR REPLACE FUNCTION app.erase_old_batches(at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare x record; n int := 0;
begin
  for x in select b.id, b.organisation_id, b.state from app.batch b where b.state in ('closed', 'cancelled') and b.erased_at is null
      and b.updated_at < at - interval '24 months' order by b.updated_at limit 1000 loop
    if app.empty_batch(x.id, at) then
      perform app.record_in(x.organisation_id, at, 'batch.erased', 'batch', x.id, null, null, null, null, 'Maillon');
      n := n + 1;
    end if;
  end loop;
  return n;
end $function$;

CREATE OR REPLACE FUNCTION app.event_digest(previous bytea, e app.event)
 RETURNS bytea
 LANGUAGE sql
 STABLE
AS $function$
  select sha256(previous || convert_to(jsonb_build_array(e.id, e.organisation_id, e.seq, (extract(epoch from e.at) * 1000000)::bigint, e.member_id, e.actor,
    e.act, e.subject_kind, e.subject_id, e.household_id, e.from_state, e.to_state, e.why, e.data)::text, 'utf8'))
$function$;

CREATE OR REPLACE FUNCTION app.exceptions_behind(digest bytea, at timestamp with time zone, most integer)
 RETURNS TABLE(line_id uuid, scan_id uuid, what text, line integer, box text, kind text, brand text, model text, serial text, inventory_tag text, number text, found_serial text, outcome text, word text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select e.* from app.delivery_held(digest, at) n, lateral app.exceptions_of(n.id, most) e
$function$;

CREATE OR REPLACE FUNCTION app.exceptions_of(of_note uuid, most integer)
 RETURNS TABLE(line_id uuid, scan_id uuid, what text, line integer, box text, kind text, brand text, model text, serial text, inventory_tag text, number text, found_serial text, outcome text, word text)
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  (select y.id, null::uuid, case when z.id is null then 'missing' else 'found' end, y.line, y.box, y.kind, y.brand, y.model, y.serial, y.inventory_tag,
     d.number, d.serial, y.outcome, y.word
   from app.delivery_line y left join app.delivery_scan z on z.line_id = y.id and z.undone_at is null left join app.device d on d.id = z.device_id
   where y.note_id = of_note and y.double_of is null and (z.id is null or (z.result = 'listed' and y.outcome = 'found_later')) order by y.line, y.id limit most)
  union all
  (select z.line_id, z.id, z.result, y.line, y.box, d.kind, d.brand, d.model, y.serial, coalesce(y.inventory_tag, d.inventory_tag), d.number, d.serial, z.outcome, z.word
   from app.delivery_scan z join app.device d on d.id = z.device_id left join app.delivery_line y on y.id = z.line_id
   where z.note_id = of_note and z.undone_at is null and z.result <> 'listed' order by z.scanned_at, z.id limit most)
$function$;

CREATE OR REPLACE FUNCTION app.expect_returns(at timestamp with time zone, tomorrow date)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare l record; n int := 0;
begin
  for l in select c.organisation_id, c.handover_id, c.household_id, array_agg(d.id order by d.id) as devices
      from app.custody c join app.device d on d.id = c.device_id and d.state = 'handed_over'
      where c.until is null and c.household_id is not null and c.due_on <= tomorrow group by 1, 2, 3 loop
    perform from app.device where id = any (l.devices) order by id for update;
    update app.device d set state = 'return_due', updated_at = at, version = version + 1 where d.id = any (l.devices) and d.state = 'handed_over'
      and exists (select from app.custody c where c.device_id = d.id and c.until is null and c.household_id is not null and c.due_on <= tomorrow);
    if found then
      perform app.record_in(l.organisation_id, at, 'loan.due', 'handover', l.handover_id, l.household_id, 'handed_over', 'return_due', null, 'Maillon');
      n := n + 1;
    end if;
  end loop;
  return n;
end $function$;

CREATE OR REPLACE FUNCTION app.expire_prescriptions(at timestamp with time zone, said_subject text, said_body text, words jsonb, mails boolean, texts boolean)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare p app.prescription; n int := 0;
begin
  for p in select * from app.prescription x where x.state = 'sent' and not app.stopped(x.household_id) and x.sent_at < at - interval '30 days'
      and (app.waited(x, at) > interval '30 days' or x.asked_at < at - interval '30 days') order by x.sent_at limit 500 for update skip locked loop
    update app.prescription x set state = 'expired', asked_at = null, updated_at = at where x.id = p.id;
    perform app.end_share(p.id);
    perform app.record_in(p.organisation_id, at, 'prescription.expired', 'prescription', p.id, p.household_id, 'sent', 'expired', null, 'Maillon');
    perform app.write_to_sender(p.id, said_subject, said_body);
    perform app.tell_family(p.id, at, words, mails, texts);
    n := n + 1;
  end loop;
  return n;
end $function$;

CREATE OR REPLACE FUNCTION app.fail_run(run uuid, held timestamp with time zone, at timestamp with time zone, said text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare org uuid;
begin
  update app.allocation_run set state = 'failed', failure = said, leased_until = null, version = version + 1
    where id = run and state = 'computing' and leased_until = held returning organisation_id into org;
  if org is null then return false; end if;
  perform app.record_in(org, at, 'run.failed', 'allocation_run', run, null, 'computing', 'failed', said, 'Maillon');
  return true;
end $function$;

CREATE OR REPLACE FUNCTION app.fairness_funded(p uuid)
 RETURNS TABLE(axis text, grp text, label text, families integer, served integer, wait_days integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with k as materialized (select k.* from (select x.id from app.programme x where x.id = p and x.funder_id = any (app.orgs())) funded
    cross join lateral app.programme_fairness(funded.id) k where k.axis <> 'prescriber')
  select k.axis, k.grp, k.label, app.by_five(k.families), app.by_five(k.served), case when k.served >= 5 then k.wait_days end
  from k where k.axis <> 'all' and k.families >= 5
  union all
  select 'all', '', null, app.shared_total(array_agg(k.families)), app.shared_total(array_agg(k.served)), (select case when t.served >= 5 then t.wait_days end from k t where t.axis = 'all')
  from k where k.axis = 'commune' having count(*) > 0
$function$;

CREATE OR REPLACE FUNCTION app.fairness_run(p uuid)
 RETURNS TABLE(axis text, grp text, label text, families integer, served integer, wait_days integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select k.axis, k.grp, k.label, k.families, case when k.served >= 5 then k.served end, case when k.served >= 5 then k.wait_days end
  from (select x.id from app.programme x where x.id = p and x.organisation_id = any (app.orgs())) run cross join lateral app.programme_fairness(run.id) k
  where k.families >= 5
$function$;

CREATE OR REPLACE FUNCTION app.field_act_of_erased()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if exists (select from app.household where id = new.household_id and forgotten_at is not null) then new.data := '{}'; new.signature := null; end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.field_acts_emptied()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  update app.field_act set data = '{}', signature = null, why = case when why is not null then '' end,
    settled_why = case when settled_why is not null then '' end where household_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.file_opened()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  update app.household_access set scope = 'full'
   where household_id = new.household_id and organisation_id = new.to_organisation_id and ended_at is null and scope <> 'full';
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.files_held(org uuid, h uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select h union
  select a.household_id from (select coalesce(k.kept_in, h) as id from household_access k
      where k.organisation_id = org and k.household_id = h and k.ended_at is null order by k.kept_in nulls last limit 1) main
    join household_access a on a.organisation_id = org and a.ended_at is null and (a.household_id = main.id or a.kept_in = main.id)
$function$;

CREATE OR REPLACE FUNCTION app.files_of(h uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  with main as materialized (select coalesce((select k.kept_in from app.household_access k
    where k.organisation_id = any ((select app.orgs())::uuid[]) and k.household_id = h and k.ended_at is null and k.kept_in is not null limit 1), h) as id)
  select a.household_id from app.household_access a
    where a.organisation_id = any ((select app.orgs())::uuid[]) and a.ended_at is null and a.household_id = (select id from main)
  union all select a.household_id from app.household_access a
    where a.organisation_id = any ((select app.orgs())::uuid[]) and a.ended_at is null and a.kept_in = (select id from main)
$function$;

CREATE OR REPLACE FUNCTION app.first_contact()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  new.last_contact_at := greatest(new.last_contact_at, new.created_at);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.follow_up(h uuid)
 RETURNS TABLE(promised timestamp with time zone, handed timestamp with time zone, last_handed timestamp with time zone, trained timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with asked as (select h where exists (select from app.household_access a where a.household_id = h and a.organisation_id = any (app.orgs()) and a.ended_at is null)),
  files as materialized (
    select a.h as id, null::uuid as judge, '-infinity'::timestamptz as known from asked a
    union all select s.household_id, s.judge, s.since from asked a, app.same_files(a.h) s),
  signed as (select greatest(x.signed_at, f.known) as at from files f join app.handover x on x.household_id = f.id and x.organisation_id = coalesce(f.judge, x.organisation_id)
    where x.state in ('signed', 'closed'))
  select case when not app.as_school() then
      (select min(greatest(a.promised_at, f.known)) from files f join app.allocation a on a.household_id = f.id and a.organisation_id = coalesce(f.judge, a.organisation_id)
        where a.state <> 'cancelled') end,
    (select min(at) from signed), (select max(at) from signed),
    case when not app.as_school() then
      least((select min(greatest(a.starts_at, f.known)) from files f join app.appointment a on a.household_id = f.id and a.organisation_id = coalesce(f.judge, a.organisation_id)
          where a.subject = 'training' and a.state = 'seen'),
        (select min(greatest(w.starts_at, f.known)) from files f join app.seat s on s.household_id = f.id join app.workshop w on w.id = s.workshop_id
          and w.organisation_id = coalesce(f.judge, w.organisation_id) where s.state = 'present')) end
$function$;

CREATE OR REPLACE FUNCTION app.followed_by_school()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if exists (select from app.organisation o where o.id = new.organisation_id and o.kind = 'school') then
    new.chain := app.chain_for_school(new.household_id, new.organisation_id);
    new.stage := app.stage_in(new.chain);
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.follows_in_full(h uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select exists (select from app.household_access a where a.household_id = h and a.ended_at is null and a.scope = 'full' and a.organisation_id = any ((select app.orgs())::uuid[]))
$function$;

CREATE OR REPLACE FUNCTION app.forget_due(at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare x record; n int := 0;
begin
  for x in select h.id, w.asked_at, w.state from app.household h join app.warning w on w.household_id = h.id and w.asked_at = h.warned_at
      where h.forgotten_at is null and h.last_contact_at < at - interval '24 months' and app.last_contact(h.id) < least(at - interval '24 months', h.warned_at)
        and app.was_told(w, app.last_contact(h.id), at) and not app.on_loan(h.id) and not app.limited(h.id) order by h.last_contact_at limit 1000 for update of h skip locked loop
    update app.warning w set state = 'lapsed' where w.household_id = x.id and w.asked_at = x.asked_at and w.state = 'awaited';
    begin
      perform app.forget_household(x.id, at, case when x.state = 'awaited' then 'two years, untold' else 'two years' end, 'Maillon');
      n := n + 1;
    exception when deadlock_detected then null;
    end;
  end loop;
  return n;
end $function$;

CREATE OR REPLACE FUNCTION app.forget_household(h uuid, at timestamp with time zone, why text, actor text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare registrar app.organisation := (select o from app.organisation o join app.household x on x.organisation_id = o.id where x.id = h); org uuid; last_contact timestamptz := (select touched_at from app.household where id = h);
begin
  perform from app.outbox o where o.household_id = h order by o.id for update;
  update app.household set name = 'Famille effacée', name_key = 'effacee', address = '', phone = null, email = null, best_moment = '', languages = '{fr}',
    interpreter = false, neutral_message = false, confidential_address = false, status = 'closed', closed_as = coalesce(closed_as, 'forgotten'),
    closed_at = coalesce(closed_at, at), forgotten_at = at, version = version + 1 where id = h;
  update app.beneficiary set first_name = '', last_name = '', birth_name = '', birth_year = null, birth_month = null, birth_day = null, fifteen_said_by = null, phone = null,
    email = null, class = '', other_home = '', school_id = null, version = version + 1 where household_id = h;
  update app.agreement set given_by = '' where household_id = h;
  update app.need set situation = '', state = 'closed', closed_as = coalesce(closed_as, 'forgotten') where household_id = h and state <> 'closed';
  update app.need set situation = '' where household_id = h;
  update app.prescription set message = '', why = null, young = null where household_id = h;
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
    perform app.record_in(org, at, 'household.forgotten', 'household', h, h, null, 'forgotten', why,
      case when org = registrar.id or why not in ('request', 'decided') then actor else coalesce(registrar.masked_as, registrar.name) end);
  end loop;
  update app.household set touched_at = last_contact where id = h;
end $function$;

CREATE OR REPLACE FUNCTION app.forget_messages()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  delete from app.prescription_message m using app.prescription p where p.id = m.prescription_id and p.household_id = new.id;
  delete from app.prescription_link l using app.prescription p where p.id = l.prescription_id and p.household_id = new.id;
  update app.arrival v set said = '', token_hash = null from app.prescription p where p.id = v.prescription_id and p.household_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.forget_on_request(h uuid, at timestamp with time zone, said_why text, said_passed text)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare own uuid := (app.orgs())[1]; files uuid[] := array(select f from app.files_held((app.orgs())[1], h) f); mine uuid[]; f uuid; q app.rights_request; other app.household;
  actor text := (select m.name from app.member m where m.id = nullif(current_setting('app.member', true), '')::uuid);
  sender text := (select coalesce(o.masked_as, o.name) from app.organisation o where o.id = (app.orgs())[1]); fresh uuid;
begin
  mine := array(select x.id from app.household x where x.id = any (files) and x.organisation_id = own and x.forgotten_at is null order by x.id <> h, x.id);
  if cardinality(mine) = 0 or not app.follows_in_full(h) or exists (select from unnest(files) t where app.on_loan(t)) then
    raise exception 'only the organisation that registered a household may have it forgotten, once nothing is lent to it' using errcode = '42501';
  end if;
  select * into q from app.rights_request r where r.organisation_id = own and r.household_id = any (files) and r.kind = 'erase' and r.answer is null order by r.received_on limit 1;
  if q.id is not null then
    for other in select * from app.household x where x.id = any (files) and x.organisation_id <> own and x.forgotten_at is null order by x.id loop
      fresh := app.uuid7();
      insert into app.rights_request (id, organisation_id, household_id, kind, how, asker, said, received_on, received_by, passed_by, passed_from, noted_at, due_on)
        values (fresh, other.organisation_id, other.id, 'erase', q.how, q.asker, q.said, q.received_on, sender, own, mine[1], at, (q.received_on + interval '1 month')::date)
        on conflict (organisation_id, household_id, kind) where answer is null do update set passed_from = coalesce(rights_request.passed_from, excluded.passed_from),
          passed_by = coalesce(rights_request.passed_by, excluded.passed_by);
      if exists (select from app.rights_request r where r.id = fresh) then
        perform app.record_in(other.organisation_id, at, 'request.received', 'rights_request', fresh, other.id, null, 'erase', null, sender);
      end if;
      perform app.withdraw_sent(other.id, at, said_why);
    end loop;
    update app.rights_request r set answer = 'done', answer_said = said_passed, answered_on = greatest(at::date, r.received_on), answered_by = actor,
        passed_on_at = coalesce(r.passed_on_at, at)
      where r.organisation_id = own and r.household_id = any (files) and not r.household_id = any (mine) and r.kind = 'erase' and r.answer is null;
  end if;
  foreach f in array mine loop
    perform app.forget_household(f, at, case when q.id is null then 'decided' else 'request' end, actor);
  end loop;
  return query select unnest(mine);
end $function$;

CREATE OR REPLACE FUNCTION app.forget_pupil(p uuid, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if not exists (select from app.pupil x where x.id = p and x.organisation_id = any (app.orgs())) then
    raise exception 'only its school forgets a pupil' using errcode = '42501';
  end if;
  perform app.forget_pupils(array[p], at, 'forgotten');
end $function$;

CREATE OR REPLACE FUNCTION app.forget_pupils(pupils uuid[], at timestamp with time zone, reason text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  update app.signal set state = 'closed', closed_as = reason, ended_at = at where pupil_id = any (pupils) and ended_at is null;
  update app.signal set reached_by = '', causes = '{}' where pupil_id = any (pupils);
  update app.pupil set first_name = '', last_name = '', name_key = '', household_id = null, forgotten_at = at where id = any (pupils) and forgotten_at is null;
$function$;

CREATE OR REPLACE FUNCTION app.formerly_used(ids uuid[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select u.device_id from app.last_used(ids) u where app.has_former_use(u.device_id)
$function$;

CREATE OR REPLACE FUNCTION app.funded_simulations(p uuid)
 RETURNS TABLE(id uuid, name text, scenarios jsonb, shared jsonb, found_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select s.id, s.name, s.scenarios, s.shared, s.found_at from app.simulation s join app.programme x on x.id = s.programme_id
  where s.programme_id = p and x.funder_id = any (app.orgs()) and s.state = 'found' order by s.written_at desc, s.id desc limit 50
$function$;

CREATE OR REPLACE FUNCTION app.gift_holds_ones_own()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if exists (select from app.handover x join app.device d on d.id = new.device_id
      where x.id = new.handover_id and x.kind = 'gift' and x.signed_at is not null and d.owner_id <> x.organisation_id) then
    raise exception 'what belongs to another organisation is lent, never given' using errcode = '23514', constraint = 'gift_of_entrusted';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.gift_is_ones_own()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if exists (select from app.handover_item i join app.device d on d.id = i.device_id
      where i.handover_id = new.id and i.state <> 'refused' and d.owner_id <> new.organisation_id) then
    raise exception 'what belongs to another organisation is lent, never given' using errcode = '23514', constraint = 'gift_of_entrusted';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.guardian_forgotten()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  update app.handover set guardian = '' where household_id = new.id and guardian <> '';
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.handover_let_go()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  update app.device d set state = 'ready', updated_at = new.updated_at, version = d.version + 1 from app.handover_item i
   where i.handover_id = new.id and i.state = 'pending' and i.allocation_id is null and d.id = i.device_id and d.state = 'reserved';
  update app.handover_item set state = 'refused' where handover_id = new.id and state = 'pending';
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.has_former_use(d uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select app.used_until(d) is not null
    or exists (select from app.wipe w where w.device_id = d)
    or exists (select from app.wipe_record r where r.device_id = d and r.cancelled_at is null)
    or exists (select from app.device j where j.joined_to = d and j.origin <> 'bought')
$function$;

CREATE OR REPLACE FUNCTION app.held_back(message app.outbox)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select message.link like '/exemplaire/%' and message.household_id is not null and (app.stopped(message.household_id) or app.told_by_hand(message.household_id))
$function$;

CREATE OR REPLACE FUNCTION app.hold_orientations(h uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select from app.prescription p where app.follows_in_full(h) and p.household_id in (select app.files_held((app.orgs())[1], h)) order by p.id for update
$function$;

CREATE OR REPLACE FUNCTION app.hold_run(run uuid, held timestamp with time zone, until timestamp with time zone, so_far integer, of_all integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  update app.allocation_run set leased_until = until, done = so_far, steps = of_all where id = run and state = 'computing' and leased_until = held;
  return found;
end $function$;

CREATE OR REPLACE FUNCTION app.homes_forgotten()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  delete from app.two_homes where new.id in (household_id, other_household_id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.household_closed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin perform app.refresh_chain(new.id); return null; end $function$;

CREATE OR REPLACE FUNCTION app.household_forgotten()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  perform app.forget_pupils(array(select id from app.pupil where household_id = new.id), new.forgotten_at, 'forgotten');
  return null;
end $function$;

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
    status = new.status, touched_at = new.touched_at where household_id = new.id and chain is null;
  -- Of a school, the line moves by its own acts, by what is answered to it, and by the day the family is equipped.
  update app.household_access a set name = new.name, name_key = new.name_key, commune = new.commune, status = new.status, chain = c.chain,
    stage = app.stage_in(c.chain), touched_at = case when c.chain <> a.chain or a.organisation_id = any (app.orgs()) then new.touched_at else a.touched_at end
    from (select x.organisation_id, app.chain_for_school(new.id, x.organisation_id) as chain from app.household_access x
      where x.household_id = new.id and x.chain is not null) c
   where a.household_id = new.id and a.organisation_id = c.organisation_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.household_reached()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  update app.household_access set phone = new.phone where household_id = new.id and scope = 'full';
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

CREATE OR REPLACE FUNCTION app.household_unlinked()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare other record;
begin
  perform app.release_promises(new.id, new.forgotten_at);
  for other in select s.household_id as id, s.judge from app.same_files(new.id) s loop
    if (select kept_in from app.household_access where organisation_id = other.judge and household_id = other.id) = new.id then perform app.lead_passed(other.judge, new.id); end if;
    update app.household_access set kept_in = null, kept_since = null where organisation_id = other.judge and household_id = new.id;
    perform app.reopen_file(other.id, other.judge);
    perform app.relight_chain(other.id);
  end loop;
  delete from app.likeness where new.id in (a, b);
  delete from app.verdict where new.id in (a, b);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.hush_refused(at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare p record; org uuid; hushed int := 0;
begin
  for p in select x.id, x.household_id from app.prescription x where x.state in ('refused', 'withdrawn', 'expired', 'rerouted')
      and x.updated_at < at - interval '6 months' order by x.id loop
    delete from app.prescription_message m where m.prescription_id = p.id;
    update app.arrival v set said = '' where v.prescription_id = p.id and v.said <> '';
    for org in select distinct e.organisation_id from app.event e where e.subject_id = p.id and e.subject_kind = 'prescription' and e.why is not null order by 1 loop
      insert into app.emptied_event select e.id from app.event e
        where e.organisation_id = org and e.subject_id = p.id and e.subject_kind = 'prescription' and e.why is not null on conflict do nothing;
      update app.event e set why = null, data = '{}' where e.organisation_id = org and e.subject_id = p.id and e.subject_kind = 'prescription' and e.why is not null;
      perform app.record_in(org, at, 'prescription.hushed', 'prescription', p.id, p.household_id, null, 'hushed', null, 'Maillon');
    end loop;
    update app.prescription x set message = '', why = case when x.why is not null then '' end where x.id = p.id and (x.message <> '' or x.why <> '');
    if found then hushed := hushed + 1; end if;
  end loop;
  return hushed;
end $function$;

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
   where i.token_hash = sha256(token)
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

CREATE OR REPLACE FUNCTION app.is_collective(kind text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$ select kind in ('whiteboard', 'case') $function$;

CREATE OR REPLACE FUNCTION app.is_moment(said text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE STRICT
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  perform said::timestamp;
  return true;
exception when others then
  return false;
end $function$;

CREATE OR REPLACE FUNCTION app.is_spare(link uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select exists (select from app.repair_ticket t join app.custody b on b.id = t.custody_id where t.spare_custody_id = link and b.until is null)
$function$;

CREATE OR REPLACE FUNCTION app.is_stopped(h uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select app.stopped(h) and (exists (select from app.household_access a where a.household_id = h and a.ended_at is null and a.organisation_id = any (app.orgs()))
    or exists (select from app.prescription p where p.household_id = h and (p.organisation_id = any (app.orgs()) or p.to_organisation_id = any (app.orgs()))))
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

CREATE OR REPLACE FUNCTION app.journey_ended()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if new.status = 'closed' then perform app.end_shares(new.id);
  else
    -- Opened again: what its end took back is given back, to those whose acceptance still stands.
    update app.household_access a set scope = 'full', ended_at = null
     where a.household_id = new.id and app.may_be_spoken_of(new.id) and a.reason = 'prescription' and (a.ended_at is null or a.ended_at >= old.closed_at)
       and exists (select from app.prescription p where p.household_id = new.id and p.to_organisation_id = a.organisation_id and p.state in ('accepted', 'promised', 'served'));
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.keep_in(h uuid, main uuid, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare own uuid := (app.orgs())[1]; f uuid;
begin
  perform from app.household x where x.id in (select a.household_id from app.household_access a where a.organisation_id = own
      and (a.household_id in (h, main) or a.kept_in in (h, main))) order by x.id for no key update;
  perform from app.household_access a where a.organisation_id = own and (a.household_id in (h, main) or a.kept_in in (h, main)) order by a.household_id for update;
  if h = main or (select count(*) from app.household_access a where a.organisation_id = own and a.household_id in (h, main) and a.ended_at is null
      and a.scope = 'full' and a.kept_in is null) <> 2 then
    raise exception 'both files must be followed in full, each in its own place' using errcode = '42501';
  end if;
  -- A family is served once a programme and kind. Of two promises one is cancelled before the files become one.
  if exists (select from app.allocation p join app.allocation q on q.programme_id = p.programme_id and q.kind = p.kind and q.id <> p.id and q.state <> 'cancelled'
      where p.state = 'promised' and p.organisation_id = own and q.organisation_id = own
        and p.household_id in (select app.files_of(h) union select app.files_of(main)) and q.household_id in (select app.files_of(h) union select app.files_of(main))) then
    raise exception 'two promises' using errcode = '23514', constraint = 'one_promise';
  end if;
  update app.household_access set kept_in = main, kept_since = at where organisation_id = own and ended_at is null and (household_id = h or kept_in = h);
  perform app.answer_files(main);
  for f in select app.files_of(main) loop perform app.relight_chain(f); end loop;
end $function$;

CREATE OR REPLACE FUNCTION app.kept_from(programme uuid, insee text, what text, prescriber uuid, at date)
 RETURNS integer
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select coalesce(sum(v.places - v.taken), 0)::int from app.reservation v where v.programme_id = programme and v.commune = insee and v.kind = what
    and v.ended_at is null and v.until >= at and v.holder_id is distinct from prescriber
$function$;

CREATE OR REPLACE FUNCTION app.kept_no_more()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  new.agreement_id := null;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.know_arrivals(at timestamp with time zone, zone text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare r record; x app.prescription; n int := 0;
begin
  for r in select p.id, e.starts_at from app.prescription p left join app.arrival v on v.prescription_id = p.id
    join lateral (select min(q.starts_at) as starts_at from (
        select a.starts_at from app.appointment a where a.household_id in (select app.files_held(p.to_organisation_id, p.household_id)) and a.organisation_id = p.to_organisation_id and a.state = 'seen'
        union all
        select w.starts_at from app.seat s join app.workshop w on w.id = s.workshop_id
         where s.household_id in (select app.files_held(p.to_organisation_id, p.household_id)) and s.organisation_id = p.to_organisation_id and s.state = 'present') q
      where q.starts_at >= coalesce(v.said_at, p.answered_at)) e on e.starts_at is not null
    where app.may_tell_arrival(p) and p.answered_at > at - interval '180 days' and v.came is distinct from 'came'
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
end $function$;

CREATE OR REPLACE FUNCTION app.last_contact(h uuid)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select greatest(h.last_contact_at, max(f.last_contact_at)) from app.household h, app.files_held(h.organisation_id, h.id) o
    join app.household f on f.id = o where h.id = $1 group by h.id
$function$;

CREATE OR REPLACE FUNCTION app.last_seen_drives(ids uuid[])
 RETURNS TABLE(device_id uuid, at timestamp with time zone, serials text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select distinct on (s.device_id) s.device_id, s.created_at, (select coalesce(array_agg(x ->> 'serial') filter (where x ->> 'serial' is not null), '{}')
      from jsonb_array_elements(case jsonb_typeof(s.content -> 'drives') when 'array' then s.content -> 'drives' else '[]' end) x)
    from app.snapshot s where s.device_id in (select u.device_id from app.last_used(ids) u) order by s.device_id, s.created_at desc, s.id desc
$function$;

CREATE OR REPLACE FUNCTION app.last_used(ids uuid[])
 RETURNS TABLE(device_id uuid, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select d.id, app.used_until(d.id) from app.device d
   where d.id = any (ids) and (d.organisation_id = any (app.orgs()) or d.donor_id = any (app.orgs()) or d.owner_id = any (app.orgs())
     or d.donation_id in (select x.id from app.donation x where x.refurbisher_id = any (app.orgs())))
$function$;

CREATE OR REPLACE FUNCTION app.lead_passed(org uuid, main uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare heir uuid;
begin
  select a.household_id into heir from app.household_access a where a.organisation_id = org and a.kept_in = main order by (a.ended_at is null) desc, a.since, a.household_id limit 1;
  if heir is null then return; end if;
  update app.household_access set kept_in = nullif(heir, household_id), kept_since = case when household_id <> heir then kept_since end
   where organisation_id = org and kept_in = main;
end $function$;

CREATE OR REPLACE FUNCTION app.leave_household(h uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  update app.household_access set ended_at = now() where household_id = h and organisation_id = any (app.orgs()) and reason <> 'registered' and ended_at is null
$function$;

CREATE OR REPLACE FUNCTION app.leave_run(run uuid, held timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  update app.allocation_run set leased_until = null, attempts = greatest(0, attempts - 1) where id = run and state = 'computing' and leased_until = held
$function$;

CREATE OR REPLACE FUNCTION app.left_for(insee text, h uuid, at date)
 RETURNS TABLE(programme_id uuid, kind text, places integer, remaining integer, own integer, kept integer, waiting integer, quotas jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with me as (select (app.orgs())[1] as id), family as (
    select case when h is not null and exists (select from app.household_access k join me on k.organisation_id = me.id
      where k.household_id = h and k.ended_at is null and k.scope = 'full') then app.publics_held((select id from me), h) else '{}' end as publics)
  select q.programme_id, q.kind, q.places, l.remaining, r.own, case when p.organisation_id = me.id then r.others else 0 end, case when w.n between 1 and 4 then null else w.n end, coalesce(c.quotas, '[]')
  from me cross join family f cross join app.quota q
  join app.programme p on p.id = q.programme_id and p.starts_on <= at and (p.ends_on is null or p.ends_on >= at)
  cross join lateral (select case when p.organisation_id = me.id then app.prescriber_of(me.id, h) else me.id end as id) d
  cross join lateral (select app.kept_from(p.id, insee, q.kind, d.id, at) as others,
    app.kept_from(p.id, insee, q.kind, null, at) - app.kept_from(p.id, insee, q.kind, d.id, at) as own) r
  cross join lateral (select greatest(0, q.places - q.promised - r.others) as remaining) l
  cross join lateral (select jsonb_agg(jsonb_build_object('name', s.name, 'left', s.remaining) order by s.remaining, s.name) as quotas from (
    select u.name, u.at_most - u.promised as remaining from app.quota_rule u where u.programme_id = q.programme_id and u.kind = q.kind and u.ended_at is null
      and u.at_most - u.promised < l.remaining and u.agreements = '{}' and app.names(u, q.commune, f.publics, d.id, null) order by 2, 1 limit 3) s) c
  cross join lateral (select count(distinct coalesce(k.kept_in, x.household_id))::int as n from app.prescription x
    join app.household_access k on k.organisation_id = x.to_organisation_id and k.household_id = x.household_id and k.ended_at is null
    where x.to_organisation_id = p.organisation_id and p.organisation_id <> me.id and x.state = 'accepted' and k.commune = q.commune and k.status = 'open' and q.kind = any (x.kinds)) w
  where me.id is not null and q.commune = insee
$function$;

CREATE OR REPLACE FUNCTION app.let_go(n uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare x app.need; heir uuid; at_work boolean;
begin
  select * into x from app.need where id = n and organisation_id = any (app.orgs()) and state <> 'closed' for update;
  if not found or not app.follows_in_full(x.household_id) then
    raise exception 'who noted a need takes it back' using errcode = '42501';
  end if;
  at_work := x.state not in ('heard', 'qualified');
  heir := (select p.organisation_id from app.prescription p where p.household_id = x.household_id and p.organisation_id <> x.organisation_id
    and x.kind = any (p.kinds) and p.state in ('sent', 'accepted', 'promised', 'served') order by p.state = 'sent', p.sent_at desc limit 1);
  if heir is null and at_work then
    heir := (select a.organisation_id from app.household_access a where a.household_id = x.household_id and a.organisation_id <> x.organisation_id
      and a.ended_at is null order by a.scope <> 'full', a.since, a.organisation_id limit 1);
  end if;
  if heir is not null then update app.need set organisation_id = heir where id = n;
  elsif not at_work then delete from app.need where id = n;
  end if;
end $function$;

CREATE OR REPLACE FUNCTION app.lift_mask(at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare me app.member;
begin
  select * into me from app.member m where m.id = nullif(current_setting('app.member', true), '')::uuid and m.organisation_id = any (app.orgs()) and m.admin and m.status = 'active';
  if me.id is null then raise exception 'only those who manage an organisation lift its mask' using errcode = '42501'; end if;
  update app.organisation o set mask_lifted_at = at, mask_lifted_by = me.name, masked_as = null
    where o.id = me.organisation_id and app.tells_too_much(o.kind) and o.mask_lifted_at is null;
  return found;
end $function$;

CREATE OR REPLACE FUNCTION app.limited(h uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select exists (select from app.rights_request r where r.household_id in (select h union all select s.household_id from app.same_files(h) s)
    and r.kind = 'limit' and r.lifted_on is null and (r.answer is null or r.answer = 'done'))
$function$;

CREATE OR REPLACE FUNCTION app.link_arrivals(ids uuid[], digests bytea[], until timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  update app.arrival v set token_hash = d.digest, expires_at = until from unnest(ids, digests) d (id, digest) where v.prescription_id = d.id
$function$;

CREATE OR REPLACE FUNCTION app.link_events(org uuid, added app.event[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare head app.chain_head; e app.event;
begin
  perform app.note_contacts(added);
  insert into app.chain_head values (org, 0, ''::bytea) on conflict do nothing;
  select * into head from app.chain_head where organisation_id = org for update;
  foreach e in array added loop
    e.organisation_id := org;
    e.seq := head.seq + 1;
    e.hash := app.event_digest(head.hash, e);
    insert into app.event select e.*;
    head.seq := e.seq;
    head.hash := e.hash;
  end loop;
  update app.chain_head set seq = head.seq, hash = head.hash where organisation_id = org;
end $function$;

CREATE OR REPLACE FUNCTION app.link_moved()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare moved uuid; giver uuid; f uuid;
begin
  if current_setting('app.relit_together', true) = 'on' and tg_table_name in ('allocation', 'need', 'prescription') then return null; end if;
  if tg_op <> 'INSERT' and old.household_id is not null then perform app.refresh_chain(old.household_id); end if;
  if tg_op <> 'DELETE' and new.household_id is not null and (tg_op = 'INSERT' or new.household_id is distinct from old.household_id) then perform app.refresh_chain(new.household_id); end if;
  if tg_table_name in ('need', 'prescription', 'outcome') then return null; end if;
  moved := case when tg_op = 'DELETE' then old.household_id else new.household_id end;
  giver := case when tg_op = 'DELETE' then old.organisation_id else new.organisation_id end;
  for f in select s.household_id from app.same_files(moved) s where s.judge = giver loop perform app.relight_chain(f); end loop;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.link_stopped(digest bytea, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select exists (select from app.prescription_link l join app.prescription p on p.id = l.prescription_id
      where l.token_hash = sha256(digest) and l.expires_at > at and (p.state = 'sent' or (p.answered_by_link and p.state in ('accepted', 'promised', 'served')))
        and app.stopped(p.household_id))
    or exists (select from app.arrival v join app.prescription p on p.id = v.prescription_id and p.state = 'accepted'
      where v.token_hash = sha256(digest) and v.expires_at > at and app.stopped(p.household_id))
$function$;

CREATE OR REPLACE FUNCTION app.lists_forgotten()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  delete from app.list_upload u using app.census_family f join app.census_invitation i on i.id = f.invitation_id
   where f.household_id = new.id and u.census_id = i.census_id and (u.invitation_id = i.id or u.invitation_id is null);
  update app.census_family set name = null, commune = null, kinds = '{}' where household_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.lives_of(ids uuid[], zone text)
 RETURNS TABLE(device_id uuid, life integer, since date, until date, months integer, missing boolean, certificate text, own boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with seen as (
    select d.id from app.device d where d.id = any (ids) and (d.organisation_id = any (app.orgs()) or d.donor_id = any (app.orgs())
      or d.owner_id = any (app.orgs()) or d.donation_id in (select x.id from app.donation x where x.refurbisher_id = any (app.orgs())))
  ), links as (
    select s.id as device_id, c.id, c.since, c.until, c.organisation_id, lead(c.since) over w as again, (row_number() over w)::int as life
    from seen s cross join lateral (select s.id union all select a.id from app.device a where a.joined_to = s.id) m(id)
    join app.custody c on c.device_id = m.id and c.household_id is not null
    window w as (partition by s.id order by c.since, c.id)
  )
  select l.device_id, l.life, b.since, b.until,
    (extract(year from age(b.until, b.since)) * 12 + extract(month from age(b.until, b.since)))::int,
    exists (select from app.loss x where x.custody_id = l.id),
    (select x.number from app.certificate x where x.device_id = l.device_id and x.revoked_at is null and x.issued_at > l.until
      and (l.again is null or x.issued_at <= l.again) order by x.issued_at desc limit 1),
    l.organisation_id = any (app.orgs())
  from links l cross join lateral (select (app.month_of(l.since, zone) at time zone zone)::date as since,
    (app.month_of(l.until, zone) at time zone zone)::date as until) b
  order by l.device_id, l.life
$function$;

CREATE OR REPLACE FUNCTION app.loan_back()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare f uuid;
begin
  for f in select old.household_id union select s.household_id from app.same_files(old.household_id) s loop perform app.end_shares(f); end loop;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.loan_begins()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  new.due_on := (select x.due_on from app.handover x where x.id = new.handover_id and x.kind = 'loan');
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.loans_forgotten()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare files uuid[];
begin
  update app.renewal set agreed_by = '' where household_id = new.id;
  select array_agg(t.signature_file_id) into files from app.repair_ticket t where t.household_id = new.id and t.signature_file_id is not null;
  update app.repair_ticket set note = '', signature_file_id = null, signer = case when signer is null then null else '' end, witness = ''
    where household_id = new.id;
  with gone as (delete from app.file where id = any (files) returning sha256)
  delete from app.file_content c using gone g where c.sha256 = g.sha256 and not exists (select from app.file f where f.sha256 = c.sha256 and f.id <> all (files));
  update app.loss set report_number = null where household_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.lock_rules(programmes uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  perform from app.quota_rule r where r.programme_id = any (programmes) order by r.id for no key update;
end $function$;

CREATE OR REPLACE FUNCTION app.look_at_runs()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  analyze (skip_locked) app.run_need;
end $function$;

CREATE OR REPLACE FUNCTION app.lot_closed_whole()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if app.lot_pending(new.id) > 0 then raise exception 'a lot is closed once each of its machines has an end'; end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.lot_pending(lot uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select count(*)::int from app.device d join app.donation x on x.id = d.donation_id
   where x.id = lot and (x.organisation_id = any (app.orgs()) or x.refurbisher_id = any (app.orgs()))
     and d.joined_to is null and d.state not in ('handed_over', 'return_due', 'exited', 'destroyed', 'lost', 'stolen')
     and not exists (select from app.custody c where c.household_id is not null
       and c.device_id in (select d.id union all select j.id from app.device j where j.joined_to = d.id))
$function$;

CREATE OR REPLACE FUNCTION app.masked_by_kind()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if app.tells_too_much(new.kind) and new.mask_lifted_at is null then new.masked_as := app.neutral_words(); end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.may_be_spoken_of(h uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select not app.stopped(h) and exists (select from app.agreement g where g.kind = 'sharing' and g.withdrawn_on is null
    and g.household_id in (select h union all select s.household_id from app.same_files(h) s))
$function$;

CREATE OR REPLACE FUNCTION app.may_tell_arrival(p app.prescription)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select p.state = 'accepted' and not app.suspended(p.to_organisation_id) and not app.stopped(p.household_id)
    and exists (select from app.household h where h.id = p.household_id and h.forgotten_at is null)
    and exists (select from app.agreement g where g.household_id = p.household_id and g.kind = 'sharing' and g.withdrawn_on is null)
$function$;

CREATE OR REPLACE FUNCTION app.memberships(who uuid)
 RETURNS TABLE(member_id uuid, organisation_name text, role text, admin boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select m.id, o.name, m.role, m.admin from app.member m join app.organisation o on o.id = m.organisation_id
   where m.user_id = who and m.status = 'active' order by m.created_at
$function$;

CREATE OR REPLACE FUNCTION app.messages_behind(digest bytea, at timestamp with time zone)
 RETURNS TABLE(id uuid, kind text, said_by text, body text, said_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select m.id, m.kind, m.said_by, m.body, m.said_at from app.prescription_held(digest, at) p join app.prescription_message m on m.prescription_id = p.id
  order by m.said_at, m.id limit 100
$function$;

CREATE OR REPLACE FUNCTION app.messages_to(h uuid)
 RETURNS TABLE(subject text, body text, "to" text, state text, created_at timestamp with time zone, to_family boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select o.subject, o.body, coalesce(o.email, o.phone), o.state, o.created_at,
    o.email is null
      or exists (select from app.household x where x.id = h and lower(x.email) = lower(o.email))
      or exists (select from app.beneficiary b where b.household_id = h and lower(b.email) = lower(o.email))
      or not (exists (select from app.member m where lower(m.email) = lower(o.email))
        or exists (select from app.organisation r where lower(r.email) = lower(o.email)))
  from app.outbox o
  where o.household_id = h and o.organisation_id = any (app.orgs()) and app.follows_in_full(h) and o.body <> '' order by o.created_at
$function$;

CREATE OR REPLACE FUNCTION app.moment_read(at timestamp with time zone, state text, keeper uuid, zone text)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select case when app.by_month(state, keeper) then app.month_of(at, zone) else at end
$function$;

CREATE OR REPLACE FUNCTION app.month_of(at timestamp with time zone, zone text DEFAULT 'Europe/Paris'::text)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select pg_catalog.date_trunc('month', at at time zone zone) at time zone zone
$function$;

CREATE OR REPLACE FUNCTION app.name_key(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_catalog'
AS $function$ select app.without_titles(btrim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, name)), '[[:space:][:punct:]’‘“”«»–—·]+', ' ', 'g'))) $function$;

CREATE OR REPLACE FUNCTION app.names(r app.quota_rule, commune text, publics text[], prescriber uuid, agreement uuid)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select (r.communes = '{}' or commune = any (r.communes)) and (r.publics = '{}' or r.publics && publics)
    and (r.organisations = '{}' or coalesce(prescriber = any (r.organisations), false))
    and (r.agreements = '{}' or coalesce(agreement = any (r.agreements), false))
$function$;

CREATE OR REPLACE FUNCTION app.near_keys(word text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$
declare plain text := regexp_replace(word, '(.)\1+', '\1', 'g'); heard text := replace(plain, 'ph', 'f'); keys text[]; n int;
begin
  heard := regexp_replace(heard, 'sch|sh|ch|c(?=[eiy])', 's', 'g');
  heard := regexp_replace(heard, 'gu(?=[eiy])', 'g', 'g');
  heard := translate(regexp_replace(heard, '[qk]u', 'k', 'g'), 'cqzxwh', 'kkssv');
  heard := regexp_replace(regexp_replace(heard, '(.)\1+', '\1', 'g'), '^[aeiouy]+', 'a');
  heard := upper(left(heard, 1) || translate(substr(heard, 2), 'aeiouy', ''));
  keys := array[heard];
  n := length(heard);
  if n >= 4 then
    keys := keys || array(select left(heard, at - 1) || substr(heard, at + 1) from generate_series(1, least(n, 12)) at);
  elsif plain ~ '[a-z]' and length(plain) >= 3 then
    keys := keys || plain;
    if length(plain) >= 4 then
      keys := keys || array(select left(plain, at - 1) || substr(plain, at + 1) from generate_series(1, least(length(plain), 12)) at);
    end if;
  end if;
  return keys;
end $function$;

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

CREATE OR REPLACE FUNCTION app.neutral_words()
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'app', 'pg_catalog'
AS $function$ select 'une structure partenaire' $function$;

CREATE OR REPLACE FUNCTION app.next_simulation(at timestamp with time zone, until timestamp with time zone)
 RETURNS TABLE(id uuid, pending text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  update app.simulation s set state = 'failed', pending = null, failure = 'stopped'
    where s.state = 'computing' and s.tries >= 3 and s.leased_until < at;
  return query update app.simulation s set leased_until = until, tries = s.tries + 1, done = 0
    where s.id = (select x.id from app.simulation x where x.state = 'computing' and (x.leased_until is null or x.leased_until < at)
      order by x.written_at, x.id limit 1 for update skip locked)
    returning s.id, s.pending;
end $function$;

CREATE OR REPLACE FUNCTION app.no_link_while_stopped()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare h uuid;
begin
  select p.household_id into h from app.prescription p where p.id = new.prescription_id;
  if (case tg_op when 'INSERT' then app.is_stopped(h) else app.stopped(h) end) then
    raise exception 'this family asked that nothing more be done' using errcode = '23514', constraint = 'stopped';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.not_once_forgotten()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  perform from app.household h where h.id = new.household_id for key share;
  if exists (select from app.household h where h.id = new.household_id and h.forgotten_at is not null) then
    raise exception 'this family was erased' using errcode = '23514', constraint = 'stopped';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.not_while_stopped()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if tg_op = 'INSERT' then perform from app.household h where h.id = new.household_id for key share; end if;
  if (case tg_op when 'INSERT' then app.is_stopped(new.household_id) else app.stopped(new.household_id) end) then raise exception 'this family asked that nothing more be done' using errcode = '23514', constraint = 'stopped'; end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.note_arrival(p uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with noted as (
    update app.arrival v set noted_at = at from app.prescription x
     where v.prescription_id = p and x.id = p and x.organisation_id = any (app.orgs()) and v.noted_at is null and (v.said_at is not null or v.silent_at is not null)
    returning 1)
  select exists (select from noted)
$function$;

CREATE OR REPLACE FUNCTION app.note_comparison(org uuid, at timestamp with time zone, alike jsonb, learnt jsonb, files integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if not (org = any (coalesce(app.orgs(), '{}')) or session_user = 'maillon_job') then
    raise exception 'an organisation compares its own files' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(org::text, 25));
  delete from app.likeness where organisation_id = org;
  insert into app.likeness (organisation_id, a, b, zone, odds, steps, found_at)
  select org, x.a, x.b, x.zone, x.odds, x.steps, at from jsonb_to_recordset(alike) as x(a uuid, b uuid, zone text, odds real, steps jsonb)
    join app.household p on p.id = x.a and p.forgotten_at is null join app.household q on q.id = x.b and q.forgotten_at is null;
  insert into app.linkage_model as m values (org, learnt, files, at)
  on conflict (organisation_id) do update set model = excluded.model, files = excluded.files, learnt_at = excluded.learnt_at;
end $function$;

CREATE OR REPLACE FUNCTION app.note_contacts(added app.event[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  update app.household h set last_contact_at = c.at
    from (select app.contacted_in(e) as id, max(app.contact_in(e)) as at from unnest(added) e where app.contact_in(e) is not null group by 1) c
   where h.id = c.id and h.last_contact_at < c.at
$function$;

CREATE OR REPLACE FUNCTION app.note_link_opened(digest bytea, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  update app.delivery_link l set opened_at = at where l.token_hash = sha256(digest) and l.opened_at is null and l.expires_at > at
$function$;

CREATE OR REPLACE FUNCTION app.note_opened(digest bytea, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  update app.prescription_link l set opened_at = at where l.token_hash = sha256(digest) and l.opened_at is null and l.expires_at > at
$function$;

CREATE OR REPLACE FUNCTION app.nothing_in_its_way()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.locked is not null then
    raise exception 'a locked device goes to nobody' using errcode = '23514', constraint = 'leaves_locked';
  elsif new.missing_part is not null then
    raise exception 'an incomplete device goes to nobody' using errcode = '23514', constraint = 'leaves_incomplete';
  end if;
  raise exception 'a device in dispute goes to nobody' using errcode = '23514', constraint = 'leaves_in_dispute';
end $function$;

CREATE OR REPLACE FUNCTION app.nothing_on_loan(h uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select not app.on_loan(h) and not exists (select from app.same_files(h) s where app.on_loan(s.household_id))
$function$;

CREATE OR REPLACE FUNCTION app.notice_version()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$ select '2026-11-26-4' $function$;

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

CREATE OR REPLACE FUNCTION app.on_the_road()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'this device is on a slip' using errcode = '23514', constraint = 'on_the_road';
end $function$;

CREATE OR REPLACE FUNCTION app.one_spare()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if new.spare_custody_id is not null and (tg_op = 'INSERT' or new.spare_custody_id is distinct from old.spare_custody_id) then
    perform from app.custody c where c.id = new.custody_id for update;
    if exists (select from app.repair_ticket t join app.custody s on s.id = t.spare_custody_id
        where t.custody_id = new.custody_id and s.id <> new.spare_custody_id and s.until is null) then
      raise exception 'a spare of this machine is still out' using errcode = '23514', constraint = 'one_spare';
    end if;
    if exists (select from app.repair_ticket t join app.custody b on b.id = t.custody_id
        where t.spare_custody_id = new.custody_id and b.until is null) then
      raise exception 'a spare has no spare' using errcode = '23514', constraint = 'spare_of_spare';
    end if;
  end if;
  -- The first machine works again: the other one comes back within a month. A day more for the calendars of the whole territory.
  if tg_op = 'UPDATE' and old.closed_at is null and new.closed_at is not null and new.outcome in ('repaired', 'no_fault')
      and exists (select from app.custody s where s.id = new.spare_custody_id and s.until is null and s.due_on > new.closed_at::date + 31) then
    raise exception 'the spare has no day of return' using errcode = '23514', constraint = 'spare_awaited';
  end if;
  return new;
end $function$;

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

CREATE OR REPLACE FUNCTION app.oppose(r uuid, at timestamp with time zone, said_why text)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select coalesce(sum(app.withdraw_sent(f.id, at, said_why)), 0)::int from app.rights_request q,
    lateral (select q.household_id as id union select s.household_id from app.same_files(q.household_id) s) f
   where q.id = r and q.organisation_id = any (app.orgs()) and q.kind = 'object' and q.answer = 'done' and q.lifted_on is null
$function$;

CREATE OR REPLACE FUNCTION app.orgs()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.orgs', true), '')::uuid[] $function$;

CREATE OR REPLACE FUNCTION app.origin_kept()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if tg_op = 'INSERT' then
    if new.invoice is not null and (length(btrim(new.invoice)) < 4 or new.invoice !~ '\d') then
      raise exception 'an invoice has a number' using errcode = '23514', constraint = 'invoice_number';
    end if;
  elsif (new.origin, new.invoice) is distinct from (old.origin, old.invoice) then
    raise exception 'where a device comes from does not change by hand' using errcode = '23514', constraint = 'origin_kept';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.others_behind(digest bytea, at timestamp with time zone)
 RETURNS TABLE(id uuid, name text, commune text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select o.id, o.name, c.name from app.prescription_held(digest, at) p join app.household h on h.id = p.household_id join app.commune here on here.insee = h.commune
  join app.organisation o on o.id in (select app.addressees()) and o.id not in (p.organisation_id, p.to_organisation_id) and o.masked_as is null
  left join app.commune c on c.insee = o.commune
  where p.state = 'sent' order by c.departement is distinct from here.departement, o.name limit 30
$function$;

CREATE OR REPLACE FUNCTION app.owner_decides()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if new.joined_to is not null and exists (select from app.device k where k.id = new.joined_to and k.owner_id = old.owner_id) then return new; end if;
  raise exception 'a device leaves for good by its owner' using errcode = '23514', constraint = 'owner_decides';
end $function$;

CREATE OR REPLACE FUNCTION app.owner_gives()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a machine changes owner when its owner gives it' using errcode = '23514', constraint = 'owner_gives';
end $function$;

CREATE OR REPLACE FUNCTION app.pass_request_on(r uuid, at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare x app.rights_request; h app.household; sender text; fresh uuid; n int := 0;
begin
  select q.* into x from app.rights_request q where q.id = r and q.organisation_id = any (app.orgs()) and q.answer is null and q.passed_on_at is null and app.follows_in_full(q.household_id) for update;
  if x.id is null then return 0; end if;
  select coalesce(o.masked_as, o.name) into sender from app.organisation o where o.id = x.organisation_id;
  for h in select distinct on (y.organisation_id) y.* from app.household y where y.id in (select app.files_held(x.organisation_id, x.household_id)) and y.forgotten_at is null
      and y.organisation_id <> x.organisation_id order by y.organisation_id, y.id loop
    fresh := app.uuid7();
    insert into app.rights_request (id, organisation_id, household_id, kind, how, asker, said, received_on, received_by, passed_by, noted_at, due_on)
      values (fresh, h.organisation_id, h.id, x.kind, x.how, x.asker, x.said, x.received_on, sender, x.organisation_id, at, (x.received_on + interval '1 month')::date)
      on conflict (organisation_id, household_id, kind) where answer is null do nothing;
    if found then perform app.record_in(h.organisation_id, at, 'request.received', 'rights_request', fresh, h.id, null, x.kind, null, sender); end if;
    n := n + 1;
  end loop;
  if n > 0 then update app.rights_request q set passed_on_at = at where q.id = r; end if;
  return n;
end $function$;

CREATE OR REPLACE FUNCTION app.passed_on_from(h uuid)
 RETURNS TABLE(registrar text, due_on date, answer text, answered_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select coalesce(o.masked_as, o.name), r.due_on, r.answer, r.answered_on from app.rights_request r join app.organisation o on o.id = r.organisation_id
   where r.passed_from = h and r.passed_by = any (app.orgs()) order by r.due_on, o.name
$function$;

CREATE OR REPLACE FUNCTION app.people_compared(org uuid, most integer)
 RETURNS TABLE(file uuid, name text, commune text, address text, phone text, email text, first_name text, last_name text, birth_name text, birth_year integer, birth_month integer, birth_day integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with followed as (
    select a.household_id from app.household_access a where a.organisation_id = org and a.ended_at is null and a.scope = 'full'
      and (org = any (app.orgs()) or session_user = 'maillon_job')
     order by a.touched_at desc, a.household_id desc limit most)
  select h.id, h.name, c.name, case when h.confidential_address and h.organisation_id <> org then '' else h.address end,
    coalesce(b.phone, h.phone), coalesce(b.email, h.email), b.first_name, b.last_name, b.birth_name, b.birth_year, b.birth_month, b.birth_day
  from followed f join app.household h on h.id = f.household_id and h.forgotten_at is null join app.commune c on c.insee = h.commune
  left join app.beneficiary b on b.household_id = h.id and b.gone_on is null
$function$;

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

CREATE OR REPLACE FUNCTION app.policy_frozen()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  raise exception 'an adopted policy does not change' using errcode = '23514', constraint = 'policy_frozen';
end $function$;

CREATE OR REPLACE FUNCTION app.prescriber_of(org uuid, h uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select p.organisation_id from app.prescription p where p.household_id = any (array(select app.files_held(org, h))) and p.to_organisation_id = org
    and p.state in ('accepted', 'promised', 'served') order by p.state = 'served', p.sent_at, p.id limit 1
$function$;

CREATE OR REPLACE FUNCTION app.prescription_behind(digest bytea, at timestamp with time zone)
 RETURNS TABLE(id uuid, state text, kinds text[], urgent boolean, message text, sender text, receiver text, commune text, letter text, adults integer, children integer, sent_at timestamp with time zone, asked_at timestamp with time zone, paused_seconds integer, answered_by text, why text, expires_at timestamp with time zone, contact jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select p.id, p.state, p.kinds, p.urgent, p.message, p.sender, o.name, c.name,
    upper(left(substring(btrim(app.without_titles(h.name)) from '\S+$'), 1)), h.adults, h.children,
    p.sent_at, p.asked_at, p.paused_seconds, p.answered_by, p.why, l.expires_at,
    case when p.answered_by_link and p.state in ('accepted', 'promised', 'served') and h.forgotten_at is null
      and exists (select from app.agreement g where g.household_id = h.id and g.kind = 'sharing' and g.withdrawn_on is null) then
      jsonb_build_object('name', h.name, 'phone', h.phone, 'email', h.email, 'channel', h.channel, 'best_moment', h.best_moment, 'languages', h.languages,
        'interpreter', h.interpreter, 'neutral', h.neutral_message, 'young', p.young, 'equipment_at_hand', h.equipment_at_hand, 'connection_at_hand', h.connection_at_hand,
        'situation', (select n.situation from app.need n where n.household_id = h.id and n.situation <> '' order by n.heard_at limit 1)) end
  from app.prescription_held(digest, at) p join app.prescription_link l on l.prescription_id = p.id join app.household h on h.id = p.household_id
  join app.organisation o on o.id = p.to_organisation_id join app.commune c on c.insee = h.commune
$function$;

CREATE OR REPLACE FUNCTION app.prescription_held(digest bytea, at timestamp with time zone)
 RETURNS SETOF app.prescription
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select p.* from app.prescription_link l join app.prescription p on p.id = l.prescription_id
  where l.token_hash = sha256(digest) and l.expires_at > at and not app.suspended(p.to_organisation_id) and not app.stopped(p.household_id)
    and (p.state = 'sent' or (p.answered_by_link and p.state in ('accepted', 'promised', 'served', 'refused')))
$function$;

CREATE OR REPLACE FUNCTION app.prescriptions_forgotten()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  perform app.withdraw_sent(new.id, new.forgotten_at, null);
  return null;
end $function$;

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

CREATE OR REPLACE FUNCTION app.programme_fairness(p uuid)
 RETURNS TABLE(axis text, grp text, label text, families integer, served integer, wait_days integer)
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with f as materialized (select * from app.programme_families(p)),
  mine as materialized (select k.household_id as file, coalesce(k.kept_in, k.household_id) as main from app.household_access k
    where k.organisation_id = (select x.organisation_id from app.programme x where x.id = p) and k.ended_at is null),
  born as (select m.main, min(b.birth_year) as year from app.beneficiary b join mine m on m.file = b.household_id
    where b.adult and b.gone_on is null and b.birth_year is not null group by m.main),
  publics as (select distinct m.main, t.kind from app.target_public t join mine m on m.file = t.household_id where t.ended_on is null),
  seen as (
    select 'all' as axis, '' as grp, f.* from f
    union all select 'commune', f.commune, f.* from f
    union all select 'public', coalesce(t.kind, 'none'), f.* from f left join publics t on t.main = f.household_id
    union all select 'age', case when b.year is null then 'unknown' when extract(year from now()) - b.year < 26 then 'under_26'
      when extract(year from now()) - b.year < 40 then 'under_40' when extract(year from now()) - b.year < 60 then 'under_60' else 'from_60' end, f.*
      from f left join born b on b.main = f.household_id
    union all select 'structure', f.structure_id::text, f.* from f where f.structure_id is not null
    union all select 'prescriber', f.member_id::text, f.* from f where f.member_id is not null
    union all select 'asked', to_char(f.asked_at at time zone 'Europe/Paris', 'YYYY-MM'), f.* from f
    union all select 'promised', to_char(f.promised_at at time zone 'Europe/Paris', 'YYYY-MM'), f.* from f where f.promised_at is not null)
  select s.axis, s.grp, case s.axis when 'commune' then (select c.name from app.commune c where c.insee = s.grp)
      when 'structure' then (select coalesce(o.masked_as, o.name) from app.organisation o where o.id = s.grp::uuid)
      when 'prescriber' then (select m.name from app.member m where m.id = s.grp::uuid) end,
    count(*)::int, count(s.promised_at)::int,
    (percentile_cont(0.5) within group (order by extract(epoch from s.promised_at - s.asked_at) / 86400) filter (where s.promised_at is not null))::int
  from seen s group by s.axis, s.grp
$function$;

CREATE OR REPLACE FUNCTION app.programme_families(p uuid)
 RETURNS TABLE(household_id uuid, commune text, structure_id uuid, member_id uuid, asked_at timestamp with time zone, promised_at timestamp with time zone)
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with g as materialized (select x.id, x.organisation_id from app.programme x where x.id = p),
  mine as materialized (select k.household_id as file, coalesce(k.kept_in, k.household_id) as main from app.household_access k
    where k.organisation_id = (select organisation_id from g) and k.ended_at is null),
  given as (select coalesce(m.main, a.household_id) as main, min(a.promised_at) as promised_at from app.allocation a left join mine m on m.file = a.household_id
    where a.programme_id = p and a.state <> 'cancelled' group by 1),
  asked as (select distinct on (m.main) m.main, r.organisation_id, r.member_id, r.sent_at from app.prescription r join mine m on m.file = r.household_id
    where r.to_organisation_id = (select organisation_id from g) and r.state in ('accepted', 'promised', 'served') and (r.programme_id is null or r.programme_id = p)
    order by m.main, r.sent_at, r.id),
  waits as materialized (select * from app.programme_waiting(p))
  select h.id, h.commune, a.organisation_id, a.member_id, coalesce(a.sent_at, w.heard_at, v.promised_at), v.promised_at
  from (select main from given union select household_id from waits) f
  join app.household h on h.id = f.main left join given v on v.main = f.main left join asked a on a.main = f.main left join waits w on w.household_id = f.main
$function$;

CREATE OR REPLACE FUNCTION app.programme_figures(p uuid)
 RETURNS TABLE(insee text, commune text, heard integer, oriented integer, promised_of integer, promised integer, served_of integer, served integer, connected_of integer, connected integer, trained integer, autonomous integer, wait_days integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with k as materialized (select k.* from (select x.id from app.programme x where x.id = p and x.funder_id = any (app.orgs())) funded
    cross join lateral app.programme_counts(funded.id) k where k.heard > 0)
  select k.insee, c.name, app.by_five(k.heard), app.by_five(k.oriented), app.by_five(k.promised_of), app.by_five(k.promised),
    app.by_five(k.served_of), app.by_five(k.served), app.by_five(k.connected_of), app.by_five(k.connected),
    app.by_five(k.trained), app.by_five(k.autonomous), case when k.served >= 5 then k.wait_days end
  from k join app.commune c on c.insee = k.insee
  union all
  select null, null, app.shared_total(array_agg(k.heard)), app.shared_total(array_agg(k.oriented)), app.shared_total(array_agg(k.promised_of)),
    app.shared_total(array_agg(k.promised)), app.shared_total(array_agg(k.served_of)), app.shared_total(array_agg(k.served)),
    app.shared_total(array_agg(k.connected_of)), app.shared_total(array_agg(k.connected)), app.shared_total(array_agg(k.trained)),
    app.shared_total(array_agg(k.autonomous)), (select case when t.served >= 5 then t.wait_days end from k t where t.insee is null)
  from k where k.insee is not null having count(*) > 0
  order by 2 nulls last
$function$;

CREATE OR REPLACE FUNCTION app.programme_households(p uuid)
 RETURNS TABLE(household_id uuid)
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select distinct coalesce(k.kept_in, x.household_id) from (
    select a.household_id from app.allocation a where a.programme_id = p and a.state <> 'cancelled'
    union select r.household_id from app.prescription r where r.programme_id = p and r.state in ('accepted', 'promised', 'served')) x
  left join app.household_access k on k.household_id = x.household_id and k.ended_at is null and k.organisation_id = (select g.organisation_id from app.programme g where g.id = p)
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

CREATE OR REPLACE FUNCTION app.programme_waiting(p uuid)
 RETURNS TABLE(household_id uuid, commune text, lacks text[], heard_at timestamp with time zone, urgent boolean, sent_at timestamp with time zone, structure_id uuid, member_id uuid)
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with g as materialized (select x.organisation_id as org, app.suspended(x.organisation_id) as suspended,
      exists (select from app.organisation o where o.id = x.organisation_id and o.kind = 'school') as school from app.programme x where x.id = p),
  mine as materialized (select k.household_id as file, coalesce(k.kept_in, k.household_id) as main, k.reason, k.scope from app.household_access k
    where k.organisation_id = (select org from g) and k.ended_at is null and (k.reason <> 'prescription' or not (select suspended from g))),
  asked as materialized (select distinct on (m.main) m.main, r.organisation_id, r.member_id, r.sent_at from app.prescription r join mine m on m.file = r.household_id
    where r.to_organisation_id = (select org from g) and r.state in ('accepted', 'promised', 'served') order by m.main, r.state = 'served', r.sent_at, r.id),
  followed as materialized (select m.main from mine m left join asked a on a.main = m.main group by m.main
    having bool_or(m.file = m.main and m.scope = 'full') and bool_or(m.reason <> 'prescription' or a.main is not null)),
  needs as materialized (select m.main, n.kind, n.state, n.heard_at, n.urgent from mine m join app.need n on n.household_id = m.file
    where n.state in ('heard', 'qualified', 'prescribed', 'promised') and n.kind <> 'skills' and (n.organisation_id = (select org from g) or not (select school from g))),
  given as materialized (select distinct m.main, a.kind from app.allocation a join mine m on m.file = a.household_id where a.programme_id = p and a.state <> 'cancelled'),
  withdrawn as materialized (select m.main from mine m join app.agreement r on r.household_id = m.file and r.kind = 'sharing'
    group by m.main having bool_and(r.withdrawn_on is not null)),
  pressing as materialized (select n.main from needs n where n.urgent group by n.main),
  stopped as materialized (select app.stopping_families() as id)
  select h.id, h.commune, array_agg(distinct n.kind order by n.kind), min(n.heard_at), u.main is not null, min(a.sent_at), a.organisation_id, a.member_id
  from followed f join needs n on n.main = f.main and n.state <> 'promised' and n.kind in ('computer', 'connection')
  join app.household h on h.id = f.main and h.status = 'open' and h.forgotten_at is null
  join app.quota q on q.programme_id = p and q.commune = h.commune and q.kind = n.kind and q.places > 0
  left join given v on v.main = n.main and v.kind = n.kind
  left join asked a on a.main = f.main left join pressing u on u.main = f.main
  where v.main is null and f.main not in (select main from withdrawn) and f.main not in (select id from stopped)
  group by h.id, h.commune, u.main, a.organisation_id, a.member_id
$function$;

CREATE OR REPLACE FUNCTION app.promised_once()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  perform from app.household h where h.id in (select a.household_id from added a) order by h.id for no key update;
  if exists (select from added a where exists (select from app.allocation o where o.household_id = any (array(select app.files_held(a.organisation_id, a.household_id)))
      and o.programme_id = a.programme_id and o.kind = a.kind and o.state <> 'cancelled' and o.id <> a.id)) then
    raise exception 'promised under another file' using errcode = '23505', constraint = 'allocation_once';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.promises_counted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare programmes uuid[] := array(select distinct a.programme_id from added a); kept uuid[] := array(select distinct a.reservation_id from added a where a.reservation_id is not null);
begin
  if exists (select from app.quota_rule r where r.programme_id = any (programmes)) then
    perform app.lock_rules(programmes);
    perform app.count_promises(array(select a.id from added a));
  end if;
  if kept <> '{}' then perform app.reservations_counted(kept); end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.promises_recounted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare moved uuid[]; programmes uuid[]; kept uuid[];
begin
  moved := array(select a.id from after_it a join before_it b on b.id = a.id where (a.state = 'cancelled', a.programme_id, a.kind, a.commune, a.household_id, a.agreement_id)
    is distinct from (b.state = 'cancelled', b.programme_id, b.kind, b.commune, b.household_id, b.agreement_id));
  if moved <> '{}' then
    programmes := array(select programme_id from after_it where id = any (moved) union select programme_id from before_it where id = any (moved));
    perform from app.programme p where p.id = any (programmes) order by p.id for key share;
    perform app.lock_rules(programmes);
    delete from app.quota_count c where c.allocation_id = any (moved);
    perform app.count_promises(moved);
  end if;
  kept := array(select r from after_it a join before_it b on b.id = a.id cross join lateral unnest(array[a.reservation_id, b.reservation_id]) r
    where r is not null and (a.state = 'cancelled', a.reservation_id) is distinct from (b.state = 'cancelled', b.reservation_id) group by r);
  if kept <> '{}' then perform app.reservations_counted(kept); end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.proof_behind(digest bytea, now timestamp with time zone)
 RETURNS TABLE(number text, code text, organisation text, issued_at timestamp with time zone, sha256 bytea, evidence_sha256 bytea, facts jsonb, revoked_at timestamp with time zone, revoked_why text, used_since boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select c.number, c.code, o.name, c.issued_at, c.sha256, c.evidence_sha256, c.facts, c.revoked_at, c.revoked_why,
    exists (select from app.custody k where k.device_id = c.device_id and (k.household_id is not null or k.batch_id is not null) and k.since > c.issued_at and k.since < date_trunc('month', now))
  from app.certificate c join app.organisation o on o.id = c.organisation_id where c.code_hash = digest
$function$;

CREATE OR REPLACE FUNCTION app.proof_of_file(digest bytea)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select c.code from app.certificate c where c.sha256 = digest
$function$;

CREATE OR REPLACE FUNCTION app.pseudonym_of(secret bytea, household uuid)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select left(encode(sha256(secret || convert_to(household::text, 'UTF8')), 'hex'), 16)
$function$;

CREATE OR REPLACE FUNCTION app.public_file(wanted text, known text)
 RETURNS TABLE(sha256 text, bytes integer, packed bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select x.sha256, x.bytes, case when x.sha256 is distinct from known then x.packed end
  from app.allocation_run r join app.run_publication x on x.run_id = r.id where r.public_code = wanted and r.published_at is not null
$function$;

CREATE OR REPLACE FUNCTION app.public_lines(wanted text, after text, most integer)
 RETURNS TABLE(pseudonym text, kit text, stratum integer, points double precision, since date, quotas text[], lottery text, outcome text, class text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select n.pseudonym, n.kit, n.stratum, n.points::float8, n.since, n.quotas, left(encode(sha256(convert_to(r.seed || chr(10) || n.pseudonym, 'UTF8')), 'hex'), 12),
    n.outcome, case n.outcome when 'served' then n.class end
  from app.allocation_run r join app.run_publication x on x.run_id = r.id
  join app.run_need n on n.organisation_id = r.organisation_id and n.run_id = r.id
  where r.public_code = wanted and r.published_at is not null and n.pseudonym > after order by n.pseudonym limit least(most, 1000)
$function$;

CREATE OR REPLACE FUNCTION app.public_run(wanted text)
 RETURNS TABLE(code text, name text, programme text, organisation text, state text, frozen_at timestamp with time zone, list_hash text, commitment text, seed_source text, seed_on date, seed text, body text, decided_on date, published_at timestamp with time zone, follows text, policy_version integer, rules jsonb, adopted_by text, adopted_on date, listed integer, limits jsonb, figures jsonb, sha256 text, bytes integer, derogations_at_most integer, derogations integer, appeals integer, upheld integer, seeds_before text[], cancelled_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select r.public_code, r.name, p.name, coalesce(o.masked_as, o.name), r.state, r.frozen_at, r.inputs_hash, r.commitment, r.seed_source, r.seed_on, r.seed,
    case when r.state in ('decided', 'published', 'settled') then r.body end, case when r.state in ('decided', 'published', 'settled') then r.decided_on end,
    r.published_at, (select f.public_code from app.allocation_run f where f.id = r.follows_id),
    y.version, y.rules, y.adopted_by, y.adopted_on, case when x.run_id is null and r.listed >= 5 then r.listed end, case when x.run_id is null then r.limits end, x.figures, x.sha256, x.bytes, r.derogations_at_most,
    (select count(*)::int from app.derogation e where e.run_id = r.id and e.taken_back_at is null),
    (select app.by_five(count(*)::int) from app.appeal a join app.run_need n on n.id = a.run_need_id where n.run_id = r.id),
    (select app.by_five(count(*)::int) from app.appeal a join app.run_need n on n.id = a.run_need_id where n.run_id = r.id and a.state = 'upheld'),
    r.seeds_before, r.cancelled_on
  from app.allocation_run r join app.programme p on p.id = r.programme_id join app.organisation o on o.id = r.organisation_id
  join app.priority_policy y on y.id = r.policy_id left join app.run_publication x on x.run_id = r.id
  where r.public_code = wanted
$function$;

CREATE OR REPLACE FUNCTION app.public_runs(before timestamp with time zone, last text, most integer)
 RETURNS TABLE(code text, name text, programme text, organisation text, state text, frozen_at timestamp with time zone, seed_on date, seeded boolean, decided_on date, published_at timestamp with time zone, cancelled_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select r.public_code, r.name, p.name, coalesce(o.masked_as, o.name), r.state, r.frozen_at, r.seed_on, r.seed is not null, r.decided_on, r.published_at, r.cancelled_on
  from app.allocation_run r join app.programme p on p.id = r.programme_id join app.organisation o on o.id = r.organisation_id
  where (r.frozen_at, r.public_code) < (before, last) order by r.frozen_at desc, r.public_code desc limit least(most, 51)
$function$;

CREATE OR REPLACE FUNCTION app.publication_of_decided()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if not exists (select from app.allocation_run r where r.id = new.run_id and r.state = 'decided') then
    raise exception 'only a decided run is published' using errcode = '23514', constraint = 'run_path';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.publics_held(org uuid, h uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select array(select distinct t.kind from app.target_public t where t.household_id = any (array(select app.files_held(org, h))) and t.ended_on is null
    and (t.organisation_id = org or not exists (select from app.organisation o where o.id = org and o.kind = 'school')) order by 1)
$function$;

CREATE OR REPLACE FUNCTION app.put_mask_back()
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare org uuid;
begin
  select m.organisation_id into org from app.member m where m.id = nullif(current_setting('app.member', true), '')::uuid and m.organisation_id = any (app.orgs()) and m.admin and m.status = 'active';
  if org is null then raise exception 'only those who manage an organisation put its mask back' using errcode = '42501'; end if;
  update app.organisation o set mask_lifted_at = null, mask_lifted_by = null where o.id = org and o.mask_lifted_at is not null;
  if not found then return false; end if;
  update app.prescription p set sender = app.neutral_words() where p.organisation_id = org;
  update app.prescription_message m set said_by = app.neutral_words() where m.organisation_id = org and m.kind = 'answer';
  return true;
end $function$;

CREATE OR REPLACE FUNCTION app.read_apart(h uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare own uuid := (app.orgs())[1]; main uuid; f uuid;
begin
  perform from app.household x where x.id in (select app.files_of(h)) order by x.id for no key update;
  update app.household_access a set kept_in = null, kept_since = null from app.household_access was
   where a.organisation_id = own and a.household_id = h and a.kept_in is not null and was.organisation_id = own and was.household_id = h returning was.kept_in into main;
  if main is null then raise exception 'this file is read in its own place' using errcode = '42501'; end if;
  for f in select h union all select app.files_of(main) loop
    perform app.reopen_file(f, own);
    perform app.relight_chain(f);
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION app.readers_of(h uuid)
 RETURNS TABLE(name text, own boolean, scope text, since timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select r.name, r.own, case when r.own or not s.school or s.accepted then r.scope else 'status' end, case when r.own or not s.school then r.since else s.sent_at end as since
    from (select o.id, case when o.id = any (app.orgs()) then o.name else coalesce(o.masked_as, o.name) end as name, o.id = any (app.orgs()) as own, a.scope, a.since
        from app.household_access a join app.organisation o on o.id = a.organisation_id where a.household_id = h and a.ended_at is null) r
    cross join lateral (select app.as_school() as school, min(p.sent_at) as sent_at, coalesce(bool_or(p.state <> 'sent'), false) as accepted
      from app.prescription p where p.household_id = h and p.organisation_id = any (app.orgs()) and p.to_organisation_id = r.id
        and p.state in ('sent', 'accepted', 'promised', 'served')) s
   where exists (select from app.household_access m where m.household_id = h and m.organisation_id = any (app.orgs()) and m.ended_at is null and m.scope = 'full')
     and (r.own or not s.school or s.sent_at is not null)
   order by 4, 1
$function$;

CREATE OR REPLACE FUNCTION app.ready_at(p uuid, k text)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select count(*)::int from app.device d where d.organisation_id = any ((select app.orgs())::uuid[]) and d.place_id = p and d.kind = k and d.state = 'ready'
$function$;

CREATE OR REPLACE FUNCTION app.ready_by_proof()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if new.origin = 'bought' and not exists (select from jsonb_array_elements(new.drives) x where coalesce((x ->> 'powerOnHours')::numeric, 24) >= 24)
    and (case when tg_op = 'INSERT' then new.transfer_id is not null else not app.has_former_use(new.id) end) then return new; end if;
  if app.unproved(new) then raise exception 'a device is ready once every drive is proved wiped' using errcode = '23514', constraint = 'ready_by_proof'; end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.received_closed()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select exists (select from app.habilitation h where h.organisation_id = any (app.orgs()) and h.state = 'suspended')
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
declare org uuid := (app.orgs())[1]; who uuid := nullif(current_setting('app.member', true), '')::uuid;
begin
  if org is null then raise exception 'an event needs an organisation in context' using errcode = '42501'; end if;
  if e_household_id is not null and not exists (select from app.household_access a where a.household_id = e_household_id and a.organisation_id = org) then
    raise exception 'an event about a household needs a reason to see it' using errcode = '42501';
  end if;
  perform app.link_events(org, array[row(e_id, org, 0, e_at, who, coalesce((select m.name from app.member m where m.id = who), e_actor), e_act,
    e_subject_kind, e_subject_id, e_household_id, e_from, e_to, e_why, coalesce(e_data, '{}'), ''::bytea)::app.event]);
end $function$;

CREATE OR REPLACE FUNCTION app.record_by_link(p app.prescription, at timestamp with time zone, said_act text, said_from text, said_to text, said_why text, who text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare signed_in text := coalesce(current_setting('app.member', true), '');
begin
  perform set_config('app.member', '', true);
  perform app.record_in(p.to_organisation_id, at, said_act, 'prescription', p.id, p.household_id, said_from, said_to, said_why, who);
  perform set_config('app.member', signed_in, true);
end $function$;

CREATE OR REPLACE FUNCTION app.record_in(org uuid, e_at timestamp with time zone, e_act text, e_kind text, e_subject uuid, h uuid, e_from text, e_to text, e_why text, e_actor text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select app.link_events(org, array[row(app.uuid7(), org, 0, e_at, nullif(current_setting('app.member', true), '')::uuid, e_actor, e_act, e_kind, e_subject, h,
    e_from, e_to, e_why, '{}'::jsonb, ''::bytea)::app.event])
$function$;

CREATE OR REPLACE FUNCTION app.reference_of(id uuid)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare signs constant text := '23456789ABCDEFGHJKMNPQRSTUVWXYZ'; rest bigint := ('x' || right(id::text, 8))::bit(32)::bigint; said text := '';
begin
  for i in 1..5 loop
    said := said || substr(signs, (rest % length(signs))::int + 1, 1);
    rest := rest / length(signs);
  end loop;
  return said;
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

CREATE OR REPLACE FUNCTION app.refuse_by_link(digest bytea, at timestamp with time zone, who text, said_why text, suggested uuid, said_subject text, said_body text, words jsonb, mails boolean, texts boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION app.release_promises(h uuid, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare a app.allocation;
begin
  for a in update app.allocation x set state = 'cancelled', why = '', ended_at = at where x.household_id = h and x.state = 'promised' returning x.* loop
    update app.quota q set promised = q.promised - 1 where q.programme_id = a.programme_id and q.commune = a.commune and q.kind = a.kind;
    update app.device d set state = 'ready' where d.id = a.device_id and d.state = 'reserved';
  end loop;
  update app.handover set state = 'cancelled', updated_at = at where household_id = h and state in ('prepared', 'opened');
end $function$;

CREATE OR REPLACE FUNCTION app.relight(households uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare own uuid := (app.orgs())[1]; f uuid;
begin
  perform set_config('app.relit_together', '', true);
  for f in select k.household_id from app.household_access k where k.organisation_id = own and k.ended_at is null and k.scope = 'full'
      and (k.household_id = any (households) or k.kept_in = any (households)) order by 1 loop
    if f = any (households) then perform app.refresh_chain(f); else perform app.relight_chain(f); end if;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION app.relight_chain(h uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with c as materialized (select app.chain_of(h) as chain)
  update app.household x set chain = c.chain, stage = case when strpos(c.chain, 'n') = 0 then 8 else strpos(c.chain, 'n') end, touched_at = greatest(x.touched_at, now())
  from c where x.id = h and x.chain <> c.chain
$function$;

CREATE OR REPLACE FUNCTION app.remind_arrivals(at timestamp with time zone, asked_before timestamp with time zone)
 RETURNS TABLE(prescription_id uuid, receiver_id uuid, email text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with late as (
    update app.arrival v set reminded_at = at from app.prescription p
     where p.id = v.prescription_id and app.may_tell_arrival(p) and v.asked_at < asked_before and v.reminded_at is null and app.awaits_arrival(v)
    returning v.prescription_id, v.organisation_id)
  select l.prescription_id, o.id, o.email from late l join app.organisation o on o.id = l.organisation_id
$function$;

CREATE OR REPLACE FUNCTION app.remind_askers(at timestamp with time zone, said_subject text, said_body text)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with late as (
    update app.prescription p set question_reminded_at = at
     where p.state = 'sent' and not app.stopped(p.household_id) and p.asked_at < at - interval '10 days' and (p.question_reminded_at is null or p.question_reminded_at < p.asked_at)
    returning p.id),
  told as (select app.write_to_sender(l.id, said_subject, said_body) from late l)
  select count(*)::int from told
$function$;

CREATE OR REPLACE FUNCTION app.remind_borrowers(at timestamp with time zone, today date, said_subject text, said text, email boolean, sms boolean)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare l record; way text; n int := 0;
begin
  for l in select distinct on (c.handover_id, c.due_on) c.organisation_id, c.handover_id, c.household_id, c.due_on, h.email, h.phone, h.channel, h.neutral_message,
        case when o.masked_as is null then o.name || ' vous a prêté' else 'vous avez en prêt' end
          || case when app.is_spare(c.id) then ' en attendant une réparation' else '' end as name, coalesce(o.phone, '') as call,
        case when c.due_on <= today - 3 then 'late'
          when c.due_on between today and today + 7 and c.since < c.due_on - interval '14 days' then 'week'
          when c.due_on between today + 8 and today + 30 and c.since < c.due_on - interval '45 days' then 'month' end as moment
      from app.custody c join app.household h on h.id = c.household_id join app.organisation o on o.id = c.organisation_id
      where c.until is null and c.due_on <= today + 30 and h.forgotten_at is null and not app.stopped(h.id) order by c.handover_id, c.due_on, c.since loop
    continue when l.moment is null;
    way := case when l.neutral_message then 'person' when l.channel = 'email' and l.email is not null and remind_borrowers.email then 'email'
      when l.channel = 'sms' and l.phone is not null and sms then 'sms' else 'person' end;
    insert into app.loan_reminder (id, organisation_id, household_id, handover_id, due_on, moment, how, reminded_at)
      values (app.uuid7(), l.organisation_id, l.household_id, l.handover_id, l.due_on, l.moment, way, at) on conflict do nothing;
    continue when not found;
    n := n + 1;
    continue when way = 'person';
    insert into app.outbox (id, organisation_id, household_id, email, phone, subject, body)
      values (app.uuid7(), l.organisation_id, l.household_id, case when way = 'email' then l.email end, case when way = 'sms' then l.phone end, said_subject,
        replace(replace(replace(said, '{name}', l.name), '{day}', to_char(l.due_on, 'DD/MM/YYYY')), '{phone}',
          case when l.call = '' then '' else ' : ' || regexp_replace(l.call, '^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$', '0\1 \2 \3 \4 \5') end));
  end loop;
  return n;
end $function$;

CREATE OR REPLACE FUNCTION app.remind_donors(at timestamp with time zone)
 RETURNS TABLE(note_id uuid, organisation_id uuid, email text, title text, refurbisher text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with late as (
    update app.delivery_note n set reminded_at = at
     where n.state = 'counted' and n.reminded_at is null and n.sent_to is not null and n.asked_at < at - interval '7 days'
    returning n.id, n.organisation_id, n.donation_id, n.sent_to)
  select l.id, l.organisation_id, l.sent_to, d.title, o.name from late l join app.donation d on d.id = l.donation_id join app.organisation o on o.id = l.organisation_id
$function$;

CREATE OR REPLACE FUNCTION app.remind_receivers(at timestamp with time zone)
 RETURNS TABLE(prescription_id uuid, receiver_id uuid, email text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with late as (
    update app.prescription p set reminded_at = at
     where p.state = 'sent' and not app.stopped(p.household_id) and p.reminded_at is null and p.asked_at is null and p.sent_at < at - interval '10 days' and app.waited(p, at) > interval '10 days'
    returning p.id, p.to_organisation_id)
  select l.id, o.id, o.email from late l join app.organisation o on o.id = l.to_organisation_id
$function$;

CREATE OR REPLACE FUNCTION app.renew_delivery_links(ids uuid[], digests bytea[], at timestamp with time zone, until timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  insert into app.delivery_link as l (note_id, organisation_id, token_hash, sent_at, expires_at)
  select n.id, n.organisation_id, d.digest, at, until from unnest(ids, digests) d (id, digest) join app.delivery_note n on n.id = d.id and n.state = 'counted'
  on conflict (note_id) do update set token_hash = excluded.token_hash, sent_at = excluded.sent_at, expires_at = excluded.expires_at
$function$;

CREATE OR REPLACE FUNCTION app.renew_links(ids uuid[], digests bytea[], at timestamp with time zone, until timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  insert into app.prescription_link as l (prescription_id, organisation_id, token_hash, sent_at, expires_at)
  select p.id, p.organisation_id, d.digest, at, until from unnest(ids, digests) d (id, digest) join app.prescription p on p.id = d.id and p.state = 'sent' and not app.stopped(p.household_id)
  on conflict (prescription_id) do update set token_hash = excluded.token_hash, sent_at = excluded.sent_at, expires_at = excluded.expires_at
$function$;

CREATE OR REPLACE FUNCTION app.reopen_file(h uuid, server uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  update app.need n set updated_at = now(), state = case when exists (select from app.prescription p where p.household_id = h
      and p.state in ('accepted', 'promised', 'served') and n.kind = any (p.kinds)) then 'prescribed' else 'qualified' end
   where n.household_id = h and n.kind in ('computer', 'connection') and n.state in ('promised', 'served', 'followed')
     and not exists (select from app.allocation a where a.kind = n.kind and a.state <> 'cancelled'
       and (a.household_id = h or (a.household_id, a.organisation_id) in (select s.household_id, s.judge from app.same_files(h) s)));
  update app.prescription p set state = 'accepted', updated_at = now() where p.household_id = h and p.to_organisation_id = server and p.state in ('promised', 'served')
     and not exists (select from app.allocation a where a.kind = any (p.kinds) and a.state <> 'cancelled'
       and a.household_id in (select h union all select s.household_id from app.same_files(h) s where s.judge = server));
$function$;

CREATE OR REPLACE FUNCTION app.request_as_said()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare who text := (select m.name from app.member m where m.id = nullif(current_setting('app.member', true), '')::uuid);
  month constant date := (new.received_on + interval '1 month')::date; longer constant date := (new.received_on + interval '3 months')::date;
begin
  if tg_op = 'INSERT' then
    if new.received_by is distinct from who or new.due_on <> month or new.passed_from is not null or new.lifted_on is not null or new.extended_on is not null
      or new.passed_on_at is not null or (new.noted_at at time zone 'Europe/Paris')::date < new.received_on then
      raise exception 'a request is noted as it was received' using errcode = '42501';
    end if;
    return new;
  end if;
  if (new.due_on, new.extended_on, new.extended_because) is distinct from (old.due_on, old.extended_on, old.extended_because)
    and (old.extended_on is not null or new.extended_on is null or new.due_on <> longer or new.extended_on > old.due_on or new.extended_on < old.received_on) then
    raise exception 'two months more are taken once, before the first is over' using errcode = '42501';
  end if;
  if old.answer is null and new.answer is not null and (new.answered_by is distinct from who or new.answered_on < new.received_on or new.answered_on < old.noted_at::date) then
    raise exception 'a request is answered by who answers it, on that day' using errcode = '42501';
  end if;
  if old.answer is not null and (new.answer, new.answer_said, new.answered_on, new.answered_by, new.due_on, new.extended_on, new.extended_because)
      is distinct from (old.answer, old.answer_said, old.answered_on, old.answered_by, old.due_on, old.extended_on, old.extended_because) then
    raise exception 'an answer is given once' using errcode = '42501';
  end if;
  if (new.lifted_on, new.lifted_by) is distinct from (old.lifted_on, old.lifted_by)
    and (old.lifted_on is not null or new.lifted_by is distinct from who or new.lifted_on < old.answered_on) then
    raise exception 'an opposition is lifted once, by who notes it' using errcode = '42501';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.requests_forgotten()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  update app.rights_request q set asker = '', said = '', extended_because = '', answer_said = '', answer = coalesce(q.answer, 'done'),
    answered_on = coalesce(q.answered_on, greatest(new.forgotten_at::date, q.received_on)), answered_by = coalesce(q.answered_by, 'Maillon') where q.household_id = new.id;
  delete from app.warning w where w.household_id = new.id and w.state = 'awaited';
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.reservations_counted(reservations uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  perform from app.reservation r where r.id = any (reservations) order by r.id for no key update;
  update app.reservation r set taken = (select count(*) from app.allocation a where a.reservation_id = r.id and a.state <> 'cancelled') where r.id = any (reservations);
end $function$;

CREATE OR REPLACE FUNCTION app.reserved_from_none()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  new.taken := 0;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.resume(r uuid, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  update app.prescription p set paused_seconds = p.paused_seconds + greatest(0, extract(epoch from at - greatest(q.since, p.sent_at)))::int
    from (select z.household_id, (select min(o.noted_at) from app.rights_request o
        where o.household_id in (select z.household_id union select s.household_id from app.same_files(z.household_id) s) and o.kind in ('erase', 'object', 'limit')
          and (o.id = z.id or (o.noted_at < z.noted_at and coalesce(o.lifted_on, o.answered_on) > (z.noted_at at time zone 'Europe/Paris')::date))) as since
      from app.rights_request z where z.id = r and z.organisation_id = any (app.orgs()) and (z.answer = 'refused' or z.lifted_on is not null)) q
   where p.household_id in (select q.household_id union select s.household_id from app.same_files(q.household_id) s)
     and p.state = 'sent' and p.asked_at is null and not app.stopped(p.household_id)
$function$;

CREATE OR REPLACE FUNCTION app.reword_file(h uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  with wanted as (select distinct a.organisation_id, w from app.household_access a
      cross join lateral (select a.household_id as id, a.scope
        union all select k.household_id, k.scope from app.household_access k where k.organisation_id = a.organisation_id and k.kept_in = h and k.ended_at is null) f,
      app.words_for(f.id, f.scope = 'full', a.organisation_id) w
      where a.household_id = h and a.ended_at is null and a.kept_in is null),
    gone as (delete from app.household_word x where x.household_id = h
      and not exists (select from wanted y where y.organisation_id = x.organisation_id and y.w = x.word))
  insert into app.household_word (organisation_id, word, household_id) select organisation_id, w, h from wanted on conflict do nothing;
end $function$;

CREATE OR REPLACE FUNCTION app.reword_household(h uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare f uuid;
begin
  for f in select h union select a.kept_in from app.household_access a where a.household_id = h and a.kept_in is not null order by 1 loop
    perform app.reword_file(f);
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION app.rule_recounted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if tg_op = 'INSERT' then perform from app.programme p where p.id = new.programme_id for update; end if;
  delete from app.quota_count c where c.quota_rule_id = new.id;
  insert into app.quota_count (allocation_id, quota_rule_id, organisation_id)
  select a.id, new.id, a.organisation_id from app.allocation a
  cross join lateral (select app.publics_held(a.organisation_id, a.household_id) as publics, app.prescriber_of(a.organisation_id, a.household_id) as prescriber offset 0) f
  where a.programme_id = new.programme_id and a.kind = new.kind and a.state <> 'cancelled' and new.ended_at is null
    and app.names(new, a.commune, f.publics, f.prescriber, a.agreement_id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.rule_rewritten()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  new.promised := 0;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.rules_counted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare counted uuid[] := array(select distinct m.quota_rule_id from moved m);
begin
  perform from app.quota_rule r where r.id = any (counted) order by r.id for no key update;
  update app.quota_rule r set promised = (select count(*) from app.quota_count c where c.quota_rule_id = r.id) where r.id = any (counted);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.run_code()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  new.public_code := (select string_agg(substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', 1 + get_byte(h.d, i) % 32, 1), '' order by i)
    from (select sha256(convert_to('run ' || new.id, 'UTF8')) as d) h, generate_series(0, 11) i);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.run_kept()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare path constant text[] := array['frozen computing', 'frozen cancelled', 'computing proposed', 'computing failed', 'computing cancelled', 'failed computing',
  'failed cancelled', 'proposed decided', 'proposed cancelled', 'decided published', 'published settled', 'decided settled'];
begin
  if tg_op = 'INSERT' then
    -- Only a run that goes on with another one has its seed from the beginning.
    if current_user = 'maillon_app' and not (new.state = 'frozen' and new.seed is null or new.state = 'computing' and exists (select from app.allocation_run f
        where f.id = new.follows_id and f.programme_id = new.programme_id and f.seed = new.seed and f.commitment = new.commitment
          and (select greatest(0, max(r.derogations_at_most) - count(d.id)) from app.allocation_run r left join app.derogation d on d.organisation_id = r.organisation_id
            and d.run_id = r.id and d.taken_back_at is null and r.state <> 'cancelled'
            where r.organisation_id = f.organisation_id and r.programme_id = f.programme_id and r.commitment = f.commitment) >= new.derogations_at_most and f.state in ('decided', 'published', 'settled'))) then
      raise exception 'a run begins with its freeze' using errcode = '23514', constraint = 'run_path';
    end if;
    -- A draw that was known already could have been chosen. Half a day for the calendars of the whole territory.
    if current_user = 'maillon_app' and new.follows_id is null and new.seed_on <= (new.frozen_at - interval '12 hours')::date then
      raise exception 'the draw comes after the list' using errcode = '23514', constraint = 'run_seed';
    end if;
    return new;
  end if;
  if (new.id, new.organisation_id, new.programme_id, new.policy_id, new.follows_id, new.name, new.frozen_at, new.frozen_by, new.inputs_hash, new.commitment, new.seed_source,
      new.seed_on, new.moved, new.public_code, new.derogations_at_most) is distinct from (old.id, old.organisation_id, old.programme_id, old.policy_id, old.follows_id, old.name, old.frozen_at, old.frozen_by,
      old.inputs_hash, old.commitment, old.seed_source, old.seed_on, old.moved, old.public_code, old.derogations_at_most) then
    raise exception 'what was frozen stays' using errcode = '23514', constraint = 'run_frozen';
  end if;
  if new.state <> old.state and not (old.state || ' ' || new.state = any (path)) then
    raise exception 'a run does not go from % to %', old.state, new.state using errcode = '23514', constraint = 'run_path';
  end if;
  if current_user = 'maillon_app' and (old.state = 'computing' and new.state in ('proposed', 'failed') or new.state = 'cancelled' and new.cancelled_on is null) then
    raise exception 'an answer comes from who solves, and what is given up says when' using errcode = '23514', constraint = 'run_path';
  end if;
  if old.decided_at is not null and (new.body, new.present, new.decided_on, new.decided_by, new.decided_at) is distinct from
     (old.body, old.present, old.decided_on, old.decided_by, old.decided_at) then
    raise exception 'what was decided stays' using errcode = '23514', constraint = 'run_decided';
  end if;
  if new.seed is distinct from old.seed and not (new.seed is not null and new.state = 'computing' and (old.seed is null or old.state = 'computing' and old.follows_id is null
      and new.seeds_before = old.seeds_before || old.seed)) then
    raise exception 'the seed is drawn once' using errcode = '23514', constraint = 'run_seed';
  end if;
  -- A day less for the calendars of the whole territory.
  if old.seed is null and new.seed is not null and (new.seeded_at + interval '14 hours')::date < new.seed_on then
    raise exception 'the seed is drawn on its day' using errcode = '23514', constraint = 'run_seed';
  end if;
  if old.found_at is not null and (new.found_at, new.unproved) is distinct from (old.found_at, old.unproved) then
    raise exception 'what was found stays' using errcode = '23514', constraint = 'run_found';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.run_limits()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  update app.allocation_run r set listed = jsonb_array_length(s.list -> 'needs'), limits = jsonb_build_object('supply', s.list -> 'supply', 'quotas', s.list -> 'quotas')
    from (select new.content::jsonb as list) s where r.id = new.run_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.run_listed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare one uuid;
begin
  for one in select distinct a.run_id from added a loop
    if exists (
      select x.id, x.kind, x.stratum, round(x.points, 3), x.since, array(select jsonb_object_keys(x.attributes) order by 1)
        from app.run_document d, jsonb_to_recordset(d.content::jsonb -> 'needs') as x(id text, kind text, stratum int, points numeric, since date, attributes jsonb)
        where d.run_id = one and d.kind = 'scenario'
      except select n.pseudonym, n.kit, n.stratum, n.points, n.since, array(select unnest(n.quotas) order by 1) from app.run_need n where n.run_id = one)
      or (select count(*) from app.run_need n where n.run_id = one) is distinct from
        (select jsonb_array_length(d.content::jsonb -> 'needs')::bigint from app.run_document d where d.run_id = one and d.kind = 'scenario')
      or exists (select from added a where a.run_id = one and (a.outcome is not null or a.final is not null or a.class is not null)) then
      raise exception 'the families of a run are those of its list' using errcode = '23514', constraint = 'run_frozen';
    end if;
    if exists (select from added a join app.allocation_run r on r.id = a.run_id left join app.run_secret s on s.run_id = a.run_id
      where a.run_id = one and (s.run_id is null or r.commitment is distinct from encode(sha256(s.secret), 'hex')
        or a.pseudonym is distinct from app.pseudonym_of(s.secret, a.household_id) and (r.follows_id is null or not exists (select from app.household_access k
          where k.organisation_id = a.organisation_id and k.kept_in = a.household_id and a.pseudonym = app.pseudonym_of(s.secret, k.household_id))))) then
      raise exception 'a pseudonym is drawn, not chosen' using errcode = '23514', constraint = 'run_pseudonym';
    end if;
    if exists (select from added a join app.allocation_run r on r.id = a.run_id and r.follows_id is not null
      where a.run_id = one and not app.stood_before(r.organisation_id, r.programme_id, r.commitment, r.id, a.pseudonym)) then
      raise exception 'nobody enters a list whose draw is known' using errcode = '23514', constraint = 'run_newcomer';
    end if;
  end loop;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.run_need_kept()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if (new.id, new.organisation_id, new.run_id, new.pseudonym, new.kit, new.kinds, new.commune, new.prescriber_id, new.agreement_id, new.stratum, new.points, new.stratum_name,
      new.since, new.quotas) is distinct from (old.id, old.organisation_id, old.run_id, old.pseudonym, old.kit, old.kinds, old.commune, old.prescriber_id, old.agreement_id,
      old.stratum, old.points, old.stratum_name, old.since, old.quotas) then
    raise exception 'what was frozen stays' using errcode = '23514', constraint = 'run_frozen';
  end if;
  -- Only erasure takes away who it was, and why it stood where it stands.
  if (new.household_id, new.publics, new.reasons) is distinct from (old.household_id, old.publics, old.reasons) and not (new.household_id is null and new.gone is not null) then
    raise exception 'what was frozen stays' using errcode = '23514', constraint = 'run_frozen';
  end if;
  -- Its decision alone adds to what was found: a class for whom the commission makes come in, what is lacking for whom nothing is left.
  if ((new.lottery, new.outcome, new.binding, new.decided_by, new.place) is distinct from (old.lottery, old.outcome, old.binding, old.decided_by, old.place)
      or new.class is distinct from old.class and not (old.class is null and coalesce(new.final = 'served', false))
      or new.why is distinct from old.why and not (old.why is null and coalesce(new.final = 'waiting', false)))
     and (old.outcome is not null or not exists (select from app.allocation_run r where r.id = new.run_id and r.state = 'computing')) then
    raise exception 'what was found stays' using errcode = '23514', constraint = 'run_found';
  end if;
  if old.gone is not null and new.gone is distinct from old.gone then
    raise exception 'who left a run does not come back' using errcode = '23514', constraint = 'run_gone';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.run_published()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if new.published_at is null or not exists (select from app.run_publication p where p.organisation_id = new.organisation_id and p.run_id = new.id) then
    raise exception 'a run is published with its file' using errcode = '23514', constraint = 'run_path';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.run_put_away()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if coalesce(new.listed, 5) >= 5 then
    raise exception 'a run is put away once published' using errcode = '23514', constraint = 'run_path';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.runs_forgotten()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  update app.run_need set household_id = null, publics = '{}', reasons = '[]', gone = coalesce(gone, 'forgotten') where household_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.said_to_others(h uuid, org uuid, said text)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select case when o.id = any (app.orgs()) then said
    when o.masked_as is not null then o.masked_as
    when exists (select from app.event e where e.household_id = h and e.organisation_id = org and e.act like 'census.%'
      and (e.actor = said or right(said, length(e.actor) + 2) = ', ' || e.actor)) then app.neutral_words()
    else said end
  from app.organisation o where o.id = org
$function$;

CREATE OR REPLACE FUNCTION app.same_files(h uuid)
 RETURNS TABLE(household_id uuid, judge uuid, since timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select k.household_id, k.organisation_id, greatest(k.kept_since, m.kept_since) from app.household_access m
    join app.household_access k on k.organisation_id = m.organisation_id and k.kept_in = coalesce(m.kept_in, h) and k.ended_at is null and k.household_id <> h
   where m.household_id = h and m.ended_at is null
  union all select m.kept_in, m.organisation_id, m.kept_since from app.household_access m where m.household_id = h and m.kept_in is not null and m.ended_at is null
$function$;

CREATE OR REPLACE FUNCTION app.say_arrival_by_link(digest bytea, at timestamp with time zone, who text, what text, day date, sentence text, said_subject text, said_body text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION app.seats_held(w uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select count(*)::int from app.seat s join app.workshop x on x.id = s.workshop_id
   where s.workshop_id = w and s.state in ('booked', 'present', 'absent') and x.organisation_id = any (app.orgs())
$function$;

CREATE OR REPLACE FUNCTION app.sender_masked()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  new.sender := coalesce((select o.masked_as from app.organisation o where o.id = new.organisation_id), new.sender);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.serial_key(serial text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select pg_catalog.upper(pg_catalog.regexp_replace(serial, '[-[:space:]_.]', '', 'g'))
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
  if app.stopped(h) then raise exception 'this family asked that nothing more be done' using errcode = '23514', constraint = 'stopped'; end if;
  if why not in ('prescription', 'workshop') then raise exception 'a household is shared by a prescription or a workshop' using errcode = '42501'; end if;
  if why = 'prescription' and not app.may_be_spoken_of(h) then raise exception 'this family takes its agreement back' using errcode = '23514', constraint = 'agreed'; end if;
  insert into app.household_access (organisation_id, household_id, reason, scope, name, name_key, commune, stage, status, touched_at)
  select org, x.id, why, how, x.name, x.name_key, x.commune, x.stage, x.status, x.touched_at from app.household x where x.id = h
  on conflict (organisation_id, household_id) do update
    set ended_at = null, scope = case when household_access.ended_at is null and household_access.scope = 'full' then 'full' else excluded.scope end,
      reason = case when household_access.ended_at is null then household_access.reason else excluded.reason end;
end $function$;

CREATE OR REPLACE FUNCTION app.shared_total(cells integer[])
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select app.by_five(least(sum(c), sum(coalesce(app.by_five(c), 0)) + 4 * (count(*) - 1))::int) from unnest(cells) c
$function$;

CREATE OR REPLACE FUNCTION app.sheet_begins()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  raise exception 'a sheet is prepared before it is signed' using errcode = '23514', constraint = 'sheet_begins';
end $function$;

CREATE OR REPLACE FUNCTION app.sheet_facts(r uuid, n uuid)
 RETURNS SETOF jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with run as materialized (
    select x.* from allocation_run x where x.id = r and x.state in ('decided', 'published', 'settled')
      and (x.organisation_id = any (app.orgs()) or not app.as_school() and exists (select from run_need k where k.id = n and k.run_id = r and app.follows_in_full(k.household_id)))),
  doc as materialized (select d.content::jsonb as scenario from run join run_document d on d.run_id = run.id and d.kind = 'scenario'),
  -- A kit has no name in public when fewer than five families ask for it; whoever asked for it reads which one.
  real as materialized (select e ->> 0 as published, e ->> 1 as name from run join run_document d on d.run_id = run.id and d.kind = 'names',
    jsonb_array_elements(d.content::jsonb -> 'kinds') e),
  quota as materialized (select at, q ->> 'name' as name, q ->> 'class' as class, (q ->> 'max')::int as most, array(select jsonb_object_keys(q -> 'where')) as codes
    from doc, jsonb_array_elements(scenario -> 'quotas') with ordinality as e (q, at)),
  supply as materialized (select s ->> 'class' as class, (s ->> 'count')::int as count, array(select jsonb_array_elements_text(s -> 'suits')) as suits
    from doc, jsonb_array_elements(scenario -> 'supply') s),
  need as materialized (select k.id, k.kit, k.quotas, k.commune, k.outcome, k.final, k.class, k.why, k.gone, k.stratum, k.points, k.since,
      -- What is kept for others is as if it did not suit: it is no limit that more places would move.
      array(select b from unnest(k.binding) b where not exists (select from quota q where q.name = b and q.most = 0 and q.class is not null)) as binding,
      left(encode(sha256(convert_to(run.seed || e'\n' || k.pseudonym, 'UTF8')), 'hex'), 12) as number
    from run join run_need k on k.run_id = run.id),
  -- The same order for those who wait for the same places, and for those whom the same limit stops.
  line as materialized (select id, row_number() over (partition by kit, quotas order by stratum, points desc, since nulls last, number) as place,
      count(*) over (partition by kit, quotas) as waiting from need where final = 'waiting' and gone is null),
  limited as materialized (select id, kit, quotas, why, binding, row_number() over (partition by why, binding order by stratum, points desc, since nulls last, number) as lacking
    from need where outcome = 'waiting' and why <> 'no class suits'),
  stopped as materialized (select why, binding, count(*) as families from limited
    where (why = 'quota' and cardinality(binding) = 1) or (why = 'no stock' and binding = '{}') group by 1, 2),
  touched as materialized (select distinct why, binding, kit, quotas from limited),
  used as materialized (select q.at, q.most - (select count(*) from need k where k.outcome = 'served' and k.quotas @> q.codes and (q.class is null or q.class = k.class)) as room
    from quota q where q.most is not null and exists (select from touched t where t.quotas @> q.codes)),
  stock as materialized (select s.class, s.suits, s.count - (select count(*) from need k where k.outcome = 'served' and k.class = s.class) as room from supply s),
  -- How much room there is under every other limit, when one alone stops all those whom it counts.
  alone as materialized (select s.why, s.binding, least(
      coalesce((select min(u.room) from used u join quota q on q.at = u.at where q.name <> all (s.binding)
        and exists (select from touched t where t.why = s.why and t.binding = s.binding and t.quotas @> q.codes)), 2147483647),
      case when s.why = 'quota' then (select min(coalesce((select sum(c.room) from stock c where t.kit = any (c.suits)
          and not exists (select from quota q where q.most = 0 and q.class = c.class and t.quotas @> q.codes)), 0)) from touched t
        where t.why = s.why and t.binding = s.binding) end) as room
    from stopped s
    where s.families = (select count(*) from limited l where s.why = 'no stock'
      or exists (select from quota q where q.name = s.binding[1] and l.quotas @> q.codes))
    and (s.why <> 'no stock' or cardinality(array(select distinct t.kit from touched t)) = 1)),
  shared as materialized (select t.kit, t.quotas, c.kits, c.served, c.waiting, c.last_served from (select distinct kit, quotas from need) t
    cross join lateral (select array(select q.name from quota q where t.quotas @> q.codes
      and (q.class is null or exists (select from supply s where s.class = q.class and t.kit = any (s.suits))) order by q.at) as names) own
    join run_cutoff c on c.run_id = r and c.quotas = own.names and t.kit = any (c.kits)),
  -- Whom its line is said of: everybody of the commune, those who asked for the same, or those whom the same quotas count.
  kinds as materialized (select distinct kit, quotas, commune from need),
  scoped as materialized (select k.*, case
      when (select count(*) from kinds o where o.kit = k.kit and o.quotas = k.quotas) > 1 then 'quotas'
      when (select count(*) from kinds o where o.commune = k.commune) = 1 then 'commune'
      when (select count(*) from kinds o where o.commune = k.commune and o.kit = k.kit) = 1
        and not exists (select from shared s where s.kit = k.kit and s.quotas = k.quotas and cardinality(s.kits) > 1) then 'kit'
      else 'quotas' end as scope from kinds k)
  select jsonb_build_object(
    'id', k.id, 'runId', run.id, 'householdId', k.household_id, 'pseudonym', k.pseudonym, 'number', m.number,
    'kit', coalesce((select real.name from real where real.published = k.kit), k.kit), 'kinds', k.kinds,
    'commune', commune.name, 'insee', k.commune, 'publics', k.publics, 'stratum', k.stratum, 'stratumName', k.stratum_name, 'points', k.points,
    'reasons', k.reasons, 'since', to_char(k.since, 'YYYY-MM'), 'proposed', k.outcome, 'final', k.final, 'why', k.why, 'decidedBy', k.decided_by,
    'gone', k.gone, 'toldAt', k.told_at, 'own', run.organisation_id = any (app.orgs()), 'place', line.place,
    'waiting', case when line.waiting >= 5 then line.waiting end,
    'binding', coalesce((select jsonb_agg(jsonb_build_object('name', q.name, 'places', case when q.name not like 'Quota protégé%' then q.most end) order by q.at)
      from quota q where q.name = any (k.binding)), '[]'),
    'lacking', case when limited.lacking <= alone.room then limited.lacking end,
    'scope', scoped.scope, 'alone', shared.served + shared.waiting < 5,
    'lastServed', case when shared.served + shared.waiting >= 5 then shared.last_served end,
    'derogation', (select jsonb_build_object('way', d.way, 'why', d.why) from derogation d where d.run_need_id = k.id and d.taken_back_at is null),
    'appeal', (select jsonb_build_object('state', a.state, 'receivedOn', a.received_on, 'answer', a.answer, 'answeredOn', a.answered_on)
      from appeal a where a.run_need_id = k.id order by a.received_on desc, a.id desc limit 1),
    'run', jsonb_build_object('name', run.name, 'frozenAt', run.frozen_at, 'decidedOn', run.decided_on, 'body', run.body,
      'notedBy', run.decided_by, 'seed', run.seed, 'seedSource', run.seed_source, 'seedOn', run.seed_on, 'hash', run.inputs_hash,
      'publicCode', case when run.published_at is not null then run.public_code end, 'derogationsAtMost', run.derogations_at_most),
    'policy', jsonb_build_object('version', policy.version, 'rules', policy.rules, 'adoptedBy', policy.adopted_by, 'adoptedOn', policy.adopted_on),
    'programme', programme.name, 'programmeId', case when run.organisation_id = any (app.orgs()) then programme.id end,
    'organisation', jsonb_build_object('name', coalesce(o.masked_as, o.name), 'phone', o.phone, 'email', case when o.masked_as is null then o.email end))
  from run
  join run_need k on k.run_id = run.id and (n is null or k.id = n)
  join need m on m.id = k.id
  join commune on commune.insee = k.commune
  join programme on programme.id = run.programme_id
  join priority_policy policy on policy.id = run.policy_id
  join organisation o on o.id = run.organisation_id
  left join line on line.id = k.id
  left join limited on limited.id = k.id
  left join alone on alone.why = limited.why and alone.binding = limited.binding
  left join shared on shared.kit = k.kit and shared.quotas = k.quotas
  left join scoped on scoped.kit = k.kit and scoped.quotas = k.quotas and scoped.commune = k.commune
  where n is not null or run.organisation_id = any (app.orgs())
  order by commune.name, k.id
$function$;

CREATE OR REPLACE FUNCTION app.sheets_of(h uuid)
 RETURNS TABLE(need_id uuid, run_id uuid, run text, programme text, kit text, final text, gone text, decided_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select k.id, x.id, x.name, p.name, coalesce((select e ->> 1 from run_document d, jsonb_array_elements(d.content::jsonb -> 'kinds') e
      where d.run_id = x.id and d.kind = 'names' and e ->> 0 = k.kit), k.kit), k.final, k.gone, x.decided_on
  from run_need k join allocation_run x on x.id = k.run_id and x.state in ('decided', 'published', 'settled') join programme p on p.id = x.programme_id
  where k.household_id in (select app.files_of(h)) and (x.organisation_id = any (app.orgs()) or not app.as_school() and app.follows_in_full(k.household_id))
  order by x.decided_at desc, k.id
$function$;

CREATE OR REPLACE FUNCTION app.signals_by_school(year integer)
 RETURNS TABLE(organisation_id uuid, name text, flagged integer, awaited integer, back integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select o.id, coalesce(o.masked_as, o.name), app.by_five(count(distinct s.pupil_id)::int), app.by_five((count(*) filter (where s.ended_at is null))::int),
    app.by_five((count(distinct s.pupil_id) filter (where s.state = 'back'))::int)
  from app.organisation o join app.school_class c on c.organisation_id = o.id and c.school_year = year
    join app.pupil p on p.class_id = c.id join app.signal s on s.pupil_id = p.id and s.closed_as is distinct from 'mistaken'
  where exists (select from app.prescription x where x.organisation_id = o.id and x.to_organisation_id = any (app.orgs()))
    and not (o.id = any (app.orgs()))
  group by o.id order by 2
$function$;

CREATE OR REPLACE FUNCTION app.signed_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare
  after_it constant text[] := array['state', 'updated_at', 'copy_to', 'copy_how', 'copy_hash', 'copy_until', 'copy_message', 'copy_sent_at', 'copy_failed_at'];
begin
  if new.state not in ('signed', 'closed') or to_jsonb(new) - after_it is distinct from to_jsonb(old) - after_it then
    raise exception 'what was signed stays as it was signed' using errcode = '23514', constraint = 'signed_stays';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.silent_arrivals(at timestamp with time zone, reminded_before timestamp with time zone, said_subject text, said_body text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare x app.prescription; n int := 0;
begin
  for x in select p.* from app.arrival v join app.prescription p on p.id = v.prescription_id and app.may_tell_arrival(p)
      where v.reminded_at < reminded_before and v.silent_at is null and app.awaits_arrival(v) order by v.reminded_at limit 500 for update of v skip locked loop
    update app.arrival v set silent_at = at, noted_at = null where v.prescription_id = x.id;
    perform app.record_in(x.organisation_id, at, 'arrival.unanswered', 'prescription', x.id, x.household_id, null, null, null, 'Maillon');
    perform app.write_to_sender(x.id, said_subject, said_body);
    n := n + 1;
  end loop;
  return n;
end $function$;

CREATE OR REPLACE FUNCTION app.simulation_ended(s uuid, at timestamp with time zone, counts jsonb, by_five jsonb, why text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  update app.simulation x set state = case when why is null then 'found' else 'failed' end, pending = null, result = counts, shared = by_five, failure = why, found_at = at
    where x.id = s and x.state = 'computing'
$function$;

CREATE OR REPLACE FUNCTION app.simulation_went(s uuid, how_far integer, of integer, until timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with went as (update app.simulation x set done = how_far, steps = of, leased_until = until where x.id = s and x.state = 'computing' returning 1)
  select exists (select from went)
$function$;

CREATE OR REPLACE FUNCTION app.slip_begins()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.organisation_id <> new.receiver_id and (new.state not in ('prepared', 'sent') or num_nonnulls(new.counted, new.counted_at, new.received_at, new.received_by) > 0) then
    raise exception 'a slip begins at its sender' using errcode = '23514', constraint = 'slip_holds';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.slip_called(slip uuid, keys text[], label text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select i.device_id from app.transfer t join app.transfer_item i on i.transfer_id = t.id
   where t.id = slip and (t.organisation_id = any (app.orgs()) or t.receiver_id = any (app.orgs()))
     and (exists (select from app.device_alias a where a.device_id = i.device_id and a.organisation_id = t.organisation_id and a.key = any (keys) and a.key <> '')
       or exists (select from app.label l where l.device_id = i.device_id and l.code = label))
$function$;

CREATE OR REPLACE FUNCTION app.slip_holds()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare giver boolean := old.organisation_id = any (app.orgs()); taker boolean := old.receiver_id = any (app.orgs());
begin
  if (new.id, new.number, new.organisation_id, new.receiver_id) is distinct from (old.id, old.number, old.organisation_id, old.receiver_id)
    or ((new.place_id, new.class_id, new.way, new.announced, new.kind, new.list_id, new.note, new.prepared_at, new.prepared_by, new.sent_at, new.sent_by, new.sent_count)
        is distinct from
        (old.place_id, old.class_id, old.way, old.announced, old.kind, old.list_id, old.note, old.prepared_at, old.prepared_by, old.sent_at, old.sent_by, old.sent_count)
      and not (giver and old.state = 'prepared'))
    or ((new.counted, new.counted_at, new.received_at, new.received_by) is distinct from (old.counted, old.counted_at, old.received_at, old.received_by)
      and not (taker and old.state = 'sent')) then
    raise exception 'what a slip says holds once it left' using errcode = '23514', constraint = 'slip_holds';
  end if;
  if new.state <> old.state and not coalesce(case old.state || ' ' || new.state
      when 'prepared sent' then giver when 'prepared cancelled' then giver when 'sent cancelled' then giver and old.counted is null
      when 'sent received' then taker when 'received closed' then giver or taker end, false) then
    raise exception 'this end of a slip may not say that' using errcode = '23514', constraint = 'slip_holds';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.slip_line_holds()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare giver boolean := new.organisation_id = any (app.orgs()); taker boolean := new.receiver_id = any (app.orgs());
begin
  if tg_op = 'INSERT' then
    if giver and not taker and new.state <> 'expected' then
      raise exception 'a line begins as expected' using errcode = '23514', constraint = 'slip_holds';
    end if;
    return new;
  end if;
  if (new.id, new.transfer_id, new.organisation_id, new.receiver_id, new.number, new.named, new.class_name)
      is distinct from (old.id, old.transfer_id, old.organisation_id, old.receiver_id, old.number, old.named, old.class_name)
    or (old.device_id is not null and new.device_id is distinct from old.device_id)
    or (not giver and (new.device_id, new.serial, new.tag, new.moved_at) is distinct from (old.device_id, old.serial, old.tag, old.moved_at))
    or (new.state <> old.state
      and not (taker and (old.state, new.state) in (('expected', 'received'), ('expected', 'missing'), ('missing', 'found'), ('surplus', 'handed_back')))
      and not (giver and (new.state = 'cancelled'
        or (old.state, new.state) in (('missing', 'never_sent'), ('missing', 'lost'), ('missing', 'found'), ('surplus', 'settled'), ('surplus', 'handed_back'))))) then
    raise exception 'what a slip names holds' using errcode = '23514', constraint = 'slip_holds';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.speaker_masked()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  new.said_by := coalesce((select o.masked_as from app.organisation o where o.id = new.organisation_id and new.kind = 'answer'), new.said_by);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.stage_in(chain text)
 RETURNS smallint
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select greatest(strpos(chain, 'n'), 1)::smallint
$function$;

CREATE OR REPLACE FUNCTION app.stock_counts()
 RETURNS TABLE(place_id uuid, kind text, state text, working text, n integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select d.place_id, d.kind, d.state, d.working, count(*)::int from app.device d
  where d.organisation_id = any ((select app.orgs())::uuid[]) group by 1, 2, 3, 4
$function$;

CREATE OR REPLACE FUNCTION app.stood_before(organisation uuid, programme uuid, drawn text, run uuid, wanted text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select exists (select from app.allocation_run f join app.run_need n on n.organisation_id = organisation and n.run_id = f.id and n.pseudonym = wanted
    where f.organisation_id = organisation and f.programme_id = programme and f.commitment = drawn and f.state <> 'cancelled' and f.id <> run)
$function$;

CREATE OR REPLACE FUNCTION app.stopped(h uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select exists (select from app.household x where x.id = h and x.forgotten_at is not null)
    or exists (select from app.rights_request r where r.household_id in (select h union all select s.household_id from app.same_files(h) s)
      and r.kind in ('erase', 'object', 'limit') and r.lifted_on is null and (r.answer is null or (r.answer = 'done' and r.kind <> 'erase')))
$function$;

CREATE OR REPLACE FUNCTION app.stopped_among(families uuid[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with asked as materialized (select x.id from unnest(families) x(id) where exists (select from app.household_access a
      where a.household_id = x.id and a.ended_at is null and a.organisation_id = any (app.orgs()))),
  reached as materialized (select app.stopping_families() as id)
  select a.id from asked a where a.id in (select id from reached) or exists (select from app.household h where h.id = a.id and h.forgotten_at is not null)
$function$;

CREATE OR REPLACE FUNCTION app.stopping_families()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with stopping as materialized (select r.household_id as id from app.rights_request r
    where r.kind in ('erase', 'object', 'limit') and r.lifted_on is null and (r.answer is null or (r.answer = 'done' and r.kind <> 'erase')))
  select id from stopping
  union select s.household_id from stopping t, app.same_files(t.id) s
  union select k.household_id from stopping t join app.household_access k on k.kept_in = t.id and k.ended_at is null
$function$;

CREATE OR REPLACE FUNCTION app.suspended(org uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select exists (select from app.habilitation h where h.organisation_id = org and h.state = 'suspended')
$function$;

CREATE OR REPLACE FUNCTION app.take_back_agreement(h uuid, at timestamp with time zone, today date, said_why text)
 RETURNS TABLE(receiver text, kept boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare p app.prescription; own uuid[] := array(select f from app.files_held((app.orgs())[1], h) f); files uuid[];
begin
  if not app.follows_in_full(h) then raise exception 'only an organisation that follows a household in full hears this from it' using errcode = '42501'; end if;
  files := array(select f from unnest(own) f union select s.household_id from unnest(own) f, app.same_files(f) s);
  perform from app.prescription x where x.household_id = any (files) order by x.id for update;
  perform from app.household x where x.id = any (files) order by x.id for update;
  update app.agreement g set withdrawn_on = today where g.household_id = any (files) and g.kind = 'sharing' and g.withdrawn_on is null;
  for p in select * from app.prescription x where x.household_id = any (files) and x.state in ('sent', 'accepted', 'promised') order by x.id loop
    select coalesce(o.masked_as, o.name) into receiver from app.organisation o where o.id = p.to_organisation_id;
    kept := p.state <> 'sent' and (p.state = 'promised' or app.did_something(p.household_id, p.to_organisation_id));
    if not kept then
      perform app.withdraw(p, at, said_why);
      update app.need n set state = 'heard', updated_at = at where n.household_id = p.household_id and n.kind = any (p.kinds) and n.state = 'prescribed'
        and not exists (select from app.prescription o where o.household_id = p.household_id and o.state in ('accepted', 'promised', 'served') and n.kind = any (o.kinds));
    end if;
    if p.household_id = any (own) then return next; end if;
  end loop;
  update app.household_access a set ended_at = at from app.prescription x
    where x.household_id = any (files) and x.state = 'withdrawn' and x.updated_at = at and a.household_id = x.household_id and a.organisation_id = x.to_organisation_id
      and a.reason = 'prescription' and a.ended_at is null and not app.did_something(x.household_id, x.to_organisation_id)
      and not exists (select from app.prescription o where o.household_id = x.household_id and o.to_organisation_id = x.to_organisation_id and o.state in ('accepted', 'promised', 'served'));
end $function$;

CREATE OR REPLACE FUNCTION app.take_by_link(digest bytea, at timestamp with time zone)
 RETURNS app.prescription
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare x app.prescription;
begin
  select p.* into x from app.prescription p where p.id = (select h.id from app.prescription_held(digest, at) h) for update;
  select h.* into x from app.prescription_held(digest, at) h where h.state = 'sent';
  return x;
end $function$;

CREATE OR REPLACE FUNCTION app.take_over(t uuid, at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare x app.transfer; came uuid[]; back uuid[]; links uuid[];
begin
  select * into x from app.transfer where id = t and (receiver_id = any (app.orgs()) or organisation_id = any (app.orgs()))
    and way <> 'within' and state in ('received', 'closed') for update;
  if not found then raise exception 'only the ends of a slip that was received may take over what it names' using errcode = '42501'; end if;
  came := array(select d.id from app.device d join app.transfer_item i on i.device_id = d.id
    where i.transfer_id = t and i.state in ('received', 'found', 'settled') and i.moved_at is null and d.transfer_id = t
      and d.organisation_id = x.organisation_id order by d.id for update of d);
  if exists (select from app.device d where d.id = any (came) and d.owner_id is distinct from x.receiver_id
      and case x.way when 'given' then coalesce(d.owner_id, x.organisation_id) <> x.organisation_id
        when 'passed_on' then coalesce(d.owner_id, x.organisation_id) = x.organisation_id else false end) then
    raise exception 'a machine changes owner when its owner gives it' using errcode = '23514', constraint = 'owner_gives';
  end if;
  -- What stood beneath the sender's own link ends: a place, a class.
  update app.custody c set until = at from app.custody s where s.device_id = any (came) and s.until is null and s.organisation_id = x.organisation_id
    and s.holder_id = x.organisation_id and s.place_id is null and s.class_id is null and s.batch_id is null and c.device_id = s.device_id and c.until is null and c.depth > s.depth;
  -- Back to somebody who never stopped answering for them: everything beneath ends.
  back := array(select r.device_id from app.custody r where r.device_id = any (came) and r.until is null and r.holder_id = x.receiver_id
    and r.organisation_id = x.receiver_id and r.place_id is null and r.class_id is null and r.batch_id is null);
  update app.custody c set until = at from app.custody r where r.device_id = any (back) and r.until is null and r.holder_id = x.receiver_id
    and r.organisation_id = x.receiver_id and r.place_id is null and r.class_id is null and r.batch_id is null and c.device_id = r.device_id and c.until is null and c.depth > r.depth;
  links := array(select s.id from app.custody s where s.device_id = any (came) and not s.device_id = any (back) and s.until is null
    and s.organisation_id = x.organisation_id and s.holder_id = x.organisation_id and s.place_id is null and s.class_id is null and s.batch_id is null);
  update app.custody c set until = at where c.id = any (links) and x.way <> 'entrusted';
  insert into app.custody (id, device_id, organisation_id, holder_id, since, depth, under_id, given_by, received_by, how, transfer_id)
    select app.uuid7(), s.device_id, x.receiver_id, x.receiver_id, at, case when x.way = 'entrusted' then s.depth + 1 else s.depth end,
      case when x.way = 'entrusted' then s.id else s.under_id end, x.sent_by, x.received_by,
      (select i.how from app.transfer_item i where i.transfer_id = t and i.device_id = s.device_id limit 1), t
    from app.custody s where s.id = any (links);
  update app.device d set organisation_id = x.receiver_id, transfer_id = null, place_id = x.place_id, updated_at = at, version = d.version + 1,
      owner_id = case when d.owner_id = x.receiver_id or x.way = 'given' then null when x.way = 'entrusted' and d.owner_id is null and not d.id = any (back)
        then x.organisation_id else d.owner_id end,
      in_dispute = d.in_dispute or exists (select from app.transfer_item i where i.transfer_id = t and i.device_id = d.id and i.damaged is not null)
    where d.id = any (came);
  update app.transfer_item i set moved_at = at where i.transfer_id = t and i.device_id = any (came) and i.state in ('received', 'found', 'settled');
  return coalesce(array_length(came, 1), 0);
end $function$;

CREATE OR REPLACE FUNCTION app.take_run(at timestamp with time zone, until timestamp with time zone)
 RETURNS TABLE(id uuid, seed text, scenario text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  -- Thrice begun and never ended: the machine does not stand it, and trying on would stop everything else.
  update app.allocation_run r set state = 'failed', leased_until = null,
    failure = 'Le calcul s’est arrêté trois fois sans aboutir : la machine manque sans doute de mémoire. Relancez-le, ou annulez ce passage.'
    where r.state = 'computing' and r.attempts >= 3 and r.leased_until < at;
  return query
    with due as (select r.id from app.allocation_run r where r.state = 'computing' and (r.leased_until is null or r.leased_until < at)
        order by r.seeded_at, r.id limit 1 for update skip locked),
      taken as (update app.allocation_run r set leased_until = until, attempts = r.attempts + 1, done = 0, steps = 0 from due where r.id = due.id returning r.id, r.seed)
    select t.id, t.seed, d.content from taken t join app.run_document d on d.run_id = t.id and d.kind = 'scenario';
end $function$;

CREATE OR REPLACE FUNCTION app.take_up_again(h uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  update app.household_access a set scope = 'full' from app.household x
   where x.id = h and x.status = 'closed' and x.forgotten_at is null and a.household_id = h and a.organisation_id = any (app.orgs()) and a.ended_at is null
     and a.reason = 'prescription' and not app.suspended(a.organisation_id) and app.may_be_spoken_of(h)
     and exists (select from app.prescription p where p.household_id = h and p.to_organisation_id = a.organisation_id and p.state in ('accepted', 'promised', 'served'))
$function$;

CREATE OR REPLACE FUNCTION app.take_word(of_note uuid, at timestamp with time zone, who text, known integer, contests jsonb, said_subject text, said_body text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION app.taken_back_as_asked()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  raise exception 'an agreement that others be spoken to is taken back as a whole' using errcode = '42501';
end $function$;

CREATE OR REPLACE FUNCTION app.tell_family(p uuid, at timestamp with time zone, words jsonb, mails boolean, texts boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION app.tell_refused_family(p uuid, at timestamp with time zone, words jsonb, mails boolean, texts boolean)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select app.tell_family(x.id, at, words, mails, texts) from app.prescription x where x.id = p and x.state = 'refused' and x.to_organisation_id = any (app.orgs())
$function$;

CREATE OR REPLACE FUNCTION app.tell_sender(p uuid, said_subject text, said_body text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select app.write_to_sender(x.id, said_subject, said_body) from app.prescription x where x.id = p and x.to_organisation_id = any (app.orgs())
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
     and (m.id in (select p.member_id from app.prescription p where p.household_id = h and p.state in ('sent', 'accepted', 'promised', 'served'))
       or m.id in (select e.member_id from app.event e where e.household_id = h and e.act = 'household.registered'));
  get diagnostics told = row_count;
  return told;
end $function$;

CREATE OR REPLACE FUNCTION app.tell_stopped(r uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare q app.rights_request; p app.prescription; n int := 0;
begin
  select * into q from app.rights_request x where x.id = r and x.organisation_id = any (app.orgs()) and x.answer is null and x.kind in ('erase', 'object', 'limit');
  for p in select * from app.prescription x where x.household_id in (select q.household_id union select s.household_id from app.same_files(q.household_id) s)
      and x.state in ('sent', 'accepted', 'promised') and x.to_organisation_id <> q.organisation_id order by x.id loop
    perform app.write_to_receiver(p, 'Une demande est suspendue : {reference}',
      E'Bonjour,\n\nUne famille vous a été adressée : référence {reference}. Cette demande est suspendue : n’ajoutez rien à son dossier, ne transmettez rien et ne promettez rien de plus pour l’instant.\n\nVous n’avez pas à répondre. Par prudence, ce message ne nomme personne.');
    n := n + 1;
  end loop;
  return n;
end $function$;

CREATE OR REPLACE FUNCTION app.tells_too_much(kind text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select kind in ('child_welfare', 'health', 'justice', 'probation', 'youth_justice', 'addiction_care', 'harm_reduction', 'women_rights', 'street_prevention',
    'boarding_house', 'shelter', 'psychiatry', 'asylum')
$function$;

CREATE OR REPLACE FUNCTION app.things_stay()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare signed timestamptz;
begin
  if tg_table_name = 'handover_item' then
    select x.signed_at into signed from app.handover x where x.id = new.handover_id;
    if tg_op = 'UPDATE' and new.handover_id is distinct from old.handover_id then
      select coalesce(signed, x.signed_at) into signed from app.handover x where x.id = old.handover_id;
    end if;
  else
    select x.signed_at into signed from app.batch x where x.id = new.batch_id;
    if tg_op = 'UPDATE' and new.batch_id is distinct from old.batch_id then
      select coalesce(signed, x.signed_at) into signed from app.batch x where x.id = old.batch_id;
    end if;
  end if;
  if signed is not null then
    raise exception 'nothing is added to what was signed' using errcode = '23514', constraint = 'things_stay';
  end if;
  return new;
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

CREATE OR REPLACE FUNCTION app.tidy_scans()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  delete from app.scan where at < now() - interval '7 days';
$function$;

CREATE OR REPLACE FUNCTION app.tidy_words()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  delete from app.word_key k where not exists (select from app.household_word w where w.organisation_id = k.organisation_id and w.word = k.word);
  insert into app.word_key (organisation_id, key, word)
    select x.organisation_id, k, x.word from (select distinct organisation_id, word from app.household_word) x, unnest(app.near_keys(x.word)) k order by 1, 2, 3 on conflict do nothing;
$function$;

CREATE OR REPLACE FUNCTION app.told_by_hand(h uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select exists (select from app.household x where x.id = h and (x.neutral_message or x.confidential_address))
$function$;

CREATE OR REPLACE FUNCTION app.transfer_ends()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select distinct m.organisation_id from app.member m where m.role in ('coordinator', 'school', 'refurbisher') and m.status = 'active'
$function$;

CREATE OR REPLACE FUNCTION app.unproved(d app.device)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare used timestamptz := app.used_until(d.id); came timestamptz := app.arrived(d.id); free timestamptz := greatest(app.used_until(d.id), app.arrived(d.id));
  since text; serial text; run record; pocket boolean := d.kind in ('tablet', 'smartphone');
begin
  since := coalesce(to_char(free at time zone 'utc' - interval '14 hours', 'YYYY-MM-DD"T"HH24:MI:SS'), '');
  if pocket and exists (select from app.wipe_record r where r.device_id = d.id and r.kind = 'reset' and r.witnessed_at is not null
    and r.cancelled_at is null and (used is null or r.recorded_at > used)) then return false; end if;
  if jsonb_array_length(d.drives) = 0 then
    return d.kind <> 'screen' and (pocket or 'device.no_drive' is distinct from (select e.act from app.event e where e.subject_id = d.id
      and e.act in ('device.identified', 'device.no_drive') order by e.at desc, e.id desc limit 1));
  end if;
  for serial in select x ->> 'serial' from jsonb_array_elements(d.drives) x loop
    if serial is null then return true; end if;
    continue when exists (select from app.wipe_record r where r.device_id = d.id and r.kind = 'destroyed' and r.witnessed_at is not null
      and r.cancelled_at is null and app.serial_key(r.drive_serial) = app.serial_key(serial));
    -- A log from a clock that runs ahead is no later than the day it was brought; a clock that went backwards, or a day that no calendar has, is
    -- `wrong` as well.
    select w.id, w.file_sha256, w.created_at, t.started, t.latest, x ->> 'verdict' as verdict,
        coalesce(not (app.is_moment(t.started) and app.is_moment(coalesce(t.finished, t.started)))
          or greatest(t.started, t.finished) > t.latest, true) or coalesce(t.finished < t.started, false) as wrong into run
      from app.wipe w, jsonb_array_elements(w.drives) l, jsonb_array_elements(l -> 'drives') x,
        lateral (select coalesce(x ->> 'started', l ->> 'startedAt') as started, x ->> 'finished' as finished,
          to_char(w.created_at at time zone 'utc' + interval '16 hours', 'YYYY-MM-DD"T"HH24:MI:SS') as latest) t
     where w.device_id = d.id and app.serial_key(x ->> 'serial') = app.serial_key(serial)
     order by (x ->> 'started') is null, least(t.started, t.latest) desc, w.created_at desc limit 1;
    if not found or run.verdict is distinct from 'erased_verified' then return true; end if;
    if (run.started < since or run.wrong) and not exists (select from app.wipe_record r
      where r.device_id = d.id and r.kind = 'dated' and r.file_sha256 = run.file_sha256 and r.witnessed_at is not null and r.cancelled_at is null
        and (used is null or run.created_at > used)
        and case r.method when 'clock_wrong' then r.done_on >= (free at time zone 'utc' - interval '14 hours')::date
          else (used is null or used < came) and not run.wrong end) then return true; end if;
    -- Another log of this drive, brought since, failed on a day that nobody knows.
    if exists (select from app.wipe w, jsonb_array_elements(w.drives) l, jsonb_array_elements(l -> 'drives') x
      where w.device_id = d.id and w.id <> run.id and w.created_at >= run.created_at and app.serial_key(x ->> 'serial') = app.serial_key(serial)
        and x ->> 'started' is not null and x ->> 'verdict' <> 'erased_verified'
        and (x ->> 'started' < since or x ->> 'started' > to_char(w.created_at at time zone 'utc' + interval '16 hours', 'YYYY-MM-DD"T"HH24:MI:SS')))
    then return true; end if;
  end loop;
  return false;
end $function$;

CREATE OR REPLACE FUNCTION app.used_until(d uuid)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select max(x.at) from (select d as id union all select j.id from app.device j where j.joined_to = d) one
    cross join lateral (
      select max(c.until) as at from app.custody c where c.device_id = one.id and (c.household_id is not null or c.batch_id is not null)
      union all select max(e.at) from app.event e where e.subject_id = one.id and e.act = 'device.found'
      union all select max(least(c.until, j.separated_at)) from app.device_join j join app.custody c on c.device_id = j.kept_id
        where j.absorbed_id = one.id and (c.household_id is not null or c.batch_id is not null) and c.until >= j.joined_at and c.since < coalesce(j.separated_at, 'infinity')
      union all select max(e.at) from app.device_join j join app.event e on e.subject_id = j.kept_id and e.act = 'device.found'
        where j.absorbed_id = one.id and e.at >= j.joined_at and e.at < coalesce(j.separated_at, 'infinity')) x
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

CREATE OR REPLACE FUNCTION app.waited(p app.prescription, at timestamp with time zone)
 RETURNS interval
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select coalesce(p.asked_at, at) - p.sent_at - make_interval(secs => p.paused_seconds)
$function$;

CREATE OR REPLACE FUNCTION app.waiting_in(p uuid)
 RETURNS TABLE(household uuid, commune text, lacks text[], since text, prescriber uuid, sent_at timestamp with time zone, equipment text[], connection text, living text, adults integer, children integer, urgent boolean, publics text[], classes text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with g as materialized (select x.id, x.organisation_id as org, app.as_school() as school from app.programme x where x.id = p and x.organisation_id = any (app.orgs())),
  w as materialized (select w.* from g cross join lateral app.programme_waiting(g.id) w),
  files as materialized (select k.household_id as file, w.household_id as main from g join app.household_access k on k.organisation_id = g.org and k.ended_at is null
    join w on w.household_id = coalesce(k.kept_in, k.household_id)),
  declared as (select f.main, array_agg(distinct t.kind order by t.kind) as kinds from files f join app.target_public t on t.household_id = f.file
    where t.ended_on is null and (t.organisation_id = (select org from g) or not (select school from g)) group by f.main),
  taught as (select f.main, array_agg(distinct b.class) as classes from files f join app.beneficiary b on b.household_id = f.file
    where b.gone_on is null and b.class <> '' and (b.organisation_id = (select org from g) or b.school_id = (select org from g) or not (select school from g)) group by f.main)
  select w.household_id, w.commune, w.lacks, (w.heard_at at time zone 'Europe/Paris')::date::text, w.structure_id, coalesce(w.sent_at, w.heard_at), h.equipment_at_hand,
    h.connection_at_hand, h.living, h.adults, h.children, w.urgent, coalesce(d.kinds, '{}'), coalesce(t.classes, '{}')
  from w join app.household h on h.id = w.household_id left join declared d on d.main = w.household_id left join taught t on t.main = w.household_id
  order by w.household_id
$function$;

CREATE OR REPLACE FUNCTION app.warn_due(at timestamp with time zone, said_subject text, said_body text, neutral_subject text, neutral_body text, mails boolean, texts boolean)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare x app.household; message uuid; n int := 0;
begin
  for x in select * from app.household y where y.forgotten_at is null and y.last_contact_at < at - interval '21 months' and app.last_contact(y.id) < at - interval '21 months'
      and (y.warned_at is null or y.warned_at <= app.last_contact(y.id)) order by y.last_contact_at limit 1000 for update skip locked loop
    message := case when (x.channel = 'email' and x.email is not null and mails) or (x.channel = 'sms' and x.phone is not null and texts) then app.uuid7() end;
    if message is not null then
      insert into app.outbox (id, organisation_id, household_id, email, phone, subject, body) values (message, x.organisation_id, x.id,
        case when x.channel = 'email' then x.email end, case when x.channel = 'sms' then x.phone end,
        case when x.neutral_message then neutral_subject else said_subject end, case when x.neutral_message then neutral_body else said_body end);
    end if;
    insert into app.warning (household_id, organisation_id, asked_at, state, outbox_id)
      values (x.id, x.organisation_id, at, case when message is null then 'awaited' else 'sent' end, message);
    update app.household set warned_at = at where id = x.id;
    n := n + 1;
  end loop;
  return n;
end $function$;

CREATE OR REPLACE FUNCTION app.warning_said_once()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  if current_user = 'maillon_app' and old.state <> 'awaited' and new.state <> 'kept' then
    raise exception 'what was noted of a warning is followed by "kept" only' using errcode = '42501';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.warning_undelivered()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  update app.warning w set state = 'awaited', undelivered = true where w.outbox_id = new.id and w.state = 'sent'
    and exists (select from app.household h where h.id = w.household_id and h.forgotten_at is null);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.was_told(w app.warning, last_contact timestamp with time zone, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select w.asked_at < at - interval '3 months' and case w.state
    when 'told' then w.told_on < (at - interval '3 months')::date
    when 'awaited' then last_contact < at - interval '27 months'
    else w.state in ('sent', 'unreachable') end
$function$;

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

CREATE OR REPLACE FUNCTION app.wipe_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'what a log says does not change' using errcode = '23514', constraint = 'wipe_kept';
end $function$;

CREATE OR REPLACE FUNCTION app.wipe_record_by_oneself()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare who uuid := nullif(current_setting('app.member', true), '')::uuid;
begin
  if tg_op = 'INSERT' then
    if new.operator_id is distinct from who or new.witness_id is not null then
      raise exception 'a record is written by its operator' using errcode = '23514', constraint = 'wipe_record_two_people';
    end if;
  elsif old.witnessed_at is not null or old.cancelled_at is not null
    or (new.witness_id is not null and (new.witness_id is distinct from who or new.witness_id = old.operator_id)) then
    raise exception 'a record is confirmed once, by a second person' using errcode = '23514', constraint = 'wipe_record_two_people';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.with_family(d uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select exists (select from app.custody c join app.device x on x.id = c.device_id where c.device_id = d and c.until is null and c.household_id is not null
    and (x.organisation_id = any (app.orgs()) or x.owner_id = any (app.orgs())))
$function$;

CREATE OR REPLACE FUNCTION app.withdraw(p app.prescription, at timestamp with time zone, said_why text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  update app.prescription x set state = 'withdrawn', why = said_why, asked_at = null, updated_at = at where x.id = p.id;
  delete from app.prescription_link l where l.prescription_id = p.id;
  delete from app.arrival v where v.prescription_id = p.id and v.came is null;
  update app.arrival v set token_hash = null where v.prescription_id = p.id;
  perform app.end_share(p.id);
  perform app.record_in(p.organisation_id, at, 'prescription.withdrawn', 'prescription', p.id, p.household_id, p.state, 'withdrawn', said_why, 'Maillon');
  perform app.write_to_receiver(p, 'Une demande est retirée : {reference}',
    E'Bonjour,\n\nUne famille vous avait été adressée : référence {reference}. Cette demande est retirée, il n’y a plus rien à faire.\n\nCe que vous en aviez noté hors de Maillon est à effacer. Par prudence, ce message ne nomme personne.');
  perform app.write_of_end(p, 'Une orientation est retirée : {reference}',
    E'Bonjour,\n\nUne orientation que vous aviez envoyée est retirée : référence {reference}. La structure qui l’avait reçue est prévenue, il n’y a plus rien à faire.\n\nPar prudence, ce message ne nomme personne.');
end $function$;

CREATE OR REPLACE FUNCTION app.withdraw_sent(h uuid, at timestamp with time zone, said_why text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare p app.prescription; n int := 0;
begin
  for p in select * from app.prescription x where x.household_id = h and x.state = 'sent' order by x.id for update loop
    perform app.withdraw(p, at, said_why);
    n := n + 1;
  end loop;
  return n;
end $function$;

CREATE OR REPLACE FUNCTION app.without_adult(h uuid, today date)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with file as materialized (select x.id, x.adults, x.children from app.household x where x.id in (select app.files_of(h))),
  people as materialized (select b.adult, b.birth_year, b.fifteen_said_by is not null as said,
      extract(year from today)::int - b.birth_year - (to_char(today, 'MMDD')::int < coalesce(b.birth_month, 12) * 100 + coalesce(b.birth_day, 31))::int as least,
      extract(year from today)::int - b.birth_year - (to_char(today, 'MMDD')::int < coalesce(b.birth_month, 1) * 100 + coalesce(b.birth_day, 1))::int as most
    from app.beneficiary b where b.household_id in (select id from file) and b.gone_on is null)
  select case
    when exists (select from file where adults > 0) or exists (select from people where adult) then null
    when exists (select from people where most < 15) then 'child'
    when exists (select from people where birth_year is null)
      or (select count(*) from people) < greatest(1, (select max(children) from file)) then 'unknown'
    when exists (select from people where least < 15 and not said) then 'fifteen'
  end
$function$;

CREATE OR REPLACE FUNCTION app.without_titles(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$ select regexp_replace(name, replace('^\s*(?:T(?:\.?(?:\s+(?:et|ou)\s+|\s*[&/+]\s*)T)*(?:\.\s*|\s+))+(?=\S)', 'T',
  '(?:m|mr|mm|mme|mmes|mlle|monsieur|messieurs|madame|mesdames|mademoiselle|dr|docteur|famille|foyer)'), '', 'i') $function$;

CREATE OR REPLACE FUNCTION app.word_keyed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  insert into app.word_key (organisation_id, key, word)
    select x.organisation_id, k, x.word from (select distinct organisation_id, word from added) x, unnest(app.near_keys(x.word)) k on conflict do nothing;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.word_unkeyed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
begin
  delete from app.word_key w using (select distinct organisation_id, word from gone) x
   where w.organisation_id = x.organisation_id and w.key = any (app.near_keys(x.word)) and w.word = x.word
     and not exists (select from app.household_word y where y.organisation_id = x.organisation_id and y.word = x.word);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.words_for(h uuid, full_scope boolean, org uuid)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select w from app.household x, app.words_in(x.name_key) w where x.id = h
  union select w from app.beneficiary b, unnest(array[b.first_name, b.last_name, b.birth_name]) n, app.words_in(n) w
    where full_scope and b.household_id = h and b.gone_on is null and n <> ''
      and (org in (b.organisation_id, b.school_id) or not exists (select from app.organisation o where o.id = org and o.kind = 'school'))
$function$;

CREATE OR REPLACE FUNCTION app.words_in(name text)
 RETURNS SETOF text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with words as (select word, row_number() over () as n from regexp_split_to_table(app.name_key(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f\u0640\u064b-\u0652\u0670]', '', 'g')), ' ') word
    where word <> '')
  select word from words union select a.word || b.word from words a join words b on b.n = a.n + 1
$function$;

CREATE OR REPLACE FUNCTION app.write_found(run uuid, held timestamp with time zone, at timestamp with time zone, result text, not_proved text[], needs jsonb, cutoffs jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare org uuid;
begin
  select organisation_id into org from app.allocation_run where id = run and state = 'computing' and leased_until = held for update;
  if org is null then return false; end if;
  insert into app.run_document (run_id, organisation_id, kind, content) values (run, org, 'result', result);
  update app.run_need n set lottery = x.l, outcome = x.o, class = x.c, why = x.w, binding = coalesce(x.b, '{}'), decided_by = x.d, place = x.n
    from jsonb_to_recordset(needs) as x(p text, o text, c text, w text, b text[], d text, l text, n int)
    where n.organisation_id = org and n.run_id = run and n.pseudonym = x.p;
  insert into app.run_cutoff (run_id, organisation_id, position, quotas, kits, served, waiting, last_served, first_waiting)
    select run, org, x.position, x.quotas, x.kinds, x.served, x.waiting, x.last, x.first
    from jsonb_to_recordset(cutoffs) as x(position int, quotas text[], kinds text[], served int, waiting int, last jsonb, first jsonb);
  update app.allocation_run set state = 'proposed', found_at = at, unproved = not_proved, leased_until = null, done = greatest(done, steps), version = version + 1 where id = run;
  perform app.record_in(org, at, 'run.found', 'allocation_run', run, null, 'computing', 'proposed', null, 'Maillon');
  perform app.look_at_runs();
  return true;
end $function$;

CREATE OR REPLACE FUNCTION app.write_of_end(p app.prescription, said_subject text, said_body text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  insert into app.outbox (id, organisation_id, email, subject, body)
  select app.uuid7(), p.organisation_id, coalesce(m.email, o.email), replace(said_subject, '{reference}', app.reference_of(p.id)), replace(said_body, '{reference}', app.reference_of(p.id))
  from app.organisation o left join app.member m on m.id = p.member_id and m.status = 'active' where o.id = p.organisation_id and coalesce(m.email, o.email) is not null
$function$;

CREATE OR REPLACE FUNCTION app.write_to_receiver(p app.prescription, said_subject text, said_body text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  insert into app.outbox (id, organisation_id, email, subject, body)
  select app.uuid7(), p.to_organisation_id, t.email, replace(said_subject, '{reference}', app.reference_of(p.id)), replace(said_body, '{reference}', app.reference_of(p.id))
  from (select o.email from app.organisation o where o.id = p.to_organisation_id and o.email is not null
    union select m.email from app.member m join app.organisation o on o.id = m.organisation_id where o.id = p.to_organisation_id and o.email is null
      and m.status = 'active' and m.role = 'coordinator') t
$function$;

CREATE OR REPLACE FUNCTION app.write_to_sender(p uuid, said_subject text, said_body text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with x as (select * from app.prescription where id = p),
  sender as (select m.email from x join app.member m on m.id = x.member_id and m.status = 'active'),
  house as (select o.email from x join app.organisation o on o.id = x.organisation_id where o.email is not null and not exists (select from sender)),
  others as (select m.email from x join app.member m on m.organisation_id = x.organisation_id and m.status = 'active' and m.role in ('prescriber', 'school', 'town_agent', 'coordinator')
    where not exists (select from sender) and not exists (select from house))
  insert into app.outbox (id, organisation_id, household_id, email, subject, body, link)
  select app.uuid7(), x.organisation_id, x.household_id, t.email, replace(said_subject, '{structure}', coalesce(o.masked_as, o.name)),
    replace(said_body, '{structure}', coalesce(o.masked_as, o.name)), '/orientations/' || x.id
  from x join app.organisation o on o.id = x.to_organisation_id, (select email from sender union select email from house union select email from others) t
$function$;

CREATE OR REPLACE FUNCTION app.writers(ids uuid[])
 RETURNS TABLE(prescription_id uuid, sender text, place text, email text, phone text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select p.id, p.sender, case when o.masked_as is null then c.name || ' (' || c.departement || ')' end,
    case when o.masked_as is null then coalesce(m.email, o.email) end, case when o.masked_as is null then o.phone end
  from app.prescription p join app.organisation o on o.id = p.organisation_id left join app.commune c on c.insee = o.commune
  left join app.member m on m.id = p.member_id and m.status = 'active'
  where p.id = any (ids)
$function$;

grant execute on function app.accept_by_link(bytea,timestamp with time zone,text,text,text) to maillon_app;
grant execute on function app.accept_invitation(bytea,uuid) to maillon_auth;
grant execute on function app.addressees() to maillon_app;
grant execute on function app.among_is_part(jsonb,integer) to maillon_app;
grant execute on function app.answer_delivery(uuid,timestamp with time zone,text,integer,jsonb,text,text) to maillon_app;
grant execute on function app.answer_delivery_by_link(bytea,timestamp with time zone,text,integer,jsonb,text,text) to maillon_app;
grant execute on function app.arrival_behind(bytea,timestamp with time zone) to maillon_app;
grant execute on function app.arrivals(uuid[]) to maillon_app;
grant execute on function app.as_school() to maillon_app;
grant execute on function app.ask_arrivals(timestamp with time zone,timestamp with time zone,timestamp with time zone) to maillon_job;
grant execute on function app.ask_by_link(bytea,timestamp with time zone,text,uuid,text,text,text) to maillon_app;
grant execute on function app.available_now(text,timestamp with time zone) to maillon_app;
grant execute on function app.awaits_arrival(app.arrival) to maillon_app;
grant execute on function app.borne_elsewhere(text) to maillon_app;
grant execute on function app.breaks_given(integer) to maillon_app;
grant execute on function app.by_month(text,uuid) to maillon_app;
grant execute on function app.census_answers(bytea) to maillon_app;
grant execute on function app.census_behind(bytea,date) to maillon_app;
grant execute on function app.census_columns(bytea,bytea) to maillon_app;
grant execute on function app.census_communes(bytea) to maillon_app;
grant execute on function app.census_declare(bytea,date,timestamp with time zone,jsonb,jsonb,boolean) to maillon_app;
grant execute on function app.census_declare_publics(bytea,date,uuid,text[]) to maillon_app;
grant execute on function app.census_door(bytea,uuid,date) to maillon_app;
grant execute on function app.census_hold(bytea,date) to maillon_app;
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
grant execute on function app.contests_behind(bytea,timestamp with time zone) to maillon_app;
grant execute on function app.contradict_certificates(uuid,timestamp with time zone) to maillon_app;
grant execute on function app.coordinates(uuid) to maillon_app;
grant execute on function app.copy_behind(bytea,timestamp with time zone) to maillon_app;
grant execute on function app.copy_bytes_behind(bytea,timestamp with time zone) to maillon_app;
grant execute on function app.counted_as(uuid[]) to maillon_app;
grant execute on function app.custody_on(uuid,timestamp with time zone) to maillon_app;
grant execute on function app.dated_fates(uuid[],timestamp with time zone,text) to maillon_app;
grant execute on function app.decide_habilitation(uuid,integer,text,text,integer,boolean,timestamp with time zone,text,text) to maillon_app;
grant execute on function app.delivery_behind(bytea,timestamp with time zone) to maillon_app;
grant execute on function app.derogations_counted(uuid) to maillon_app;
grant execute on function app.device_turn(uuid) to maillon_app;
grant execute on function app.draw_pseudonyms(uuid,uuid,uuid[]) to maillon_app;
grant execute on function app.end_class_lists(timestamp with time zone,date) to maillon_job;
grant execute on function app.end_prescription(uuid) to maillon_app;
grant execute on function app.enter(uuid) to maillon_auth;
grant execute on function app.erase_batch(uuid,timestamp with time zone) to maillon_app;
grant execute on function app.erase_old_batches(timestamp with time zone) to maillon_job;
grant execute on function app.exceptions_behind(bytea,timestamp with time zone,integer) to maillon_app;
grant execute on function app.exceptions_of(uuid,integer) to maillon_app;
grant execute on function app.expect_returns(timestamp with time zone,date) to maillon_job;
grant execute on function app.expire_prescriptions(timestamp with time zone,text,text,jsonb,boolean,boolean) to maillon_job;
grant execute on function app.fail_run(uuid,timestamp with time zone,timestamp with time zone,text) to maillon_job;
grant execute on function app.fairness_funded(uuid) to maillon_app;
grant execute on function app.fairness_run(uuid) to maillon_app;
grant execute on function app.files_of(uuid) to maillon_app;
grant execute on function app.follow_up(uuid) to maillon_app;
grant execute on function app.follows_in_full(uuid) to maillon_app;
grant execute on function app.forget_due(timestamp with time zone) to maillon_job;
grant execute on function app.forget_on_request(uuid,timestamp with time zone,text,text) to maillon_app;
grant execute on function app.forget_pupil(uuid,timestamp with time zone) to maillon_app;
grant execute on function app.formerly_used(uuid[]) to maillon_app;
grant execute on function app.funded_simulations(uuid) to maillon_app;
grant execute on function app.held_back(app.outbox) to maillon_job;
grant execute on function app.hold_orientations(uuid) to maillon_app;
grant execute on function app.hold_run(uuid,timestamp with time zone,timestamp with time zone,integer,integer) to maillon_job;
grant execute on function app.hush_refused(timestamp with time zone) to maillon_job;
grant execute on function app.invitation_behind(bytea) to maillon_auth;
grant execute on function app.is_admin() to maillon_app;
grant execute on function app.is_stopped(uuid) to maillon_app;
grant execute on function app.keep_in(uuid,uuid,timestamp with time zone) to maillon_app;
grant execute on function app.kept_from(uuid,text,text,uuid,date) to maillon_app;
grant execute on function app.know_arrivals(timestamp with time zone,text) to maillon_job;
grant execute on function app.last_seen_drives(uuid[]) to maillon_app;
grant execute on function app.last_used(uuid[]) to maillon_app;
grant execute on function app.leave_household(uuid) to maillon_app;
grant execute on function app.leave_run(uuid,timestamp with time zone) to maillon_job;
grant execute on function app.left_for(text,uuid,date) to maillon_app;
grant execute on function app.let_go(uuid) to maillon_app;
grant execute on function app.lift_mask(timestamp with time zone) to maillon_app;
grant execute on function app.link_arrivals(uuid[],bytea[],timestamp with time zone) to maillon_job;
grant execute on function app.link_stopped(bytea,timestamp with time zone) to maillon_app;
grant execute on function app.lives_of(uuid[],text) to maillon_app;
grant execute on function app.look_at_runs() to maillon_app;
grant execute on function app.lot_pending(uuid) to maillon_app;
grant execute on function app.may_tell_arrival(app.prescription) to maillon_app;
grant execute on function app.memberships(uuid) to maillon_auth;
grant execute on function app.messages_behind(bytea,timestamp with time zone) to maillon_app;
grant execute on function app.messages_to(uuid) to maillon_app;
grant execute on function app.moment_read(timestamp with time zone,text,uuid,text) to maillon_app;
grant execute on function app.month_of(timestamp with time zone,text) to maillon_app;
grant execute on function app.name_key(text) to maillon_app;
grant execute on function app.names(app.quota_rule,text,text[],uuid,uuid) to maillon_app;
grant execute on function app.near_keys(text) to maillon_app;
grant execute on function app.neutral_words() to maillon_app;
grant execute on function app.next_simulation(timestamp with time zone,timestamp with time zone) to maillon_job;
grant execute on function app.note_arrival(uuid,timestamp with time zone) to maillon_app;
grant execute on function app.note_comparison(uuid,timestamp with time zone,jsonb,jsonb,integer) to maillon_app;
grant execute on function app.note_comparison(uuid,timestamp with time zone,jsonb,jsonb,integer) to maillon_job;
grant execute on function app.note_link_opened(bytea,timestamp with time zone) to maillon_app;
grant execute on function app.note_opened(bytea,timestamp with time zone) to maillon_app;
grant execute on function app.notice_version() to maillon_app;
grant execute on function app.numbered(text,bigint,integer) to maillon_app;
grant execute on function app.on_loan(uuid) to maillon_app;
grant execute on function app.open(text) to maillon_app;
grant execute on function app.oppose(uuid,timestamp with time zone,text) to maillon_app;
grant execute on function app.orgs() to maillon_app;
grant execute on function app.others_behind(bytea,timestamp with time zone) to maillon_app;
grant execute on function app.pass_request_on(uuid,timestamp with time zone) to maillon_app;
grant execute on function app.passed_on_from(uuid) to maillon_app;
grant execute on function app.people_compared(uuid,integer) to maillon_app;
grant execute on function app.people_compared(uuid,integer) to maillon_job;
grant execute on function app.personas(text[]) to maillon_auth;
grant execute on function app.prescription_behind(bytea,timestamp with time zone) to maillon_app;
grant execute on function app.programme_figures(uuid) to maillon_app;
grant execute on function app.programme_reach(uuid) to maillon_app;
grant execute on function app.proof_behind(bytea,timestamp with time zone) to maillon_app;
grant execute on function app.proof_of_file(bytea) to maillon_app;
grant execute on function app.public_file(text,text) to maillon_app;
grant execute on function app.public_lines(text,text,integer) to maillon_app;
grant execute on function app.public_run(text) to maillon_app;
grant execute on function app.public_runs(timestamp with time zone,text,integer) to maillon_app;
grant execute on function app.put_mask_back() to maillon_app;
grant execute on function app.read_apart(uuid) to maillon_app;
grant execute on function app.readers_of(uuid) to maillon_app;
grant execute on function app.ready_at(uuid,text) to maillon_app;
grant execute on function app.received_closed() to maillon_app;
grant execute on function app.receivers() to maillon_app;
grant execute on function app.receivers() to maillon_job;
grant execute on function app.record(uuid,timestamp with time zone,text,text,uuid,uuid,text,text,text,jsonb,text) to maillon_app;
grant execute on function app.refuse_by_link(bytea,timestamp with time zone,text,text,uuid,text,text,jsonb,boolean,boolean) to maillon_app;
grant execute on function app.relight(uuid[]) to maillon_app;
grant execute on function app.remind_arrivals(timestamp with time zone,timestamp with time zone) to maillon_job;
grant execute on function app.remind_askers(timestamp with time zone,text,text) to maillon_job;
grant execute on function app.remind_borrowers(timestamp with time zone,date,text,text,boolean,boolean) to maillon_job;
grant execute on function app.remind_donors(timestamp with time zone) to maillon_job;
grant execute on function app.remind_receivers(timestamp with time zone) to maillon_job;
grant execute on function app.renew_delivery_links(uuid[],bytea[],timestamp with time zone,timestamp with time zone) to maillon_job;
grant execute on function app.renew_links(uuid[],bytea[],timestamp with time zone,timestamp with time zone) to maillon_job;
grant execute on function app.resume(uuid,timestamp with time zone) to maillon_app;
grant execute on function app.said_to_others(uuid,uuid,text) to maillon_app;
grant execute on function app.say_arrival_by_link(bytea,timestamp with time zone,text,text,date,text,text,text) to maillon_app;
grant execute on function app.seats_held(uuid) to maillon_app;
grant execute on function app.serial_key(text) to maillon_app;
grant execute on function app.share_household(uuid,uuid,text,text) to maillon_app;
grant execute on function app.sheet_facts(uuid,uuid) to maillon_app;
grant execute on function app.sheets_of(uuid) to maillon_app;
grant execute on function app.signals_by_school(integer) to maillon_app;
grant execute on function app.silent_arrivals(timestamp with time zone,timestamp with time zone,text,text) to maillon_job;
grant execute on function app.simulation_ended(uuid,timestamp with time zone,jsonb,jsonb,text) to maillon_job;
grant execute on function app.simulation_went(uuid,integer,integer,timestamp with time zone) to maillon_job;
grant execute on function app.slip_called(uuid,text[],text) to maillon_app;
grant execute on function app.stock_counts() to maillon_app;
grant execute on function app.stopped_among(uuid[]) to maillon_app;
grant execute on function app.suspended(uuid) to maillon_app;
grant execute on function app.take_back_agreement(uuid,timestamp with time zone,date,text) to maillon_app;
grant execute on function app.take_over(uuid,timestamp with time zone) to maillon_app;
grant execute on function app.take_run(timestamp with time zone,timestamp with time zone) to maillon_job;
grant execute on function app.take_up_again(uuid) to maillon_app;
grant execute on function app.tell_refused_family(uuid,timestamp with time zone,jsonb,boolean,boolean) to maillon_app;
grant execute on function app.tell_sender(uuid,text,text) to maillon_app;
grant execute on function app.tell_senders(uuid,text,text,text) to maillon_app;
grant execute on function app.tell_stopped(uuid) to maillon_app;
grant execute on function app.tells_too_much(text) to maillon_app;
grant execute on function app.tidy() to maillon_job;
grant execute on function app.tidy_scans() to maillon_job;
grant execute on function app.tidy_words() to maillon_job;
grant execute on function app.transfer_ends() to maillon_app;
grant execute on function app.uuid7() to maillon_app;
grant execute on function app.waiting_in(uuid) to maillon_app;
grant execute on function app.warn_due(timestamp with time zone,text,text,text,text,boolean,boolean) to maillon_job;
grant execute on function app.welcome(text) to maillon_auth;
grant execute on function app.with_family(uuid) to maillon_app;
grant execute on function app.without_adult(uuid,date) to maillon_app;
grant execute on function app.without_titles(text) to maillon_app;
grant execute on function app.write_found(uuid,timestamp with time zone,timestamp with time zone,text,text[],jsonb,jsonb) to maillon_job;
grant execute on function app.writers(uuid[]) to maillon_job;
