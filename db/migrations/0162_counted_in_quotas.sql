-- A promise is counted in every crossing quota that names its family, and given back in exactly those. The database counts: whatever
-- is written by hand, the counter of a quota is the number of its rows, and never above its limit.

-- Publics declared of a household and not ended, under all the files that an organisation reads as one with it. For a school its own declarations only: what
-- remains in a quota would tell it what others declared.
create function app.publics_held(org uuid, h uuid) returns text[]
language sql stable security definer set search_path = app, pg_catalog as $$
  select array(select distinct t.kind from app.target_public t where t.household_id = any (array(select app.files_held(org, h))) and t.ended_on is null
    and (t.organisation_id = org or not exists (select from app.organisation o where o.id = org and o.kind = 'school')) order by 1)
$$;

-- Who prescribed: the sender of the oldest orientation that this organisation accepted and that still goes on, else of the oldest one served.
create function app.prescriber_of(org uuid, h uuid) returns uuid
language sql stable security definer set search_path = app, pg_catalog as $$
  select p.organisation_id from app.prescription p where p.household_id = any (array(select app.files_held(org, h))) and p.to_organisation_id = org
    and p.state in ('accepted', 'promised', 'served') order by p.state = 'served', p.sent_at, p.id limit 1
$$;

-- Whether a quota names a family; an empty list names everybody.
create function app.names(r app.quota_rule, commune text, publics text[], prescriber uuid, agreement uuid) returns boolean
language sql immutable set search_path = app, pg_catalog as $$
  select (r.communes = '{}' or commune = any (r.communes)) and (r.publics = '{}' or r.publics && publics)
    and (r.organisations = '{}' or coalesce(prescriber = any (r.organisations), false))
    and (r.agreements = '{}' or coalesce(agreement = any (r.agreements), false))
$$;

-- The rules of these programmes, in the order of their identifiers: two acts that count wait for each other here.
create function app.lock_rules(programmes uuid[]) returns void
language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  perform from app.quota_rule r where r.programme_id = any (programmes) order by r.id for no key update;
end $$;

create function app.count_promises(promises uuid[]) returns void
language sql security definer set search_path = app, pg_catalog as $$
  insert into app.quota_count (allocation_id, quota_rule_id, organisation_id)
  select a.id, r.id, a.organisation_id from app.allocation a
  cross join lateral (select app.publics_held(a.organisation_id, a.household_id) as publics, app.prescriber_of(a.organisation_id, a.household_id) as prescriber offset 0) f
  join app.quota_rule r on r.programme_id = a.programme_id and r.kind = a.kind and r.ended_at is null
  where a.id = any (promises) and a.state <> 'cancelled' and app.names(r, a.commune, f.publics, f.prescriber, a.agreement_id)
  on conflict do nothing
$$;

create function app.rules_counted() returns trigger
language plpgsql security definer set search_path = app, pg_catalog as $$
declare counted uuid[] := array(select distinct m.quota_rule_id from moved m);
begin
  perform from app.quota_rule r where r.id = any (counted) order by r.id for no key update;
  update app.quota_rule r set promised = (select count(*) from app.quota_count c where c.quota_rule_id = r.id) where r.id = any (counted);
  return null;
end $$;
create trigger rules_counted after insert on app.quota_count referencing new table as moved for each statement execute function app.rules_counted();
create trigger rules_given_back after delete on app.quota_count referencing old table as moved for each statement execute function app.rules_counted();

-- Places that a reservation kept are taken by the promises that say so.
create function app.reservations_counted(reservations uuid[]) returns void
language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  perform from app.reservation r where r.id = any (reservations) order by r.id for no key update;
  update app.reservation r set taken = (select count(*) from app.allocation a where a.reservation_id = r.id and a.state <> 'cancelled') where r.id = any (reservations);
end $$;

create function app.promises_counted() returns trigger
language plpgsql security definer set search_path = app, pg_catalog as $$
declare programmes uuid[] := array(select distinct a.programme_id from added a); kept uuid[] := array(select distinct a.reservation_id from added a where a.reservation_id is not null);
begin
  if exists (select from app.quota_rule r where r.programme_id = any (programmes)) then
    perform app.lock_rules(programmes);
    perform app.count_promises(array(select a.id from added a));
  end if;
  if kept <> '{}' then perform app.reservations_counted(kept); end if;
  return null;
end $$;
create trigger promises_counted after insert on app.allocation referencing new table as added for each statement execute function app.promises_counted();

create function app.promises_recounted() returns trigger
language plpgsql security definer set search_path = app, pg_catalog as $$
declare moved uuid[]; programmes uuid[]; kept uuid[];
begin
  moved := array(select a.id from after_it a join before_it b on b.id = a.id where (a.state = 'cancelled', a.programme_id, a.kind, a.commune, a.household_id, a.agreement_id)
    is distinct from (b.state = 'cancelled', b.programme_id, b.kind, b.commune, b.household_id, b.agreement_id));
  if moved <> '{}' then
    programmes := array(select programme_id from after_it where id = any (moved) union select programme_id from before_it where id = any (moved));
    perform from app.programme p where p.id = any (programmes) order by p.id for key share;
    perform app.lock_rules(programmes);
    delete from app.quota_count c where c.allocation_id = any (moved);
    perform app.count_promises(moved);
  end if;
  kept := array(select r from after_it a join before_it b on b.id = a.id cross join lateral unnest(array[a.reservation_id, b.reservation_id]) r
    where r is not null and (a.state = 'cancelled', a.reservation_id) is distinct from (b.state = 'cancelled', b.reservation_id) group by r);
  if kept <> '{}' then perform app.reservations_counted(kept); end if;
  return null;
