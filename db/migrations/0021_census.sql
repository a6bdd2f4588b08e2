-- The census of needs: a coordination asks the structures of its territory what they see. Each answers by a personal link, without
-- an account, with counts, with families that agreed to be named, or with both. Both of one structure are never added up.

create table app.census (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  title text not null check (length(title) between 3 and 120),
  closes_on date not null,
  kinds text[] not null check (kinds <> '{}' and kinds <@ array['computer', 'connection', 'skills']),
  communes text[] not null check (cardinality(communes) between 1 and 200),
  questions text[] not null default '{}' check (questions <@ array['visitors', 'help', 'obstacle']),
  created_at timestamptz(3) not null,
  closed_at timestamptz(3)
);
create index census_list on app.census (organisation_id, created_at desc, id desc);

create table app.census_invitation (
  id uuid primary key,
  census_id uuid not null references app.census,
  organisation_id uuid not null references app.organisation,
  partner text not null check (length(partner) between 2 and 160),
  email text not null,
  token_hash bytea not null unique,
  invited_at timestamptz(3) not null,
  reminded_at timestamptz(3),
  opened_at timestamptz(3),
  answered_at timestamptz(3),
  answers jsonb not null default '{}'
);
create unique index census_invitation_once on app.census_invitation (organisation_id, census_id, lower(email));

-- How many people a structure sees, by commune and kind, whether it names them or not.
create table app.census_count (
  organisation_id uuid not null references app.organisation,
  invitation_id uuid not null references app.census_invitation,
  commune text not null references app.commune,
  kind text not null,
  declared int not null check (declared between 0 and 100000),
  primary key (organisation_id, invitation_id, commune, kind)
);

-- A family that a structure named with its agreement: a household of the coordination from then on.
create table app.census_family (
  household_id uuid primary key references app.household,
  organisation_id uuid not null references app.organisation,
  invitation_id uuid not null references app.census_invitation,
  named_at timestamptz(3) not null
);
create index census_family_invitation on app.census_family (organisation_id, invitation_id);

do $$ declare t text; begin
  foreach t in array array['census', 'census_invitation', 'census_count', 'census_family'] loop
    execute format('alter table app.%I enable row level security; alter table app.%1$I force row level security', t);
    execute format('create policy owner on app.%I to maillon_owner using (true) with check (true)', t);
    execute format('create policy own on app.%I to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]))', t);
  end loop;
end $$;
grant select, insert, update on app.census, app.census_invitation to maillon_app;
grant select on app.census_count, app.census_family to maillon_app;

-- What a personal link opens: nothing but this census and what this structure answered. A link ends with its census.
create function app.census_behind(digest bytea, today date)
returns table (invitation_id uuid, census_id uuid, organisation_id uuid, coordination text, partner text, title text, closes_on date, kinds text[], communes text[],
  questions text[], answers jsonb, answered_at timestamptz, open boolean, names jsonb)
language sql stable security definer set search_path = app, pg_catalog as $$
  select i.id, c.id, c.organisation_id, o.name, i.partner, c.title, c.closes_on, c.kinds, c.communes, c.questions, i.answers, i.answered_at,
    c.closed_at is null and c.closes_on >= today, (select jsonb_object_agg(k.insee, k.name) from app.commune k where k.insee = any (c.communes))
  from app.census_invitation i join app.census c on c.id = i.census_id join app.organisation o on o.id = c.organisation_id where i.token_hash = digest
$$;
create function app.census_answers(digest bytea) returns table (commune text, kind text, declared int)
language sql stable security definer set search_path = app, pg_catalog as $$
  select k.commune, k.kind, k.declared from app.census_invitation i join app.census_count k on k.invitation_id = i.id where i.token_hash = digest
