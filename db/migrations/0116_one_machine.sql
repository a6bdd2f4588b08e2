-- By what else a machine is known: another serial number, its board, its UUID, an inventory number. What is found by one of them is that machine.

create table app.device_alias (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  device_id uuid not null references app.device,
  kind text not null check (kind in ('serial', 'board', 'uuid', 'hardware', 'tag', 'inventory', 'number')),
  value text not null check (value <> '' and length(value) <= 120),
  -- The value without what tools write differently: case, blanks, hyphens.
  key text not null check (key <> ''),
  -- The join that brought it, whose undoing takes it away.
  join_id uuid,
  noted_at timestamptz(3) not null
);
-- A donor's tag is not unique: two town halls may both have a PC-12.
create unique index device_alias_once on app.device_alias (organisation_id, kind, key) where kind <> 'tag';
create unique index device_alias_of on app.device_alias (device_id, kind, key);
create index device_alias_key on app.device_alias (organisation_id, key);

-- Two records found to be one machine: the absorbed one keeps its events and leads to the kept one.
create table app.device_join (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  kept_id uuid not null references app.device,
  absorbed_id uuid not null references app.device,
  reason text not null check (length(reason) between 3 and 500),
  -- What the absorbed record was, so that separating gives it back.
  before jsonb not null,
  joined_at timestamptz(3) not null,
  separated_at timestamptz(3),
  check (kept_id <> absorbed_id)
);
create unique index device_join_open on app.device_join (organisation_id, absorbed_id) where separated_at is null;
create index device_join_kept on app.device_join (kept_id) where separated_at is null;

alter table app.device add column joined_to uuid references app.device;
alter table app.device add constraint device_joined_to_check check (joined_to <> id);
create index device_joined on app.device (joined_to) where joined_to is not null;

do $$ declare t text; begin
  foreach t in array array['device_alias', 'device_join'] loop
    execute format('alter table app.%I enable row level security; alter table app.%1$I force row level security', t);
    execute format('create policy owner on app.%I to maillon_owner using (true) with check (true)', t);
  end loop;
end $$;
create policy own on app.device_alias to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]))
  with check (organisation_id = any ((select app.orgs())::uuid[])
    and (select true from app.device d where d.id = device_id and d.organisation_id = device_alias.organisation_id));
grant select, insert, delete on app.device_alias to maillon_app;
-- Machines of two organisations are never one record: each answers for its own.
create policy own on app.device_join to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]))
  with check (organisation_id = any ((select app.orgs())::uuid[])
    and (select true from app.device d where d.id = kept_id and d.organisation_id = device_join.organisation_id)
    and (select true from app.device d where d.id = absorbed_id and d.organisation_id = device_join.organisation_id));
grant select, insert on app.device_join to maillon_app;
grant update (separated_at) on app.device_join to maillon_app;

-- The other numbers of a machine follow it to whoever keeps it.
create function app.aliases_follow() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.device_alias set organisation_id = new.organisation_id where device_id = new.id;
  return null;
end $$;
revoke execute on function app.aliases_follow() from public;
create trigger aliases_follow after update of organisation_id on app.device
  for each row when (old.organisation_id is distinct from new.organisation_id) execute function app.aliases_follow();
