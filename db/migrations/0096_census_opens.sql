-- A census has a first day as it has a last one: before it, a link says from when, and nothing is taken.

alter table app.census add column opens_on date;
update app.census set opens_on = least((created_at at time zone 'Europe/Paris')::date, closes_on);
alter table app.census alter column opens_on set not null;
alter table app.census add constraint census_days_check check (opens_on <= closes_on);

create or replace function app.census_door(digest bytea, i uuid, today date)
returns table (invitation_id uuid, census_id uuid, organisation_id uuid, partner text, kinds text[], communes text[], open boolean)
language sql stable security definer set search_path = app, pg_catalog as $$
  select x.id, c.id, c.organisation_id, x.partner, c.kinds, c.communes, c.closed_at is null and today between c.opens_on and c.closes_on
  from app.census_invitation x join app.census c on c.id = x.census_id
  where case when digest is null then x.id = i and x.organisation_id = any (app.orgs()) else x.token_hash = sha256(digest) end
$$;

create or replace function app.census_hold(digest bytea, today date) returns boolean
language plpgsql security definer set search_path = app, pg_catalog as $$
declare standing record;
begin
  select c.closed_at, c.opens_on, c.closes_on into standing from app.census_invitation i join app.census c on c.id = i.census_id
   where i.token_hash = sha256(digest) for share of c;
  return found and standing.closed_at is null and today between standing.opens_on and standing.closes_on;
end $$;

drop function app.census_behind(bytea, date);
create function app.census_behind(digest bytea, today date)
returns table (invitation_id uuid, census_id uuid, organisation_id uuid, coordination text, partner text, title text, opens_on date, closes_on date,
  closed_at timestamptz, kinds text[], communes text[], questions text[], publics text[], answers jsonb, answered_at timestamptz, open boolean, names jsonb,
  asker text, asker_email text, asker_phone text)
language sql stable security definer set search_path = app, pg_catalog as $$
  select d.invitation_id, d.census_id, d.organisation_id, o.name, d.partner, c.title, c.opens_on, c.closes_on, c.closed_at, d.kinds, d.communes, c.questions,
    c.publics, i.answers, i.answered_at, d.open, (select jsonb_object_agg(k.insee, k.name) from app.commune k where k.insee = any (d.communes)), m.name,
    coalesce(m.email, o.email), o.phone
  from app.census_door(digest, null, today) d join app.census_invitation i on i.id = d.invitation_id join app.census c on c.id = d.census_id
  join app.organisation o on o.id = d.organisation_id left join app.member m on m.id = i.asked_by and m.revoked_at is null
  where digest is not null
$$;
revoke execute on function app.census_behind(bytea, date) from public;
grant execute on function app.census_behind(bytea, date) to maillon_app;
