-- Lists that arrive in a partner's own spreadsheet: what its columns give is remembered, and the list waits to be read over before
-- anything is written. A list is kept as the cells that were read, without any national insurance number, and seven days at most.

create table app.column_mapping (
  organisation_id uuid not null references app.organisation,
  purpose text not null check (purpose in ('census', 'orientations')),
  -- The digest of the titles, without case, accents and punctuation.
  headings bytea not null check (length(headings) = 32),
  fields jsonb not null check (jsonb_typeof(fields) = 'array' and length(fields::text) < 20000),
  said_at timestamptz(3) not null,
  primary key (organisation_id, purpose, headings)
);

create table app.list_upload (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  purpose text not null check (purpose in ('census', 'orientations')),
  census_id uuid references app.census,
  -- Null: the structure is added with its list, or the list names several.
  invitation_id uuid references app.census_invitation,
  -- How the structure is called while it has no invitation; empty when a column of the list says it.
  partner text not null default '' check (length(partner) <= 160),
  name text not null,
  content bytea not null,
  sha256 bytea not null check (length(sha256) = 32),
  -- What was said of it: its columns, the communes that were not understood, to whom it goes.
  said jsonb not null,
  kept_at timestamptz(3) not null,
  taken_in_at timestamptz(3),
  outcome jsonb,
  check (purpose <> 'census' or census_id is not null)
);
create index list_upload_kept on app.list_upload (kept_at);
create index list_upload_census on app.list_upload (census_id, sha256);

do $$ declare t text; begin
  foreach t in array array['column_mapping', 'list_upload'] loop
    execute format('alter table app.%I enable row level security; alter table app.%1$I force row level security', t);
    execute format('create policy owner on app.%I to maillon_owner using (true) with check (true)', t);
    execute format('create policy own on app.%I to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]))', t);
  end loop;
end $$;
grant select, insert, update on app.column_mapping, app.list_upload to maillon_app;

create or replace function app.tidy() returns void language sql security definer set search_path = app, pg_catalog as $$
  delete from app.form_receipt where created_at < now() - interval '30 days';
  update app.outbox set body = '', link = null where created_at < now() - interval '90 days' and body <> '';
  delete from app.reading where at < now() - interval '12 months';
  delete from app.list_upload where kept_at < now() - interval '7 days';
$$;

-- Whose part of a census is acted on: behind a personal link, or of the coordination whose member acts. One filter for both.
create function app.census_door(digest bytea, i uuid, today date)
returns table (invitation_id uuid, census_id uuid, organisation_id uuid, partner text, kinds text[], communes text[], open boolean)
language sql stable security definer set search_path = app, pg_catalog as $$
  select x.id, c.id, c.organisation_id, x.partner, c.kinds, c.communes, c.closed_at is null and c.closes_on >= today
  from app.census_invitation x join app.census c on c.id = x.census_id
  where case when digest is null then x.id = i and x.organisation_id = any (app.orgs()) else x.token_hash = digest end
$$;

-- The communes of a census, as whoever holds its link may write them.
create function app.census_communes(digest bytea) returns table (insee text, name text, postcodes text[])
language sql stable security definer set search_path = app, pg_catalog as $$
  select k.insee, k.name, k.postcodes from app.census_invitation x join app.census c on c.id = x.census_id
  join app.commune k on k.insee = any (c.communes) where x.token_hash = digest
$$;

-- The families that this structure already named: name, commune and phone, as they are compared.
create function app.census_known(digest bytea) returns table (name_key text, commune text, phone text)
language sql stable security definer set search_path = app, pg_catalog as $$
  select h.name_key, h.commune, coalesce(h.phone, '') from app.census_invitation x join app.census_family f on f.invitation_id = x.id
  join app.household h on h.id = f.household_id where x.token_hash = digest
$$;

-- A structure's own list, behind its link.
create function app.census_keep_list(digest bytea, today date, at timestamptz, l uuid, list_name text, cells bytea, sum bytea, words jsonb) returns boolean
language plpgsql security definer set search_path = app, pg_catalog as $$
declare c record;
begin
  select * into c from app.census_door(digest, null, today) where digest is not null;
  if not found or not c.open then return false; end if;
  -- Twenty lists a structure: whoever holds a link fills nobody's disk.
  perform from app.census_invitation where id = c.invitation_id for update;
  if (select count(*) from app.list_upload u where u.invitation_id = c.invitation_id) >= 20 then return false; end if;
  insert into app.list_upload (id, organisation_id, purpose, census_id, invitation_id, name, content, sha256, said, kept_at)
    values (l, c.organisation_id, 'census', c.census_id, c.invitation_id, list_name, cells, sum, words, at);
  return true;
