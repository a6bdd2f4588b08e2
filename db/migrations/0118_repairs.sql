-- What was found wrong with a machine, what was done, how long it took, with which parts. What it cost is its workshop's alone.

create table app.repair (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  device_id uuid not null references app.device,
  found text not null check (length(found) <= 500),
  done text not null default '' check (length(done) <= 1000),
  minutes int check (minutes between 0 and 6000),
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  check (closed_at is null or minutes is not null)
);
create unique index repair_open on app.repair (device_id) where closed_at is null;
create index repair_device on app.repair (device_id, opened_at desc);

-- A part is bought for a repair, or taken from a machine that left for its parts: then it waits in the stock until it is used, once.
create table app.part (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  kind text not null check (kind in ('memory', 'drive', 'battery', 'charger', 'display', 'keyboard', 'touchpad', 'speakers', 'fan', 'network_card', 'hinge', 'casing', 'board', 'other')),
  fits text not null default '' check (length(fits) <= 200),
  from_device_id uuid references app.device,
  supplier text check (length(supplier) between 1 and 120),
  cost_cents int check (cost_cents between 0 and 1000000),
  repair_id uuid references app.repair,
  device_id uuid references app.device,
  added_at timestamptz(3) not null,
  used_at timestamptz(3),
  constraint part_origin_check check ((from_device_id is null) <> (supplier is null)),
  constraint part_bought_check check (from_device_id is not null or cost_cents is not null),
  check ((repair_id is null) = (used_at is null) and (device_id is null) = (used_at is null)),
  check (from_device_id <> device_id)
);
create index part_stock on app.part (organisation_id, added_at desc, id desc);
create index part_device on app.part (device_id) where device_id is not null;
create index part_from on app.part (from_device_id) where from_device_id is not null;

do $$ declare t text; begin
  foreach t in array array['repair', 'part'] loop
    execute format('alter table app.%I enable row level security; alter table app.%1$I force row level security', t);
    execute format('create policy owner on app.%I to maillon_owner using (true) with check (true)', t);
    execute format('create policy own on app.%I to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]))', t);
    execute format('grant select, insert on app.%I to maillon_app', t);
  end loop;
end $$;
grant update (done, minutes, closed_at) on app.repair to maillon_app;
grant update (repair_id, device_id, used_at) on app.part to maillon_app;