$$;
create function app.census_named(digest bytea) returns table (household_id uuid, name text, commune text, kinds text[], named_at timestamptz)
language sql stable security definer set search_path = app, pg_catalog as $$
  select f.household_id, h.name, h.commune, (select array_agg(n.kind order by n.kind) from app.need n where n.household_id = h.id), f.named_at
  from app.census_invitation i join app.census_family f on f.invitation_id = i.id join app.household h on h.id = f.household_id
  where i.token_hash = digest order by f.named_at desc limit 500
$$;

-- The counts and answers of one structure, whole: what it sent last replaces what it had sent.
create function app.census_declare(digest bytea, today date, at timestamptz, counts jsonb, said jsonb, done boolean) returns boolean
language plpgsql security definer set search_path = app, pg_catalog as $$
declare c record;
begin
  select * into c from app.census_behind(digest, today);
  if not found or not c.open then return false; end if;
  perform from app.census_invitation where id = c.invitation_id for update;
  delete from app.census_count k where k.invitation_id = c.invitation_id;
  insert into app.census_count (organisation_id, invitation_id, commune, kind, declared)
    select c.organisation_id, c.invitation_id, x.commune, x.kind, x.declared from jsonb_to_recordset(counts) as x (commune text, kind text, declared int)
    where x.commune = any (c.communes) and x.kind = any (c.kinds) and x.declared > 0;
  update app.census_invitation i set answers = said, answered_at = case when done then coalesce(i.answered_at, at) else i.answered_at end,
    opened_at = coalesce(i.opened_at, at) where i.id = c.invitation_id;
  if done and c.answered_at is null then
    perform app.record_in(c.organisation_id, at, 'census.answered', 'census', c.census_id, null, null, 'answered', null, c.partner);
  end if;
  return true;
end $$;

-- A family named with its agreement. The same name, commune and phone from one structure is one family, however often it is sent.
create function app.census_name(digest bytea, today date, at timestamptz, h uuid, family jsonb) returns uuid
language plpgsql security definer set search_path = app, pg_catalog as $$
declare c record; known uuid; kind text;
begin
  select * into c from app.census_behind(digest, today);
  if not found or not c.open or not (family ->> 'commune' = any (c.communes)) then return null; end if;
  perform from app.census_invitation where id = c.invitation_id for update;
  select f.household_id into known from app.census_family f join app.household x on x.id = f.household_id
   where f.invitation_id = c.invitation_id and x.name_key = family ->> 'name_key' and x.commune = family ->> 'commune'
     and coalesce(x.phone, '') = coalesce(family ->> 'phone', '') limit 1;
  if known is not null then return known; end if;
  insert into app.household (id, organisation_id, name, name_key, commune, phone, channel, adults, children, created_at, touched_at)
    values (h, c.organisation_id, family ->> 'name', family ->> 'name_key', family ->> 'commune', family ->> 'phone', family ->> 'channel',
      (family ->> 'adults')::int, (family ->> 'children')::int, at, at);
  insert into app.census_family (household_id, organisation_id, invitation_id, named_at) values (h, c.organisation_id, c.invitation_id, at);
  for kind in select jsonb_array_elements_text(family -> 'kinds') loop
    if kind = any (c.kinds) then
      insert into app.need (id, household_id, organisation_id, kind, heard_at) values (app.uuid7(), h, c.organisation_id, kind, at) on conflict do nothing;
    end if;
  end loop;
  insert into app.agreement (id, household_id, organisation_id, kind, how, given_on, noted_by)
    select app.uuid7(), h, c.organisation_id, k, 'spoken', today, c.partner from unnest(array['information', 'sharing']) k;
  perform app.record_in(c.organisation_id, at, 'census.family_named', 'household', h, h, null, 'heard', null, c.partner);
  return h;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.census_behind(bytea, date), app.census_answers(bytea), app.census_named(bytea), app.census_declare(bytea, date, timestamptz, jsonb, jsonb, boolean),
  app.census_name(bytea, date, timestamptz, uuid, jsonb) to maillon_app;
