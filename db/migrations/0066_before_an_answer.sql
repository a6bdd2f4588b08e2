-- Before it answers, the receiver of a prescription reads whom it concerns and what for, as anyone who follows from afar; the rest of
-- the file opens when it accepts, by whichever way it does.
create policy received on app.prescription for select to maillon_app
  using (to_organisation_id = any ((select app.orgs())::uuid[])
    and exists (select from app.household_access a where a.household_id = prescription.household_id and a.ended_at is null));

drop policy changed on app.prescription;
create policy changed on app.prescription for update to maillon_app
  using (exists (select from app.household_access a where a.household_id = prescription.household_id and a.ended_at is null
    and ((a.scope = 'full' and prescription.organisation_id = a.organisation_id) or prescription.to_organisation_id = a.organisation_id)
    and a.organisation_id = any ((select app.orgs())::uuid[])));

create function app.file_opened() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.household_access set scope = 'full'
   where household_id = new.household_id and organisation_id = new.to_organisation_id and ended_at is null and scope <> 'full';
  return null;
end $$;
revoke execute on function app.file_opened() from public;
create trigger file_opened after update of state on app.prescription for each row
  when (old.state = 'sent' and new.state = 'accepted') execute function app.file_opened();

-- What was shared before this rule, for an answer that is still awaited and nothing else.
update app.household_access a set scope = 'status'
 where a.reason = 'prescription' and a.ended_at is null and a.scope = 'full'
   and exists (select from app.prescription p where p.household_id = a.household_id and p.to_organisation_id = a.organisation_id and p.state = 'sent')
   and not exists (select from app.prescription p where p.household_id = a.household_id
     and ((p.to_organisation_id = a.organisation_id and p.state in ('accepted', 'promised', 'served')) or p.organisation_id = a.organisation_id))
   and not exists (select from app.allocation o where o.household_id = a.household_id and o.organisation_id = a.organisation_id)
   and not exists (select from app.handover o where o.household_id = a.household_id and o.organisation_id = a.organisation_id)
   and not exists (select from app.appointment o where o.household_id = a.household_id and o.organisation_id = a.organisation_id)
   and not exists (select from app.seat o where o.household_id = a.household_id and o.organisation_id = a.organisation_id);
