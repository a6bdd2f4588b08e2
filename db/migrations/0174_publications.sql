-- What is told of a run to anybody: that its list was frozen, by what and when its draw will be made; then, once a commission decided, the whole of it.

-- As soon as a list is frozen, it has an address. Drawn from all of its identifier, so that no clock shows through.
create function app.run_code() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  new.public_code := (select string_agg(substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', 1 + get_byte(h.d, i) % 32, 1), '' order by i)
    from (select sha256(convert_to('run ' || new.id, 'UTF8')) as d) h, generate_series(0, 11) i);
  return new;
end $$;
create trigger run_code before insert on app.allocation_run for each row when (new.public_code is null or current_user = 'maillon_app') execute function app.run_code();
revoke execute on function app.run_code() from public;

-- How long a list is, and its limits, beside its text: anybody asks, and a list of fifty thousand families takes a second to read.
alter table app.allocation_run add column listed int, add column limits jsonb;
create function app.run_limits() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.allocation_run r set listed = jsonb_array_length(s.list -> 'needs'), limits = jsonb_build_object('supply', s.list -> 'supply', 'quotas', s.list -> 'quotas')
    from (select new.content::jsonb as list) s where r.id = new.run_id;
  return null;
end $$;
revoke execute on function app.run_limits() from public;
create trigger run_limits after insert on app.run_document for each row when (new.kind = 'scenario') execute function app.run_limits();

-- A run is put away once published. One of fewer than five families is shown to nobody, and is put away as it is.
create function app.run_put_away() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  if coalesce(new.listed, 5) >= 5 then
    raise exception 'a run is put away once published' using errcode = '23514', constraint = 'run_path';
  end if;
  return new;
end $$;
revoke execute on function app.run_put_away() from public;
create trigger run_put_away before update on app.allocation_run for each row when (old.state = 'decided' and new.state = 'settled') execute function app.run_put_away();

-- The file to replay, packed, and the figures of its page, as they were published: neither changes any more.
create table app.run_publication (
  run_id uuid primary key,
  organisation_id uuid not null references app.organisation,
  -- SHA-256 and length of the file once unpacked.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes int not null check (bytes > 0),
  packed bytea not null,
  figures jsonb not null check (jsonb_typeof(figures) = 'object'),
  published_by text not null,
  published_at timestamptz(3) not null,
  foreign key (organisation_id, run_id) references app.allocation_run (organisation_id, id)
);
create index run_publication_own on app.run_publication (organisation_id);
-- Already packed: the database does not try again.
alter table app.run_publication alter column packed set storage external;
alter table app.run_publication enable row level security;
alter table app.run_publication force row level security;
create policy owner on app.run_publication to maillon_owner using (true) with check (true);
create policy own on app.run_publication to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]));
grant select, insert on app.run_publication to maillon_app;

-- A file is written of a decided run, and a run is published with its file: the application does both in one act, the database keeps it so.
create function app.publication_of_decided() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  if not exists (select from app.allocation_run r where r.id = new.run_id and r.state = 'decided') then
    raise exception 'only a decided run is published' using errcode = '23514', constraint = 'run_path';
  end if;
  return new;
end $$;
create function app.run_published() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  if new.published_at is null or not exists (select from app.run_publication p where p.organisation_id = new.organisation_id and p.run_id = new.id) then
    raise exception 'a run is published with its file' using errcode = '23514', constraint = 'run_path';
  end if;
  return new;
end $$;
revoke execute on function app.publication_of_decided(), app.run_published() from public;
create trigger publication_of_decided before insert on app.run_publication for each row when (current_user = 'maillon_app') execute function app.publication_of_decided();
create trigger run_published before update on app.allocation_run for each row
  when (current_user = 'maillon_app' and old.state <> 'published' and new.state = 'published') execute function app.run_published();

-- Every list that was frozen on this site, the last one first; a draw that was given up stays in it, so that nobody draws again until it suits.
create function app.public_runs(before timestamptz, last text, most int)
returns table (code text, name text, programme text, organisation text, state text, frozen_at timestamptz, seed_on date, seeded boolean, decided_on date, published_at timestamptz, cancelled_on date)
language sql stable security definer set search_path = app, pg_catalog as $$
  select r.public_code, r.name, p.name, coalesce(o.masked_as, o.name), r.state, r.frozen_at, r.seed_on, r.seed is not null, r.decided_on, r.published_at, r.cancelled_on
  from app.allocation_run r join app.programme p on p.id = r.programme_id join app.organisation o on o.id = r.organisation_id
  where (r.frozen_at, r.public_code) < (before, last) order by r.frozen_at desc, r.public_code desc limit least(most, 51)
