-- A day on which an organisation hands things over to many: a class, a ceremony. It groups sheets, one per receiver.
create table app.handout (
  id uuid primary key,
  organisation_id uuid not null references app.organisation (id),
  title text not null check (length(title) between 3 and 120),
  held_on date not null,
  place_id uuid references app.place (id),
  class_id uuid references app.school_class (id),
  kind text not null check (kind in ('loan', 'gift')),
  due_on date,
  opened_at timestamptz(3),
  closed_at timestamptz(3),
  created_by text not null,
  created_at timestamptz(3) not null,
  constraint handout_due check ((kind = 'loan') = (due_on is not null)),
  constraint handout_closed check (closed_at is null or opened_at is not null)
);
create index handout_list on app.handout (organisation_id, held_on desc, id desc);
alter table app.handout enable row level security;
alter table app.handout force row level security;
create policy owner on app.handout to maillon_owner using (true) with check (true);
create policy own on app.handout to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]))
  with check (organisation_id = any ((select app.orgs())::uuid[]));
create policy of_its_own on app.handout as restrictive to maillon_app using (true) with check (
  (class_id is null or exists (select from app.school_class c where c.id = handout.class_id and c.organisation_id = handout.organisation_id))
  and (place_id is null or exists (select from app.place p where p.id = handout.place_id and p.organisation_id = handout.organisation_id)));
grant select, insert, update on app.handout to maillon_app;

-- A sheet of such a day: where it stands on the list, who came, whether the kit was gathered. `said_at` is the hour that a tablet
-- without network gave; `signed_at` remains the server's.
alter table app.handover
  add column handout_id uuid references app.handout (id),
  add column line smallint,
  add column arrived_at timestamptz(3),
  add column absent_at timestamptz(3),
  add column said_at timestamptz(3),
  add column guardian text not null default '' check (length(guardian) <= 120),
  add constraint handover_came_or_not check (arrived_at is null or absent_at is null);
alter table app.handover drop constraint handover_signed_how_check;
alter table app.handover add constraint handover_signed_how_check check (signed_how in ('screen', 'paper', 'typed', 'list'));
create index handover_handout on app.handover (handout_id, line) where handout_id is not null;
create policy of_its_handout on app.handover as restrictive to maillon_app using (true) with check (
  handout_id is null or exists (select from app.handout o where o.id = handover.handout_id and o.organisation_id = handover.organisation_id));

-- Chargers and bags are things of their own; a device may still be to choose. `packed_at`: seen in the kit before the family came.
alter table app.handover_item
  add column label text check (length(label) between 2 and 80),
  add column count smallint not null default 1 check (count between 1 and 20),
  add column beneficiary_id uuid references app.beneficiary (id),
  add column packed_at timestamptz(3);
alter table app.handover_item drop constraint handover_item_check;
alter table app.handover_item add constraint handover_item_check check (num_nonnulls(device_id, sim_card_id, label) <= 1);
create policy of_its_household on app.handover_item as restrictive to maillon_app using (true) with check (
  beneficiary_id is null or exists (select from app.beneficiary b where b.id = handover_item.beneficiary_id and b.household_id = handover_item.household_id));
drop policy of_school on app.handover_item;
create policy of_school on app.handover_item as restrictive for select to maillon_app using (
  not (select app.as_school()) or exists (select from app.handover x
    where x.id = handover_item.handover_id and x.organisation_id = any ((select app.orgs())::uuid[])));

-- A sheet that is cancelled lets go of what it held: what came straight from the stock goes back to the shelf, and nothing stays
-- pending. So it is when a household is stopped or forgotten as well.
create function app.handover_let_go() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.device d set state = 'ready', updated_at = new.updated_at, version = d.version + 1 from app.handover_item i
   where i.handover_id = new.id and i.state = 'pending' and i.allocation_id is null and d.id = i.device_id and d.state = 'reserved';
  update app.handover_item set state = 'refused' where handover_id = new.id and state = 'pending';
  return null;
end $$;
revoke execute on function app.handover_let_go() from public;
create trigger let_go after update of state on app.handover for each row
  when (new.state = 'cancelled' and old.state <> 'cancelled') execute function app.handover_let_go();

-- Who else answers for the child is erased with the household.
create function app.guardian_forgotten() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.handover set guardian = '' where household_id = new.id and guardian <> '';
  return null;
end $$;
revoke execute on function app.guardian_forgotten() from public;
create trigger guardian_forgotten after update of forgotten_at on app.household for each row
  when (old.forgotten_at is null and new.forgotten_at is not null) execute function app.guardian_forgotten();
