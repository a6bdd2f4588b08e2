-- The second lock. The first is in the code: rows are reached through the member. See docs/decisions on the two locks.

do $$ declare t text; begin
  for t in select tablename from pg_tables where schemaname = 'app' loop
    execute format('alter table app.%I enable row level security; alter table app.%1$I force row level security', t);
    execute format('create policy owner on app.%I to maillon_owner using (true) with check (true)', t);
  end loop;
end $$;

grant usage on schema app to maillon_app, maillon_job, maillon_auth, maillon_login;

-- Open to every signed-in member, written by a few: the directory.
do $$ declare t text; begin
  foreach t in array array['commune', 'organisation', 'place', 'programme', 'quota', 'workshop'] loop
    execute format('create policy seen on app.%I for select to maillon_app using ((select app.orgs()) is not null)', t);
    execute format('grant select on app.%I to maillon_app', t);
  end loop;
end $$;

-- Rows of one organisation: the policy's shape, inside a select, keeps the index order when statements are unnamed.
do $$ declare t text; begin
  foreach t in array array['sim_lot', 'place', 'programme', 'workshop', 'snapshot', 'wipe', 'donation', 'device'] loop
    execute format('create policy own on app.%I to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]))', t);
    execute format('grant select, insert, update on app.%I to maillon_app', t);
  end loop;
end $$;
create policy received on app.donation for select to maillon_app using (refurbisher_id = any ((select app.orgs())::uuid[]));
create policy answered on app.donation for update to maillon_app using (refurbisher_id = any ((select app.orgs())::uuid[]));

-- Members are seen by their own organisation, and managed by those who manage it.
create function app.is_admin() returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select exists (select from app.member where id = nullif(current_setting('app.member', true), '')::uuid and admin and status = 'active')
$$;
do $$ declare t text; begin
  foreach t in array array['member', 'invitation'] loop
    execute format('create policy seen on app.%I for select to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]))', t);
    execute format('create policy added on app.%I for insert to maillon_app with check (organisation_id = any ((select app.orgs())::uuid[]) and (select app.is_admin()))', t);
    execute format('create policy managed on app.%I for update to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]) and (select app.is_admin()))', t);
    execute format('grant select, insert, update on app.%I to maillon_app', t);
  end loop;
end $$;
create policy given on app.device for select to maillon_app using (donor_id = any ((select app.orgs())::uuid[]));
-- Whoever refurbished a lot keeps its machines in sight after they left: their state, never the people who have them.
create policy refurbished on app.device for select to maillon_app using (donation_id in (
  select x.id from app.donation x where x.refurbisher_id = any ((select app.orgs())::uuid[])));
-- Written as scalar subqueries: PostgreSQL may turn an `exists` into one hashed reading of all devices.
create policy proof on app.wipe for select to maillon_app using ((select true from app.device d where d.id = device_id));
grant usage on sequence app.device_number, app.handover_number to maillon_app;

create policy own on app.quota to maillon_app
  using (exists (select from app.programme p where p.id = programme_id and p.organisation_id = any ((select app.orgs())::uuid[])))
  with check (exists (select from app.programme p where p.id = programme_id and p.organisation_id = any ((select app.orgs())::uuid[])));
grant insert, update on app.quota to maillon_app;
create policy own on app.organisation for update to maillon_app using (id = any ((select app.orgs())::uuid[]));
grant update on app.organisation to maillon_app;

-- A household is seen by an organisation that has a reason.
create policy seen on app.household_access for select to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]));
grant select on app.household_access to maillon_app;
create policy seen on app.household for select to maillon_app using (exists (
  select from app.household_access a where a.household_id = id and a.ended_at is null and a.organisation_id = any ((select app.orgs())::uuid[])));
create policy registered on app.household for insert to maillon_app with check (organisation_id = any ((select app.orgs())::uuid[]));
create policy changed on app.household for update to maillon_app using (exists (
  select from app.household_access a where a.household_id = id and a.ended_at is null and a.scope = 'full' and a.organisation_id = any ((select app.orgs())::uuid[])));
grant select, insert, update on app.household to maillon_app;

-- What belongs to a household is seen with it. It is written by an organisation that sees it in full, in its own name.
do $$ declare t text; declare own text; begin
  foreach t in array array['beneficiary', 'agreement', 'need', 'prescription', 'allocation', 'appointment', 'seat', 'handover', 'handover_item', 'outcome'] loop
    own := case when t in ('beneficiary', 'handover_item') then 'true' else format('%I.organisation_id = any ((select app.orgs())::uuid[])', t) end;
    execute format($p$create policy seen on app.%I for select to maillon_app using (exists (
      select from app.household_access a where a.household_id = %1$I.household_id and a.ended_at is null and a.organisation_id = any ((select app.orgs())::uuid[])))$p$, t);
    execute format($p$create policy written on app.%I for insert to maillon_app with check (%s and exists (
      select from app.household_access a where a.household_id = %1$I.household_id and a.ended_at is null and a.scope = 'full' and a.organisation_id = any ((select app.orgs())::uuid[])))$p$, t, own);
    -- A need moves on with whoever answers it, and an orientation with the one it was sent to; the rest is its author's.
    own := case t when 'need' then 'true' when 'prescription' then own || ' or to_organisation_id = any ((select app.orgs())::uuid[])' else own end;
    execute format($p$create policy changed on app.%I for update to maillon_app using ((%s) and exists (
      select from app.household_access a where a.household_id = %1$I.household_id and a.ended_at is null and a.scope = 'full' and a.organisation_id = any ((select app.orgs())::uuid[])))$p$, t, own);
    execute format('grant select, insert, update on app.%I to maillon_app', t);
  end loop;
