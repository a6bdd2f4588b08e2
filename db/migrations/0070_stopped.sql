-- What a person asks of the file itself (to be erased, an opposition, a limitation) stops what was already sent in its name, and so does
-- its erasure: one question, asked by acts, links, messages and clocks.

alter table app.rights_request
  -- An opposition or a limitation that was done holds until the person changes its mind.
  add column lifted_on date,
  add column lifted_by text,
  -- The file whose erasure passed this request on to those who registered another file of the same family.
  add column passed_from uuid references app.household,
  add check ((lifted_on is null) = (lifted_by is null)),
  add check (lifted_on is null or (answer = 'done' and kind in ('object', 'limit')));
create index rights_request_passed on app.rights_request (passed_from) where passed_from is not null;

-- Whether nothing more may be done about a household: it was erased, or one of the files that somebody reads as one with it carries a
-- request that holds. An erasure holds until its answer, the erasure itself; the others go on once they are done.
create function app.stopped(h uuid) returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select exists (select from app.household x where x.id = h and x.forgotten_at is not null)
    or exists (select from app.rights_request r where r.household_id in (select h union all select s.household_id from app.same_files(h) s)
      and r.kind in ('erase', 'object', 'limit') and r.lifted_on is null and (r.answer is null or (r.answer = 'done' and r.kind <> 'erase')))
$$;
-- The same, for who follows the household or is on one side of an orientation of it: of any other one there is nothing to know.
create function app.is_stopped(h uuid) returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select app.stopped(h) and (exists (select from app.household_access a where a.household_id = h and a.ended_at is null and a.organisation_id = any (app.orgs()))
    or exists (select from app.prescription p where p.household_id = h and (p.organisation_id = any (app.orgs()) or p.to_organisation_id = any (app.orgs()))))
$$;

-- What is new is refused to who follows the household; to any other one the rows' own locks answer, as if nothing had been asked.
create function app.not_while_stopped() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if (case tg_op when 'INSERT' then app.is_stopped(new.household_id) else app.stopped(new.household_id) end) then raise exception 'this family asked that nothing more be done' using errcode = '23514', constraint = 'stopped'; end if;
  return new;
end $$;
create trigger stopped before update on app.prescription for each row
  when (old.state = 'sent' and (new.state in ('accepted', 'refused', 'promised', 'served', 'rerouted') or (old.asked_at is null and new.asked_at is not null)))
  execute function app.not_while_stopped();
create trigger stopped_new before insert on app.prescription for each row when (current_user = 'maillon_app') execute function app.not_while_stopped();
create trigger stopped before insert on app.target_public for each row when (current_user = 'maillon_app') execute function app.not_while_stopped();
create trigger stopped before insert on app.allocation for each row when (current_user = 'maillon_app') execute function app.not_while_stopped();
create trigger stopped before insert on app.seat for each row when (current_user = 'maillon_app') execute function app.not_while_stopped();
create trigger stopped_again before update of state on app.seat for each row
  when (current_user = 'maillon_app' and old.state in ('excused', 'waiting') and new.state in ('booked', 'waiting')) execute function app.not_while_stopped();

create function app.no_link_while_stopped() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
declare h uuid;
begin
  select p.household_id into h from app.prescription p where p.id = new.prescription_id;
  if (case tg_op when 'INSERT' then app.is_stopped(h) else app.stopped(h) end) then
    raise exception 'this family asked that nothing more be done' using errcode = '23514', constraint = 'stopped';
  end if;
  return new;
end $$;
create trigger stopped before insert or update of token_hash on app.prescription_link for each row execute function app.no_link_while_stopped();

