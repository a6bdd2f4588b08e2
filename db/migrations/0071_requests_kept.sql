-- What was asked, when and by whom it was answered is written as it happened; the erasure of one file reaches those who registered the others.

-- The member that acts, by its own name; the days that the law gives, no more than once more, never before what they answer.
create function app.request_as_said() returns trigger language plpgsql set search_path = app, pg_catalog as $$
declare who text := (select m.name from app.member m where m.id = nullif(current_setting('app.member', true), '')::uuid);
  month constant date := (new.received_on + interval '1 month')::date; longer constant date := (new.received_on + interval '3 months')::date;
begin
  if tg_op = 'INSERT' then
    if new.received_by is distinct from who or new.due_on <> month or new.passed_from is not null or new.lifted_on is not null or new.extended_on is not null
      or new.passed_on_at is not null or (new.noted_at at time zone 'Europe/Paris')::date < new.received_on then
      raise exception 'a request is noted as it was received' using errcode = '42501';
    end if;
    return new;
  end if;
  if (new.due_on, new.extended_on, new.extended_because) is distinct from (old.due_on, old.extended_on, old.extended_because)
    and (old.extended_on is not null or new.extended_on is null or new.due_on <> longer or new.extended_on > old.due_on or new.extended_on < old.received_on) then
    raise exception 'two months more are taken once, before the first is over' using errcode = '42501';
  end if;
  if old.answer is null and new.answer is not null and (new.answered_by is distinct from who or new.answered_on < new.received_on or new.answered_on < old.noted_at::date) then
    raise exception 'a request is answered by who answers it, on that day' using errcode = '42501';
  end if;
  if old.answer is not null and (new.answer, new.answer_said, new.answered_on, new.answered_by, new.due_on, new.extended_on, new.extended_because)
      is distinct from (old.answer, old.answer_said, old.answered_on, old.answered_by, old.due_on, old.extended_on, old.extended_because) then
    raise exception 'an answer is given once' using errcode = '42501';
  end if;
  if (new.lifted_on, new.lifted_by) is distinct from (old.lifted_on, old.lifted_by)
    and (old.lifted_on is not null or new.lifted_by is distinct from who or new.lifted_on < old.answered_on) then
    raise exception 'an opposition is lifted once, by who notes it' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger request_as_said before insert or update on app.rights_request for each row when (current_user = 'maillon_app') execute function app.request_as_said();

create policy lifted on app.rights_request for update to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]) and answer = 'done'
    and kind in ('object', 'limit') and lifted_on is null
    and exists (select from app.household_access a where a.household_id = rights_request.household_id and a.ended_at is null and a.scope = 'full' and a.organisation_id = any ((select app.orgs())::uuid[])))
  with check (organisation_id = any ((select app.orgs())::uuid[]));
grant update (lifted_on, lifted_by) on app.rights_request to maillon_app;

-- Each organisation that registered one of the files read as one receives the request in its turn, with its deadline.
drop function app.pass_request_on(uuid, uuid, timestamptz);
create function app.pass_request_on(r uuid, at timestamptz) returns int language plpgsql security definer set search_path = app, pg_catalog as $$
declare x app.rights_request; h app.household; sender text; fresh uuid; n int := 0;
begin
  select q.* into x from app.rights_request q where q.id = r and q.organisation_id = any (app.orgs()) and q.answer is null and q.passed_on_at is null and app.follows_in_full(q.household_id) for update;
  if x.id is null then return 0; end if;
  select coalesce(o.masked_as, o.name) into sender from app.organisation o where o.id = x.organisation_id;
  for h in select distinct on (y.organisation_id) y.* from app.household y where y.id in (select app.files_held(x.organisation_id, x.household_id)) and y.forgotten_at is null
      and y.organisation_id <> x.organisation_id order by y.organisation_id, y.id loop
    fresh := app.uuid7();
    insert into app.rights_request (id, organisation_id, household_id, kind, how, asker, said, received_on, received_by, passed_by, noted_at, due_on)
      values (fresh, h.organisation_id, h.id, x.kind, x.how, x.asker, x.said, x.received_on, sender, x.organisation_id, at, (x.received_on + interval '1 month')::date)
      on conflict (organisation_id, household_id, kind) where answer is null do nothing;
    if found then perform app.record_in(h.organisation_id, at, 'request.received', 'rights_request', fresh, h.id, null, x.kind, null, sender); end if;
    n := n + 1;
  end loop;
  if n > 0 then update app.rights_request q set passed_on_at = at where q.id = r; end if;
  return n;
end $$;

