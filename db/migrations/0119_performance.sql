-- By what points a machine is said to be of a category. A version is written anew from a day on, never changed.

create table app.performance_policy (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  version int not null check (version >= 1),
  -- In force from this day until the day of the next version.
  since date not null,
  scale jsonb not null check (jsonb_typeof(scale) = 'object'),
  written_at timestamptz(3) not null,
  constraint performance_policy_version_key unique (organisation_id, version),
  constraint performance_policy_since_key unique (organisation_id, since)
);
alter table app.performance_policy enable row level security;
alter table app.performance_policy force row level security;
create policy owner on app.performance_policy to maillon_owner using (true) with check (true);
create policy own on app.performance_policy to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]))
  with check (organisation_id = any ((select app.orgs())::uuid[]));
grant select, insert on app.performance_policy to maillon_app;
