-- What a tablet took along, by identifiers alone (sheets, households, items, devices, and the digest of the words to sign): an act
-- about anything else waits for somebody. Null for a tablet that left before this was kept.
alter table app.field_tablet
  add column cargo jsonb,
  -- Said lost by somebody of the organisation: what it still sends is kept and always looked at.
  add column lost_at timestamptz(3),
  add column lost_by text check ((lost_at is null) = (lost_by is null));
grant update (lost_at, lost_by) on app.field_tablet to maillon_app;

-- An act is the same act when its seal is: its digest says so, not the number that it claims. What cannot be read does not take the
-- number of an act: it is kept beside, under the number that it claims, and gives way once the true act comes.
alter table app.field_act
  add column digest bytea check (length(digest) = 32),
  add column claimed uuid,
  add column bytes integer not null default 0 check (bytes >= 0),
  drop constraint field_act_settled_as_check,
  add constraint field_act_settled_as_check check (settled_as in ('applied', 'set_aside', 'replaced'));
create unique index field_act_digest on app.field_act (tablet_id, digest);
create index field_act_claimed on app.field_act (tablet_id, claimed) where claimed is not null;