-- Takes what an erasure is about to end, before the household: whoever answers an orientation takes it first too.
create function app.hold_orientations(h uuid) returns void language sql security definer set search_path = app, pg_catalog as $$
  select from app.prescription p where app.follows_in_full(h) and p.household_id in (select app.files_held((app.orgs())[1], h)) order by p.id for update
$$;

-- Erases the files of one family that this organisation registered. Where the family asked it, the others that registered a file of the
-- same family receive the request, and what was sent from their files is withdrawn meanwhile. Gives what was erased, the file named first.
drop function app.forget_on_request(uuid, timestamptz);
create function app.forget_on_request(h uuid, at timestamptz, said_why text, said_passed text) returns setof uuid
language plpgsql security definer set search_path = app, pg_catalog as $$
declare own uuid := (app.orgs())[1]; files uuid[] := array(select f from app.files_held((app.orgs())[1], h) f); mine uuid[]; f uuid; q app.rights_request; other app.household;
  actor text := (select m.name from app.member m where m.id = nullif(current_setting('app.member', true), '')::uuid);
  sender text := (select coalesce(o.masked_as, o.name) from app.organisation o where o.id = (app.orgs())[1]); fresh uuid;
begin
  mine := array(select x.id from app.household x where x.id = any (files) and x.organisation_id = own and x.forgotten_at is null order by x.id <> h, x.id);
  if cardinality(mine) = 0 or not app.follows_in_full(h) or exists (select from unnest(files) t where app.on_loan(t)) then
    raise exception 'only the organisation that registered a household may have it forgotten, once nothing is lent to it' using errcode = '42501';
  end if;
  select * into q from app.rights_request r where r.organisation_id = own and r.household_id = any (files) and r.kind = 'erase' and r.answer is null order by r.received_on limit 1;
  if q.id is not null then
    for other in select * from app.household x where x.id = any (files) and x.organisation_id <> own and x.forgotten_at is null order by x.id loop
      fresh := app.uuid7();
      insert into app.rights_request (id, organisation_id, household_id, kind, how, asker, said, received_on, received_by, passed_by, passed_from, noted_at, due_on)
        values (fresh, other.organisation_id, other.id, 'erase', q.how, q.asker, q.said, q.received_on, sender, own, mine[1], at, (q.received_on + interval '1 month')::date)
        on conflict (organisation_id, household_id, kind) where answer is null do update set passed_from = coalesce(rights_request.passed_from, excluded.passed_from),
          passed_by = coalesce(rights_request.passed_by, excluded.passed_by);
      if exists (select from app.rights_request r where r.id = fresh) then
        perform app.record_in(other.organisation_id, at, 'request.received', 'rights_request', fresh, other.id, null, 'erase', null, sender);
      end if;
      perform app.withdraw_sent(other.id, at, said_why);
    end loop;
    update app.rights_request r set answer = 'done', answer_said = said_passed, answered_on = greatest(at::date, r.received_on), answered_by = actor,
        passed_on_at = coalesce(r.passed_on_at, at)
      where r.organisation_id = own and r.household_id = any (files) and not r.household_id = any (mine) and r.kind = 'erase' and r.answer is null;
  end if;
  foreach f in array mine loop
    perform app.forget_household(f, at, case when q.id is null then 'decided' else 'request' end, actor);
  end loop;
  return query select unnest(mine);
end $$;

-- Who did it is named to the organisation that registered the family only, whether the family asked or not.
do $$
declare said text := pg_get_functiondef('app.forget_household(uuid,timestamptz,text,text)'::regprocedure); more text;
begin
  more := replace(said, 'why <> ''request''', 'why not in (''request'', ''decided'')');
  if more = said then raise exception 'forget_household does not name who did it as it did'; end if;
  execute more;
end $$;

-- What the certificate of an erasure says besides: whom this organisation passed it on to, until when, and what became of it.
create function app.passed_on_from(h uuid) returns table (registrar text, due_on date, answer text, answered_on date)
language sql stable security definer set search_path = app, pg_catalog as $$
  select coalesce(o.masked_as, o.name), r.due_on, r.answer, r.answered_on from app.rights_request r join app.organisation o on o.id = r.organisation_id
   where r.passed_from = h and r.passed_by = any (app.orgs()) order by r.due_on, o.name
$$;

revoke execute on all functions in schema app from public;
grant execute on function app.pass_request_on(uuid, timestamptz), app.hold_orientations(uuid), app.forget_on_request(uuid, timestamptz, text, text),
  app.passed_on_from(uuid) to maillon_app;
