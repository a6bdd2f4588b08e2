-- Files of one family, held tighter: a partner reads nothing of what another one does, nothing given is left hanging when a file is
-- forgotten, and the second lock asks for every row that names somebody what the screens ask.

-- The links of a file that is read with others: only a link that is lit or put out is a contact.
create function app.relight_chain(h uuid) returns void language sql security definer set search_path = app, pg_catalog as $$
  with c as materialized (select app.chain_of(h) as chain)
  update app.household x set chain = c.chain, stage = case when strpos(c.chain, 'n') = 0 then 8 else strpos(c.chain, 'n') end, touched_at = greatest(x.touched_at, now())
  from c where x.id = h and x.chain <> c.chain
$$;

-- What is given through one file lights the others, when it is the organisation that reads them as one that gives it; the acts of
-- anybody else on their own file say nothing to the others.
create or replace function app.link_moved() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
declare moved uuid; giver uuid; f uuid;
begin
  if tg_op <> 'INSERT' and old.household_id is not null then perform app.refresh_chain(old.household_id); end if;
  if tg_op <> 'DELETE' and new.household_id is not null and (tg_op = 'INSERT' or new.household_id is distinct from old.household_id) then perform app.refresh_chain(new.household_id); end if;
  if tg_table_name in ('need', 'prescription', 'outcome') then return null; end if;
  moved := case when tg_op = 'DELETE' then old.household_id else new.household_id end;
  giver := case when tg_op = 'DELETE' then old.organisation_id else new.organisation_id end;
  for f in select s.household_id from app.same_files(moved) s where s.judge = giver loop perform app.relight_chain(f); end loop;
  return null;
end $$;

-- The needs and orientations of a file that nothing promised or given answers any more, in the eyes of the organisation that served it.
create function app.reopen_file(h uuid, server uuid) returns void language sql security definer set search_path = app, pg_catalog as $$
  update app.need n set updated_at = now(), state = case when exists (select from app.prescription p where p.household_id = h
      and p.state in ('accepted', 'waiting', 'promised', 'served') and n.kind = any (p.kinds)) then 'prescribed' else 'qualified' end
   where n.household_id = h and n.kind in ('computer', 'connection') and n.state in ('promised', 'served', 'followed')
     and not exists (select from app.allocation a where a.kind = n.kind and a.state <> 'cancelled'
       and a.household_id in (select h union all select s.household_id from app.same_files(h) s where s.judge = server));
  update app.prescription p set state = 'accepted', updated_at = now() where p.household_id = h and p.to_organisation_id = server and p.state in ('promised', 'served')
     and not exists (select from app.allocation a where a.kind = any (p.kinds) and a.state <> 'cancelled'
       and a.household_id in (select h union all select s.household_id from app.same_files(h) s where s.judge = server));
$$;

create or replace function app.read_apart(h uuid) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
declare own uuid := (app.orgs())[1]; main uuid; f uuid;
begin
  update app.household_access a set kept_in = null, kept_since = null from app.household_access was
   where a.organisation_id = own and a.household_id = h and a.kept_in is not null and was.organisation_id = own and was.household_id = h returning was.kept_in into main;
  if main is null then raise exception 'this file is read in its own place' using errcode = '42501'; end if;
  for f in select h union all select app.files_of(main) loop
    perform app.reopen_file(f, own);
    perform app.relight_chain(f);
  end loop;
end $$;

create or replace function app.keep_in(h uuid, main uuid, at timestamptz) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
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
  for f in select app.files_of(main) loop perform app.relight_chain(f); end loop;
end $$;

-- What was promised to a file that is forgotten is free again: places, machines and sheets do not wait for nobody.
create function app.release_promises(h uuid, at timestamptz) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
declare a app.allocation;
begin
  for a in update app.allocation x set state = 'cancelled', why = '', ended_at = at where x.household_id = h and x.state = 'promised' returning x.* loop
    update app.quota q set promised = q.promised - 1 where q.programme_id = a.programme_id and q.commune = a.commune and q.kind = a.kind;
    update app.device d set state = 'ready' where d.id = a.device_id and d.state = 'reserved';
  end loop;
  update app.handover set state = 'cancelled', updated_at = at where household_id = h and state in ('prepared', 'opened');
end $$;

create or replace function app.household_unlinked() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
declare other record;
begin
  perform app.release_promises(new.id, new.forgotten_at);
  for other in select s.household_id as id, s.judge from app.same_files(new.id) s loop
    if (select kept_in from app.household_access where organisation_id = other.judge and household_id = other.id) = new.id then perform app.lead_passed(other.judge, new.id); end if;
    update app.household_access set kept_in = null, kept_since = null where organisation_id = other.judge and household_id = new.id;
    perform app.reopen_file(other.id, other.judge);
    perform app.relight_chain(other.id);
  end loop;
  delete from app.likeness where new.id in (a, b);
  delete from app.verdict where new.id in (a, b);
  return null;
end $$;

-- The second lock on what names somebody beside its own row.
drop policy changed on app.two_homes;
create policy changed on app.two_homes for update to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]))
  with check (organisation_id = any ((select app.orgs())::uuid[]) and app.follows_in_full(household_id) and app.follows_in_full(other_household_id)
  and exists (select from app.beneficiary b where b.id = child_id and b.household_id = two_homes.household_id)
  and exists (select from app.beneficiary b where b.id = other_child_id and b.household_id = two_homes.other_household_id));
create policy of_its_child on app.agreement as restrictive to maillon_app using (true) with check (beneficiary_id is null
  or exists (select from app.beneficiary b where b.id = beneficiary_id and b.household_id = agreement.household_id));
create policy of_its_school on app.pupil as restrictive to maillon_app using (true) with check (
  exists (select from app.school_class c where c.id = class_id and c.organisation_id = pupil.organisation_id));
create policy of_its_pupil on app.signal as restrictive to maillon_app using (true) with check (
  exists (select from app.pupil p where p.id = pupil_id and p.organisation_id = signal.organisation_id));

revoke execute on all functions in schema app from public;
