-- Two acts at the same instant: what a family asks wins over what was being written about it meanwhile, and nothing of it is lost in silence.

-- What is new waits for whoever erases the household, or takes its agreement back, and then asks again.
create or replace function app.not_while_stopped() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if tg_op = 'INSERT' then perform from app.household h where h.id = new.household_id for key share; end if;
  if (case tg_op when 'INSERT' then app.is_stopped(new.household_id) else app.stopped(new.household_id) end) then raise exception 'this family asked that nothing more be done' using errcode = '23514', constraint = 'stopped'; end if;
  return new;
end $$;

-- Nothing that names or concerns somebody is written in a household that was erased meanwhile.
create function app.not_once_forgotten() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  perform from app.household h where h.id = new.household_id for key share;
  if exists (select from app.household h where h.id = new.household_id and h.forgotten_at is not null) then
    raise exception 'this family was erased' using errcode = '23514', constraint = 'stopped';
  end if;
  return new;
end $$;
do $$
declare t text;
begin
  foreach t in array array['beneficiary', 'need', 'agreement', 'appointment', 'outcome', 'handover', 'rights_request'] loop
    execute format('create trigger not_once_forgotten before insert on app.%I for each row when (current_user = ''maillon_app'') execute function app.not_once_forgotten()', t);
  end loop;
end $$;

-- A household may be spoken of: nothing stops it, and an agreement to that stands in one of the files that somebody reads as one with it.
create function app.may_be_spoken_of(h uuid) returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select not app.stopped(h) and exists (select from app.agreement g where g.kind = 'sharing' and g.withdrawn_on is null
    and g.household_id in (select h union all select s.household_id from app.same_files(h) s))
$$;

-- What a prescription shares is shared under an agreement that stands at that moment.
do $$
declare said text := pg_get_functiondef('app.share_household(uuid,uuid,text,text)'::regprocedure); more text;
begin
  more := replace(said, E'\n  insert into app.household_access', E'\n  if why not in (''prescription'', ''workshop'') then raise exception ''a household is shared by a prescription or a workshop'' using errcode = ''42501''; end if;\n  if why = ''prescription'' and not app.may_be_spoken_of(h) then raise exception ''this family takes its agreement back'' using errcode = ''23514'', constraint = ''agreed''; end if;\n  insert into app.household_access');
  if more = said then raise exception 'share_household is not written as it was'; end if;
  execute more;
end $$;

-- Whether an organisation promised, gave, fixed or seated something for a household.
create function app.did_something(h uuid, org uuid) returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select exists (select from app.allocation o where o.household_id = h and o.organisation_id = org and o.state <> 'cancelled')
    or exists (select from app.handover o where o.household_id = h and o.organisation_id = org and o.state <> 'cancelled')
    or exists (select from app.appointment o where o.household_id = h and o.organisation_id = org and o.state <> 'cancelled')
    or exists (select from app.seat o where o.household_id = h and o.organisation_id = org)
$$;

-- Both ends of a share ask that one question.
do $$
declare said text := pg_get_functiondef('app.end_share(uuid)'::regprocedure); more text;
begin
  more := regexp_replace(said, 'exists \(select from app\.allocation o where o\.household_id = x\.household_id.*?from app\.seat o where [^)]*\)', 'app.did_something(x.household_id, x.to_organisation_id)');
  if more = said then raise exception 'end_share is not written as it was'; end if;
  execute more;
  said := pg_get_functiondef('app.end_shares(uuid)'::regprocedure);
  more := regexp_replace(said, 'exists \(select from app\.allocation o where o\.household_id = h.*?from app\.seat o where [^)]*\)', 'app.did_something(h, a.organisation_id)');
  if more = said then raise exception 'end_shares is not written as it was'; end if;
  execute more;
end $$;