end $$;
create trigger promises_recounted after update on app.allocation referencing old table as before_it new table as after_it
  for each statement execute function app.promises_recounted();

-- A family is served once a programme and kind, under whichever of its files: whoever unites two of them meanwhile waits.
create function app.promised_once() returns trigger
language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  perform from app.household h where h.id in (select a.household_id from added a) order by h.id for no key update;
  if exists (select from added a where exists (select from app.allocation o where o.household_id = any (array(select app.files_held(a.organisation_id, a.household_id)))
      and o.programme_id = a.programme_id and o.kind = a.kind and o.state <> 'cancelled' and o.id <> a.id)) then
    raise exception 'promised under another file' using errcode = '23505', constraint = 'allocation_once';
  end if;
  return null;
end $$;
create trigger promised_once after insert on app.allocation referencing new table as added for each statement
  when (current_user = 'maillon_app') execute function app.promised_once();

-- A quota that is written, or that names other families than before, counts the promises that stand; above its limit it is refused.
create function app.rule_rewritten() returns trigger
language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  new.promised := 0;
  return new;
end $$;
create function app.rule_recounted() returns trigger
language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if tg_op = 'INSERT' then perform from app.programme p where p.id = new.programme_id for update; end if;
  delete from app.quota_count c where c.quota_rule_id = new.id;
  insert into app.quota_count (allocation_id, quota_rule_id, organisation_id)
  select a.id, new.id, a.organisation_id from app.allocation a
  cross join lateral (select app.publics_held(a.organisation_id, a.household_id) as publics, app.prescriber_of(a.organisation_id, a.household_id) as prescriber offset 0) f
  where a.programme_id = new.programme_id and a.kind = new.kind and a.state <> 'cancelled' and new.ended_at is null
    and app.names(new, a.commune, f.publics, f.prescriber, a.agreement_id);
  return null;
end $$;
create trigger rule_written before insert on app.quota_rule for each row execute function app.rule_rewritten();
create trigger rule_renamed before update on app.quota_rule for each row
  when ((old.programme_id, old.kind, old.communes, old.publics, old.organisations, old.agreements, old.ended_at is null)
    is distinct from (new.programme_id, new.kind, new.communes, new.publics, new.organisations, new.agreements, new.ended_at is null)) execute function app.rule_rewritten();
create trigger rule_counted after insert on app.quota_rule for each row execute function app.rule_recounted();
create trigger rule_recounted after update on app.quota_rule for each row
  when ((old.programme_id, old.kind, old.communes, old.publics, old.organisations, old.agreements, old.ended_at is null)
    is distinct from (new.programme_id, new.kind, new.communes, new.publics, new.organisations, new.agreements, new.ended_at is null)) execute function app.rule_recounted();

-- The database alone counts.
revoke update on app.quota_rule, app.reservation from maillon_app;
grant update (name, kind, communes, publics, organisations, agreements, at_least, at_most, ended_at, version) on app.quota_rule to maillon_app;
grant update (places, until, note, ended_at) on app.reservation to maillon_app;
revoke insert, delete on app.quota_count from maillon_app;
create function app.reserved_from_none() returns trigger
language plpgsql set search_path = app, pg_catalog as $$
begin
  new.taken := 0;
  return new;
end $$;
create trigger reserved_from_none before insert on app.reservation for each row execute function app.reserved_from_none();

-- What the organisation of a programme asks before it promises: who its families are, for its quotas.
create function app.counted_as(households uuid[]) returns table (household_id uuid, publics text[], prescriber_id uuid)
language sql stable security definer set search_path = app, pg_catalog as $$
  select h.id, app.publics_held((app.orgs())[1], h.id), app.prescriber_of((app.orgs())[1], h.id) from unnest(households) h (id)
   where exists (select from app.household_access k where k.household_id = h.id and k.organisation_id = (app.orgs())[1] and k.ended_at is null and k.scope = 'full')
$$;

-- An act that promises to many families moves three things of each: its links are worked out once, at the end of it. While the setting
-- holds, what moves leaves the links as they are; `relight` works them out and ends it, and the transaction ends it in any case.
create or replace function app.link_moved() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
declare moved uuid; giver uuid; f uuid;
begin
  if current_setting('app.relit_together', true) = 'on' and tg_table_name in ('allocation', 'need', 'prescription') then return null; end if;
  if tg_op <> 'INSERT' and old.household_id is not null then perform app.refresh_chain(old.household_id); end if;
  if tg_op <> 'DELETE' and new.household_id is not null and (tg_op = 'INSERT' or new.household_id is distinct from old.household_id) then perform app.refresh_chain(new.household_id); end if;
  if tg_table_name in ('need', 'prescription', 'outcome') then return null; end if;
  moved := case when tg_op = 'DELETE' then old.household_id else new.household_id end;
  giver := case when tg_op = 'DELETE' then old.organisation_id else new.organisation_id end;
  for f in select s.household_id from app.same_files(moved) s where s.judge = giver loop perform app.relight_chain(f); end loop;
  return null;
end $$;

-- The links of these households, and of the files that the member's organisation reads as one with them.
create function app.relight(households uuid[]) returns void
language plpgsql security definer set search_path = app, pg_catalog as $$
declare own uuid := (app.orgs())[1]; f uuid;
begin
  perform set_config('app.relit_together', '', true);
  for f in select k.household_id from app.household_access k where k.organisation_id = own and k.ended_at is null and k.scope = 'full'
      and (k.household_id = any (households) or k.kept_in = any (households)) order by 1 loop
    if f = any (households) then perform app.refresh_chain(f); else perform app.relight_chain(f); end if;
  end loop;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.relight(uuid[]), app.counted_as(uuid[]), app.names(app.quota_rule, text, text[], uuid, uuid) to maillon_app;
