-- Two coordinations may follow the same files and judge them at the same moment, each in its own order. Whoever judges takes the
-- households first, in the order of their numbers: the second one waits for the first. A new verdict only refers to them, which does not wait.
create or replace function app.keep_in(h uuid, main uuid, at timestamptz) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
declare own uuid := (app.orgs())[1]; f uuid;
begin
  perform from app.household x where x.id in (select a.household_id from app.household_access a where a.organisation_id = own
      and (a.household_id in (h, main) or a.kept_in in (h, main))) order by x.id for no key update;
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
  for f in select app.files_of(main) loop perform app.relight_chain(f); end loop;
end $$;

create or replace function app.read_apart(h uuid) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
declare own uuid := (app.orgs())[1]; main uuid; f uuid;
begin
  perform from app.household x where x.id in (select app.files_of(h)) order by x.id for no key update;
  update app.household_access a set kept_in = null, kept_since = null from app.household_access was
   where a.organisation_id = own and a.household_id = h and a.kept_in is not null and was.organisation_id = own and was.household_id = h returning was.kept_in into main;
  if main is null then raise exception 'this file is read in its own place' using errcode = '42501'; end if;
  for f in select h union all select app.files_of(main) loop
    perform app.reopen_file(f, own);
    perform app.relight_chain(f);
  end loop;
end $$;

-- What a coordination gave through a file answers the files that it reads as one with it, whatever another coordination says of them.
create or replace function app.reopen_file(h uuid, server uuid) returns void language sql security definer set search_path = app, pg_catalog as $$
  update app.need n set updated_at = now(), state = case when exists (select from app.prescription p where p.household_id = h
      and p.state in ('accepted', 'waiting', 'promised', 'served') and n.kind = any (p.kinds)) then 'prescribed' else 'qualified' end
   where n.household_id = h and n.kind in ('computer', 'connection') and n.state in ('promised', 'served', 'followed')
     and not exists (select from app.allocation a where a.kind = n.kind and a.state <> 'cancelled'
       and (a.household_id = h or (a.household_id, a.organisation_id) in (select s.household_id, s.judge from app.same_files(h) s)));
  update app.prescription p set state = 'accepted', updated_at = now() where p.household_id = h and p.to_organisation_id = server and p.state in ('promised', 'served')
     and not exists (select from app.allocation a where a.kind = any (p.kinds) and a.state <> 'cancelled'
       and a.household_id in (select h union all select s.household_id from app.same_files(h) s where s.judge = server));
$$;
