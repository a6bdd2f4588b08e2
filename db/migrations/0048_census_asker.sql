-- Who asked a structure, by name: a person who is asked to say what they see knows whom to call back.
alter table app.census_invitation add asked_by uuid references app.member;

-- One door to a census: a link, or an invitation of one's own. Whoever stands behind a link also reads who asks, and how to call them.
drop function app.census_behind(bytea, date);
create function app.census_behind(digest bytea, today date)
returns table (invitation_id uuid, census_id uuid, organisation_id uuid, coordination text, partner text, title text, closes_on date, kinds text[],
  communes text[], questions text[], answers jsonb, answered_at timestamptz, open boolean, names jsonb, asker text, asker_email text, asker_phone text)
language sql stable security definer set search_path = app, pg_catalog as $$
  select d.invitation_id, d.census_id, d.organisation_id, o.name, d.partner, c.title, c.closes_on, d.kinds, d.communes, c.questions, i.answers, i.answered_at,
    d.open, (select jsonb_object_agg(k.insee, k.name) from app.commune k where k.insee = any (d.communes)), m.name, coalesce(m.email, o.email), o.phone
  from app.census_door(digest, null, today) d join app.census_invitation i on i.id = d.invitation_id join app.census c on c.id = d.census_id
  join app.organisation o on o.id = d.organisation_id left join app.member m on m.id = i.asked_by and m.revoked_at is null
  where digest is not null
$$;

-- A family named by hand is a list of one: written as a list writes it, with its bound and its own event.
create or replace function app.census_name(digest bytea, today date, at timestamptz, h uuid, family jsonb)
returns uuid
language plpgsql security definer set search_path = app, pg_catalog as $$
declare c record; known uuid;
begin
  select * into c from app.census_door(digest, null, today) where digest is not null;
  if not found or not c.open or not (family ->> 'commune' = any (c.communes)) then return null; end if;
  perform from app.census_invitation where id = c.invitation_id for update;
  select f.household_id into known from app.census_family f join app.household x on x.id = f.household_id
   where f.invitation_id = c.invitation_id and x.name_key = family ->> 'name_key' and x.commune = family ->> 'commune'
     and coalesce(x.phone, '') = coalesce(family ->> 'phone', '') limit 1;
  if known is not null then return known; end if;
  if (select count(*) from app.census_family f where f.invitation_id = c.invitation_id and f.by_hand) >= 300 then return null; end if;
  perform app.census_take(digest, null, today, at, jsonb_build_array(family || jsonb_build_object('id', h)));
  update app.census_family set by_hand = true where household_id = h and invitation_id = c.invitation_id;
  perform app.record_in(c.organisation_id, at, 'census.family_named', 'household', h, h, null, 'heard', null, c.partner);
  return h;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.census_behind(bytea, date) to maillon_app;
