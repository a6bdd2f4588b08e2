-- A need noted by mistake is taken back as long as nobody acts on it; the chain is then worked out again.

create policy taken_back on app.need for delete to maillon_app using (state in ('heard', 'qualified') and exists (
  select from app.household_access a where a.household_id = need.household_id and a.ended_at is null and a.scope = 'full' and a.organisation_id = any ((select app.orgs())::uuid[])));
grant delete on app.need to maillon_app;
create trigger link_left after delete on app.need for each row execute function app.link_moved();
