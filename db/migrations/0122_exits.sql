-- How machines leave for good, many at once: an eco-organisation's slip, parts, waste refused at the door, a solidarity sale, a gift to another body.
-- What left is sealed the day it leaves: nothing here is ever changed.

create sequence app.exit_number;
grant usage on sequence app.exit_number to maillon_app;

create table app.exit (
  id uuid primary key,
  number text not null unique,
  organisation_id uuid not null references app.organisation,
  kind text not null check (kind in ('recycled', 'parts', 'refused_as_waste', 'sold', 'given')),
  left_on date not null,
  -- Who takes them: an eco-organisation, an association. Never a person: a buyer in a precarious situation is not named.
  taker text not null default '' check (length(taker) <= 160),
  slip text not null default '' check (length(slip) <= 60),
  weight_grams int check (weight_grams between 1 and 50000000),
  why text not null default '' check (length(why) <= 500),
  -- The machines as they were that day, and what was declared of a sale.
  sealed jsonb not null,
  sha256 bytea not null,
  made_by text not null,
  member_id uuid not null references app.member,
  made_at timestamptz(3) not null,
  constraint exit_slip check (kind <> 'recycled' or (slip <> '' and taker <> '')),
  constraint exit_taker check (kind <> 'given' or taker <> '')
);
create index exit_list on app.exit (organisation_id, made_at desc, id desc);

create table app.exit_item (
  exit_id uuid not null references app.exit,
  device_id uuid not null references app.device,
  organisation_id uuid not null references app.organisation,
  price_cents int constraint exit_item_price check (price_cents between 0 and 18000),
  primary key (exit_id, device_id)
);
create unique index exit_item_once on app.exit_item (device_id);

do $$ declare t text; begin
  foreach t in array array['exit', 'exit_item'] loop
    execute format('alter table app.%I enable row level security; alter table app.%1$I force row level security', t);
    execute format('create policy owner on app.%I to maillon_owner using (true) with check (true)', t);
    execute format('create policy own on app.%I to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]))', t);
    execute format('grant select, insert on app.%I to maillon_app', t);
  end loop;
end $$;
