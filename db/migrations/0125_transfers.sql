-- A slip that goes with devices from one organisation to another, or to one of one's own places and classes: who sent how many, who
-- counted and scanned what came. What did not come stays with the sender until somebody knows why.

create sequence app.transfer_number;
create table app.transfer (
  id uuid primary key,
  number text not null unique default app.numbered('BT-', nextval('app.transfer_number'), 5),
  organisation_id uuid not null references app.organisation,
  receiver_id uuid not null references app.organisation,
  place_id uuid references app.place,
  class_id uuid references app.school_class,
  -- entrusted: the sender answers above the receiver; passed_on: the receiver takes the sender's place under the same owner; given: the
  -- receiver owns them; within: a place or a class of one's own.
  way text not null check (way in ('entrusted', 'passed_on', 'given', 'within')),
  state text not null check (state in ('prepared', 'sent', 'received', 'closed', 'cancelled')),
  announced int not null check (announced between 0 and 100000),
  -- What it is made of, when all are of one kind: a school waits for tablets, not for devices.
  kind text,
  list_id uuid,
  note text not null default '' check (length(note) <= 500),
  prepared_at timestamptz(3) not null,
  prepared_by text not null check (length(prepared_by) <= 120),
  sent_at timestamptz(3),
  sent_by text check (length(sent_by) <= 120),
  sent_count int check (sent_count >= 0),
  counted int check (counted between 0 and 100000),
  counted_at timestamptz(3),
  received_at timestamptz(3),
  received_by text check (length(received_by) <= 120),
  closed_at timestamptz(3),
  why text check (length(why) <= 500),
  moved_at timestamptz(3) not null,
  version int not null default 1,
  unique (organisation_id, id, receiver_id),
  check ((way = 'within') = (receiver_id = organisation_id)),
  check (class_id is null or way = 'within'),
  check ((sent_at is null) = (sent_by is null) and (sent_at is null) = (sent_count is null)),
  check ((received_at is null) = (received_by is null))
);
create index transfer_sent on app.transfer (organisation_id, moved_at desc, id desc);
create index transfer_received on app.transfer (receiver_id, moved_at desc, id desc);
create index transfer_list on app.transfer (list_id) where list_id is not null;

-- What a slip names, as it was named that day: the slip reads the same for ever, wherever the device went since.
create table app.transfer_item (
  id uuid primary key,
  transfer_id uuid not null,
  organisation_id uuid not null,
  receiver_id uuid not null,
  device_id uuid references app.device,
  number text not null check (length(number) <= 80),
  serial text check (length(serial) <= 80),
  tag text check (length(tag) <= 80),
  named text not null default '' check (length(named) <= 250),
  class_name text check (length(class_name) <= 30),
  state text not null check (state in ('expected', 'received', 'missing', 'found', 'never_sent', 'lost', 'surplus', 'settled', 'handed_back', 'cancelled')),
  damaged text check (length(damaged) <= 200),
  how text check (how in ('scan', 'count')),
  scanned_at timestamptz(3),
  scanned_by text check (length(scanned_by) <= 120),
  resolved_at timestamptz(3),
  resolved_by text check (length(resolved_by) <= 120),
  moved_at timestamptz(3),
  -- The ends of a line are those of its slip.
  foreign key (organisation_id, transfer_id, receiver_id) references app.transfer (organisation_id, id, receiver_id),
  check (device_id is not null or state in ('surplus', 'handed_back'))
);
create index transfer_item_slip on app.transfer_item (transfer_id, state, number);
create index transfer_item_device on app.transfer_item (device_id);
create index transfer_item_sent on app.transfer_item (organisation_id, state) where state in ('missing', 'surplus');
create index transfer_item_came on app.transfer_item (receiver_id, state) where state in ('missing', 'surplus');
-- A device travels on one slip at a time.
create unique index transfer_item_open on app.transfer_item (device_id) where moved_at is null and state in ('expected', 'received', 'missing');

alter table app.device add column transfer_id uuid references app.transfer;
create index device_transfer on app.device (transfer_id) where transfer_id is not null;
alter table app.custody add column transfer_id uuid references app.transfer;

-- What is on the road is neither promised, nor wiped, nor given: its slip says what becomes of it.
create function app.on_the_road() returns trigger language plpgsql as $$
begin
  raise exception 'this device is on a slip' using errcode = '23514', constraint = 'on_the_road';
end $$;
create trigger on_the_road before update of state, organisation_id on app.device for each row
  when (old.transfer_id is not null and new.transfer_id is not null and (new.state <> old.state or new.organisation_id <> old.organisation_id))
  execute function app.on_the_road();