end $$;
create function app.census_list(digest bytea, l uuid) returns setof app.list_upload
language sql stable security definer set search_path = app, pg_catalog as $$
  select u.* from app.list_upload u join app.census_invitation x on x.id = u.invitation_id where x.token_hash = digest and u.id = l
$$;
create function app.census_list_before(digest bytea, sum bytea, l uuid) returns timestamptz
language sql stable security definer set search_path = app, pg_catalog as $$
  select min(u.taken_in_at) from app.list_upload u join app.census_invitation x on x.id = u.invitation_id
  where x.token_hash = digest and u.sha256 = sum and u.id <> l
$$;
create function app.census_say_of_list(digest bytea, l uuid, words jsonb) returns void
language sql security definer set search_path = app, pg_catalog as $$
  update app.list_upload u set said = words from app.census_invitation x where x.id = u.invitation_id and x.token_hash = digest and u.id = l and u.taken_in_at is null
$$;
create function app.census_columns(digest bytea, titles bytea) returns jsonb
language sql stable security definer set search_path = app, pg_catalog as $$
  select m.fields from app.census_invitation x join app.column_mapping m on m.organisation_id = x.organisation_id
  where x.token_hash = digest and m.purpose = 'census' and m.headings = titles
$$;
create function app.census_remember_columns(digest bytea, titles bytea, given jsonb, at timestamptz) returns void
language sql security definer set search_path = app, pg_catalog as $$
  insert into app.column_mapping (organisation_id, purpose, headings, fields, said_at)
  select x.organisation_id, 'census', titles, given, at from app.census_invitation x where x.token_hash = digest
  on conflict (organisation_id, purpose, headings) do update set fields = excluded.fields, said_at = excluded.said_at
$$;

-- Families of a list, named with their agreement: each becomes what app.census_name makes of one family, and one already named by
-- this structure is left alone. Gives those that are new; app.census_tell leaves their trace.
create function app.census_take(digest bytea, i uuid, today date, at timestamptz, families jsonb) returns setof uuid
language plpgsql security definer set search_path = app, pg_catalog as $$
declare c record; fresh uuid[];
begin
  select * into c from app.census_door(digest, i, today);
  if not found or not c.open then return; end if;
  perform from app.census_invitation where id = c.invitation_id for update;
  with asked as (
    select * from jsonb_to_recordset(families) as f (id uuid, name text, name_key text, commune text, phone text, email text, channel text, languages jsonb,
      adults int, children int) where f.commune = any (c.communes)),
  put as (
    insert into app.household (id, organisation_id, name, name_key, commune, phone, email, channel, languages, adults, children, created_at, touched_at)
    select f.id, c.organisation_id, f.name, f.name_key, f.commune, f.phone, f.email, f.channel, array(select jsonb_array_elements_text(f.languages)), f.adults, f.children, at, at
    from asked f where not exists (select from app.census_family k join app.household x on x.id = k.household_id
      where k.invitation_id = c.invitation_id and x.name_key = f.name_key and x.commune = f.commune and coalesce(x.phone, '') = coalesce(f.phone, ''))
    returning household.id)
  select array_agg(id) into fresh from put;
  insert into app.census_family (household_id, organisation_id, invitation_id, named_at) select h, c.organisation_id, c.invitation_id, at from unnest(fresh) h;
  insert into app.need (id, household_id, organisation_id, kind, heard_at)
    select app.uuid7(), f.id, c.organisation_id, k, at from jsonb_to_recordset(families) as f (id uuid, kinds jsonb), jsonb_array_elements_text(f.kinds) k
    where f.id = any (fresh) and k = any (c.kinds) on conflict do nothing;
  insert into app.agreement (id, household_id, organisation_id, kind, how, given_on, noted_by)
    select app.uuid7(), f.id, c.organisation_id, k, 'spoken', least(coalesce(f.agreed_on, today), today), c.partner
    from jsonb_to_recordset(families) as f (id uuid, agreed_on date), unnest(array['information', 'sharing']) k where f.id = any (fresh);
  insert into app.target_public (id, household_id, organisation_id, kind, declared_by, declared_on)
    select app.uuid7(), f.id, c.organisation_id, k, c.partner, today from jsonb_to_recordset(families) as f (id uuid, publics jsonb), jsonb_array_elements_text(f.publics) k
    where f.id = any (fresh) on conflict do nothing;
  return query select unnest(fresh);
