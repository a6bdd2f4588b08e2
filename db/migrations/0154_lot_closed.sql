-- A lot is closed, on a day, once each of its machines found an end or served: a machine that comes back later does not open it again.
alter table app.donation add column closed_at timestamptz(3);
update app.donation set closed_at = coalesce(received_at, announced_at) where state = 'closed';
alter table app.donation add constraint donation_closed check ((state = 'closed') = (closed_at is not null));

create function app.lot_pending(lot uuid) returns int language sql stable security definer set search_path = app, pg_catalog as $$
  select count(*)::int from app.device d join app.donation x on x.id = d.donation_id
   where x.id = lot and (x.organisation_id = any (app.orgs()) or x.refurbisher_id = any (app.orgs()))
     and d.joined_to is null and d.state not in ('handed_over', 'return_due', 'exited', 'destroyed', 'lost', 'stolen')
     and not exists (select from app.custody c where c.household_id is not null
       and c.device_id in (select d.id union all select j.id from app.device j where j.joined_to = d.id))
$$;
revoke execute on function app.lot_pending(uuid) from public;
grant execute on function app.lot_pending(uuid) to maillon_app;

create function app.lot_closed_whole() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  if app.lot_pending(new.id) > 0 then raise exception 'a lot is closed once each of its machines has an end'; end if;
  return new;
end $$;
revoke execute on function app.lot_closed_whole() from public;
create trigger closed_whole before update of state on app.donation for each row
  when (current_user = 'maillon_app' and new.state = 'closed' and old.state <> 'closed') execute function app.lot_closed_whole();
