-- A slip says the same from its departure on, each end signs for itself, and an owner changes only when the owner gives. Of what a family
-- has, whoever does not keep the machine knows the month.

-- Only a slip changes an owner: never whoever keeps the machine.
create function app.owner_gives() returns trigger language plpgsql as $$
begin
  raise exception 'a machine changes owner when its owner gives it' using errcode = '23514', constraint = 'owner_gives';
end $$;
create trigger owner_gives before update of owner_id on app.device for each row
  when (current_user = 'maillon_app' and old.owner_id is distinct from new.owner_id) execute function app.owner_gives();
create trigger owner_said before insert on app.device for each row
  when (current_user = 'maillon_app' and new.owner_id is not null) execute function app.owner_gives();

-- The sender writes a slip until it leaves, and cancels it until somebody counted; the receiver says what came, and nothing else.
create function app.slip_holds() returns trigger language plpgsql as $$
declare giver boolean := old.organisation_id = any (app.orgs()); taker boolean := old.receiver_id = any (app.orgs());
begin
  if (new.id, new.number, new.organisation_id, new.receiver_id) is distinct from (old.id, old.number, old.organisation_id, old.receiver_id)
    or ((new.place_id, new.class_id, new.way, new.announced, new.kind, new.list_id, new.note, new.prepared_at, new.prepared_by, new.sent_at, new.sent_by, new.sent_count)
        is distinct from
        (old.place_id, old.class_id, old.way, old.announced, old.kind, old.list_id, old.note, old.prepared_at, old.prepared_by, old.sent_at, old.sent_by, old.sent_count)
      and not (giver and old.state = 'prepared'))
    or ((new.counted, new.counted_at, new.received_at, new.received_by) is distinct from (old.counted, old.counted_at, old.received_at, old.received_by)
      and not (taker and old.state = 'sent')) then
    raise exception 'what a slip says holds once it left' using errcode = '23514', constraint = 'slip_holds';
  end if;
  if new.state <> old.state and not coalesce(case old.state || ' ' || new.state
      when 'prepared sent' then giver when 'prepared cancelled' then giver when 'sent cancelled' then giver and old.counted is null
      when 'sent received' then taker when 'received closed' then giver or taker end, false) then
    raise exception 'this end of a slip may not say that' using errcode = '23514', constraint = 'slip_holds';
  end if;
  return new;
end $$;
create trigger slip_holds before update on app.transfer for each row when (current_user = 'maillon_app') execute function app.slip_holds();

-- Nobody signs for the other end by writing a slip that would already have arrived.
create function app.slip_begins() returns trigger language plpgsql as $$
begin
  if new.organisation_id <> new.receiver_id and (new.state not in ('prepared', 'sent') or num_nonnulls(new.counted, new.counted_at, new.received_at, new.received_by) > 0) then
    raise exception 'a slip begins at its sender' using errcode = '23514', constraint = 'slip_holds';
  end if;
  return new;
end $$;
create trigger slip_begins before insert on app.transfer for each row when (current_user = 'maillon_app') execute function app.slip_begins();

-- What a line names is the sender's word; whether it came, the receiver's. What is missing or unexplained, the sender explains.
create function app.slip_line_holds() returns trigger language plpgsql as $$
declare giver boolean := new.organisation_id = any (app.orgs()); taker boolean := new.receiver_id = any (app.orgs());
begin
  if tg_op = 'INSERT' then
    if giver and not taker and new.state <> 'expected' then
      raise exception 'a line begins as expected' using errcode = '23514', constraint = 'slip_holds';
    end if;
    return new;
  end if;
  if (new.id, new.transfer_id, new.organisation_id, new.receiver_id, new.number, new.named, new.class_name)
      is distinct from (old.id, old.transfer_id, old.organisation_id, old.receiver_id, old.number, old.named, old.class_name)
    or (old.device_id is not null and new.device_id is distinct from old.device_id)
    or (not giver and (new.device_id, new.serial, new.tag, new.moved_at) is distinct from (old.device_id, old.serial, old.tag, old.moved_at))
    or (new.state <> old.state
      and not (taker and (old.state, new.state) in (('expected', 'received'), ('expected', 'missing'), ('missing', 'found'), ('surplus', 'handed_back')))
      and not (giver and (new.state = 'cancelled'
        or (old.state, new.state) in (('missing', 'never_sent'), ('missing', 'lost'), ('missing', 'found'), ('surplus', 'settled'), ('surplus', 'handed_back'))))) then
    raise exception 'what a slip names holds' using errcode = '23514', constraint = 'slip_holds';
  end if;
  return new;
