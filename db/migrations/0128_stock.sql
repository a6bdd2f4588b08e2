-- What an organisation has, place by place; what is looked for on the shelves; how much is kept ready.

-- A stock page counts every machine of one organisation from this index alone.
create index device_stock on app.device (organisation_id, place_id, kind, state, working);
-- A serial number or a donor's tag is scanned as its number is.
create index device_serial_said on app.device (organisation_id, upper(serial)) where serial is not null;
create index device_tag_said on app.device (organisation_id, upper(inventory_tag)) where inventory_tag is not null;

-- How many machines there are of each kind, in each state, working or not, at each place. The policies of `device` ask columns that no index of
-- counts can hold, so the filter stands here: one's own organisation and nothing else.
create function app.stock_counts() returns table (place_id uuid, kind text, state text, working text, n int)
language sql stable security definer set search_path = app, pg_catalog as $$
  select d.place_id, d.kind, d.state, d.working, count(*)::int from app.device d
  where d.organisation_id = any ((select app.orgs())::uuid[]) group by 1, 2, 3, 4
$$;

-- How many machines of a kind are ready at one place of one's own: a few rows of the same index.
create function app.ready_at(p uuid, k text) returns int language sql stable security definer set search_path = app, pg_catalog as $$
  select count(*)::int from app.device d where d.organisation_id = any ((select app.orgs())::uuid[]) and d.place_id = p and d.kind = k and d.state = 'ready'
$$;

-- Under so many ready machines of a kind at a place, somebody is told.
create table app.stock_threshold (
  organisation_id uuid not null references app.organisation,
  place_id uuid not null references app.place,
  kind text not null check (kind in ('laptop', 'desktop', 'all_in_one', 'tablet', 'smartphone', 'screen', 'printer', 'other')),
  least int not null check (least between 1 and 10000),
  set_by text not null,
  set_at timestamptz(3) not null,
  primary key (organisation_id, place_id, kind)
);

-- What stands at a place on one day. What is expected is written down when it opens: what moves meanwhile is told apart from what is missing.
create table app.stock_take (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  place_id uuid not null references app.place,
  opened_by text not null,
  opened_at timestamptz(3) not null,
  closed_by text,
  closed_at timestamptz(3),
  check ((closed_at is null) = (closed_by is null))
);
create unique index stock_take_one_open on app.stock_take (organisation_id, place_id) where closed_at is null;
create index stock_take_list on app.stock_take (organisation_id, opened_at desc, id desc);
create index stock_take_place on app.stock_take (place_id, closed_at desc);

create table app.stock_take_line (
  id uuid primary key,
  stock_take_id uuid not null references app.stock_take,
  organisation_id uuid not null references app.organisation,
  -- Null: what was read belongs to no machine of this organisation.
  device_id uuid references app.device,
  said text,
  -- A Maillon number that another organisation's machine bears. Which one, and which organisation, is not said.
  elsewhere boolean not null default false,
  expected_state text,
  found_state text,
  found_place_id uuid references app.place,
  found_by text,
  found_at timestamptz(3),
  outcome text check (outcome in ('moved', 'lost', 'found_later')),
  outcome_by text,
  outcome_at timestamptz(3),
  check ((device_id is null) = (said is not null)),
  check (expected_state is not null or found_at is not null),
  check ((outcome is null) = (outcome_at is null))
);
create unique index stock_take_line_device on app.stock_take_line (organisation_id, stock_take_id, device_id) where device_id is not null;
create unique index stock_take_line_said on app.stock_take_line (organisation_id, stock_take_id, said) where said is not null;
create index stock_take_line_found on app.stock_take_line (stock_take_id, found_at desc) where found_at is not null;
create index stock_take_line_of_device on app.stock_take_line (device_id) where device_id is not null;

do $$ declare t text; begin
  foreach t in array array['stock_threshold', 'stock_take', 'stock_take_line'] loop
    execute format('alter table app.%I enable row level security; alter table app.%1$I force row level security', t);
    execute format('create policy owner on app.%I to maillon_owner using (true) with check (true)', t);
    execute format('create policy own on app.%I to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]))', t);
    execute format('grant select, insert, update on app.%I to maillon_app', t);
  end loop;
end $$;
grant delete on app.stock_threshold to maillon_app;

-- Whether a number read on a label is that of a machine of somebody else. Asked of the number alone, which is stuck on the machine.
create function app.borne_elsewhere(said text) returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select exists (select from app.device d where d.number = said and d.organisation_id <> all (app.orgs()))
$$;

revoke execute on function app.stock_counts(), app.ready_at(uuid, text), app.borne_elsewhere(text) from public;
grant execute on function app.stock_counts(), app.ready_at(uuid, text), app.borne_elsewhere(text) to maillon_app;
