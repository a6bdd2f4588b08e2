-- Who waits, and of whom nothing more is done: read for many families at once.

-- Every family of whom nothing more is done, found from the requests, which are few: under all the files of each.
create function app.stopping_families() returns setof uuid language sql stable set search_path = app, pg_catalog as $$
  with stopping as materialized (select r.household_id as id from app.rights_request r
    where r.kind in ('erase', 'object', 'limit') and r.lifted_on is null and (r.answer is null or (r.answer = 'done' and r.kind <> 'erase')))
  select id from stopping
  union select s.household_id from stopping t, app.same_files(t.id) s
  union select k.household_id from stopping t join app.household_access k on k.kept_in = t.id and k.ended_at is null
$$;

-- Which of many families nothing more is done about: the answer of is_stopped for each.
create function app.stopped_among(families uuid[]) returns setof uuid language sql stable security definer set search_path = app, pg_catalog as $$
  with asked as materialized (select x.id from unnest(families) x(id) where exists (select from app.household_access a
      where a.household_id = x.id and a.ended_at is null and a.organisation_id = any (app.orgs()))),
  reached as materialized (select app.stopping_families() as id)
  select a.id from asked a where a.id in (select id from reached) or exists (select from app.household h where h.id = a.id and h.forgotten_at is not null)
$$;

-- The families that a programme may serve today, each once under the file that stands for all of its files: followed in full by who runs it, on its
-- own account or since it accepted an orientation; a need open in a commune with places, of which this programme promised nothing; not stopped, and
-- its agreement not taken back. What an organisation may not read itself is not read for it: nothing of others for a school, no orientation while it
-- is suspended. `heard_at`: the oldest of these needs; `sent_at`, `structure_id`, `member_id`: the oldest orientation that it accepted.
create function app.programme_waiting(p uuid)
returns table (household_id uuid, commune text, lacks text[], heard_at timestamptz, urgent boolean, sent_at timestamptz, structure_id uuid, member_id uuid)
language sql stable set search_path = app, pg_catalog as $$
  with g as materialized (select x.organisation_id as org, app.suspended(x.organisation_id) as suspended,
      exists (select from app.organisation o where o.id = x.organisation_id and o.kind = 'school') as school from app.programme x where x.id = p),
  mine as materialized (select k.household_id as file, coalesce(k.kept_in, k.household_id) as main, k.reason, k.scope from app.household_access k
    where k.organisation_id = (select org from g) and k.ended_at is null and (k.reason <> 'prescription' or not (select suspended from g))),
  asked as materialized (select distinct on (m.main) m.main, r.organisation_id, r.member_id, r.sent_at from app.prescription r join mine m on m.file = r.household_id
    where r.to_organisation_id = (select org from g) and r.state in ('accepted', 'promised', 'served') order by m.main, r.state = 'served', r.sent_at, r.id),
  followed as materialized (select m.main from mine m left join asked a on a.main = m.main group by m.main
    having bool_or(m.file = m.main and m.scope = 'full') and bool_or(m.reason <> 'prescription' or a.main is not null)),
  needs as materialized (select m.main, n.kind, n.state, n.heard_at, n.urgent from mine m join app.need n on n.household_id = m.file
    where n.state in ('heard', 'qualified', 'prescribed', 'promised') and n.kind <> 'skills' and (n.organisation_id = (select org from g) or not (select school from g))),
  given as materialized (select distinct m.main, a.kind from app.allocation a join mine m on m.file = a.household_id where a.programme_id = p and a.state <> 'cancelled'),
  withdrawn as materialized (select m.main from mine m join app.agreement r on r.household_id = m.file and r.kind = 'sharing'
    group by m.main having bool_and(r.withdrawn_on is not null)),
  pressing as materialized (select n.main from needs n where n.urgent group by n.main),
  stopped as materialized (select app.stopping_families() as id)
  select h.id, h.commune, array_agg(distinct n.kind order by n.kind), min(n.heard_at), u.main is not null, min(a.sent_at), a.organisation_id, a.member_id
  from followed f join needs n on n.main = f.main and n.state <> 'promised' and n.kind in ('computer', 'connection')
  join app.household h on h.id = f.main and h.status = 'open' and h.forgotten_at is null
  join app.quota q on q.programme_id = p and q.commune = h.commune and q.kind = n.kind and q.places > 0
  left join given v on v.main = n.main and v.kind = n.kind
  left join asked a on a.main = f.main left join pressing u on u.main = f.main
  where v.main is null and f.main not in (select main from withdrawn) and f.main not in (select id from stopped)
  group by h.id, h.commune, u.main, a.organisation_id, a.member_id
$$;

-- The same with what a policy may ask of each: for who runs the programme, as one question whatever the number of families.
create function app.waiting_in(p uuid)
returns table (household uuid, commune text, lacks text[], since text, prescriber uuid, sent_at timestamptz, equipment text[], connection text, living text,
  adults int, children int, urgent boolean, publics text[], classes text[])
language sql stable security definer set search_path = app, pg_catalog as $$
  with g as materialized (select x.id, x.organisation_id as org, app.as_school() as school from app.programme x where x.id = p and x.organisation_id = any (app.orgs())),
  w as materialized (select w.* from g cross join lateral app.programme_waiting(g.id) w),
  files as materialized (select k.household_id as file, w.household_id as main from g join app.household_access k on k.organisation_id = g.org and k.ended_at is null
    join w on w.household_id = coalesce(k.kept_in, k.household_id)),
  declared as (select f.main, array_agg(distinct t.kind order by t.kind) as kinds from files f join app.target_public t on t.household_id = f.file
    where t.ended_on is null and (t.organisation_id = (select org from g) or not (select school from g)) group by f.main),
  taught as (select f.main, array_agg(distinct b.class) as classes from files f join app.beneficiary b on b.household_id = f.file
    where b.gone_on is null and b.class <> '' and (b.organisation_id = (select org from g) or b.school_id = (select org from g) or not (select school from g)) group by f.main)
  select w.household_id, w.commune, w.lacks, (w.heard_at at time zone 'Europe/Paris')::date::text, w.structure_id, coalesce(w.sent_at, w.heard_at), h.equipment_at_hand,
    h.connection_at_hand, h.living, h.adults, h.children, w.urgent, coalesce(d.kinds, '{}'), coalesce(t.classes, '{}')
  from w join app.household h on h.id = w.household_id left join declared d on d.main = w.household_id left join taught t on t.main = w.household_id
  order by w.household_id
$$;
revoke execute on function app.stopping_families(), app.stopped_among(uuid[]), app.programme_waiting(uuid), app.waiting_in(uuid) from public;
grant execute on function app.stopped_among(uuid[]), app.waiting_in(uuid) to maillon_app;
