-- A school that named a family reads what it noted itself, what is answered to it, and of the rest one thing: the day the family was equipped.
create function app.as_school() returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select exists (select from app.organisation o where o.id = any (app.orgs()) and o.kind = 'school')
$$;
revoke execute on function app.as_school() from public;
grant execute on function app.as_school() to maillon_app;

-- Who added somebody to a family: written once, by whoever acts. Of people added before, the trace of the act tells.
alter table app.beneficiary add column organisation_id uuid references app.organisation (id);
update app.beneficiary b set organisation_id = coalesce(b.school_id,
  (select e.organisation_id from app.event e where e.subject_id = b.id and e.act = 'beneficiary.added' order by e.at limit 1),
  (select h.organisation_id from app.household h where h.id = b.household_id));
alter table app.beneficiary alter column organisation_id set default (app.orgs())[1];
create function app.added_by_once() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  if tg_op = 'INSERT' and current_user = 'maillon_app' then
    new.organisation_id := (app.orgs())[1];
    if new.school_id is not null and not new.school_id = any (app.orgs()) then
      raise exception 'a pupil is named by its own school' using errcode = '42501';
    end if;
  elsif tg_op = 'UPDATE' and current_user = 'maillon_app'
    and (new.organisation_id, new.school_id) is distinct from (old.organisation_id, old.school_id) then
    raise exception 'who added somebody is written once' using errcode = '42501';
  end if;
  return new;
end $$;
revoke execute on function app.added_by_once() from public;
create trigger added_by_once before insert or update on app.beneficiary for each row execute function app.added_by_once();

create policy of_school on app.beneficiary as restrictive for select to maillon_app
  using (not (select app.as_school()) or organisation_id = any ((select app.orgs())::uuid[]) or school_id = any ((select app.orgs())::uuid[]));

