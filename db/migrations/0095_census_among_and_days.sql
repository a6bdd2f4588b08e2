-- Of the people that a structure counted, how many belong to a public: asked only when the coordination chose it. They never exceed
-- those counted, and name nobody.

alter table app.census add column publics text[] not null default '{}'
  check (publics <@ array['rsa', 'mission_locale', 'ase_leaver', 'job_seeker', 'pupil', 'student', 'senior', 'single_parent', 'qpv']);

-- A question that only schools are asked.
alter table app.census drop constraint census_questions_check;
alter table app.census add constraint census_questions_check check (questions <@ array['visitors', 'help', 'obstacle', 'workspace']);

create function app.among_is_part(among jsonb, declared int) returns boolean language sql immutable set search_path = app, pg_catalog as $$
  select jsonb_typeof(among) = 'object' and not exists (select from jsonb_each(among) part
    where part.key <> all (array['rsa', 'mission_locale', 'ase_leaver', 'job_seeker', 'pupil', 'student', 'senior', 'single_parent', 'qpv'])
      or jsonb_typeof(part.value) <> 'number' or part.value::text !~ '^[1-9][0-9]{0,5}$' or part.value::numeric > declared)
$$;
alter table app.census_count add column among jsonb not null default '{}'
  constraint census_count_among_check check (app.among_is_part(among, declared));

drop function app.census_answers(bytea);
create function app.census_answers(digest bytea) returns table (commune text, kind text, declared int, among jsonb)
language sql stable security definer set search_path = app, pg_catalog as $$
  select k.commune, k.kind, k.declared, k.among from app.census_invitation i join app.census_count k on k.invitation_id = i.id where i.token_hash = sha256(digest)
$$;

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

create or replace function app.census_declare(digest bytea, today date, at timestamptz, counts jsonb, said jsonb, done boolean) returns boolean
language plpgsql security definer set search_path = app, pg_catalog as $$
declare c record;
begin
  if not app.census_hold(digest, today) then return false; end if;
  select * into c from app.census_behind(digest, today);
  if not found or not c.open then return false; end if;
  perform from app.census_invitation where id = c.invitation_id for update;
  delete from app.census_count k where k.invitation_id = c.invitation_id;
  insert into app.census_count (organisation_id, invitation_id, commune, kind, declared, among)
    select c.organisation_id, c.invitation_id, x.commune, x.kind, x.declared,
      coalesce((select jsonb_object_agg(p.key, p.value) from jsonb_each(x.among) p where p.key = any (c.publics)), '{}')
    from jsonb_to_recordset(counts) as x (commune text, kind text, declared int, among jsonb)
    where x.commune = any (c.communes) and x.kind = any (c.kinds) and x.declared > 0;
  update app.census_invitation i set answers = said, answered_at = case when done then coalesce(i.answered_at, at) else i.answered_at end,
    opened_at = coalesce(i.opened_at, at), came_by = 'link' where i.id = c.invitation_id;
  if done and c.answered_at is null then
    perform app.record_in(c.organisation_id, at, 'census.answered', 'census', c.census_id, null, null, 'answered', null, c.partner);
  end if;
  return true;
end $$;

revoke execute on function app.census_answers(bytea), app.census_behind(bytea, date), app.among_is_part(jsonb, int) from public;
grant execute on function app.census_answers(bytea), app.census_behind(bytea, date), app.among_is_part(jsonb, int) to maillon_app;