-- Every function that addresses, answers or opens is taken as it stands, and asks that question too.
do $$
declare f record; said text; more text;
begin
  for f in select * from (values
    ('prescription_held', 'and not app.suspended(p.to_organisation_id)', 'and not app.suspended(p.to_organisation_id) and not app.stopped(p.household_id)'),
    ('arrival_held', 'and not app.suspended(p.to_organisation_id)', 'and not app.suspended(p.to_organisation_id) and not app.stopped(p.household_id)'),
    ('may_tell_arrival', 'and not app.suspended(p.to_organisation_id)', 'and not app.suspended(p.to_organisation_id) and not app.stopped(p.household_id)'),
    ('ask_arrivals', 'and not app.suspended(p.to_organisation_id)', 'and not app.suspended(p.to_organisation_id) and not app.stopped(p.household_id)'),
    ('remind_askers', 'where p.state = ''sent''', 'where p.state = ''sent'' and not app.stopped(p.household_id)'),
    ('remind_receivers', 'where p.state = ''sent''', 'where p.state = ''sent'' and not app.stopped(p.household_id)'),
    ('renew_links', 'and p.state = ''sent''', 'and p.state = ''sent'' and not app.stopped(p.household_id)'),
    ('expire_prescriptions', 'where x.state = ''sent''', 'where x.state = ''sent'' and not app.stopped(x.household_id)'),
    ('forget_household', '''unreachable''', '''forgotten'''),
    ('share_household', E'\n  insert into app.household_access', E'\n  if app.stopped(h) then raise exception ''this family asked that nothing more be done'' using errcode = ''23514'', constraint = ''stopped''; end if;\n  insert into app.household_access')
  ) as t (name, was, becomes) loop
    select pg_get_functiondef(p.oid) into strict said from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'app' and p.proname = f.name;
    more := replace(said, f.was, f.becomes);
    if more = said then raise exception '% is not written as it was', f.name; end if;
    execute more;
  end loop;
end $$;

-- A link that holds, of a family that asked that nothing more be done: whoever opens it is told so, and nothing else.
create function app.link_stopped(digest bytea, at timestamptz) returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select exists (select from app.prescription_link l join app.prescription p on p.id = l.prescription_id
      where l.token_hash = sha256(digest) and l.expires_at > at and (p.state = 'sent' or (p.answered_by_link and p.state in ('accepted', 'promised', 'served')))
        and app.stopped(p.household_id))
    or exists (select from app.arrival v join app.prescription p on p.id = v.prescription_id and p.state = 'accepted'
      where v.token_hash = sha256(digest) and v.expires_at > at and app.stopped(p.household_id))
$$;

-- A journey ended by an erasure has its own word.
alter table app.household drop constraint household_closed_as_check,
  add constraint household_closed_as_check check (closed_as in ('autonomous', 'moved', 'declined', 'unreachable', 'no_longer_needed', 'forgotten'));
alter table app.need drop constraint need_closed_as_check,
  add constraint need_closed_as_check check (closed_as in ('autonomous', 'moved', 'declined', 'unreachable', 'no_longer_needed', 'forgotten'));

-- The five signs by which structures speak of one orientation without a name, as its pages say them (reference.ts).
create function app.reference_of(id uuid) returns text language plpgsql immutable set search_path = app, pg_catalog as $$
declare signs constant text := '23456789ABCDEFGHJKMNPQRSTUVWXYZ'; rest bigint := ('x' || right(id::text, 8))::bit(32)::bigint; said text := '';
begin
  for i in 1..5 loop
    said := said || substr(signs, (rest % length(signs))::int + 1, 1);
    rest := rest / length(signs);
  end loop;
  return said;
end $$;

-- Writes to the receiver of a prescription, at its own address or else to its coordination: no name, no link, and no household in the row.
create function app.write_to_receiver(p app.prescription, said_subject text, said_body text) returns void language sql security definer set search_path = app, pg_catalog as $$
  insert into app.outbox (id, organisation_id, email, subject, body)
  select app.uuid7(), p.to_organisation_id, t.email, replace(said_subject, '{reference}', app.reference_of(p.id)), replace(said_body, '{reference}', app.reference_of(p.id))
  from (select o.email from app.organisation o where o.id = p.to_organisation_id and o.email is not null
    union select m.email from app.member m join app.organisation o on o.id = m.organisation_id where o.id = p.to_organisation_id and o.email is null
      and m.status = 'active' and m.role = 'coordinator') t
$$;
-- The same, to who sent it, if it still works there, or else to its organisation.
create function app.write_of_end(p app.prescription, said_subject text, said_body text) returns void language sql security definer set search_path = app, pg_catalog as $$
  insert into app.outbox (id, organisation_id, email, subject, body)
  select app.uuid7(), p.organisation_id, coalesce(m.email, o.email), replace(said_subject, '{reference}', app.reference_of(p.id)), replace(said_body, '{reference}', app.reference_of(p.id))
  from app.organisation o left join app.member m on m.id = p.member_id and m.status = 'active' where o.id = p.organisation_id and coalesce(m.email, o.email) is not null
