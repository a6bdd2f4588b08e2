-- The same files as before. Row security lets nothing look up a household that might tell of it, and coalesce() is taken for such:
-- joined by it, each call read every file of the organisation. As values found first, the two are looked up by their indexes.
create or replace function app.files_of(h uuid) returns setof uuid language sql stable as $$
  with main as materialized (select coalesce((select k.kept_in from app.household_access k
    where k.organisation_id = any ((select app.orgs())::uuid[]) and k.household_id = h and k.ended_at is null and k.kept_in is not null limit 1), h) as id)
  select a.household_id from app.household_access a
    where a.organisation_id = any ((select app.orgs())::uuid[]) and a.ended_at is null and a.household_id = (select id from main)
  union all select a.household_id from app.household_access a
    where a.organisation_id = any ((select app.orgs())::uuid[]) and a.ended_at is null and a.kept_in = (select id from main)
$$;
