-- A suspended structure answers nothing: what it was addressed, it does not read either. All that belongs to a household follows its access.
create function app.received_closed() returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select exists (select from app.habilitation h where h.organisation_id = any (app.orgs()) and h.state = 'suspended')
$$;
revoke execute on function app.received_closed() from public;
grant execute on function app.received_closed() to maillon_app;
drop policy seen on app.household_access;
create policy seen on app.household_access for select to maillon_app
  using (organisation_id = any ((select app.orgs())::uuid[]) and (reason <> 'prescription' or not (select app.received_closed())));
