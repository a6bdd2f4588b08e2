-- What stands around a gift of machines: the title under which a workshop receives public gifts, the agreement of a donor with it,
-- and the lines of a lot. A line is given or is waste, which is decided before anything is fetched.

create table app.recipient_title (
  organisation_id uuid primary key references app.organisation,
  kind text not null check (kind in ('public_utility', 'social_enterprise', 'general_interest', 'parents', 'tutoring', 'students')),
  reference text not null default '' check (length(reference) <= 200),
  since date,
  declared_at timestamptz(3) not null,
  declared_by text not null
);

create table app.donor_agreement (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  refurbisher_id uuid not null references app.organisation,
  title text not null check (length(title) between 2 and 160),
  starts_on date not null,
  ends_on date,
  signed_on date,
  deliberation text not null default '' check (length(deliberation) <= 160),
  state text not null default 'proposed' check (state in ('proposed', 'confirmed', 'refused', 'ended')),
  why text check (length(why) <= 500),
  recipient_kind text,
  recipient_reference text,
  answered_at timestamptz(3),
  answered_by text,
  written_at timestamptz(3) not null,
  version int not null default 1,
  unique (organisation_id, id, refurbisher_id),
  constraint donor_agreement_days check (ends_on >= starts_on),
  constraint donor_agreement_confirmed check (state not in ('confirmed', 'ended') or recipient_kind is not null)
);
create index donor_agreement_donor on app.donor_agreement (organisation_id, written_at desc, id desc);
create index donor_agreement_refurbisher on app.donor_agreement (refurbisher_id, written_at desc, id desc);

alter table app.donation
  add column agreement_id uuid,
  add column remove_by date,
  add column answered_at timestamptz(3),
  add column version int not null default 1,
  add constraint donation_under_agreement foreign key (agreement_id, organisation_id, refurbisher_id)
    references app.donor_agreement (id, organisation_id, refurbisher_id),
  add constraint donation_of_donor unique (organisation_id, id);
create index donation_agreement on app.donation (agreement_id) where agreement_id is not null;

create table app.donation_line (
  id uuid primary key,
  donation_id uuid not null,
  organisation_id uuid not null,
  position int not null check (position between 0 and 99),
  kind text not null check (kind in ('laptop', 'desktop', 'all_in_one', 'tablet', 'smartphone', 'screen', 'printer', 'other')),
  count int not null check (count between 1 and 100000),
  acquired_year int check (acquired_year between 1980 and 2100),
  acquired_month int check (acquired_month between 1 and 12),
  unit_value_cents int not null check (unit_value_cents >= 0),
  place text not null default '' check (length(place) <= 300),
  protected boolean not null default false,
  outcome text not null default 'gift' check (outcome in ('gift', 'waste')),
  foreign key (donation_id, organisation_id) references app.donation (id, organisation_id),
  constraint donation_line_month check (acquired_month is null or acquired_year is not null),
  unique (donation_id, position)
);
create index donation_line_donor on app.donation_line (organisation_id, donation_id);

-- A document kept with an agreement or a lot: read by its two sides.
create table app.donation_paper (
  file_id uuid primary key references app.file,
  organisation_id uuid not null references app.organisation,
  agreement_id uuid references app.donor_agreement,
  donation_id uuid references app.donation,
  name text not null,
  added_at timestamptz(3) not null,
  constraint donation_paper_of_one check (num_nonnulls(agreement_id, donation_id) = 1)
);
create index donation_paper_agreement on app.donation_paper (agreement_id) where agreement_id is not null;
create index donation_paper_donation on app.donation_paper (donation_id) where donation_id is not null;

do $$ declare t text; begin
  foreach t in array array['recipient_title', 'donor_agreement', 'donation_line', 'donation_paper'] loop
    execute format('alter table app.%I enable row level security; alter table app.%1$I force row level security', t);
    execute format('create policy owner on app.%I to maillon_owner using (true) with check (true)', t);
  end loop;
end $$;
create policy own on app.recipient_title to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]));
-- A donor writes its agreement and ends it: only the other side confirms or refuses.
create policy own on app.donor_agreement to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]) and state in ('proposed', 'ended'));
-- What was accepted does not change any more.
create policy own on app.donation_line for select to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]));
create policy announced on app.donation_line for insert to maillon_app
  with check (organisation_id = any ((select app.orgs())::uuid[]) and donation_id in (select x.id from app.donation x where x.state = 'announced'));
create policy corrected on app.donation_line for delete to maillon_app
  using (organisation_id = any ((select app.orgs())::uuid[]) and donation_id in (select x.id from app.donation x where x.state = 'announced'));
create policy seen on app.recipient_title for select to maillon_app using ((select app.orgs()) is not null);
create policy received on app.donor_agreement for select to maillon_app using (refurbisher_id = any ((select app.orgs())::uuid[]));
create policy answered on app.donor_agreement for update to maillon_app using (refurbisher_id = any ((select app.orgs())::uuid[]));
create policy received on app.donation_line for select to maillon_app
  using (donation_id in (select x.id from app.donation x where x.refurbisher_id = any ((select app.orgs())::uuid[])));
-- Whoever adds a paper owns its file, and sees what it is added to.
create policy added on app.donation_paper for insert to maillon_app with check (
  organisation_id = any ((select app.orgs())::uuid[])
  and (agreement_id is null or agreement_id in (select x.id from app.donor_agreement x))
  and (donation_id is null or donation_id in (select x.id from app.donation x)));
create policy of_both on app.donation_paper for select to maillon_app
  using (agreement_id in (select x.id from app.donor_agreement x) or donation_id in (select x.id from app.donation x));
create policy donated on app.file for select to maillon_app using (
  (select true from app.donation_paper p where p.file_id = file.id and p.organisation_id = file.organisation_id limit 1));
grant select, insert, update on app.recipient_title, app.donor_agreement to maillon_app;
grant select, insert, delete on app.donation_line to maillon_app;
grant select, insert on app.donation_paper to maillon_app;
