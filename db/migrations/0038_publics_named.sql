-- A structure that names a family may say which publics it belongs to, when it knows: declared in its name, on that day.
create function app.census_declare_publics(digest bytea, today date, h uuid, publics text[]) returns void
language plpgsql security definer set search_path = app, pg_catalog as $$
declare c record;
begin
  select * into c from app.census_behind(digest, today);
  if not found or not c.open or not exists (select from app.census_family f where f.household_id = h and f.invitation_id = c.invitation_id) then return; end if;
  insert into app.target_public (id, household_id, organisation_id, kind, declared_by, declared_on)
    select app.uuid7(), h, c.organisation_id, k, c.partner, today from (select distinct unnest(publics) k) x on conflict do nothing;
end $$;
revoke execute on all functions in schema app from public;
grant execute on function app.census_declare_publics(bytea, date, uuid, text[]) to maillon_app;