$$;

-- What was asked in the name of a household ends without an answer, whoever asked it: its link, its question and what its receiver read
-- end with it, both sides are told in words that name nobody. One way, whatever ends it.
create function app.withdraw(p app.prescription, at timestamptz, said_why text) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.prescription x set state = 'withdrawn', why = said_why, asked_at = null, updated_at = at where x.id = p.id;
  delete from app.prescription_link l where l.prescription_id = p.id;
  delete from app.arrival v where v.prescription_id = p.id and v.came is null;
  update app.arrival v set token_hash = null where v.prescription_id = p.id;
  perform app.end_share(p.id);
  perform app.record_in(p.organisation_id, at, 'prescription.withdrawn', 'prescription', p.id, p.household_id, p.state, 'withdrawn', said_why, 'Maillon');
  perform app.write_to_receiver(p, 'Une demande est retirée : {reference}',
    E'Bonjour,\n\nUne famille vous avait été adressée : référence {reference}. Cette demande est retirée, il n’y a plus rien à faire.\n\nCe que vous en aviez noté hors de Maillon est à effacer. Par prudence, ce message ne nomme personne.');
  perform app.write_of_end(p, 'Une orientation est retirée : {reference}',
    E'Bonjour,\n\nUne orientation que vous aviez envoyée est retirée : référence {reference}. La structure qui l’avait reçue est prévenue, il n’y a plus rien à faire.\n\nPar prudence, ce message ne nomme personne.');
end $$;
create function app.withdraw_sent(h uuid, at timestamptz, said_why text) returns int language plpgsql security definer set search_path = app, pg_catalog as $$
declare p app.prescription; n int := 0;
begin
  for p in select * from app.prescription x where x.household_id = h and x.state = 'sent' order by x.id for update loop
    perform app.withdraw(p, at, said_why);
    n := n + 1;
  end loop;
  return n;
end $$;

-- Erased by whichever way, nothing of it waits for anybody.
create function app.prescriptions_forgotten() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  perform app.withdraw_sent(new.id, new.forgotten_at, null);
  return null;
end $$;
create trigger prescriptions_forgotten after update of forgotten_at on app.household for each row
  when (new.forgotten_at is not null and old.forgotten_at is null) execute function app.prescriptions_forgotten();

-- Those erased before this rule.
update app.household set closed_as = 'forgotten' where forgotten_at is not null and closed_as = 'unreachable' and closed_at = forgotten_at;
update app.need n set closed_as = 'forgotten' from app.household h where h.id = n.household_id and h.closed_as = 'forgotten' and n.closed_as = 'unreachable';
select app.withdraw_sent(h.id, now(), null) from app.household h where h.forgotten_at is not null
  and exists (select from app.prescription p where p.household_id = h.id and p.state = 'sent');

-- Tells those to whom a household is addressed that nothing more is done for now. Asked once, by who has just noted the request.
create function app.tell_stopped(r uuid) returns int language plpgsql security definer set search_path = app, pg_catalog as $$
declare q app.rights_request; p app.prescription; n int := 0;
begin
  select * into q from app.rights_request x where x.id = r and x.organisation_id = any (app.orgs()) and x.answer is null and x.kind in ('erase', 'object', 'limit');
  for p in select * from app.prescription x where x.household_id in (select q.household_id union select s.household_id from app.same_files(q.household_id) s)
      and x.state in ('sent', 'accepted', 'promised') and x.to_organisation_id <> q.organisation_id order by x.id loop
    perform app.write_to_receiver(p, 'Une demande est suspendue : {reference}',
      E'Bonjour,\n\nUne famille vous a été adressée : référence {reference}. Cette demande est suspendue : n’ajoutez rien à son dossier, ne transmettez rien et ne promettez rien de plus pour l’instant.\n\nVous n’avez pas à répondre. Par prudence, ce message ne nomme personne.');
    n := n + 1;
  end loop;
  return n;
end $$;