-- Either end reads a slip; the sender writes it, the receiver writes what it found.
do $$
declare t text;
begin
  foreach t in array array['transfer', 'transfer_item'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy owner on app.%I to maillon_owner using (true) with check (true)', t);
    execute format('create policy own on app.%I to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]))', t);
    execute format('create policy addressed on app.%I for select to maillon_app using (receiver_id = any ((select app.orgs())::uuid[]))', t);
    execute format('create policy found on app.%I for update to maillon_app using (receiver_id = any ((select app.orgs())::uuid[])) with check (receiver_id = any ((select app.orgs())::uuid[]))', t);
    execute format('grant select, insert, update on app.%I to maillon_app', t);
  end loop;
end $$;
create policy surplus on app.transfer_item for insert to maillon_app with check (receiver_id = any ((select app.orgs())::uuid[]) and state = 'surplus'
  and organisation_id = (select t.organisation_id from app.transfer t where t.id = transfer_id and t.receiver_id = transfer_item.receiver_id));
grant usage on sequence app.transfer_number to maillon_app;

-- A receiver that is on the road to be asked for: where somebody who receives devices works.
create function app.transfer_ends() returns setof uuid language sql stable security definer set search_path = app, pg_catalog as $$
  select distinct m.organisation_id from app.member m where m.role in ('coordinator', 'school', 'refurbisher') and m.status = 'active'
$$;

-- What came of a slip changes keeper, which no policy lets an update do. Called by the receiver, and by the sender for what turned up
-- at one place and was expected at another. The receiver's stock may already hold a serial number: nothing changes then.
create function app.take_over(t uuid, at timestamptz) returns int language plpgsql security definer set search_path = app, pg_catalog as $$
declare x app.transfer; came uuid[]; back uuid[]; links uuid[];
begin
  select * into x from app.transfer where id = t and (receiver_id = any (app.orgs()) or organisation_id = any (app.orgs()))
    and way <> 'within' and state in ('sent', 'received', 'closed') for update;
  if not found then raise exception 'only the ends of a slip that left may receive it' using errcode = '42501'; end if;
  came := array(select d.id from app.device d join app.transfer_item i on i.device_id = d.id
    where i.transfer_id = t and i.state in ('received', 'found', 'settled') and i.moved_at is null and d.transfer_id = t
      and d.organisation_id = x.organisation_id order by d.id for update of d);
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
revoke execute on function app.on_the_road(), app.transfer_ends(), app.take_over(uuid, timestamptz) from public;
grant execute on function app.transfer_ends(), app.take_over(uuid, timestamptz) to maillon_app;

-- Who answered for a device at one moment, from the owner down: for its owner and for whoever keeps it. The owner reads « une famille »
-- and a month, never which; another keeper's family is nobody else's to know of, nor who teaches a class.
create function app.custody_on(dev uuid, at timestamptz) returns table (depth int, since timestamptz, until timestamptz, holder text, place text,
  class text, of_class boolean, family boolean, own boolean, given_by text, received_by text, how text, slip text, slip_id uuid)
language sql stable security definer set search_path = app, pg_catalog as $$
  select c.depth, case when l.told then c.since else date_trunc('month', c.since) end, case when l.told then c.until end, o.name, p.name,
    case when l.mine then k.name end, c.class_id is not null, c.holder_id is null, l.mine,
    case when l.signed then c.given_by end, case when l.signed then c.received_by end, case when l.signed then c.how end, x.number, x.id
  from app.device d join app.custody c on c.device_id = d.id
  left join app.organisation o on o.id = c.holder_id left join app.place p on p.id = c.place_id left join app.school_class k on k.id = c.class_id
  left join app.transfer x on x.id = c.transfer_id and (x.organisation_id = any (app.orgs()) or x.receiver_id = any (app.orgs()))
  cross join lateral (select c.organisation_id = any (app.orgs()) as mine, c.organisation_id = any (app.orgs()) or c.holder_id is not null as told,
    c.organisation_id = any (app.orgs()) or (c.holder_id is not null and c.place_id is null and c.class_id is null) as signed) l
  where d.id = dev and (d.organisation_id = any (app.orgs()) or d.owner_id = any (app.orgs()))
    and c.since <= at and (c.until is null or c.until > at) and (l.told or d.owner_id = any (app.orgs()))
  order by c.depth
$$;
revoke execute on function app.custody_on(uuid, timestamptz) from public;
grant execute on function app.custody_on(uuid, timestamptz) to maillon_app;

-- A school of the French register, as lists of the Département and of the State call it.
alter table app.organisation add column uai text check (uai ~ '^\d{7}[A-Z]$');
create unique index organisation_uai on app.organisation (uai) where uai is not null;
grant update (uai) on app.organisation to maillon_app;

-- Who a list meant, asked once: "Clg J. Moulin" is that school, for this organisation's next list too.
create table app.organisation_called (
  organisation_id uuid not null references app.organisation,
  called text not null check (length(called) between 1 and 160),
  meant_id uuid not null references app.organisation,
  said_at timestamptz(3) not null,
  primary key (organisation_id, called)
);
alter table app.organisation_called enable row level security;
alter table app.organisation_called force row level security;
create policy owner on app.organisation_called to maillon_owner using (true) with check (true);
create policy own on app.organisation_called to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]));
grant select, insert, update on app.organisation_called to maillon_app;

-- A list of devices to announce waits to be read over as the others do.
alter table app.list_upload drop constraint list_upload_purpose_check;
alter table app.list_upload add constraint list_upload_purpose_check check (purpose ~ '^[a-z_]{3,30}$');
alter table app.column_mapping drop constraint column_mapping_purpose_check;
alter table app.column_mapping add constraint column_mapping_purpose_check check (purpose ~ '^[a-z_]{3,30}$');
