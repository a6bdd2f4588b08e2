-- Whom a prescription concerns, from whom and to whom is written once; only its receiver answers it, and no more once it is suspended.
revoke update on app.prescription from maillon_app;
grant update (state, why, suggested_id, seen_at, seen_by, asked_at, paused_seconds, answered_at, answered_by, noted_at, updated_at)
  on app.prescription to maillon_app;

-- Asked of the role that writes: the reviewed functions, which answer by link, keep their own filters.
create function app.answered_by_receiver() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  if current_user = 'maillon_app' and (app.suspended(new.to_organisation_id) or not new.to_organisation_id = any (app.orgs())) then
    raise exception 'only its receiver answers a prescription' using errcode = '42501';
  end if;
  return new;
end $$;
revoke execute on function app.answered_by_receiver() from public;
create trigger answered_by_receiver before update of state on app.prescription for each row
  when (old.state = 'sent' and new.state in ('accepted', 'refused', 'promised', 'served')) execute function app.answered_by_receiver();

-- No prescription waits any more (0060): one state less to read.
CREATE OR REPLACE FUNCTION app.reopen_file(h uuid, server uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  update app.need n set updated_at = now(), state = case when exists (select from app.prescription p where p.household_id = h
      and p.state in ('accepted', 'promised', 'served') and n.kind = any (p.kinds)) then 'prescribed' else 'qualified' end
   where n.household_id = h and n.kind in ('computer', 'connection') and n.state in ('promised', 'served', 'followed')
     and not exists (select from app.allocation a where a.kind = n.kind and a.state <> 'cancelled'
       and (a.household_id = h or (a.household_id, a.organisation_id) in (select s.household_id, s.judge from app.same_files(h) s)));
  update app.prescription p set state = 'accepted', updated_at = now() where p.household_id = h and p.to_organisation_id = server and p.state in ('promised', 'served')
     and not exists (select from app.allocation a where a.kind = any (p.kinds) and a.state <> 'cancelled'
       and a.household_id in (select h union all select s.household_id from app.same_files(h) s where s.judge = server));
$function$;