end $$;

-- The trace of a list taken in: one event a family, so that each has its story, then one of the list; a single hold of the chain's end.
create function app.census_tell(digest bytea, i uuid, today date, at timestamptz, named uuid[], l uuid, data jsonb) returns void
language plpgsql security definer set search_path = app, pg_catalog as $$
declare c record; head app.chain_head; e app.event; h uuid; who uuid := nullif(current_setting('app.member', true), '')::uuid;
begin
  select * into c from app.census_door(digest, i, today);
  if not found then return; end if;
  insert into app.chain_head values (c.organisation_id, 0, ''::bytea) on conflict do nothing;
  select * into head from app.chain_head where organisation_id = c.organisation_id for update;
  for h in select f.household_id from app.census_family f where f.invitation_id = c.invitation_id and f.household_id = any (named) and f.named_at = at order by 1 loop
    e := row(app.uuid7(), c.organisation_id, head.seq + 1, at, who, c.partner, 'census.family_named', 'household', h, h, null, 'heard', null, jsonb_build_object('list', l), ''::bytea);
    e.hash := app.event_digest(head.hash, e);
    insert into app.event select e.*;
    head.seq := e.seq; head.hash := e.hash;
  end loop;
  e := row(app.uuid7(), c.organisation_id, head.seq + 1, at, who, coalesce((select m.name from app.member m where m.id = who and digest is null), c.partner),
    'census.list_taken_in', 'census', c.census_id, null, null, 'answered', null, data || jsonb_build_object('list', l, 'invitation', c.invitation_id), ''::bytea);
  e.hash := app.event_digest(head.hash, e);
  insert into app.event select e.*;
  update app.chain_head set seq = e.seq, hash = e.hash where organisation_id = c.organisation_id;
  update app.census_invitation x set opened_at = case when digest is null then x.opened_at else coalesce(x.opened_at, at) end where x.id = c.invitation_id;
  update app.list_upload u set taken_in_at = at, outcome = data where u.id = l and u.organisation_id = c.organisation_id and u.taken_in_at is null;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.census_door(bytea, uuid, date), app.census_communes(bytea), app.census_known(bytea), app.census_list(bytea, uuid),
  app.census_keep_list(bytea, date, timestamptz, uuid, text, bytea, bytea, jsonb), app.census_list_before(bytea, bytea, uuid),
  app.census_say_of_list(bytea, uuid, jsonb), app.census_columns(bytea, bytea), app.census_remember_columns(bytea, bytea, jsonb, timestamptz),
  app.census_take(bytea, uuid, date, timestamptz, jsonb), app.census_tell(bytea, uuid, date, timestamptz, uuid[], uuid, jsonb) to maillon_app;

-- The links of a household are worked out once for all the needs of a statement, and once a household: a list of families, or one
-- family with its three needs.
create or replace function app.refresh_chain(h uuid) returns void language sql security definer set search_path = app, pg_catalog as $$
  with c as materialized (select app.chain_of(h) as chain)
  update app.household x set chain = c.chain, stage = case when strpos(c.chain, 'n') = 0 then 8 else strpos(c.chain, 'n') end, touched_at = greatest(x.touched_at, now()),
    answer_awaited = exists (select from app.prescription p where p.household_id = h and p.state = 'sent')
  from c where x.id = h
$$;
create function app.needs_heard() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  perform app.refresh_chain(h) from (select distinct household_id as h from heard where household_id is not null) of_statement;
  return null;
end $$;
revoke execute on function app.needs_heard() from public;
drop trigger link_moved on app.need;
create trigger link_moved after update on app.need for each row execute function app.link_moved();
create trigger needs_heard after insert on app.need referencing new table as heard for each statement execute function app.needs_heard();
