-- What an orientation shared goes back to what the one still awaited needs, once none is accepted any more.
create or replace function app.end_share(p uuid) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
declare x app.prescription;
begin
  select * into x from app.prescription where id = p and state in ('refused', 'withdrawn', 'expired', 'rerouted');
  if not found then return; end if;
  perform from app.household_access where household_id = x.household_id and organisation_id = x.to_organisation_id for update;
  if exists (select from app.prescription o where o.household_id = x.household_id
        and ((o.to_organisation_id = x.to_organisation_id and o.state in ('accepted', 'promised', 'served'))
          or (o.organisation_id = x.to_organisation_id and o.state in ('sent', 'accepted', 'promised', 'served'))))
    or exists (select from app.allocation o where o.household_id = x.household_id and o.organisation_id = x.to_organisation_id and o.state <> 'cancelled')
    or exists (select from app.handover o where o.household_id = x.household_id and o.organisation_id = x.to_organisation_id and o.state <> 'cancelled')
    or exists (select from app.appointment o where o.household_id = x.household_id and o.organisation_id = x.to_organisation_id and o.state <> 'cancelled')
    or exists (select from app.seat o where o.household_id = x.household_id and o.organisation_id = x.to_organisation_id)
  then return; end if;
  if exists (select from app.prescription o where o.household_id = x.household_id and o.to_organisation_id = x.to_organisation_id and o.state = 'sent') then
    update app.household_access a set scope = 'status'
     where a.household_id = x.household_id and a.organisation_id = x.to_organisation_id and a.reason = 'prescription' and a.ended_at is null and a.scope <> 'status';
  else
    update app.household_access a set ended_at = now()
     where a.household_id = x.household_id and a.organisation_id = x.to_organisation_id and a.reason = 'prescription' and a.ended_at is null;
  end if;
end $$;

create function app.nothing_on_loan(h uuid) returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select not app.on_loan(h) and not exists (select from app.same_files(h) s where app.on_loan(s.household_id))
$$;
revoke execute on function app.nothing_on_loan(uuid) from public;

-- "Until the end of the journey": a receiver that did something for the family keeps its name, its needs and its stage, for its figures; one
-- that did nothing keeps nothing. With a device still out, the file stays open until it is back.
create function app.end_shares(h uuid) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
declare a app.household_access; x app.household; acted boolean;
begin
  select * into x from app.household where id = h and status = 'closed' and forgotten_at is null;
  if not found or not app.nothing_on_loan(h) then return; end if;
  for a in select * from app.household_access where household_id = h and reason = 'prescription' and ended_at is null and scope = 'full' order by organisation_id for update loop
    acted := exists (select from app.allocation o where o.household_id = h and o.organisation_id = a.organisation_id and o.state <> 'cancelled')
      or exists (select from app.handover o where o.household_id = h and o.organisation_id = a.organisation_id and o.state <> 'cancelled')
      or exists (select from app.appointment o where o.household_id = h and o.organisation_id = a.organisation_id and o.state <> 'cancelled')
      or exists (select from app.seat o where o.household_id = h and o.organisation_id = a.organisation_id)
      or exists (select from app.outcome o where o.household_id = h and o.organisation_id = a.organisation_id)
      or a.organisation_id = any (app.orgs());
    update app.household_access set scope = 'status', ended_at = case when acted then null else greatest(now(), x.closed_at) end
     where household_id = h and organisation_id = a.organisation_id;
    perform app.record_in(x.organisation_id, now(), 'household.share_ended', 'household', h, h, 'full', case when acted then 'status' else 'ended' end, null, 'Maillon');
  end loop;
end $$;
revoke execute on function app.end_shares(uuid) from public;

create function app.journey_ended() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if new.status = 'closed' then perform app.end_shares(new.id);
  else
    -- Opened again: what its end took back is given back, to those whose acceptance still stands.
    update app.household_access a set scope = 'full', ended_at = null
     where a.household_id = new.id and a.reason = 'prescription' and (a.ended_at is null or a.ended_at >= old.closed_at)
       and exists (select from app.prescription p where p.household_id = new.id and p.to_organisation_id = a.organisation_id and p.state in ('accepted', 'promised', 'served'));
  end if;
  return null;
end $$;
revoke execute on function app.journey_ended() from public;
create trigger journey_ended after update of status on app.household for each row when (old.status <> new.status) execute function app.journey_ended();

create function app.loan_back() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
declare f uuid;
begin
  for f in select old.household_id union select s.household_id from app.same_files(old.household_id) s loop perform app.end_shares(f); end loop;
  return null;
end $$;
revoke execute on function app.loan_back() from public;
create trigger loan_back after update of until on app.custody for each row
  when (old.until is null and new.until is not null and old.household_id is not null) execute function app.loan_back();

-- A receiver whose share ended with the journey may open it again: it reads the file from then on, as before the end.
create function app.take_up_again(h uuid) returns void language sql security definer set search_path = app, pg_catalog as $$
  update app.household_access a set scope = 'full' from app.household x
   where x.id = h and x.status = 'closed' and x.forgotten_at is null and a.household_id = h and a.organisation_id = any (app.orgs()) and a.ended_at is null
     and a.reason = 'prescription' and not app.suspended(a.organisation_id)
     and exists (select from app.prescription p where p.household_id = h and p.to_organisation_id = a.organisation_id and p.state in ('accepted', 'promised', 'served'))
$$;
revoke execute on function app.take_up_again(uuid) from public;
grant execute on function app.take_up_again(uuid) to maillon_app;
