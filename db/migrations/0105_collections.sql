-- The day on which a lot is fetched: proposed by one side, accepted by the other. A new proposal takes the place of the one before.
create table app.collection (
  id uuid primary key,
  donation_id uuid not null references app.donation,
  organisation_id uuid not null references app.organisation,
  day date not null,
  slot text not null check (slot in ('early_morning', 'late_morning', 'early_afternoon', 'late_afternoon')),
  place text not null check (length(place) between 2 and 300),
  contact_role text not null check (length(contact_role) between 2 and 120),
  contact_name text not null default '' check (length(contact_name) <= 120),
  contact_phone text not null default '' check (length(contact_phone) <= 40),
  note text not null default '' check (length(note) <= 500),
  state text not null default 'proposed' check (state in ('proposed', 'accepted', 'replaced')),
  proposed_at timestamptz(3) not null,
  proposed_by text not null,
  answered_at timestamptz(3),
  answered_by text
);
create unique index collection_one on app.collection (donation_id) where state <> 'replaced';
create index collection_organisation on app.collection (organisation_id, day);

alter table app.collection enable row level security;
alter table app.collection force row level security;
create policy owner on app.collection to maillon_owner using (true) with check (true);
create policy of_both on app.collection for select to maillon_app using (donation_id in (select x.id from app.donation x));
create policy proposed on app.collection for insert to maillon_app
  with check (state = 'proposed' and organisation_id = any ((select app.orgs())::uuid[]) and donation_id in (select x.id from app.donation x));
-- Nobody accepts its own proposal.
create policy answered on app.collection for update to maillon_app using (donation_id in (select x.id from app.donation x))
  with check (state <> 'accepted' or not organisation_id = any ((select app.orgs())::uuid[]));
grant select, insert on app.collection to maillon_app;
grant update (state, answered_at, answered_by) on app.collection to maillon_app;
