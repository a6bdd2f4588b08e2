-- An organisation that follows a household from afar ('status') learns its name, its needs and that it was served: the rest of
-- its file opens only to those who follow it in full.

do $$ declare t text; begin
  foreach t in array array['beneficiary', 'agreement', 'prescription', 'appointment', 'seat', 'outcome'] loop
    execute format($p$alter policy seen on app.%I using (exists (
      select from app.household_access a where a.household_id = %1$I.household_id and a.ended_at is null and a.scope = 'full' and a.organisation_id = any ((select app.orgs())::uuid[])))$p$, t);
  end loop;
end $$;
alter policy seen on app.event using (organisation_id = any ((select app.orgs())::uuid[]) or (household_id is not null and exists (
  select from app.household_access a where a.household_id = event.household_id and a.ended_at is null and a.scope = 'full' and a.organisation_id = any ((select app.orgs())::uuid[]))));
alter policy seen on app.file using (household_id is not null and exists (
  select from app.household_access a where a.household_id = file.household_id and a.ended_at is null and a.scope = 'full' and a.organisation_id = any ((select app.orgs())::uuid[])));
alter policy seen on app.sim_card using (household_id is not null and exists (
  select from app.household_access a where a.household_id = sim_card.household_id and a.ended_at is null and a.scope = 'full' and a.organisation_id = any ((select app.orgs())::uuid[])));
