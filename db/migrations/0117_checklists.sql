-- What is tried on a machine of a kind (décret 2022-190: all its functions). A list is written anew, never changed: what was tried was tried on one of them.

create table app.checklist (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  kind text not null check (kind in ('laptop', 'desktop', 'all_in_one', 'tablet', 'smartphone', 'screen', 'printer', 'other')),
  version int not null check (version >= 1),
  lines jsonb not null check (jsonb_typeof(lines) = 'array' and jsonb_array_length(lines) between 1 and 40),
  since timestamptz(3) not null,
  constraint checklist_version_key unique (organisation_id, kind, version)
);

create table app.device_test (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  device_id uuid not null references app.device,
  -- 1 before its first family, 2 once it came back from it…
  turn int not null check (turn >= 1),
  -- The list that was answered; 0 is the one that Maillon proposes.
  checklist int not null check (checklist >= 0),
  answers jsonb not null check (jsonb_typeof(answers) = 'array'),
  note text not null default '',
  tested_at timestamptz(3) not null
);
create index device_test_device on app.device_test (device_id, tested_at desc, id desc);

do $$ declare t text; begin
  foreach t in array array['checklist', 'device_test'] loop
    execute format('alter table app.%I enable row level security; alter table app.%1$I force row level security', t);
    execute format('create policy owner on app.%I to maillon_owner using (true) with check (true)', t);
    execute format('create policy own on app.%I to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]))', t);
    execute format('grant select, insert on app.%I to maillon_app', t);
  end loop;
end $$;
-- What was tried is a proof, as a wipe is: open to whoever sees the device.
create policy proof on app.device_test for select to maillon_app using ((select true from app.device d where d.id = device_id));

-- How many families a machine has served, plus one. A count: no family is named, and only for a machine that the member's organisation keeps.
create function app.device_turn(d uuid) returns int language sql stable security definer set search_path = app, pg_catalog as $$
  select 1 + count(c.id)::int from app.device x left join app.custody c on c.device_id = x.id and c.household_id is not null
  where x.id = d and x.organisation_id = any (app.orgs())
$$;
revoke execute on function app.device_turn(uuid) from public;
grant execute on function app.device_turn(uuid) to maillon_app;
