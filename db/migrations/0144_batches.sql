-- A batch: many things lent at once to somebody who is no family, with one signature: a person of an organisation (a teacher, a partner's
-- volunteer), or a place of one's own with whoever answers for it there. It bears a number of the same sheets as families do.
create table app.batch (
  id uuid primary key,
  number text not null unique default app.numbered('RM-', nextval('app.handover_number'), 5),
  organisation_id uuid not null references app.organisation (id),
  receiver text not null check (receiver in ('person', 'place')),
  place_id uuid references app.place (id),
  receiver_name text not null check (length(receiver_name) between 2 and 120),
  receiver_role text not null check (length(receiver_role) between 2 and 80),
  receiver_of text not null default '' check (length(receiver_of) <= 120),
  due_on date,
  state text not null default 'prepared' check (state in ('prepared', 'signed', 'closed', 'cancelled')),
  why text,
  signer text,
  signed_how text check (signed_how in ('screen', 'paper', 'typed')),
  signed_at timestamptz(3),
  witness text,
  signature_file_id uuid references app.file (id),
  agreement_file_id uuid references app.file (id),
  copy_to text,
  handed_by text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint batch_place check ((receiver = 'place') = (place_id is not null)),
  constraint batch_due check (receiver = 'place' or due_on is not null),
  constraint batch_signed check ((state in ('signed', 'closed')) = (signed_at is not null))
);
create index batch_list on app.batch (organisation_id, created_at desc, id desc);
create index batch_at on app.batch (place_id) where place_id is not null;

create table app.batch_item (
  id uuid primary key,
  batch_id uuid not null references app.batch (id),
  organisation_id uuid not null references app.organisation (id),
  device_id uuid references app.device (id),
  label text check (length(label) between 2 and 80),
  count smallint not null default 1 check (count between 1 and 100),
  state text not null default 'pending' check (state in ('pending', 'accepted', 'refused', 'returned')),
  why text,
  returned_at timestamptz(3),
  constraint batch_item_thing check (num_nonnulls(device_id, label) = 1)
);
create index batch_item_of on app.batch_item (batch_id);
create unique index batch_item_device on app.batch_item (device_id) where state in ('pending', 'accepted');

alter table app.batch enable row level security;
alter table app.batch force row level security;
alter table app.batch_item enable row level security;
alter table app.batch_item force row level security;
create policy owner on app.batch to maillon_owner using (true) with check (true);
create policy owner on app.batch_item to maillon_owner using (true) with check (true);
create policy own on app.batch to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]))
  with check (organisation_id = any ((select app.orgs())::uuid[]));
create policy of_its_place on app.batch as restrictive to maillon_app using (true) with check (
  place_id is null or exists (select from app.place p where p.id = batch.place_id and p.organisation_id = batch.organisation_id));
create policy own on app.batch_item to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]))
  with check (organisation_id = any ((select app.orgs())::uuid[])
    and exists (select from app.batch b where b.id = batch_item.batch_id and b.organisation_id = batch_item.organisation_id));
grant select, insert, update on app.batch, app.batch_item to maillon_app;

-- The link that a batch opens: who answers in a place, or which person, beneath the organisation's own link.
alter table app.custody add column batch_id uuid references app.batch (id);
alter table app.custody add constraint custody_batch check (batch_id is null or (holder_id is not null and class_id is null));
create index custody_batch on app.custody (batch_id) where batch_id is not null;
create policy of_its_batch on app.custody as restrictive to maillon_app using (true) with check (
  batch_id is null or exists (select from app.batch b where b.id = custody.batch_id and b.organisation_id = custody.organisation_id));
