-- Which of many families nothing more is done about: the answer of is_stopped for each, found from the requests, which are few.
create function app.stopped_among(families uuid[]) returns setof uuid language sql stable security definer set search_path = app, pg_catalog as $$
  with asked as materialized (select x.id from unnest(families) x(id) where exists (select from app.household_access a
      where a.household_id = x.id and a.ended_at is null and a.organisation_id = any (app.orgs()))),
  stopping as materialized (select r.household_id as id from app.rights_request r
    where r.kind in ('erase', 'object', 'limit') and r.lifted_on is null and (r.answer is null or (r.answer = 'done' and r.kind <> 'erase'))),
  reached as materialized (select id from stopping
    union select s.household_id from stopping t, app.same_files(t.id) s
    union select k.household_id from stopping t join app.household_access k on k.kept_in = t.id and k.ended_at is null)
  select a.id from asked a where a.id in (select id from reached) or exists (select from app.household h where h.id = a.id and h.forgotten_at is not null)
$$;
revoke execute on function app.stopped_among(uuid[]) from public;
grant execute on function app.stopped_among(uuid[]) to maillon_app;
