-- A family named in a census said yes to somebody: how, and to whom of the structure, when it is told. Other organisations read neither.

create or replace function app.said_to_others(h uuid, org uuid, said text) returns text
language sql stable set search_path = app, pg_catalog as $$
  select case when o.id = any (app.orgs()) then said
    when o.masked_as is not null then o.masked_as
    when exists (select from app.event e where e.household_id = h and e.organisation_id = org and e.act like 'census.%'
      and (e.actor = said or right(said, length(e.actor) + 2) = ', ' || e.actor)) then app.neutral_words()
    else said end
  from app.organisation o where o.id = org
$$;

create or replace function app.census_take(digest bytea, i uuid, today date, at timestamptz, families jsonb) returns setof uuid
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
  insert into app.agreement (id, household_id, organisation_id, kind, how, given_by, given_on, noted_by, created_at)
    select app.uuid7(), f.id, c.organisation_id, k, coalesce(f.how, 'spoken'), coalesce(f.given_by, ''), least(coalesce(f.agreed_on, today), today),
      concat_ws(', ', nullif(f.heard_by, ''), c.partner), at
    from jsonb_to_recordset(families) as f (id uuid, agreed_on date, how text, given_by text, heard_by text), unnest(array['information', 'sharing']) k
    where f.id = any (fresh);
  insert into app.target_public (id, household_id, organisation_id, kind, declared_by, declared_on)
    select app.uuid7(), f.id, c.organisation_id, k, c.partner, today from jsonb_to_recordset(families) as f (id uuid, publics jsonb), jsonb_array_elements_text(f.publics) k
    where f.id = any (fresh) on conflict do nothing;
  return query select unnest(fresh);
end $$;