-- What was stopped goes on where it stood: the days of the request do not count.
create function app.resume(r uuid, at timestamptz) returns void language sql security definer set search_path = app, pg_catalog as $$
  update app.prescription p set paused_seconds = p.paused_seconds + greatest(0, extract(epoch from at - greatest(q.noted_at, p.sent_at)))::int
    from app.rights_request q where q.id = r and q.organisation_id = any (app.orgs()) and (q.answer = 'refused' or q.lifted_on is not null)
      and p.household_id in (select q.household_id union select s.household_id from app.same_files(q.household_id) s)
      and p.state = 'sent' and p.asked_at is null and not app.stopped(p.household_id)
$$;

-- An opposition that is done ends what was sent against it.
create function app.oppose(r uuid, at timestamptz, said_why text) returns int language sql security definer set search_path = app, pg_catalog as $$
  select coalesce(sum(app.withdraw_sent(f.id, at, said_why)), 0)::int from app.rights_request q,
    lateral (select q.household_id as id union select s.household_id from app.same_files(q.household_id) s) f
   where q.id = r and q.organisation_id = any (app.orgs()) and q.kind = 'object' and q.answer = 'done' and q.lifted_on is null
$$;

-- The family takes back that it be spoken of, before whoever follows it in full: every agreement to that, in every file that this
-- organisation reads as one. What was sent is withdrawn, what was accepted and led to nothing yet too; a receiver that promised, gave or
-- fixed something keeps the file that it needs for that. Gives each one, and whether it goes on.
create function app.take_back_agreement(h uuid, at timestamptz, today date, said_why text) returns table (receiver text, kept boolean)
language plpgsql security definer set search_path = app, pg_catalog as $$
declare p app.prescription; files uuid[]; own uuid := (app.orgs())[1];
begin
  if not app.follows_in_full(h) then raise exception 'only an organisation that follows a household in full hears this from it' using errcode = '42501'; end if;
  files := array(select f from app.files_held(own, h) f);
  perform from app.prescription x where x.household_id = any (files) order by x.id for update;
  update app.agreement g set withdrawn_on = today where g.household_id = any (files) and g.kind = 'sharing' and g.withdrawn_on is null;
  for p in select * from app.prescription x where x.household_id = any (files) and x.state in ('sent', 'accepted', 'promised') order by x.id loop
    select coalesce(o.masked_as, o.name) into receiver from app.organisation o where o.id = p.to_organisation_id;
    kept := p.state = 'promised'
      or exists (select from app.allocation o where o.household_id = p.household_id and o.organisation_id = p.to_organisation_id and o.state <> 'cancelled')
      or exists (select from app.handover o where o.household_id = p.household_id and o.organisation_id = p.to_organisation_id and o.state <> 'cancelled')
      or exists (select from app.appointment o where o.household_id = p.household_id and o.organisation_id = p.to_organisation_id and o.state <> 'cancelled')
      or exists (select from app.seat o where o.household_id = p.household_id and o.organisation_id = p.to_organisation_id);
    kept := kept and p.state <> 'sent';
    if not kept then
      perform app.withdraw(p, at, said_why);
      update app.need n set state = 'heard', updated_at = at where n.household_id = p.household_id and n.kind = any (p.kinds) and n.state = 'prescribed'
        and not exists (select from app.prescription o where o.household_id = p.household_id and o.state in ('accepted', 'promised', 'served') and n.kind = any (o.kinds));
    end if;
    return next;
  end loop;
  -- Whoever had sent it on in its turn reads nothing more either, once all of them are over.
  perform app.end_share(x.id) from app.prescription x where x.household_id = any (files) and x.state = 'withdrawn' and x.updated_at = at;
end $$;
-- That act has no other door.
create function app.taken_back_as_asked() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  raise exception 'an agreement that others be spoken to is taken back as a whole' using errcode = '42501';
end $$;
create trigger taken_back_as_asked before update of withdrawn_on on app.agreement for each row
  when (current_user = 'maillon_app' and new.kind = 'sharing' and new.withdrawn_on is distinct from old.withdrawn_on) execute function app.taken_back_as_asked();

revoke execute on all functions in schema app from public;
grant execute on function app.is_stopped(uuid), app.link_stopped(bytea, timestamptz), app.tell_stopped(uuid), app.resume(uuid, timestamptz),
  app.oppose(uuid, timestamptz, text), app.take_back_agreement(uuid, timestamptz, date, text) to maillon_app;
