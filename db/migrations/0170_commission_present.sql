-- Who sat in the commission that decided a run, in its own words; and when nothing of a run was left to do.
alter table app.allocation_run
  add column present text not null default '' check (length(present) <= 500),
  add column settled_at timestamptz(3);
grant update (present, settled_at) on app.allocation_run to maillon_app;
