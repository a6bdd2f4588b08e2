-- The journey: orientation, promise, handover, support, outcome.

create table app.programme (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  name text not null,
  funder_id uuid references app.organisation,
  starts_on date not null,
  ends_on date,
  note text not null default '',
  created_at timestamptz(3) not null default now()
);
create index programme_organisation on app.programme (organisation_id);
alter table app.device add foreign key (programme_id) references app.programme;

-- How many may be promised in a commune; the check is the last word, whatever two people do at once.
create table app.quota (
  programme_id uuid not null references app.programme,
  commune text not null references app.commune,
  kind text not null check (kind in ('computer', 'connection')),
  places int not null check (places >= 0),
  promised int not null default 0 check (promised >= 0),
  -- How many of the promised are in people's hands.
  handed_over int not null default 0 check (handed_over between 0 and promised),
  primary key (programme_id, commune, kind),
  constraint quota_kept check (promised <= places)
);

create table app.prescription (
  id uuid primary key,
  household_id uuid not null references app.household,
  organisation_id uuid not null references app.organisation,
  to_organisation_id uuid not null references app.organisation,
  programme_id uuid references app.programme,
  member_id uuid not null references app.member,
  -- How the sender is named to others: its own name, or the masked words.
  sender text not null,
  kinds text[] not null,
  urgent boolean not null default false,
  message text not null default '',
  state text not null default 'sent' check (state in ('draft', 'sent', 'accepted', 'waiting', 'promised', 'served', 'refused', 'rerouted', 'expired', 'withdrawn')),
  why text,
  sent_at timestamptz(3) not null,
  answered_at timestamptz(3),
  answered_by text,
  updated_at timestamptz(3) not null default now(),
  check (organisation_id <> to_organisation_id)
);
create index prescription_sent on app.prescription (organisation_id, sent_at desc, id desc);
create index prescription_received on app.prescription (to_organisation_id, state, sent_at desc, id desc);
create index prescription_household on app.prescription (household_id);
create unique index prescription_open on app.prescription (organisation_id, household_id, to_organisation_id) where state in ('draft', 'sent', 'accepted', 'waiting', 'promised');

create table app.allocation (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  programme_id uuid not null references app.programme,
  household_id uuid not null references app.household,
  commune text not null,
  kind text not null check (kind in ('computer', 'connection')),
  device_id uuid references app.device,
  sim_card_id uuid references app.sim_card,
  state text not null default 'promised' check (state in ('promised', 'handed_over', 'cancelled')),
  why text not null default '',
  promised_by text not null,
  promised_at timestamptz(3) not null,
  ended_at timestamptz(3),
  foreign key (programme_id, commune, kind) references app.quota
);
create unique index allocation_once on app.allocation (programme_id, household_id, kind) where state <> 'cancelled';
create unique index allocation_device on app.allocation (device_id) where state = 'promised';
create unique index allocation_sim on app.allocation (sim_card_id) where state = 'promised';
create index allocation_organisation on app.allocation (organisation_id, state, promised_at desc);
create index allocation_household on app.allocation (household_id);

create table app.appointment (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  place_id uuid not null references app.place,
  mediator_id uuid not null references app.member,
  household_id uuid not null references app.household,
  subject text not null check (subject in ('handover', 'training', 'follow_up')),
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  state text not null default 'booked' check (state in ('proposed', 'booked', 'seen', 'no_show', 'excused', 'cancelled')),
  cancelled_by text check (cancelled_by in ('household', 'organisation')),
  note text not null default '',
  updated_at timestamptz(3) not null default now(),
  check (ends_at > starts_at),
  exclude using gist (mediator_id with =, tstzrange(starts_at, ends_at) with &&) where (state in ('proposed', 'booked', 'seen'))
);
create index appointment_day on app.appointment (organisation_id, starts_at);
create index appointment_household on app.appointment (household_id);

create table app.workshop (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  place_id uuid not null references app.place,
  title text not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  seats int not null check (seats between 1 and 200),
  state text not null default 'open' check (state in ('open', 'held', 'cancelled')),
  created_at timestamptz(3) not null default now(),
  check (ends_at > starts_at)
);
create index workshop_day on app.workshop (organisation_id, starts_at);
create table app.seat (
  id uuid primary key,
  workshop_id uuid not null references app.workshop,
  organisation_id uuid not null references app.organisation,
  household_id uuid not null references app.household,
  state text not null default 'booked' check (state in ('waiting', 'booked', 'present', 'absent', 'excused')),
  booked_at timestamptz(3) not null,
  updated_at timestamptz(3) not null default now(),
  unique (workshop_id, household_id)
);
create index seat_household on app.seat (household_id);

