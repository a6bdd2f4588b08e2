-- What would happen if: up to three scenarios beside today's, solved on today's needs, kept as counts. Nobody is named in it.
create table app.simulation (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  programme_id uuid not null,
  name text not null check (length(name) between 2 and 120),
  -- [{"name": "…", "changes": ["Harnes, ordinateurs, au plus : 60 au lieu de 40"]}], in words; the first is today's.
  scenarios jsonb not null check (jsonb_typeof(scenarios) = 'array'),
  state text not null check (state in ('computing', 'found', 'failed', 'cancelled')),
  written_by text not null,
  written_at timestamptz(3) not null,
  -- The questions to solve, needs numbered from one: emptied as soon as they are answered or given up.
  pending text,
  done int not null default 0,
  steps int not null default 0,
  tries int not null default 0,
  leased_until timestamptz(3),
  -- Counts as the organisation reads them, and as anybody else does: by five.
  result jsonb,
  shared jsonb,
  found_at timestamptz(3),
  failure text,
  foreign key (organisation_id, programme_id) references app.programme (organisation_id, id),
  constraint simulation_pending check ((state = 'computing') = (pending is not null)),
  constraint simulation_found check ((state = 'found') = (result is not null) and (state = 'found') = (shared is not null))
);
create index simulation_own on app.simulation (organisation_id, programme_id, written_at desc, id desc);
create index simulation_programme on app.simulation (programme_id);
create index simulation_due on app.simulation (written_at) where state = 'computing';

alter table app.simulation enable row level security;
alter table app.simulation force row level security;
create policy owner on app.simulation to maillon_owner using (true) with check (true);
create policy own on app.simulation to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]));
grant select, insert on app.simulation to maillon_app;
grant update (state, pending) on app.simulation to maillon_app;

-- The oldest simulation that nobody computes; one that was begun three times and never ended is given up.
create function app.next_simulation(at timestamptz, until timestamptz) returns table (id uuid, pending text)
language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.simulation s set state = 'failed', pending = null, failure = 'stopped'
    where s.state = 'computing' and s.tries >= 3 and s.leased_until < at;
  return query update app.simulation s set leased_until = until, tries = s.tries + 1, done = 0
    where s.id = (select x.id from app.simulation x where x.state = 'computing' and (x.leased_until is null or x.leased_until < at)
      order by x.written_at, x.id limit 1 for update skip locked)
    returning s.id, s.pending;
end $$;

-- How far it is; false once it was cancelled.
create function app.simulation_went(s uuid, how_far int, of int, until timestamptz) returns boolean
language sql volatile security definer set search_path = app, pg_catalog as $$
  with went as (update app.simulation x set done = how_far, steps = of, leased_until = until where x.id = s and x.state = 'computing' returning 1)
  select exists (select from went)
$$;

-- Its counts, or why it has none. What was cancelled meanwhile stays so.
create function app.simulation_ended(s uuid, at timestamptz, counts jsonb, by_five jsonb, why text) returns void
language sql volatile security definer set search_path = app, pg_catalog as $$
  update app.simulation x set state = case when why is null then 'found' else 'failed' end, pending = null, result = counts, shared = by_five, failure = why, found_at = at
    where x.id = s and x.state = 'computing'
$$;

-- What the funder of a programme reads of its simulations: those that are over, by five.
create function app.funded_simulations(p uuid) returns table (id uuid, name text, scenarios jsonb, shared jsonb, found_at timestamptz)
language sql stable security definer set search_path = app, pg_catalog as $$
  select s.id, s.name, s.scenarios, s.shared, s.found_at from app.simulation s join app.programme x on x.id = s.programme_id
  where s.programme_id = p and x.funder_id = any (app.orgs()) and s.state = 'found' order by s.written_at desc, s.id desc limit 50
$$;

revoke execute on function app.next_simulation(timestamptz, timestamptz), app.simulation_went(uuid, int, int, timestamptz),
  app.simulation_ended(uuid, timestamptz, jsonb, jsonb, text), app.funded_simulations(uuid) from public;
grant execute on function app.next_simulation(timestamptz, timestamptz), app.simulation_went(uuid, int, int, timestamptz),
  app.simulation_ended(uuid, timestamptz, jsonb, jsonb, text) to maillon_job;
grant execute on function app.funded_simulations(uuid) to maillon_app;
