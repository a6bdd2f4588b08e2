-- Custody is a chain of any length: who owns a device, who keeps it, one of its places or classes, a family. A link stays open while a
-- link beneath it is open, so that whoever entrusted a device still answers for it.

-- Who owns it: null, whoever keeps it. What was bought new was never anybody's: its invoice says so.
alter table app.device
  add column owner_id uuid references app.organisation,
  add column origin text not null default 'donated' check (origin in ('donated', 'bought')),
  add column invoice text check (length(invoice) between 1 and 120);
alter table app.device add constraint device_bought check ((origin = 'bought') = (invoice is not null));
create index device_owner on app.device (owner_id) where owner_id is not null;
create policy owned on app.device for select to maillon_app using (owner_id = any ((select app.orgs())::uuid[]));

-- What many people use in turn: it stays in a place, and no family takes it home.
alter table app.device drop constraint device_kind_check;
alter table app.device add constraint device_kind_check
  check (kind in ('laptop', 'desktop', 'all_in_one', 'tablet', 'smartphone', 'screen', 'printer', 'whiteboard', 'case', 'other'));
create function app.is_collective(kind text) returns boolean language sql immutable as $$ select kind in ('whiteboard', 'case') $$;

-- Each link has its receipt: who gave, who received, how, and on which slip.
alter table app.custody
  add column depth int not null default 0 check (depth between 0 and 20),
  add column under_id uuid references app.custody,
  add column place_id uuid references app.place,
  add column class_id uuid references app.school_class,
  add column given_by text check (length(given_by) <= 120),
  add column received_by text check (length(received_by) <= 120),
  add column how text check (how in ('signature', 'paper', 'scan', 'count'));

-- What was one link after another becomes a family's link beneath its organisation's, which never stopped answering.
drop index app.custody_open;
create temp table held on commit drop as
  with ordered as (
    select c.*, (lag(organisation_id) over w is distinct from organisation_id or lag(until) over w is distinct from since)::int as fresh
      from app.custody c window w as (partition by device_id order by since, until nulls last, id)),
  runs as (select o.*, sum(fresh) over (partition by device_id order by since, until nulls last, id) as run from ordered o)
  select id, device_id, organisation_id, since, until, holder_id is null as family, run,
    min(since) over r as from_at, case when bool_or(until is null) over r then null else max(until) over r end as to_at,
    bool_or(holder_id is null) over r as with_family,
    first_value(id) over (partition by device_id, run order by (holder_id is null), since, id) as head, bool_and(holder_id is null) over r as no_head
  from runs window r as (partition by device_id, run);
create temp table heads on commit drop as
  select distinct on (device_id, run) device_id, run, organisation_id, from_at, to_at, no_head, case when no_head then app.uuid7() else head end as id
  from held where with_family;
insert into app.custody (id, device_id, organisation_id, holder_id, since, until)
  select id, device_id, organisation_id, organisation_id, from_at, to_at from heads where no_head;
update app.custody c set since = h.from_at, until = h.to_at from heads h where c.id = h.id;
delete from app.custody c using held x, heads h where c.id = x.id and h.device_id = x.device_id and h.run = x.run and not x.family and c.id <> h.id;
update app.custody c set depth = 1, under_id = h.id from held x, heads h where c.id = x.id and h.device_id = x.device_id and h.run = x.run and x.family;

alter table app.custody
  add constraint custody_under check ((depth = 0) = (under_id is null)),
  add constraint custody_holder check (num_nonnulls(place_id, class_id, household_id) <= 1 and (holder_id is not null or (place_id is null and class_id is null)));
create unique index custody_open on app.custody (device_id, depth) where until is null;
create index custody_beneath on app.custody (under_id) where under_id is not null;
create index custody_class on app.custody (class_id) where class_id is not null;
create index custody_place on app.custody (place_id) where place_id is not null;

-- The shape of a chain, looked at when a statement ends: a link hangs under the one just above it, which outlives it; no two of one device
-- and depth overlap. With one open link a depth, exactly one open link has nothing open beneath it.
-- Each link looks up its own device: the planner, which knows nothing of how many were touched, is told to go by the index.
create function app.check_custody() returns trigger language plpgsql security definer set search_path = app, pg_catalog
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  if exists (select from touched t join app.custody u on u.id = t.under_id
      where t.under_id is not null and (u.device_id <> t.device_id or u.depth <> t.depth - 1 or (t.until is null and u.until is not null))) then
    raise exception 'a link of custody hangs under the open link just above it' using errcode = '23514', constraint = 'custody_chain';
  end if;
  if tg_op = 'UPDATE' then
    if exists (select from touched t join app.custody c on c.under_id = t.id where t.until is not null and c.until is null) then
      raise exception 'a link of custody stays open while one beneath it is open' using errcode = '23514', constraint = 'custody_chain';
    end if;
  end if;
  if exists (select from touched t join app.custody c on c.device_id = t.device_id and c.depth = t.depth and c.id <> t.id
      where c.since < coalesce(t.until, 'infinity') and t.since < coalesce(c.until, 'infinity')
        and c.since < coalesce(c.until, 'infinity') and t.since < coalesce(t.until, 'infinity')) then
    raise exception 'two links of custody overlap' using errcode = '23514', constraint = 'custody_overlap';
  end if;
  if tg_op = 'INSERT' then
    if exists (select from touched t join app.device d on d.id = t.device_id where t.household_id is not null and app.is_collective(d.kind)) then
      raise exception 'what is shared stays in its place' using errcode = '23514', constraint = 'collective_stays';
    end if;
  end if;
  return null;
end $$;
revoke execute on function app.check_custody(), app.is_collective(text) from public;
create trigger chained after insert on app.custody referencing new table as touched for each statement execute function app.check_custody();
create trigger chained_still after update on app.custody referencing new table as touched for each statement execute function app.check_custody();

-- A school reads which organisations answered for what it keeps; of what others did with a family, still nothing.
drop policy of_school on app.custody;
create policy of_school on app.custody as restrictive for select to maillon_app using (not (select app.as_school())
  or organisation_id = any ((select app.orgs())::uuid[]) or holder_id is not null);

-- The same as before, at the moment of the act, and whatever stood beneath the deliverer's own link ends with it.
drop function app.deliver_device(uuid, uuid);
create function app.deliver_device(d uuid, org uuid, at timestamptz) returns boolean language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.device set organisation_id = org, place_id = null, updated_at = at, version = version + 1
   where id = d and organisation_id = any (app.orgs()) and state = 'ready' and owner_id is null;
  if not found then raise exception 'only the organisation that owns and keeps a ready device may deliver it' using errcode = '42501'; end if;
  update app.custody set until = at where device_id = d and until is null;
  insert into app.custody (id, device_id, organisation_id, holder_id, since) values (app.uuid7(), d, org, org, at);
  return true;
exception when unique_violation then return false;
end $$;
revoke execute on function app.deliver_device(uuid, uuid, timestamptz) from public;
grant execute on function app.deliver_device(uuid, uuid, timestamptz) to maillon_app;