-- The number that both copies of an agreement bear.
create sequence app.handover_number;
create table app.handover (
  id uuid primary key,
  number text not null unique default app.numbered('RM-', nextval('app.handover_number'), 5),
  organisation_id uuid not null references app.organisation,
  household_id uuid not null references app.household,
  place_id uuid references app.place,
  appointment_id uuid references app.appointment,
  kind text not null check (kind in ('loan', 'gift')),
  due_on date,
  state text not null default 'prepared' check (state in ('prepared', 'opened', 'signed', 'closed', 'cancelled')),
  why text,
  signer text,
  signed_how text check (signed_how in ('screen', 'paper')),
  -- Who of the organisation saw a signature given on paper.
  witness text,
  signed_at timestamptz(3),
  signature_file_id uuid references app.file,
  agreement_file_id uuid references app.file,
  copy_to text,
  handed_by text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null default now(),
  check (kind = 'gift' or due_on is not null)
);
create index handover_organisation on app.handover (organisation_id, state, created_at desc);
create index handover_household on app.handover (household_id);
create unique index handover_one_open on app.handover (household_id, organisation_id) where state in ('prepared', 'opened');
create table app.handover_item (
  id uuid primary key,
  handover_id uuid not null references app.handover,
  household_id uuid not null references app.household,
  allocation_id uuid references app.allocation,
  device_id uuid references app.device,
  sim_card_id uuid references app.sim_card,
  accessories text not null default '',
  state text not null default 'pending' check (state in ('pending', 'accepted', 'refused')),
  why text,
  check ((device_id is null) <> (sim_card_id is null))
);
create index handover_item_handover on app.handover_item (handover_id);
create unique index handover_item_device on app.handover_item (device_id) where state = 'pending';

create table app.outcome (
  id uuid primary key,
  household_id uuid not null references app.household,
  organisation_id uuid not null references app.organisation,
  moment text not null check (moment in ('before', 'after')),
  -- Five gestures, each 0 (not yet) to 3 (alone and at ease).
  answers jsonb not null,
  score int not null check (score between 0 and 15),
  noted_by text not null,
  noted_at timestamptz(3) not null
);
create index outcome_household on app.outcome (household_id, noted_at);

-- The seven links of a household, read from what really happened.
create function app.chain_of(h uuid) returns text language sql stable security definer set search_path = app, pg_catalog as $$
  with wanted as (
    select count(*) > 0 as any, coalesce(bool_or(kind in ('computer', 'connection')), false) as things, coalesce(bool_or(kind = 'computer'), false) as computer,
      coalesce(bool_or(kind = 'connection'), false) as connection
    from app.need where household_id = h),
  lit as (
    select w.any as need,
      exists (select from app.prescription p where p.household_id = h and p.state in ('accepted', 'waiting', 'promised', 'served'))
        or exists (select from app.need n where n.household_id = h and (n.state not in ('heard', 'closed') or n.closed_as = 'autonomous')) as orientation,
      exists (select from app.allocation a where a.household_id = h and a.state <> 'cancelled' and (a.kind = 'computer' or not w.computer)) as allocation,
      exists (select from app.handover x where x.household_id = h and x.state in ('signed', 'closed')) as handover,
      exists (select from app.sim_card s where s.household_id = h and s.state in ('given', 'active')) as connection,
      exists (select from app.appointment a where a.household_id = h and a.subject = 'training' and a.state = 'seen')
        or exists (select from app.seat s where s.household_id = h and s.state = 'present') as training,
      exists (select from app.household x where x.id = h and x.closed_as = 'autonomous') as autonomy,
      w.things, w.connection as wants_connection
    from wanted w),
  letters as (
    select l.n, case when l.lit then 'd' when not l.wanted then 's' else 'a' end as letter
    from lit, lateral (values (1, lit.need, true), (2, lit.orientation, true), (3, lit.allocation, lit.things), (4, lit.handover, lit.things),
      (5, lit.connection, lit.wants_connection), (6, lit.training, true), (7, lit.autonomy, true)) l(n, lit, wanted))
  select string_agg(case when letter = 'a' and n = (select min(n) from letters where letter = 'a') then 'n' else letter end, '' order by n) from letters
$$;

create function app.refresh_chain(h uuid) returns void language sql security definer set search_path = app, pg_catalog as $$
  update app.household x set chain = c.chain, stage = case when strpos(c.chain, 'n') = 0 then 8 else strpos(c.chain, 'n') end, touched_at = greatest(x.touched_at, now())
  from (select app.chain_of(h) as chain) c where x.id = h
$$;

create function app.link_moved() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if tg_op <> 'INSERT' and old.household_id is not null then perform app.refresh_chain(old.household_id); end if;
  if tg_op <> 'DELETE' and new.household_id is not null and (tg_op = 'INSERT' or new.household_id is distinct from old.household_id) then perform app.refresh_chain(new.household_id); end if;
  return null;
end $$;
do $$ declare t text; begin
  foreach t in array array['need', 'prescription', 'allocation', 'handover', 'sim_card', 'appointment', 'seat', 'outcome'] loop
    execute format('create trigger link_moved after insert or update on app.%I for each row execute function app.link_moved()', t);
  end loop;
end $$;
create function app.household_closed() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin perform app.refresh_chain(new.id); return null; end $$;
create trigger household_closed after update of closed_as on app.household for each row when (old.closed_as is distinct from new.closed_as) execute function app.household_closed();
