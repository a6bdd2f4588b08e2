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
