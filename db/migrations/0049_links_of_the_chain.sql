-- Whether a household's number is followed elsewhere is not told by the rows that a look at it visits.
drop index app.household_access_household;
create index household_access_household on app.household_access (household_id, organisation_id);

-- An answer is given once; all that ever changes of it is that it is taken back.
drop policy changed on app.verdict;
create policy changed on app.verdict for update to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]))
  with check (organisation_id = any ((select app.orgs())::uuid[]) and taken_back_at is not null);

-- The one hand that adds to an organisation's chain: each event of the list gets its place and the digest of all before it.
create function app.link_events(org uuid, added app.event[]) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
declare head app.chain_head; e app.event;
begin
  insert into app.chain_head values (org, 0, ''::bytea) on conflict do nothing;
  select * into head from app.chain_head where organisation_id = org for update;
  foreach e in array added loop
    e.organisation_id := org;
    e.seq := head.seq + 1;
    e.hash := app.event_digest(head.hash, e);
    insert into app.event select e.*;
    head.seq := e.seq;
    head.hash := e.hash;
  end loop;
  update app.chain_head set seq = head.seq, hash = head.hash where organisation_id = org;
end $$;

create or replace function app.record(e_id uuid, e_at timestamptz, e_act text, e_subject_kind text, e_subject_id uuid, e_household_id uuid,
  e_from text, e_to text, e_why text, e_data jsonb, e_actor text)
returns void language plpgsql security definer set search_path = app, pg_catalog as $$
declare org uuid := (app.orgs())[1]; who uuid := nullif(current_setting('app.member', true), '')::uuid;
begin
  if org is null then raise exception 'an event needs an organisation in context' using errcode = '42501'; end if;
  if e_household_id is not null and not exists (select from app.household_access a where a.household_id = e_household_id and a.organisation_id = org) then
    raise exception 'an event about a household needs a reason to see it' using errcode = '42501';
  end if;
  perform app.link_events(org, array[row(e_id, org, 0, e_at, who, coalesce((select m.name from app.member m where m.id = who), e_actor), e_act,
    e_subject_kind, e_subject_id, e_household_id, e_from, e_to, e_why, coalesce(e_data, '{}'), ''::bytea)::app.event]);
end $$;

create or replace function app.record_in(org uuid, e_at timestamptz, e_act text, e_kind text, e_subject uuid, h uuid, e_from text, e_to text, e_why text, e_actor text)
returns void language sql security definer set search_path = app, pg_catalog as $$
  select app.link_events(org, array[row(app.uuid7(), org, 0, e_at, nullif(current_setting('app.member', true), '')::uuid, e_actor, e_act, e_kind, e_subject, h,
    e_from, e_to, e_why, '{}'::jsonb, ''::bytea)::app.event])
$$;

create or replace function app.census_tell(digest bytea, i uuid, today date, at timestamptz, named uuid[], l uuid, data jsonb)
returns void language plpgsql security definer set search_path = app, pg_catalog as $$
declare c record; who uuid := nullif(current_setting('app.member', true), '')::uuid; families app.event[];
begin
  select * into c from app.census_door(digest, i, today);
  if not found then return; end if;
  families := array(select row(app.uuid7(), c.organisation_id, 0, at, who, c.partner, 'census.family_named', 'household', f.household_id, f.household_id, null,
      'heard', null, jsonb_build_object('list', l), ''::bytea)::app.event
    from app.census_family f where f.invitation_id = c.invitation_id and f.household_id = any (named) and f.named_at = at order by f.household_id);
  perform app.link_events(c.organisation_id, families || row(app.uuid7(), c.organisation_id, 0, at, who,
    coalesce((select m.name from app.member m where m.id = who and digest is null), c.partner), 'census.list_taken_in', 'census', c.census_id, null, null,
    'answered', null, data || jsonb_build_object('list', l, 'invitation', c.invitation_id), ''::bytea)::app.event);
  update app.census_invitation x set opened_at = case when digest is null then x.opened_at else coalesce(x.opened_at, at) end where x.id = c.invitation_id;
  update app.list_upload u set taken_in_at = at, outcome = data where u.id = l and u.organisation_id = c.organisation_id and u.taken_in_at is null;
end $$;

-- Who reads a file, for whoever reads it in full: an organisation whose name says too much is said by the words it chose, and never by its identifier.
create function app.readers_of(h uuid) returns table (name text, own boolean, scope text, since timestamptz)
language sql stable security definer set search_path = app, pg_catalog as $$
  select case when o.id = any (app.orgs()) then o.name else coalesce(o.masked_as, o.name) end, o.id = any (app.orgs()), a.scope, a.since
    from app.household_access a join app.organisation o on o.id = a.organisation_id
   where a.household_id = h and a.ended_at is null and exists (select from app.household_access m where m.household_id = h and m.organisation_id = any (app.orgs())
     and m.ended_at is null and m.scope = 'full')
   order by a.since, 1
$$;

-- A number is looked for among the families that an organisation follows in full, and visits no others: how long it takes tells nothing of them.
alter table app.household_access add column phone text;
update app.household_access a set phone = h.phone from app.household h where h.id = a.household_id and a.scope = 'full' and h.phone is not null;
create index household_access_phone on app.household_access (organisation_id, phone) where ended_at is null and phone is not null;
drop index app.household_phone;

create function app.access_reached() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  new.phone := case when new.scope = 'full' then (select h.phone from app.household h where h.id = new.household_id) end;
  return new;
end $$;
create trigger access_reached before insert or update of scope on app.household_access for each row execute function app.access_reached();

create function app.household_reached() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.household_access set phone = new.phone where household_id = new.id and scope = 'full';
  return null;
end $$;
create trigger household_reached after update of phone on app.household for each row when (old.phone is distinct from new.phone) execute function app.household_reached();

revoke execute on all functions in schema app from public;
grant execute on function app.readers_of(uuid) to maillon_app;
