-- One household, whoever names it. The files that several partners wrote of one family stay theirs, unchanged; the organisation that
-- judged them to be one family reads them as one. Nothing is moved, so that a judgement can be taken back at any time.

-- The file in which this organisation reads the household; null when it is read in its own.
alter table app.household_access add column kept_in uuid references app.household, add column kept_since timestamptz(3),
  add constraint kept_in_another check (kept_in <> household_id);
create index household_access_kept on app.household_access (kept_in, organisation_id) where kept_in is not null;

-- What a person judged of two files: one family, or two. It outlives every later comparison, and is taken back rather than deleted.
create table app.verdict (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  a uuid not null references app.household,
  b uuid not null references app.household,
  same boolean not null,
  reason text not null default '' check (length(reason) <= 300),
  decided_by text not null,
  decided_at timestamptz(3) not null,
  taken_back_by text,
  taken_back_at timestamptz(3),
  constraint verdict_in_order check (a < b)
);
create unique index verdict_standing on app.verdict (organisation_id, a, b) where taken_back_at is null;
create index verdict_other on app.verdict (organisation_id, b) where taken_back_at is null;
alter table app.verdict enable row level security;
alter table app.verdict force row level security;
create policy owner on app.verdict to maillon_owner using (true) with check (true);
create policy seen on app.verdict for select to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]));
create policy changed on app.verdict for update to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]));
create policy written on app.verdict for insert to maillon_app with check (organisation_id = any ((select app.orgs())::uuid[])
  and (select count(*) from app.household_access x where x.organisation_id = verdict.organisation_id and x.household_id in (verdict.a, verdict.b)
    and x.ended_at is null and x.scope = 'full') = 2);
grant select, insert, update on app.verdict to maillon_app;

-- Two files that the last comparison found alike, and why: clues and their weight, never what they hold.
create table app.likeness (
  organisation_id uuid not null references app.organisation,
  a uuid not null references app.household on delete cascade,
  b uuid not null references app.household on delete cascade,
  zone text not null check (zone in ('certain', 'judge')),
  odds real not null,
  steps jsonb not null,
  found_at timestamptz(3) not null,
  primary key (organisation_id, a, b),
  constraint likeness_in_order check (a < b)
);
create index likeness_other on app.likeness (organisation_id, b);
-- What was learnt from the files of an organisation, without any of their data, and when.
create table app.linkage_model (
  organisation_id uuid primary key references app.organisation,
  model jsonb not null,
  files integer not null,
  learnt_at timestamptz(3) not null
);
do $$ declare t text; begin
  foreach t in array array['likeness', 'linkage_model'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy owner on app.%I to maillon_owner using (true) with check (true)', t);
    execute format('create policy own on app.%I to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]))', t);
  end loop;
end $$;
grant select on app.likeness, app.linkage_model to maillon_app;

-- Who comparing is for: an organisation that coordinates. For the clock of the night, which belongs to nobody.
create function app.comparing_organisations() returns setof uuid language sql stable security definer set search_path = app, pg_catalog as $$
  select app.receivers()
$$;

-- What is compared: the people of the households that an organisation follows in full, an address that it may not read aside.
create function app.people_compared(org uuid, most int) returns table (file uuid, name text, commune text, address text, phone text, email text,
  first_name text, last_name text, birth_name text, birth_year int, birth_month int, birth_day int)
language sql stable security definer set search_path = app, pg_catalog as $$
  with followed as (
    select a.household_id from app.household_access a where a.organisation_id = org and a.ended_at is null and a.scope = 'full'
      and (org = any (app.orgs()) or session_user = 'maillon_job')
     order by a.touched_at desc, a.household_id desc limit most)
  select h.id, h.name, c.name, case when h.confidential_address and h.organisation_id <> org then '' else h.address end,
    coalesce(b.phone, h.phone), coalesce(b.email, h.email), b.first_name, b.last_name, b.birth_name, b.birth_year, b.birth_month, b.birth_day
  from followed f join app.household h on h.id = f.household_id and h.forgotten_at is null join app.commune c on c.insee = h.commune
  left join app.beneficiary b on b.household_id = h.id and b.gone_on is null
$$;

-- Keeps the outcome of a comparison in place of the one before.
create function app.note_comparison(org uuid, at timestamptz, alike jsonb, learnt jsonb, files int) returns void
language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if not (org = any (coalesce(app.orgs(), '{}')) or session_user = 'maillon_job') then
    raise exception 'an organisation compares its own files' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(org::text, 25));
  delete from app.likeness where organisation_id = org;
  insert into app.likeness (organisation_id, a, b, zone, odds, steps, found_at)
  select org, x.a, x.b, x.zone, x.odds, x.steps, at from jsonb_to_recordset(alike) as x(a uuid, b uuid, zone text, odds real, steps jsonb)
    join app.household p on p.id = x.a and p.forgotten_at is null join app.household q on q.id = x.b and q.forgotten_at is null;
  insert into app.linkage_model as m values (org, learnt, files, at)
  on conflict (organisation_id) do update set model = excluded.model, files = excluded.files, learnt_at = excluded.learnt_at;
