-- A child who lives in two homes, for an organisation that follows both; the agreement of a minor, with whoever decides for it.

-- The two files of one child. Only who follows both households in full learns that there are two.
create table app.two_homes (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  household_id uuid not null references app.household,
  child_id uuid not null references app.beneficiary,
  other_household_id uuid not null references app.household,
  other_child_id uuid not null references app.beneficiary,
  noted_by text not null,
  noted_at timestamptz(3) not null,
  ended_on date,
  check (household_id <> other_household_id)
);
create unique index two_homes_child on app.two_homes (organisation_id, child_id) where ended_on is null;
create unique index two_homes_other_child on app.two_homes (organisation_id, other_child_id) where ended_on is null;
create index two_homes_household on app.two_homes (household_id);
create index two_homes_other_household on app.two_homes (other_household_id);

create function app.follows_in_full(h uuid) returns boolean language sql stable set search_path = app, pg_catalog as $$
  select exists (select from app.household_access a where a.household_id = h and a.ended_at is null and a.scope = 'full' and a.organisation_id = any ((select app.orgs())::uuid[]))
$$;
alter table app.two_homes enable row level security;
alter table app.two_homes force row level security;
create policy owner on app.two_homes to maillon_owner using (true) with check (true);
create policy seen on app.two_homes for select to maillon_app using (app.follows_in_full(household_id) and app.follows_in_full(other_household_id));
create policy written on app.two_homes for insert to maillon_app with check (organisation_id = any ((select app.orgs())::uuid[])
  and app.follows_in_full(household_id) and app.follows_in_full(other_household_id)
  and exists (select from app.beneficiary b where b.id = child_id and b.household_id = two_homes.household_id and not b.adult)
  and exists (select from app.beneficiary b where b.id = other_child_id and b.household_id = two_homes.other_household_id and not b.adult));
create policy changed on app.two_homes for update to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]));
grant select, insert, update on app.two_homes to maillon_app;

-- A household forgotten is nobody's second home.
create function app.homes_forgotten() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  delete from app.two_homes where new.id in (household_id, other_household_id);
  return null;
end $$;
create trigger homes_forgotten after update of forgotten_at on app.household for each row when (new.forgotten_at is not null) execute function app.homes_forgotten();

-- Under fifteen a child agrees together with who decides for it; from fifteen on, alone (loi 78-17, art. 45).
alter table app.agreement
  add column beneficiary_id uuid references app.beneficiary,
  add column given_as text check (given_as in ('self', 'full', 'shared', 'guardian')),
  drop constraint agreement_kind_check,
  add constraint agreement_kind_check check (kind in ('information', 'sharing', 'child')),
  add constraint agreement_of_child check ((kind = 'child') = (beneficiary_id is not null) and (kind = 'child') = (given_as is not null)),
  add constraint agreement_of_both check (kind <> 'child' or child_agreed);
create unique index agreement_of_child_once on app.agreement (organisation_id, beneficiary_id) where kind = 'child' and withdrawn_on is null;

revoke execute on all functions in schema app from public;
grant execute on function app.follows_in_full(uuid) to maillon_app;
