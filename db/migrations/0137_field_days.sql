-- A day without network: a tablet takes sheets along, and sends back what was done. Each act comes sealed, under an identifier that the
-- tablet made: taken once, whatever is sent again. What cannot be done any more is kept as an incident for somebody to settle.

create table app.field_tablet (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  handout_id uuid not null references app.handout,
  member_id uuid not null references app.member,
  taken_by text not null,
  label text not null check (length(label) between 1 and 60),
  sheets integer not null check (sheets >= 0),
  taken_at timestamptz(3) not null,
  -- How far its clock was ahead of ours when it left, in milliseconds.
  clock_ahead_ms bigint not null default 0,
  -- Opens what the tablet seals. Thrown away once the tablet is given back.
  private_key bytea,
  last_seen_at timestamptz(3),
  given_back_at timestamptz(3),
  check ((given_back_at is null) or (private_key is null))
);
create index field_tablet_handout on app.field_tablet (handout_id, taken_at desc);
alter table app.field_tablet enable row level security;
alter table app.field_tablet force row level security;
create policy owner on app.field_tablet to maillon_owner using (true) with check (true);
create policy own on app.field_tablet to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]));
grant select, insert on app.field_tablet to maillon_app;
grant update (private_key, last_seen_at, given_back_at) on app.field_tablet to maillon_app;

create table app.field_act (
  -- Made by the tablet.
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  tablet_id uuid not null references app.field_tablet,
  handover_id uuid references app.handover,
  household_id uuid references app.household,
  seq integer not null check (seq >= 0),
  kind text not null check (kind in ('arrived', 'signed', 'declined', 'absent', 'unreadable')),
  -- By the tablet's own clock, and by ours.
  said_at timestamptz(3),
  at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  data jsonb not null default '{}',
  signature bytea,
  outcome text not null check (outcome in ('waiting', 'done', 'incident')),
  why text,
  settled_at timestamptz(3),
  settled_by text,
  settled_as text check (settled_as in ('applied', 'set_aside')),
  settled_why text,
  check ((settled_at is null) = (settled_as is null))
);
create index field_act_handover on app.field_act (handover_id);
create index field_act_household on app.field_act (household_id);
create index field_act_tablet on app.field_act (tablet_id, seq);
create index field_act_incident on app.field_act (organisation_id, received_at) where outcome = 'incident' and settled_at is null;
alter table app.field_act enable row level security;
alter table app.field_act force row level security;
create policy owner on app.field_act to maillon_owner using (true) with check (true);
create policy own on app.field_act to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]));
grant select, insert on app.field_act to maillon_app;
grant update (outcome, why, settled_at, settled_by, settled_as, settled_why) on app.field_act to maillon_app;

-- What a tablet wrote about a family goes with the family.
create function app.field_acts_emptied() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.field_act set data = '{}', signature = null, why = case when why is not null then '' end,
    settled_why = case when settled_why is not null then '' end where household_id = new.id;
  return null;
end $$;
revoke execute on function app.field_acts_emptied() from public;
create function app.field_act_of_erased() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if exists (select from app.household where id = new.household_id and forgotten_at is not null) then new.data := '{}'; new.signature := null; end if;
  return new;
end $$;
revoke execute on function app.field_act_of_erased() from public;
create trigger field_act_of_erased before insert on app.field_act for each row execute function app.field_act_of_erased();
create trigger field_acts_emptied after update of forgotten_at on app.household for each row
  when (old.forgotten_at is null and new.forgotten_at is not null) execute function app.field_acts_emptied();
