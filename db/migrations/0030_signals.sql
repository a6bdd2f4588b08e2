-- Schools signal the pupils who do not connect, and follow each until the day they are back. Everything here is the school's own:
-- no other organisation reads a class, a pupil or a signal. docs/decisions/0017 says what is kept, and until when.

create table app.school_class (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  name text not null check (length(name) between 1 and 30),
  -- The year in which the school year begins: 2026 for 2026-2027.
  school_year int not null check (school_year between 2000 and 2100),
  created_at timestamptz(3) not null,
  -- The last time its list was ticked: a list of no use any more goes.
  ticked_at timestamptz(3)
);
create unique index school_class_once on app.school_class (organisation_id, school_year, lower(name));

-- Two names and nothing else, until a family was told: then its household holds the rest.
create table app.pupil (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  class_id uuid not null references app.school_class,
  first_name text not null,
  last_name text not null,
  name_key text not null,
  household_id uuid references app.household,
  forgotten_at timestamptz(3),
  created_at timestamptz(3) not null,
  check ((forgotten_at is null) = (last_name <> ''))
);
create unique index pupil_once on app.pupil (organisation_id, class_id, name_key) where forgotten_at is null;
create index pupil_class on app.pupil (class_id);
create index pupil_household on app.pupil (household_id) where household_id is not null;

create table app.signal (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  pupil_id uuid not null references app.pupil,
  since date not null,
  noticed text not null check (noticed in ('class_missed', 'work_missing', 'never_opened', 'family_said', 'teacher_said')),
  state text not null default 'flagged' check (state in ('flagged', 'reached', 'qualified', 'back', 'closed')),
  reach text not null default 'not_tried' check (reach in ('not_tried', 'not_reached', 'message_left', 'reached')),
  -- Who of the school spoke, or tried to speak, to the family.
  reached_by text not null default '' check (length(reached_by) <= 80),
  tries int not null default 0,
  tried_at timestamptz(3),
  causes text[] not null default '{}' check (causes <@ array['no_device', 'shared_device', 'no_connection', 'knowing_how', 'disengaged', 'family_reason']),
  flagged_by text not null,
  flagged_at timestamptz(3) not null,
  qualified_at timestamptz(3),
  -- The day the pupil was back.
  back_on date,
  closed_as text check (closed_as in ('moved_school', 'mistaken', 'other_way', 'year_over', 'forgotten')),
  ended_at timestamptz(3),
  check ((state in ('back', 'closed')) = (ended_at is not null)),
  check ((state = 'back') = (back_on is not null)),
  check ((state = 'closed') = (closed_as is not null)),
  check (state <> 'reached' or reach = 'reached')
);
-- A pupil has one signal at a time.
create unique index signal_open on app.signal (organisation_id, pupil_id) where ended_at is null;
create index signal_list on app.signal (organisation_id, flagged_at desc, id desc);
create index signal_pupil on app.signal (pupil_id);

do $$ declare t text; begin
  foreach t in array array['school_class', 'pupil', 'signal'] loop
    execute format('alter table app.%I enable row level security; alter table app.%1$I force row level security', t);
    execute format('create policy owner on app.%I to maillon_owner using (true) with check (true)', t);
    execute format('create policy own on app.%I to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]))', t);
    execute format('grant select, insert, update on app.%I to maillon_app', t);
  end loop;
end $$;
-- A name written by mistake, or never flagged, leaves no row behind.
grant delete on app.pupil to maillon_app;
-- A pupil is tied only to a household that the school follows in full.
create policy tied on app.pupil as restrictive to maillon_app using (true) with check (household_id is null or exists (
  select from app.household_access a where a.household_id = pupil.household_id and a.ended_at is null and a.scope = 'full'
    and a.organisation_id = any ((select app.orgs())::uuid[])));

-- Takes the names away; what is counted stays. A signal that was still open ends with the reason given.
create function app.forget_pupils(pupils uuid[], at timestamptz, reason text) returns void
language sql security definer set search_path = app, pg_catalog as $$
  update app.signal set state = 'closed', closed_as = reason, ended_at = at where pupil_id = any (pupils) and ended_at is null;
  update app.signal set reached_by = '', causes = '{}' where pupil_id = any (pupils);
  update app.pupil set first_name = '', last_name = '', name_key = '', household_id = null, forgotten_at = at where id = any (pupils) and forgotten_at is null;
$$;

-- A household that is forgotten takes with it what a school kept of its pupils.
create function app.household_forgotten() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  perform app.forget_pupils(array(select id from app.pupil where household_id = new.id), new.forgotten_at, 'forgotten');
  return null;
end $$;
create trigger pupils_forgotten after update of forgotten_at on app.household for each row
  when (old.forgotten_at is null and new.forgotten_at is not null) execute function app.household_forgotten();

-- The school's own act, for one of its pupils.
create function app.forget_pupil(p uuid, at timestamptz) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if not exists (select from app.pupil x where x.id = p and x.organisation_id = any (app.orgs())) then
    raise exception 'only its school forgets a pupil' using errcode = '42501';
  end if;
  perform app.forget_pupils(array[p], at, 'forgotten');
end $$;

-- The clocks: a name never flagged goes with a list not ticked for sixty days, every name with the school year (31 August).
create function app.end_class_lists(at timestamptz, today date) returns int language plpgsql security definer set search_path = app, pg_catalog as $$
declare gone int; over uuid[];
begin
  over := array(select p.id from app.pupil p join app.school_class c on c.id = p.class_id
    where p.forgotten_at is null and make_date(c.school_year + 1, 8, 31) < today);
  delete from app.pupil p using app.school_class c where c.id = p.class_id and p.forgotten_at is null
    and (p.id = any (over) or greatest(c.ticked_at, p.created_at) < at - interval '60 days') and not exists (select from app.signal s where s.pupil_id = p.id);
  get diagnostics gone = row_count;
  perform app.forget_pupils(over, at, 'year_over');
  return gone + (select count(*)::int from app.pupil p where p.id = any (over));
end $$;

-- For a coordination: how many pupils each school that addressed a family to it flagged this year. By fives, rounded down; null: fewer
-- than five. No name, no class, no period to choose.
create function app.signals_by_school(year int) returns table (organisation_id uuid, name text, flagged int, awaited int, back int)
language sql stable security definer set search_path = app, pg_catalog as $$
  select o.id, o.name, app.by_five(count(distinct s.pupil_id)::int), app.by_five((count(*) filter (where s.ended_at is null))::int),
    app.by_five((count(distinct s.pupil_id) filter (where s.state = 'back'))::int)
  from app.organisation o join app.school_class c on c.organisation_id = o.id and c.school_year = year
    join app.pupil p on p.class_id = c.id join app.signal s on s.pupil_id = p.id and s.closed_as is distinct from 'mistaken'
  where exists (select from app.prescription x where x.organisation_id = o.id and x.to_organisation_id = any (app.orgs()) and x.state <> 'draft')
    and not (o.id = any (app.orgs()))
  group by o.id, o.name order by o.name
$$;

revoke execute on all functions in schema app from public;
grant execute on function app.forget_pupil(uuid, timestamptz), app.signals_by_school(int) to maillon_app;
grant execute on function app.end_class_lists(timestamptz, date) to maillon_job;