end $$;

-- The files that this organisation reads as one with `h`, itself among them. Rows that it may not see are not in it.
create function app.files_of(h uuid) returns setof uuid language sql stable as $$
  select a.household_id from (select coalesce((select k.kept_in from app.household_access k
      where k.organisation_id = any ((select app.orgs())::uuid[]) and k.household_id = h and k.ended_at is null and k.kept_in is not null limit 1), h) as id) main
    join app.household_access a on a.organisation_id = any ((select app.orgs())::uuid[]) and a.ended_at is null and (a.household_id = main.id or a.kept_in = main.id)
$$;

-- Other files that some organisation reads as one with `h`, and which one does: what it gives through one of them was given to the family.
create function app.same_files(h uuid) returns table (household_id uuid, judge uuid, since timestamptz) language sql stable security definer set search_path = app, pg_catalog as $$
  select k.household_id, k.organisation_id, greatest(k.kept_since, m.kept_since) from app.household_access m
    join app.household_access k on k.organisation_id = m.organisation_id and k.kept_in = coalesce(m.kept_in, h) and k.ended_at is null and k.household_id <> h
   where m.household_id = h and m.ended_at is null
  union all select m.kept_in, m.organisation_id, m.kept_since from app.household_access m where m.household_id = h and m.kept_in is not null and m.ended_at is null
$$;

-- What was promised or given to one file answers the same needs in all of them, and the orientations that asked for it.
create function app.answer_files(main uuid) returns void language sql security definer set search_path = app, pg_catalog as $$
  with files as (select f as id from app.files_of(main) f),
  given as (select a.kind, bool_or(a.state = 'handed_over') as handed from app.allocation a where a.household_id in (select id from files)
      and a.organisation_id = any (app.orgs()) and a.state <> 'cancelled' group by a.kind),
  needs as (
    update app.need n set state = case when g.handed then 'served' else 'promised' end, updated_at = now() from given g
     where n.household_id in (select id from files) and n.kind = g.kind and n.state in ('heard', 'qualified', 'prescribed', 'promised')
       and n.state <> case when g.handed then 'served' else 'promised' end)
  update app.prescription p set state = case when g.handed then 'served' else 'promised' end, updated_at = now()
    from (select q.id, bool_and(g.handed) as handed from app.prescription q join given g on g.kind = any (q.kinds) where q.household_id in (select id from files) group by q.id) g
   where p.id = g.id and p.to_organisation_id = any (app.orgs()) and p.state in ('accepted', 'waiting', 'promised')
$$;

-- Reads `h`, and what was read in it, in `main` from now on. Both must be followed in full, and in their own file until now.
create function app.keep_in(h uuid, main uuid, at timestamptz) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
declare own uuid := (app.orgs())[1]; f uuid;
begin
  perform from app.household_access a where a.organisation_id = own and (a.household_id in (h, main) or a.kept_in in (h, main)) order by a.household_id for update;
  if h = main or (select count(*) from app.household_access a where a.organisation_id = own and a.household_id in (h, main) and a.ended_at is null
      and a.scope = 'full' and a.kept_in is null) <> 2 then
    raise exception 'both files must be followed in full, each in its own place' using errcode = '42501';
  end if;
  -- A family is served once a programme and kind. Of two promises one is cancelled before the files become one.
  if exists (select from app.allocation p join app.allocation q on q.programme_id = p.programme_id and q.kind = p.kind and q.id <> p.id and q.state <> 'cancelled'
      where p.state = 'promised' and p.organisation_id = own and q.organisation_id = own
        and p.household_id in (select app.files_of(h) union select app.files_of(main)) and q.household_id in (select app.files_of(h) union select app.files_of(main))) then
    raise exception 'two promises' using errcode = '23514', constraint = 'one_promise';
  end if;
  update app.household_access set kept_in = main, kept_since = at where organisation_id = own and ended_at is null and (household_id = h or kept_in = h);
  perform app.answer_files(main);
  for f in select app.files_of(main) loop perform app.refresh_chain(f); end loop;
