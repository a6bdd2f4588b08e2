-- What a structure said of a family is kept as it said it: behind its link it reads nothing else, and nothing once the family is forgotten.

-- Null, all of them, for a family that is forgotten.
alter table app.census_family add name text, add commune text references app.commune, add kinds text[] not null default '{}',
  add by_hand boolean not null default false;

-- Of families named before: what the coordination has not corrected since, and the needs heard that day.
update app.census_family f set name = h.name, commune = h.commune,
  kinds = array(select n.kind from app.need n where n.household_id = h.id and n.heard_at = f.named_at order by 1)
  from app.household h where h.id = f.household_id and h.forgotten_at is null
    and not exists (select from app.event e where e.household_id = h.id and e.act = 'household.corrected');
update app.census_family f set by_hand = true from app.household h where h.id = f.household_id and h.forgotten_at is null
  and not exists (select from app.event e where e.household_id = f.household_id and e.act = 'census.family_named' and e.data ? 'list');

create or replace function app.census_named(digest bytea) returns table (household_id uuid, name text, commune text, kinds text[], named_at timestamptz)
language sql stable security definer set search_path = app, pg_catalog as $$
  select f.household_id, f.name, f.commune, f.kinds, f.named_at from app.census_invitation i join app.census_family f on f.invitation_id = i.id
  where i.token_hash = digest and f.name is not null order by f.named_at desc limit 500
$$;

-- At most three hundred by hand: whoever holds a link fills nobody's list of families; null then, as when the census is over.
create or replace function app.census_name(digest bytea, today date, at timestamptz, h uuid, family jsonb)
returns uuid
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
  if (select count(*) from app.census_family f where f.invitation_id = c.invitation_id and f.by_hand) >= 300 then return null; end if;
  insert into app.household (id, organisation_id, name, name_key, commune, phone, channel, adults, children, created_at, touched_at)
    values (h, c.organisation_id, family ->> 'name', family ->> 'name_key', family ->> 'commune', family ->> 'phone', family ->> 'channel',
      (family ->> 'adults')::int, (family ->> 'children')::int, at, at);
  insert into app.census_family (household_id, organisation_id, invitation_id, named_at, name, commune, kinds, by_hand)
    values (h, c.organisation_id, c.invitation_id, at, family ->> 'name', family ->> 'commune',
      array(select k from jsonb_array_elements_text(family -> 'kinds') k where k = any (c.kinds) order by 1), true);
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

create or replace function app.census_take(digest bytea, i uuid, today date, at timestamptz, families jsonb)
returns SETOF uuid
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
  insert into app.census_family (household_id, organisation_id, invitation_id, named_at, name, commune, kinds)
    select f.id, c.organisation_id, c.invitation_id, at, f.name, f.commune, array(select k from jsonb_array_elements_text(f.kinds) k where k = any (c.kinds) order by 1)
    from jsonb_to_recordset(families) as f (id uuid, name text, commune text, kinds jsonb) where f.id = any (fresh);
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

-- A list that was taken in, and may name a family that is forgotten, goes with it, and so does what the structure said.
create or replace function app.lists_forgotten() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  delete from app.list_upload u using app.census_family f join app.census_invitation i on i.id = f.invitation_id
   where f.household_id = new.id and u.census_id = i.census_id and (u.invitation_id = i.id or u.invitation_id is null);
  update app.census_family set name = null, commune = null, kinds = '{}' where household_id = new.id;
  return null;
end $$;