end $$;
create trigger slip_line_holds before insert or update on app.transfer_item for each row when (current_user = 'maillon_app') execute function app.slip_line_holds();

-- As before, from the receiver's signature on; and what its owner entrusted to the sender is not given by the sender, nor what is the
-- sender's own passed on as if it were another's.
create or replace function app.take_over(t uuid, at timestamptz) returns int language plpgsql security definer set search_path = app, pg_catalog as $$
declare x app.transfer; came uuid[]; back uuid[]; links uuid[];
begin
  select * into x from app.transfer where id = t and (receiver_id = any (app.orgs()) or organisation_id = any (app.orgs()))
    and way <> 'within' and state in ('received', 'closed') for update;
  if not found then raise exception 'only the ends of a slip that was received may take over what it names' using errcode = '42501'; end if;
  came := array(select d.id from app.device d join app.transfer_item i on i.device_id = d.id
    where i.transfer_id = t and i.state in ('received', 'found', 'settled') and i.moved_at is null and d.transfer_id = t
      and d.organisation_id = x.organisation_id order by d.id for update of d);
  if exists (select from app.device d where d.id = any (came) and d.owner_id is distinct from x.receiver_id
      and case x.way when 'given' then coalesce(d.owner_id, x.organisation_id) <> x.organisation_id
        when 'passed_on' then coalesce(d.owner_id, x.organisation_id) = x.organisation_id else false end) then
    raise exception 'a machine changes owner when its owner gives it' using errcode = '23514', constraint = 'owner_gives';
  end if;
  -- What stood beneath the sender's own link ends: a place, a class.
  update app.custody c set until = at from app.custody s where s.device_id = any (came) and s.until is null and s.organisation_id = x.organisation_id
    and s.holder_id = x.organisation_id and s.place_id is null and s.class_id is null and c.device_id = s.device_id and c.until is null and c.depth > s.depth;
  -- Back to somebody who never stopped answering for them: everything beneath ends.
  back := array(select r.device_id from app.custody r where r.device_id = any (came) and r.until is null and r.holder_id = x.receiver_id
    and r.organisation_id = x.receiver_id and r.place_id is null and r.class_id is null);
  update app.custody c set until = at from app.custody r where r.device_id = any (back) and r.until is null and r.holder_id = x.receiver_id
    and r.organisation_id = x.receiver_id and r.place_id is null and r.class_id is null and c.device_id = r.device_id and c.until is null and c.depth > r.depth;
  links := array(select s.id from app.custody s where s.device_id = any (came) and not s.device_id = any (back) and s.until is null
    and s.organisation_id = x.organisation_id and s.holder_id = x.organisation_id and s.place_id is null and s.class_id is null);
  update app.custody c set until = at where c.id = any (links) and x.way <> 'entrusted';
  insert into app.custody (id, device_id, organisation_id, holder_id, since, depth, under_id, given_by, received_by, how, transfer_id)
    select app.uuid7(), s.device_id, x.receiver_id, x.receiver_id, at, case when x.way = 'entrusted' then s.depth + 1 else s.depth end,
      case when x.way = 'entrusted' then s.id else s.under_id end, x.sent_by, x.received_by,
      (select i.how from app.transfer_item i where i.transfer_id = t and i.device_id = s.device_id limit 1), t
    from app.custody s where s.id = any (links);
  update app.device d set organisation_id = x.receiver_id, transfer_id = null, place_id = x.place_id, updated_at = at, version = d.version + 1,
      owner_id = case when d.owner_id = x.receiver_id or x.way = 'given' then null when x.way = 'entrusted' and d.owner_id is null and not d.id = any (back)
        then x.organisation_id else d.owner_id end,
      in_dispute = d.in_dispute or exists (select from app.transfer_item i where i.transfer_id = t and i.device_id = d.id and i.damaged is not null)
    where d.id = any (came);
  update app.transfer_item i set moved_at = at where i.transfer_id = t and i.device_id = any (came) and i.state in ('received', 'found', 'settled');
  return coalesce(array_length(came, 1), 0);
