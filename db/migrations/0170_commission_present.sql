-- Who sat in the commission that decided a run, in its own words; and when nothing of a run was left to do.
alter table app.allocation_run
  add column present text not null default '' check (length(present) <= 500),
  add column settled_at timestamptz(3);
grant update (present, settled_at) on app.allocation_run to maillon_app;

-- Two families that change places: one act, taken back as one.
alter table app.derogation add column exchange_id uuid;

-- A derogation is said while the commission sits, within the number that was announced; taken back once.
create function app.derogation_kept() returns trigger language plpgsql set search_path = app, pg_catalog as $$
declare sitting app.allocation_run;
begin
  select r.* into sitting from app.allocation_run r where r.id = new.run_id for update;
  if sitting.state is distinct from 'proposed' or tg_op = 'UPDATE' and old.taken_back_at is not null
    or not exists (select from app.run_need n where n.id = new.run_need_id and n.run_id = new.run_id) then
    raise exception 'derogations belong to the commission' using errcode = '23514', constraint = 'derogation_sitting';
  end if;
  -- Held until it is kept: a family that is forgotten meanwhile takes with it what is written of it here.
  if tg_op = 'INSERT' then perform from app.run_need n where n.id = new.run_need_id for share; end if;
  if tg_op = 'INSERT' and (select count(*) from app.derogation d where d.run_id = new.run_id and d.taken_back_at is null) >= sitting.derogations_at_most then
    raise exception 'no derogation is left' using errcode = '23514', constraint = 'derogation_limit';
  end if;
  return new;
end $$;
revoke execute on function app.derogation_kept() from public;
create trigger derogation_kept before insert or update on app.derogation for each row when (current_user = 'maillon_app') execute function app.derogation_kept();

-- What is decided is what was proposed, but for derogations, which are counted and published; for families that left; for those for whom something is
-- lacking, which says what. Nobody is served or left out in silence.
create function app.decision_kept() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  if exists (select from app.run_need n left join app.derogation d on d.run_need_id = n.id and d.taken_back_at is null
    cross join lateral (select coalesce(d.way = 'in', n.outcome = 'served') as chosen) c
    where n.run_id = new.id and (n.final is null or n.final = 'served' and not c.chosen or n.final = 'waiting' and c.chosen and n.gone is null and n.why is null)) then
    raise exception 'a decision follows what was proposed, or derogates' using errcode = '23514', constraint = 'run_derogated';
  end if;
  return new;
end $$;
revoke execute on function app.decision_kept() from public;
create trigger decision_kept before update on app.allocation_run for each row
  when (current_user = 'maillon_app' and old.state = 'proposed' and new.state = 'decided') execute function app.decision_kept();

-- Once decided, an answer changes for a family whose appeal was upheld, and for nobody else.
create function app.answer_kept() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  if not exists (select from app.allocation_run r where r.id = new.run_id and r.state = 'proposed')
    and not (coalesce(new.final = 'served', false) and exists (select from app.appeal a where a.run_need_id = new.id and a.state = 'upheld')) then
    raise exception 'what was decided stays' using errcode = '23514', constraint = 'run_decided';
  end if;
  return new;
end $$;
revoke execute on function app.answer_kept() from public;
create trigger answer_kept before update of final on app.run_need for each row
  when (current_user = 'maillon_app' and old.final is not null and new.final is distinct from old.final) execute function app.answer_kept();
