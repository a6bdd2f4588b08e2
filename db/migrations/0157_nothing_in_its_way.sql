-- What is locked, incomplete or in dispute goes to nobody, by whichever door. What was proved stays proved: no state stands beside the proof,
-- and who had a machine, and from which day, is written once.

create function app.nothing_in_its_way() returns trigger language plpgsql as $$
begin
  if new.locked is not null then
    raise exception 'a locked device goes to nobody' using errcode = '23514', constraint = 'leaves_locked';
  elsif new.missing_part is not null then
    raise exception 'an incomplete device goes to nobody' using errcode = '23514', constraint = 'leaves_incomplete';
  end if;
  raise exception 'a device in dispute goes to nobody' using errcode = '23514', constraint = 'leaves_in_dispute';
end $$;
create trigger nothing_in_its_way before update of state on app.device for each row
  when (current_user = 'maillon_app' and (new.locked is not null or new.missing_part is not null or new.in_dispute)
    and ((new.state = 'reserved' and old.state <> 'reserved')
      or (new.state in ('handed_over', 'return_due') and old.state not in ('handed_over', 'return_due'))))
  execute function app.nothing_in_its_way();
create trigger new_with_nothing_in_its_way before insert on app.device for each row
  when (current_user = 'maillon_app' and (new.locked is not null or new.missing_part is not null or new.in_dispute)
    and new.state in ('reserved', 'handed_over', 'return_due'))
  execute function app.nothing_in_its_way();

-- On the shelf, promised or out: whoever comes in among these is proved first, and comes back to the shelf from outside by a proof.
drop trigger ready_by_proof on app.device;
create trigger ready_by_proof before update of state on app.device for each row
  when (current_user = 'maillon_app' and ((new.state in ('ready', 'reserved') and old.state not in ('ready', 'reserved'))
    or (new.state in ('handed_over', 'return_due') and old.state not in ('ready', 'reserved', 'handed_over', 'return_due'))))
  execute function app.ready_by_proof();
drop trigger new_by_proof on app.device;
create trigger new_by_proof before insert on app.device for each row
  when (current_user = 'maillon_app' and new.state in ('ready', 'reserved', 'handed_over', 'return_due')) execute function app.ready_by_proof();

-- Of a link of custody, only its end and its day of return are ever written after it began; its end once, and never before it began.
revoke update on app.custody from maillon_app;
grant update (until, due_on) on app.custody to maillon_app;
create function app.custody_kept() returns trigger language plpgsql as $$
begin
  raise exception 'a link of custody ends once, after it began' using errcode = '23514', constraint = 'custody_kept';
end $$;
create trigger custody_kept before update of until on app.custody for each row
  when (current_user = 'maillon_app' and old.until is distinct from new.until and (old.until is not null or new.until < old.since))
  execute function app.custody_kept();

-- A new link begins open, and an uppermost one no earlier than the first of its device: from that day on a log may prove a wipe.
create function app.custody_begins() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if new.until is not null or (new.depth = 0 and exists (select from app.custody c where c.device_id = new.device_id and c.depth = 0 and c.since > new.since)) then
    raise exception 'a link of custody begins open, after those before it' using errcode = '23514', constraint = 'custody_kept';
  end if;
  return new;
end $$;
create trigger custody_begins before insert on app.custody for each row when (current_user = 'maillon_app') execute function app.custody_begins();
create or replace function app.arrived(d uuid) returns timestamptz language sql stable security definer set search_path = app, pg_catalog as $$
  select coalesce((select min(c.since) from app.custody c where c.depth = 0 and c.device_id in (select d union all select j.id from app.device j where j.joined_to = d)),
    (select x.created_at from app.device x where x.id = d))
$$;

-- What a log says is kept as it was read. Whoever verifies it still holds its row.
create function app.wipe_kept() returns trigger language plpgsql as $$
begin
  raise exception 'what a log says does not change' using errcode = '23514', constraint = 'wipe_kept';
end $$;
create trigger wipe_kept before update on app.wipe for each row when (current_user = 'maillon_app') execute function app.wipe_kept();

revoke execute on function app.nothing_in_its_way(), app.custody_kept(), app.custody_begins(), app.wipe_kept() from public;