end $$;

-- Reads `h` in its own file again. What was given through another file stays with it: the needs of this one are open again.
create function app.read_apart(h uuid) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
declare own uuid := (app.orgs())[1]; main uuid; f uuid;
begin
  update app.household_access a set kept_in = null, kept_since = null from app.household_access was
   where a.organisation_id = own and a.household_id = h and a.kept_in is not null and was.organisation_id = own and was.household_id = h returning was.kept_in into main;
  if main is null then raise exception 'this file is read in its own place' using errcode = '42501'; end if;
  update app.need n set updated_at = now(), state = case when exists (select from app.prescription p where p.household_id = h
      and p.state in ('accepted', 'waiting', 'promised', 'served') and n.kind = any (p.kinds)) then 'prescribed' else 'qualified' end
   where n.household_id = h and n.kind in ('computer', 'connection') and n.state in ('promised', 'served', 'followed')
     and not exists (select from app.allocation a where a.household_id = h and a.kind = n.kind and a.state <> 'cancelled');
  update app.prescription p set state = 'accepted', updated_at = now() where p.household_id = h and p.to_organisation_id = own and p.state in ('promised', 'served')
     and not exists (select from app.allocation a where a.household_id = h and a.kind = any (p.kinds) and a.state <> 'cancelled');
  perform app.refresh_chain(h);
  for f in select app.files_of(main) loop perform app.refresh_chain(f); end loop;
end $$;

-- A file that is kept may leave an organisation's sight, or be forgotten: the others are then read in the oldest of them.
create function app.lead_passed(org uuid, main uuid) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
declare heir uuid;
begin
  select a.household_id into heir from app.household_access a where a.organisation_id = org and a.kept_in = main order by (a.ended_at is null) desc, a.since, a.household_id limit 1;
  if heir is null then return; end if;
  update app.household_access set kept_in = nullif(heir, household_id), kept_since = case when household_id <> heir then kept_since end
   where organisation_id = org and kept_in = main;
end $$;
create function app.access_ended() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  perform app.lead_passed(new.organisation_id, new.household_id);
  return null;
end $$;
create trigger access_ended after update of ended_at on app.household_access for each row
  when (old.ended_at is null and new.ended_at is not null) execute function app.access_ended();

create function app.household_unlinked() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
declare org uuid;
begin
  for org in select distinct organisation_id from app.household_access where kept_in = new.id loop perform app.lead_passed(org, new.id); end loop;
  update app.household_access set kept_in = null, kept_since = null where household_id = new.id;
  delete from app.likeness where new.id in (a, b);
  delete from app.verdict where new.id in (a, b);
  return null;
end $$;
create trigger household_unlinked after update of forgotten_at on app.household for each row
  when (old.forgotten_at is null and new.forgotten_at is not null) execute function app.household_unlinked();

-- Links three to six are lit by what was given through any file of the family, by the organisation that reads them as one.
create or replace function app.chain_of(h uuid) returns text language sql stable security definer set search_path = app, pg_catalog as $$
  with wanted as (
    select count(*) > 0 as any, coalesce(bool_or(kind in ('computer', 'connection')), false) as things, coalesce(bool_or(kind = 'computer'), false) as computer,
      coalesce(bool_or(kind = 'connection'), false) as connection
    from app.need where household_id = h),
  files as materialized (select h as id, null::uuid as judge union all select household_id, s.judge from app.same_files(h) s),
  lit as (
    select w.any as need,
      exists (select from app.prescription p where p.household_id = h and p.state in ('accepted', 'waiting', 'promised', 'served'))
        or exists (select from app.need n where n.household_id = h and (n.state not in ('heard', 'closed') or n.closed_as = 'autonomous')) as orientation,
      exists (select from files f join app.allocation a on a.household_id = f.id and a.organisation_id = coalesce(f.judge, a.organisation_id)
        where a.state <> 'cancelled' and (a.kind = 'computer' or not w.computer)) as allocation,
      exists (select from files f join app.handover x on x.household_id = f.id and x.organisation_id = coalesce(f.judge, x.organisation_id)
        where x.state in ('signed', 'closed')) as handover,
      exists (select from files f join app.sim_card s on s.household_id = f.id and s.organisation_id = coalesce(f.judge, s.organisation_id)
        where s.state in ('given', 'active')) as connection,
      exists (select from files f join app.appointment a on a.household_id = f.id and a.organisation_id = coalesce(f.judge, a.organisation_id)
        where a.subject = 'training' and a.state = 'seen')
        or exists (select from files f join app.seat s on s.household_id = f.id join app.workshop w on w.id = s.workshop_id and w.organisation_id = coalesce(f.judge, w.organisation_id)
          where s.state = 'present') as training,
      exists (select from app.household x where x.id = h and x.closed_as = 'autonomous') as autonomy,
      w.things, w.connection as wants_connection
    from wanted w),
  letters as (
    select l.n, case when l.lit then 'd' when not l.wanted then 's' else 'a' end as letter
    from lit, lateral (values (1, lit.need, true), (2, lit.orientation, true), (3, lit.allocation, lit.things), (4, lit.handover, lit.things),
      (5, lit.connection, lit.wants_connection), (6, lit.training, true), (7, lit.autonomy, true)) l(n, lit, wanted))
  select string_agg(case when letter = 'a' and n = (select min(n) from letters where letter = 'a') then 'n' else letter end, '' order by n) from letters