-- Whoever had sent it on in its turn reads nothing more either, unless it did something of its own. Files that somebody else reads as one with
-- these follow, and say nothing of whom they concern.
create or replace function app.take_back_agreement(h uuid, at timestamptz, today date, said_why text) returns table (receiver text, kept boolean)
language plpgsql security definer set search_path = app, pg_catalog as $$
declare p app.prescription; own uuid[] := array(select f from app.files_held((app.orgs())[1], h) f); files uuid[];
begin
  if not app.follows_in_full(h) then raise exception 'only an organisation that follows a household in full hears this from it' using errcode = '42501'; end if;
  files := array(select f from unnest(own) f union select s.household_id from unnest(own) f, app.same_files(f) s);
  perform from app.prescription x where x.household_id = any (files) order by x.id for update;
  perform from app.household x where x.id = any (files) order by x.id for update;
  update app.agreement g set withdrawn_on = today where g.household_id = any (files) and g.kind = 'sharing' and g.withdrawn_on is null;
  for p in select * from app.prescription x where x.household_id = any (files) and x.state in ('sent', 'accepted', 'promised') order by x.id loop
    select coalesce(o.masked_as, o.name) into receiver from app.organisation o where o.id = p.to_organisation_id;
    kept := p.state <> 'sent' and (p.state = 'promised' or app.did_something(p.household_id, p.to_organisation_id));
    if not kept then
      perform app.withdraw(p, at, said_why);
      update app.need n set state = 'heard', updated_at = at where n.household_id = p.household_id and n.kind = any (p.kinds) and n.state = 'prescribed'
        and not exists (select from app.prescription o where o.household_id = p.household_id and o.state in ('accepted', 'promised', 'served') and n.kind = any (o.kinds));
    end if;
    if p.household_id = any (own) then return next; end if;
  end loop;
  update app.household_access a set ended_at = at from app.prescription x
    where x.household_id = any (files) and x.state = 'withdrawn' and x.updated_at = at and a.household_id = x.household_id and a.organisation_id = x.to_organisation_id
      and a.reason = 'prescription' and a.ended_at is null and not app.did_something(x.household_id, x.to_organisation_id)
      and not exists (select from app.prescription o where o.household_id = x.household_id and o.to_organisation_id = x.to_organisation_id and o.state in ('accepted', 'promised', 'served'));
end $$;

-- A limitation that waits for its answer, or that holds.
create function app.limited(h uuid) returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select exists (select from app.rights_request r where r.household_id in (select h union all select s.household_id from app.same_files(h) s)
    and r.kind = 'limit' and r.lifted_on is null and (r.answer is null or r.answer = 'done'))
$$;

-- Opened again, a journey is shared again under an agreement that stands, and only then.
do $$
declare f record; said text; more text;
begin
  for f in select * from (values
    ('journey_ended', 'where a.household_id = new.id and a.reason = ''prescription''', 'where a.household_id = new.id and app.may_be_spoken_of(new.id) and a.reason = ''prescription'''),
    ('take_up_again', 'and not app.suspended(a.organisation_id)', 'and not app.suspended(a.organisation_id) and app.may_be_spoken_of(h)'),
    -- A limitation keeps the file as it is: the clock of two years does not erase it.
    ('forget_due', 'and not app.on_loan(h.id)', 'and not app.on_loan(h.id) and not app.limited(h.id)'),
    -- Somebody who answers at that moment is waited for another night.
    ('forget_due', E'    perform app.forget_household(x.id, at, case when x.state = ''awaited'' then ''two years, untold'' else ''two years'' end, ''Maillon'');\n    n := n + 1;',
      E'    begin\n      perform app.forget_household(x.id, at, case when x.state = ''awaited'' then ''two years, untold'' else ''two years'' end, ''Maillon'');\n      n := n + 1;\n    exception when deadlock_detected then null;\n    end;')
  ) as t (name, was, becomes) loop
    select pg_get_functiondef(p.oid) into strict said from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'app' and p.proname = f.name;
    more := replace(said, f.was, f.becomes);
    if more = said then raise exception '% is not written as it was', f.name; end if;
    execute more;
  end loop;
end $$;

-- The days of requests that overlap are counted once, from the first of them.
create or replace function app.resume(r uuid, at timestamptz) returns void language sql security definer set search_path = app, pg_catalog as $$
  update app.prescription p set paused_seconds = p.paused_seconds + greatest(0, extract(epoch from at - greatest(q.since, p.sent_at)))::int
    from (select z.household_id, (select min(o.noted_at) from app.rights_request o
        where o.household_id in (select z.household_id union select s.household_id from app.same_files(z.household_id) s) and o.kind in ('erase', 'object', 'limit')
          and (o.id = z.id or (o.noted_at < z.noted_at and coalesce(o.lifted_on, o.answered_on) > (z.noted_at at time zone 'Europe/Paris')::date))) as since
      from app.rights_request z where z.id = r and z.organisation_id = any (app.orgs()) and (z.answer = 'refused' or z.lifted_on is not null)) q
   where p.household_id in (select q.household_id union select s.household_id from app.same_files(q.household_id) s)
     and p.state = 'sent' and p.asked_at is null and not app.stopped(p.household_id)
$$;

-- Who registered a household, when it was last met, warned and erased is written by acts, never by hand.
revoke update on app.household from maillon_app;
grant update (name, name_key, commune, address, phone, email, channel, best_moment, languages, interpreter, adults, children, status, closed_as, closed_at, chain, stage,
  touched_at, version, living, neutral_message, confidential_address, equipment_at_hand, connection_at_hand, answer_awaited) on app.household to maillon_app;

revoke execute on function app.not_once_forgotten(), app.may_be_spoken_of(uuid), app.did_something(uuid, uuid), app.limited(uuid) from public;
