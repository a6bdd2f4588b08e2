-- A policy that a body adopted is never changed nor thrown away, by nobody; a draft may be both.
-- How many times a draft was written: who changes it says which writing they read, so that two people do not undo each other.
alter table app.priority_policy add column edits int not null default 0;
grant update (edits) on app.priority_policy to maillon_app;
grant delete on app.priority_policy to maillon_app;
create unique index priority_policy_draft on app.priority_policy (organisation_id, programme_id) where state = 'draft';

create function app.policy_frozen() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  raise exception 'an adopted policy does not change' using errcode = '23514', constraint = 'policy_frozen';
end $$;
revoke execute on function app.policy_frozen() from public;
create trigger policy_frozen before update or delete on app.priority_policy for each row when (old.state = 'adopted') execute function app.policy_frozen();