$$;

create or replace function app.link_moved() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
declare moved uuid; f uuid;
begin
  if tg_op <> 'INSERT' and old.household_id is not null then perform app.refresh_chain(old.household_id); end if;
  if tg_op <> 'DELETE' and new.household_id is not null and (tg_op = 'INSERT' or new.household_id is distinct from old.household_id) then perform app.refresh_chain(new.household_id); end if;
  if tg_table_name in ('need', 'prescription', 'outcome') then return null; end if;
  moved := case when tg_op = 'DELETE' then old.household_id else new.household_id end;
  for f in select s.household_id from app.same_files(moved) s loop perform app.refresh_chain(f); end loop;
  return null;
end $$;

-- When what a family was given reached it, read through one of its files: no date before the files were judged to be one family says that another file was there.
create function app.follow_up(h uuid) returns table (promised timestamptz, handed timestamptz, last_handed timestamptz, trained timestamptz)
language sql stable security definer set search_path = app, pg_catalog as $$
  with asked as (select h where exists (select from app.household_access a where a.household_id = h and a.organisation_id = any (app.orgs()) and a.ended_at is null)),
  files as materialized (
    select a.h as id, null::uuid as judge, '-infinity'::timestamptz as known from asked a
    union all select s.household_id, s.judge, s.since from asked a, app.same_files(a.h) s),
  signed as (select greatest(x.signed_at, f.known) as at from files f join app.handover x on x.household_id = f.id and x.organisation_id = coalesce(f.judge, x.organisation_id)
    where x.state in ('signed', 'closed'))
  select (select min(greatest(a.promised_at, f.known)) from files f join app.allocation a on a.household_id = f.id and a.organisation_id = coalesce(f.judge, a.organisation_id)
      where a.state <> 'cancelled'),
    (select min(at) from signed), (select max(at) from signed),
    least((select min(greatest(a.starts_at, f.known)) from files f join app.appointment a on a.household_id = f.id and a.organisation_id = coalesce(f.judge, a.organisation_id)
        where a.subject = 'training' and a.state = 'seen'),
      (select min(greatest(w.starts_at, f.known)) from files f join app.seat s on s.household_id = f.id join app.workshop w on w.id = s.workshop_id
        and w.organisation_id = coalesce(f.judge, w.organisation_id) where s.state = 'present'))
$$;

-- The households of a programme, each family once for the organisation that runs it.
create or replace function app.programme_households(p uuid) returns table (household_id uuid) language sql stable set search_path = app, pg_catalog as $$
  select distinct coalesce(k.kept_in, x.household_id) from (
    select a.household_id from app.allocation a where a.programme_id = p and a.state <> 'cancelled'
    union select r.household_id from app.prescription r where r.programme_id = p and r.state in ('accepted', 'waiting', 'promised', 'served')) x
  left join app.household_access k on k.household_id = x.household_id and k.ended_at is null and k.organisation_id = (select g.organisation_id from app.programme g where g.id = p)
$$;

revoke execute on all functions in schema app from public;
grant execute on function app.people_compared(uuid, int), app.note_comparison(uuid, timestamptz, jsonb, jsonb, int) to maillon_app, maillon_job;
grant execute on function app.comparing_organisations() to maillon_job;
grant execute on function app.files_of(uuid), app.keep_in(uuid, uuid, timestamptz), app.read_apart(uuid), app.follow_up(uuid) to maillon_app;