do $$
declare t text;
begin
  foreach t in array array['allocation', 'appointment', 'custody', 'file', 'handover', 'need', 'outcome', 'seat', 'sim_card', 'target_public'] loop
    execute format('create policy of_school on app.%I as restrictive for select to maillon_app
      using (not (select app.as_school()) or organisation_id = any ((select app.orgs())::uuid[]))', t);
  end loop;
end $$;
create policy of_school on app.handover_item as restrictive for select to maillon_app using (not (select app.as_school()));
create policy of_school on app.prescription as restrictive for select to maillon_app
  using (not (select app.as_school()) or organisation_id = any ((select app.orgs())::uuid[]) or to_organisation_id = any ((select app.orgs())::uuid[]));
-- That an agreement was taken back protects the family whoever noted it.
create policy of_school on app.agreement as restrictive for select to maillon_app
  using (not (select app.as_school()) or organisation_id = any ((select app.orgs())::uuid[]) or withdrawn_on is not null);
create policy of_school on app.event as restrictive for select to maillon_app
  using (not (select app.as_school()) or organisation_id = any ((select app.orgs())::uuid[]) or household_id is null or act = 'household.forgotten'
    or (act in ('prescription.accepted', 'prescription.refused') and exists (select from app.prescription p
      where p.id = event.subject_id and p.organisation_id = any ((select app.orgs())::uuid[]))));

-- Who else reads the file is not told to a school, but for those to whom it addressed the family.
create or replace function app.readers_of(h uuid) returns table (name text, own boolean, scope text, since timestamptz)
language sql stable security definer set search_path = app, pg_catalog as $$
  select case when o.id = any (app.orgs()) then o.name else coalesce(o.masked_as, o.name) end, o.id = any (app.orgs()), a.scope, a.since
    from app.household_access a join app.organisation o on o.id = a.organisation_id
   where a.household_id = h and a.ended_at is null and exists (select from app.household_access m where m.household_id = h and m.organisation_id = any (app.orgs())
     and m.ended_at is null and m.scope = 'full')
     and (o.id = any (app.orgs()) or not app.as_school() or exists (select from app.prescription p where p.household_id = h
       and p.organisation_id = any (app.orgs()) and p.to_organisation_id = o.id and p.state in ('sent', 'accepted', 'promised', 'served')))
   order by a.since, 1
$$;

-- The journey as a school may know it: needs it named, its own orientation answered, equipped or not.
alter table app.household_access add column chain text check (chain ~ '^[dnas]{7}$');
create function app.chain_for_school(h uuid, school uuid) returns text language sql stable security definer set search_path = app, pg_catalog as $$
  with lit as (
    select count(*) > 0 as need, coalesce(bool_or(n.kind <> 'skills'), false) as things, coalesce(bool_or(n.kind = 'connection'), false) as wants_connection,
      exists (select from app.prescription p where p.household_id = h and p.organisation_id = school and p.state in ('accepted', 'promised', 'served')) as orientation,
      exists (select from (select h as id, null::uuid as judge union all select s.household_id, s.judge from app.same_files(h) s) f
        join app.handover x on x.household_id = f.id and x.organisation_id = coalesce(f.judge, x.organisation_id) where x.state in ('signed', 'closed')) as equipped
    from app.need n where n.household_id = h and n.organisation_id = school),
  letters as (
    select l.n, case when l.lit then 'd' when not l.wanted then 's' else 'a' end as letter
    from lit, lateral (values (1, lit.need, true), (2, lit.orientation or lit.equipped, true), (3, lit.equipped, lit.things), (4, lit.equipped, lit.things),
      (5, false, lit.wants_connection), (6, false, true), (7, false, true)) l(n, lit, wanted))
  select string_agg(case when letter = 'a' and n = (select min(n) from letters where letter = 'a') then 'n' else letter end, '' order by n) from letters
$$;
revoke execute on function app.chain_for_school(uuid, uuid) from public;

create function app.stage_in(chain text) returns smallint language sql immutable as $$
  select greatest(strpos(chain, 'n'), 1)::smallint
$$;
revoke execute on function app.stage_in(text) from public;

create or replace function app.household_moved() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.household_access set name = new.name, name_key = new.name_key, commune = new.commune, stage = new.stage,
    status = new.status, touched_at = new.touched_at where household_id = new.id and chain is null;
  -- Of a school, the line moves by its own acts, by what is answered to it, and by the day the family is equipped.
  update app.household_access a set name = new.name, name_key = new.name_key, commune = new.commune, status = new.status, chain = c.chain,
    stage = app.stage_in(c.chain), touched_at = case when c.chain <> a.chain or a.organisation_id = any (app.orgs()) then new.touched_at else a.touched_at end
    from (select x.organisation_id, app.chain_for_school(new.id, x.organisation_id) as chain from app.household_access x
      where x.household_id = new.id and x.chain is not null) c
   where a.household_id = new.id and a.organisation_id = c.organisation_id;
  return null;
end $$;

create function app.followed_by_school() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if exists (select from app.organisation o where o.id = new.organisation_id and o.kind = 'school') then
    new.chain := app.chain_for_school(new.household_id, new.organisation_id);
    new.stage := app.stage_in(new.chain);
  end if;
  return new;
end $$;
revoke execute on function app.followed_by_school() from public;
create trigger followed_by_school before insert on app.household_access for each row execute function app.followed_by_school();
update app.household_access a set chain = c.chain, stage = app.stage_in(c.chain)
  from (select x.organisation_id, x.household_id, app.chain_for_school(x.household_id, x.organisation_id) as chain from app.household_access x
    join app.organisation o on o.id = x.organisation_id and o.kind = 'school') c
 where a.organisation_id = c.organisation_id and a.household_id = c.household_id;

-- A school finds a family by its name and by those it named itself.
create function app.words_for(h uuid, full_scope boolean, org uuid) returns setof text language sql stable security definer set search_path = app, pg_catalog as $$
  select w from app.household x, app.words_in(x.name_key) w where x.id = h
  union select w from app.beneficiary b, unnest(array[b.first_name, b.last_name, b.birth_name]) n, app.words_in(n) w
    where full_scope and b.household_id = h and b.gone_on is null and n <> ''
      and (org in (b.organisation_id, b.school_id) or not exists (select from app.organisation o where o.id = org and o.kind = 'school'))
$$;
revoke execute on function app.words_for(uuid, boolean, uuid) from public;
create or replace function app.reword_file(h uuid) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  with wanted as (select distinct a.organisation_id, w from app.household_access a
      cross join lateral (select a.household_id as id, a.scope
        union all select k.household_id, k.scope from app.household_access k where k.organisation_id = a.organisation_id and k.kept_in = h and k.ended_at is null) f,
      app.words_for(f.id, f.scope = 'full', a.organisation_id) w
      where a.household_id = h and a.ended_at is null and a.kept_in is null),
    gone as (delete from app.household_word x where x.household_id = h
      and not exists (select from wanted y where y.organisation_id = x.organisation_id and y.w = x.word))
  insert into app.household_word (organisation_id, word, household_id) select organisation_id, w, h from wanted on conflict do nothing;
end $$;
create or replace function app.access_worded() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  -- A file that comes has nothing kept in it yet: a list of fifteen thousand families asks no more than their own words.
  if tg_op = 'INSERT' then
    if new.ended_at is null and new.kept_in is null then
      insert into app.household_word (organisation_id, word, household_id)
      select new.organisation_id, w, new.household_id from app.words_for(new.household_id, new.scope = 'full', new.organisation_id) w on conflict do nothing;
    end if;
    return null;
  end if;
  perform app.reword_household(new.household_id);
  if tg_op = 'UPDATE' and old.kept_in is distinct from new.kept_in and old.kept_in is not null then perform app.reword_file(old.kept_in); end if;
  return null;
end $$;
drop function app.words_of(uuid, boolean);
do $$
declare f uuid;
begin
  for f in select a.household_id from app.household_access a join app.organisation o on o.id = a.organisation_id and o.kind = 'school'
      where a.ended_at is null and a.kept_in is null loop
    perform app.reword_file(f);
  end loop;
end $$;