end $$;

-- With a list of appointments, the day or the minute of an act names a family. Whoever does not keep the machine, thus holds no family's
-- file, knows the month: here and nowhere else it is said who, in which states, and which moment is read. A query takes these in whole.
create function app.month_of(at timestamptz, zone text default 'Europe/Paris') returns timestamptz language sql stable as $$
  select pg_catalog.date_trunc('month', at at time zone zone) at time zone zone
$$;
create function app.by_month(state text, keeper uuid) returns boolean language sql stable as $$
  select state in ('reserved', 'handed_over', 'return_due', 'returned', 'lost', 'stolen') and not keeper = any (app.orgs())
$$;
create function app.moment_read(at timestamptz, state text, keeper uuid, zone text) returns timestamptz language sql stable as $$
  select case when app.by_month(state, keeper) then app.month_of(at, zone) else at end
$$;

-- As before; of another keeper's family a past day tells what its month tells, so that no question after question finds the day.
create or replace function app.custody_on(dev uuid, at timestamptz) returns table (depth int, since timestamptz, until timestamptz, holder text, place text,
  class text, of_class boolean, family boolean, own boolean, given_by text, received_by text, how text, slip text, slip_id uuid)
language sql stable security definer set search_path = app, pg_catalog as $$
  select c.depth, case when l.told then c.since else app.month_of(c.since) end, case when l.told then c.until end, o.name, p.name,
    case when l.mine then k.name end, c.class_id is not null, c.holder_id is null, l.mine,
    case when l.signed then c.given_by end, case when l.signed then c.received_by end, case when l.signed then c.how end, x.number, x.id
  from app.device d join app.custody c on c.device_id = d.id
  left join app.organisation o on o.id = c.holder_id left join app.place p on p.id = c.place_id left join app.school_class k on k.id = c.class_id
  left join app.transfer x on x.id = c.transfer_id and (x.organisation_id = any (app.orgs()) or x.receiver_id = any (app.orgs()))
  cross join lateral (select c.organisation_id = any (app.orgs()) as mine, c.organisation_id = any (app.orgs()) or c.holder_id is not null as told,
    c.organisation_id = any (app.orgs()) or (c.holder_id is not null and c.place_id is null and c.class_id is null) as signed) l
  where d.id = dev and (d.organisation_id = any (app.orgs()) or d.owner_id = any (app.orgs()))
    and case when l.told then c.since <= at and (c.until is null or c.until > at)
      else app.month_of(c.since) <= at and (c.until is null or (app.month_of(c.until) >= app.month_of(at) and at < now() - interval '1 hour')) end
    and (l.told or d.owner_id = any (app.orgs()))
  order by c.depth
$$;

revoke execute on function app.owner_gives(), app.slip_holds(), app.slip_begins(), app.slip_line_holds(), app.month_of(timestamptz, text), app.by_month(text, uuid),
  app.moment_read(timestamptz, text, uuid, text) from public;
grant execute on function app.month_of(timestamptz, text), app.by_month(text, uuid), app.moment_read(timestamptz, text, uuid, text) to maillon_app;
