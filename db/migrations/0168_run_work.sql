-- What the process that solves a run may do: take it for a while, say how far it is, write what it found. It reads no family.

create function app.take_run(at timestamptz, until timestamptz) returns table (id uuid, seed text, scenario text)
language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  -- Thrice begun and never ended: the machine does not stand it, and trying on would stop everything else.
  update app.allocation_run r set state = 'failed', leased_until = null,
    failure = 'Le calcul s’est arrêté trois fois sans aboutir : la machine manque sans doute de mémoire. Relancez-le, ou annulez ce passage.'
    where r.state = 'computing' and r.attempts >= 3 and r.leased_until < at;
  return query
    with due as (select r.id from app.allocation_run r where r.state = 'computing' and (r.leased_until is null or r.leased_until < at)
        order by r.seeded_at, r.id limit 1 for update skip locked),
      taken as (update app.allocation_run r set leased_until = until, attempts = r.attempts + 1, done = 0, steps = 0 from due where r.id = due.id returning r.id, r.seed)
    select t.id, t.seed, d.content from taken t join app.run_document d on d.run_id = t.id and d.kind = 'scenario';
end $$;

-- A list of thousands was written at once: until the planner has looked at it, it believes it short, and reads it again for each of its rows.
create function app.look_at_runs() returns void language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  analyze (skip_locked) app.run_need;
end $$;

-- False once somebody cancelled it, corrected its seed, or another process took it.
create function app.hold_run(run uuid, held timestamptz, until timestamptz, so_far int, of_all int) returns boolean
language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.allocation_run set leased_until = until, done = so_far, steps = of_all where id = run and state = 'computing' and leased_until = held;
  return found;
end $$;

-- `needs`: [{"p": pseudonym, "o": outcome, "c": class, "w": why, "b": binding, "d": decided by, "l": lottery, "n": place}].
create function app.write_found(run uuid, held timestamptz, at timestamptz, result text, not_proved text[], needs jsonb, cutoffs jsonb) returns boolean
language plpgsql security definer set search_path = app, pg_catalog as $$
declare org uuid;
begin
  select organisation_id into org from app.allocation_run where id = run and state = 'computing' and leased_until = held for update;
  if org is null then return false; end if;
  insert into app.run_document (run_id, organisation_id, kind, content) values (run, org, 'result', result);
  update app.run_need n set lottery = x.l, outcome = x.o, class = x.c, why = x.w, binding = coalesce(x.b, '{}'), decided_by = x.d, place = x.n
    from jsonb_to_recordset(needs) as x(p text, o text, c text, w text, b text[], d text, l text, n int)
    where n.organisation_id = org and n.run_id = run and n.pseudonym = x.p;
  insert into app.run_cutoff (run_id, organisation_id, position, quotas, kits, served, waiting, last_served, first_waiting)
    select run, org, x.position, x.quotas, x.kinds, x.served, x.waiting, x.last, x.first
    from jsonb_to_recordset(cutoffs) as x(position int, quotas text[], kinds text[], served int, waiting int, last jsonb, first jsonb);
  update app.allocation_run set state = 'proposed', found_at = at, unproved = not_proved, leased_until = null, done = greatest(done, steps), version = version + 1 where id = run;
  perform app.record_in(org, at, 'run.found', 'allocation_run', run, null, 'computing', 'proposed', null, 'Maillon');
  perform app.look_at_runs();
  return true;
end $$;

create function app.fail_run(run uuid, held timestamptz, at timestamptz, said text) returns boolean
language plpgsql security definer set search_path = app, pg_catalog as $$
declare org uuid;
begin
  update app.allocation_run set state = 'failed', failure = said, leased_until = null, version = version + 1
    where id = run and state = 'computing' and leased_until = held returning organisation_id into org;
  if org is null then return false; end if;
  perform app.record_in(org, at, 'run.failed', 'allocation_run', run, null, 'computing', 'failed', said, 'Maillon');
  return true;
end $$;

-- The process that stops gives its run back: another one need not wait for the lease to end, and it is no attempt that failed.
create function app.leave_run(run uuid, held timestamptz) returns void language sql security definer set search_path = app, pg_catalog as $$
  update app.allocation_run set leased_until = null, attempts = greatest(0, attempts - 1) where id = run and state = 'computing' and leased_until = held
$$;

revoke execute on function app.take_run(timestamptz, timestamptz), app.hold_run(uuid, timestamptz, timestamptz, int, int),
  app.write_found(uuid, timestamptz, timestamptz, text, text[], jsonb, jsonb), app.fail_run(uuid, timestamptz, timestamptz, text), app.leave_run(uuid, timestamptz),
  app.look_at_runs() from public;
grant execute on function app.take_run(timestamptz, timestamptz), app.hold_run(uuid, timestamptz, timestamptz, int, int),
  app.write_found(uuid, timestamptz, timestamptz, text, text[], jsonb, jsonb), app.fail_run(uuid, timestamptz, timestamptz, text), app.leave_run(uuid, timestamptz) to maillon_job;
grant execute on function app.look_at_runs() to maillon_app;