$$;
create index allocation_run_frozen on app.allocation_run (frozen_at desc, public_code desc);

-- What a code opens, for anybody: one look-up. No person is named: neither who froze it nor who decided. Of a list that was not published, its limits and its length.
create function app.public_run(wanted text)
returns table (code text, name text, programme text, organisation text, state text, frozen_at timestamptz, list_hash text, commitment text, seed_source text,
  seed_on date, seed text, body text, decided_on date, published_at timestamptz, follows text, policy_version int, rules jsonb, adopted_by text, adopted_on date,
  listed int, limits jsonb, figures jsonb, sha256 text, bytes int, derogations_at_most int, derogations int, appeals int, upheld int, seeds_before text[], cancelled_on date)
language sql stable security definer set search_path = app, pg_catalog as $$
  select r.public_code, r.name, p.name, coalesce(o.masked_as, o.name), r.state, r.frozen_at, r.inputs_hash, r.commitment, r.seed_source, r.seed_on, r.seed,
    case when r.state in ('decided', 'published', 'settled') then r.body end, case when r.state in ('decided', 'published', 'settled') then r.decided_on end,
    r.published_at, (select f.public_code from app.allocation_run f where f.id = r.follows_id),
    y.version, y.rules, y.adopted_by, y.adopted_on, case when x.run_id is null and r.listed >= 5 then r.listed end, case when x.run_id is null then r.limits end, x.figures, x.sha256, x.bytes, r.derogations_at_most,
    (select count(*)::int from app.derogation e where e.run_id = r.id and e.taken_back_at is null),
    (select app.by_five(count(*)::int) from app.appeal a join app.run_need n on n.id = a.run_need_id where n.run_id = r.id),
    (select app.by_five(count(*)::int) from app.appeal a join app.run_need n on n.id = a.run_need_id where n.run_id = r.id and a.state = 'upheld'),
    r.seeds_before, r.cancelled_on
  from app.allocation_run r join app.programme p on p.id = r.programme_id join app.organisation o on o.id = r.organisation_id
  join app.priority_policy y on y.id = r.policy_id left join app.run_publication x on x.run_id = r.id
  where r.public_code = wanted
$$;

-- The file as published, packed; without its bytes for whoever has them already.
create function app.public_file(wanted text, known text)
returns table (sha256 text, bytes int, packed bytea)
language sql stable security definer set search_path = app, pg_catalog as $$
  select x.sha256, x.bytes, case when x.sha256 is distinct from known then x.packed end
  from app.allocation_run r join app.run_publication x on x.run_id = r.id where r.public_code = wanted and r.published_at is not null
$$;

-- The list of a published run by pseudonym, as the file says it: a page after one pseudonym, or the line of one. Never what the commission changed for one
-- family, nor the class that it gave to whom it made come in: its letter says it.
create function app.public_lines(wanted text, after text, most int)
returns table (pseudonym text, kit text, stratum int, points float8, since date, quotas text[], lottery text, outcome text, class text)
language sql stable security definer set search_path = app, pg_catalog as $$
  select n.pseudonym, n.kit, n.stratum, n.points::float8, n.since, n.quotas, left(encode(sha256(convert_to(r.seed || chr(10) || n.pseudonym, 'UTF8')), 'hex'), 12),
    n.outcome, case n.outcome when 'served' then n.class end
  from app.allocation_run r join app.run_publication x on x.run_id = r.id
  join app.run_need n on n.organisation_id = r.organisation_id and n.run_id = r.id
  where r.public_code = wanted and r.published_at is not null and n.pseudonym > after order by n.pseudonym limit least(most, 1000)
$$;

revoke execute on function app.public_runs(timestamptz, text, int), app.public_run(text), app.public_file(text, text), app.public_lines(text, text, int) from public;
grant execute on function app.public_runs(timestamptz, text, int), app.public_run(text), app.public_file(text, text), app.public_lines(text, text, int) to maillon_app;