end $$;
-- What was handed over stays between the family and who handed it: others only learn that it took place.
drop policy seen on app.handover_item;
create policy seen on app.handover_item for select to maillon_app using (exists (
  select from app.handover x where x.id = handover_id and x.organisation_id = any ((select app.orgs())::uuid[])));
alter policy changed on app.handover_item using (exists (
  select from app.handover x where x.id = handover_id and x.organisation_id = any ((select app.orgs())::uuid[])));
alter policy written on app.handover_item with check (exists (
  select from app.handover x where x.id = handover_id and x.organisation_id = any ((select app.orgs())::uuid[])));
-- The sender keeps its own prescription in sight, also when it no longer sees the household.
create policy sent on app.prescription for select to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]));

-- Custody and SIM cards belong to an organisation; the household's side shows only to those who see the household.
create policy own on app.custody to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]));
create policy followed on app.custody for select to maillon_app using (household_id is null and (select true from app.device d where d.id = device_id));
grant select, insert, update on app.custody to maillon_app;
create policy own on app.sim_card to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]));
create policy seen on app.sim_card for select to maillon_app using (household_id is not null and exists (
  select from app.household_access a where a.household_id = sim_card.household_id and a.ended_at is null and a.organisation_id = any ((select app.orgs())::uuid[])));
grant select, insert, update on app.sim_card to maillon_app;

-- The story: an organisation's own events, and those of the households it sees. Nobody edits or deletes one.
create policy seen on app.event for select to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]) or (household_id is not null and exists (
  select from app.household_access a where a.household_id = event.household_id and a.ended_at is null and a.organisation_id = any ((select app.orgs())::uuid[]))));
-- A device's biography follows it from one organisation to the next; what concerns a household does not.
create policy biography on app.event for select to maillon_app using (subject_kind = 'device' and household_id is null
  and (select true from app.device d where d.id = subject_id));
grant select on app.event to maillon_app;

create policy own on app.file to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]));
create policy seen on app.file for select to maillon_app using (household_id is not null and exists (
  select from app.household_access a where a.household_id = file.household_id and a.ended_at is null and a.organisation_id = any ((select app.orgs())::uuid[])));
-- The log that proves a wipe is open to whoever sees the device: its donor, its next keeper.
create policy proof on app.file for select to maillon_app using ((select true from app.wipe w where w.file_id = file.id and w.organisation_id = file.organisation_id limit 1));
create policy kept on app.file_content for insert to maillon_app with check (true);
create policy seen on app.file_content for select to maillon_app using (exists (select from app.file f where f.sha256 = file_content.sha256));
grant select, insert on app.file, app.file_content to maillon_app;

create policy own on app.form_receipt to maillon_app using (member_id = nullif(current_setting('app.member', true), '')::uuid)
  with check (member_id = nullif(current_setting('app.member', true), '')::uuid);
grant select, insert, update, delete on app.form_receipt to maillon_app;
create policy own on app.reading for insert to maillon_app with check (organisation_id = any ((select app.orgs())::uuid[]));
grant insert on app.reading to maillon_app;
create policy queued on app.outbox for insert to maillon_app with check (organisation_id = any ((select app.orgs())::uuid[]));
grant insert on app.outbox to maillon_app;

-- The jobs deliver messages and see nothing else.
create policy delivered on app.outbox to maillon_job using (true);
grant select, update, insert on app.outbox to maillon_job;
create policy queued_unsigned on app.outbox for insert to maillon_job with check (true);

revoke execute on all functions in schema app from public;
grant execute on function app.open(text) to maillon_app;
grant execute on function app.is_admin(), app.numbered(text, bigint, int), app.orgs(), app.uuid7(), app.name_key(text), app.share_household(uuid, uuid, text, text), app.leave_household(uuid),
  app.deliver_device(uuid, uuid), app.record(uuid, timestamptz, text, text, uuid, uuid, text, text, text, jsonb, text) to maillon_app;

grant usage on schema auth to maillon_auth;
grant select, insert, update, delete on all tables in schema auth to maillon_auth;

-- What need not be kept goes: see src/platform/jobs/tidy.ts for the reasons of each delay.
create function app.tidy() returns void language sql security definer set search_path = app, pg_catalog as $$
  delete from app.form_receipt where created_at < now() - interval '30 days';
  update app.outbox set body = '', link = null where created_at < now() - interval '90 days' and body <> '';
  delete from app.reading where at < now() - interval '12 months';
$$;
revoke execute on function app.tidy() from public;
grant execute on function app.tidy() to maillon_job;
