-- What a run froze never changes, what it found neither, and it goes forward along one path.

alter table app.allocation_run
  -- Seeds typed before this one, corrected while the answer was not known.
  add column seeds_before text[] not null default '{}',
  -- How often a process began to solve it.
  add column attempts int not null default 0,
  -- Objectives whose best value the prices do not prove.
  add column unproved text[] not null default '{}',
  -- Of a run that goes on with another: {"cancelled": 3, "arrived": 2}, since that one.
  add column moved jsonb;
alter table app.allocation_run
  -- The day on which it was given up: told beside the day of its draw.
  add column cancelled_on date;
grant update (seeds_before, attempts, cancelled_on) on app.allocation_run to maillon_app;
alter table app.run_secret alter constraint run_secret_run_id_fkey deferrable initially deferred;

create function app.run_kept() returns trigger language plpgsql set search_path = app, pg_catalog as $$
declare path constant text[] := array['frozen computing', 'frozen cancelled', 'computing proposed', 'computing failed', 'computing cancelled', 'failed computing',
  'failed cancelled', 'proposed decided', 'proposed cancelled', 'decided published', 'published settled', 'decided settled'];
begin
  if tg_op = 'INSERT' then
    -- Only a run that goes on with another one has its seed from the beginning.
    if current_user = 'maillon_app' and not (new.state = 'frozen' and new.seed is null or new.state = 'computing' and exists (select from app.allocation_run f
        where f.id = new.follows_id and f.programme_id = new.programme_id and f.seed = new.seed and f.commitment = new.commitment
          and (select greatest(0, max(r.derogations_at_most) - count(d.id)) from app.allocation_run r left join app.derogation d on d.organisation_id = r.organisation_id
            and d.run_id = r.id and d.taken_back_at is null and r.state <> 'cancelled'
            where r.organisation_id = f.organisation_id and r.programme_id = f.programme_id and r.commitment = f.commitment) >= new.derogations_at_most and f.state in ('decided', 'published', 'settled'))) then
      raise exception 'a run begins with its freeze' using errcode = '23514', constraint = 'run_path';
    end if;
    -- A draw that was known already could have been chosen. Half a day for the calendars of the whole territory.
    if current_user = 'maillon_app' and new.follows_id is null and new.seed_on <= (new.frozen_at - interval '12 hours')::date then
      raise exception 'the draw comes after the list' using errcode = '23514', constraint = 'run_seed';
    end if;
    return new;
  end if;
  if (new.id, new.organisation_id, new.programme_id, new.policy_id, new.follows_id, new.name, new.frozen_at, new.frozen_by, new.inputs_hash, new.commitment, new.seed_source,
      new.seed_on, new.moved, new.public_code, new.derogations_at_most) is distinct from (old.id, old.organisation_id, old.programme_id, old.policy_id, old.follows_id, old.name, old.frozen_at, old.frozen_by,
      old.inputs_hash, old.commitment, old.seed_source, old.seed_on, old.moved, old.public_code, old.derogations_at_most) then
    raise exception 'what was frozen stays' using errcode = '23514', constraint = 'run_frozen';
  end if;
  if new.state <> old.state and not (old.state || ' ' || new.state = any (path)) then
    raise exception 'a run does not go from % to %', old.state, new.state using errcode = '23514', constraint = 'run_path';
  end if;
  if current_user = 'maillon_app' and (old.state = 'computing' and new.state in ('proposed', 'failed') or new.state = 'cancelled' and new.cancelled_on is null) then
    raise exception 'an answer comes from who solves, and what is given up says when' using errcode = '23514', constraint = 'run_path';
  end if;
  if old.decided_at is not null and (new.body, new.present, new.decided_on, new.decided_by, new.decided_at) is distinct from
     (old.body, old.present, old.decided_on, old.decided_by, old.decided_at) then
    raise exception 'what was decided stays' using errcode = '23514', constraint = 'run_decided';
  end if;
  if new.seed is distinct from old.seed and not (new.seed is not null and new.state = 'computing' and (old.seed is null or old.state = 'computing' and old.follows_id is null
      and new.seeds_before = old.seeds_before || old.seed)) then
    raise exception 'the seed is drawn once' using errcode = '23514', constraint = 'run_seed';
  end if;
  -- A day less for the calendars of the whole territory.
  if old.seed is null and new.seed is not null and (new.seeded_at + interval '14 hours')::date < new.seed_on then
    raise exception 'the seed is drawn on its day' using errcode = '23514', constraint = 'run_seed';
  end if;
  if old.found_at is not null and (new.found_at, new.unproved) is distinct from (old.found_at, old.unproved) then
    raise exception 'what was found stays' using errcode = '23514', constraint = 'run_found';
  end if;
  return new;
end $$;
revoke execute on function app.run_kept() from public;
create trigger run_kept before insert or update on app.allocation_run for each row execute function app.run_kept();

create function app.run_need_kept() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if (new.id, new.organisation_id, new.run_id, new.pseudonym, new.kit, new.kinds, new.commune, new.prescriber_id, new.agreement_id, new.stratum, new.points, new.stratum_name,
      new.since, new.quotas) is distinct from (old.id, old.organisation_id, old.run_id, old.pseudonym, old.kit, old.kinds, old.commune, old.prescriber_id, old.agreement_id,
      old.stratum, old.points, old.stratum_name, old.since, old.quotas) then
    raise exception 'what was frozen stays' using errcode = '23514', constraint = 'run_frozen';
  end if;
  -- Only erasure takes away who it was, and why it stood where it stands.
  if (new.household_id, new.publics, new.reasons) is distinct from (old.household_id, old.publics, old.reasons) and not (new.household_id is null and new.gone is not null) then
    raise exception 'what was frozen stays' using errcode = '23514', constraint = 'run_frozen';
  end if;
  -- Its decision alone adds to what was found: a class for whom the commission makes come in, what is lacking for whom nothing is left.
  if ((new.lottery, new.outcome, new.binding, new.decided_by, new.place) is distinct from (old.lottery, old.outcome, old.binding, old.decided_by, old.place)
      or new.class is distinct from old.class and not (old.class is null and coalesce(new.final = 'served', false))
      or new.why is distinct from old.why and not (old.why is null and coalesce(new.final = 'waiting', false)))
     and (old.outcome is not null or not exists (select from app.allocation_run r where r.id = new.run_id and r.state = 'computing')) then
    raise exception 'what was found stays' using errcode = '23514', constraint = 'run_found';
  end if;
  if old.gone is not null and new.gone is distinct from old.gone then
    raise exception 'who left a run does not come back' using errcode = '23514', constraint = 'run_gone';
  end if;
  return new;
end $$;
revoke execute on function app.run_need_kept() from public;
create trigger run_need_kept before update on app.run_need for each row execute function app.run_need_kept();

-- Eight bytes of the digest of the secret and of a file.
create function app.pseudonym_of(secret bytea, household uuid) returns text language sql immutable set search_path = app, pg_catalog as $$
  select left(encode(sha256(secret || convert_to(household::text, 'UTF8')), 'hex'), 16)
$$;
-- Whether a pseudonym stood in a list of the same draw that was not given up.
create function app.stood_before(organisation uuid, programme uuid, drawn text, run uuid, wanted text) returns boolean
language sql stable set search_path = app, pg_catalog as $$
  select exists (select from app.allocation_run f join app.run_need n on n.organisation_id = organisation and n.run_id = f.id and n.pseudonym = wanted
    where f.organisation_id = organisation and f.programme_id = programme and f.commitment = drawn and f.state <> 'cancelled' and f.id <> run)
$$;
revoke execute on function app.pseudonym_of(bytea, uuid), app.stood_before(uuid, uuid, text, uuid, text) from public;

-- The list of a run is the one whose digest was announced: its question is that text, its families are those of that text, and nobody comes later.
-- What its names hide is kept beside it, while it is frozen: before its families are written.
create function app.document_kept() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  if not (case new.kind
    when 'scenario' then exists (select from app.allocation_run r where r.id = new.run_id and r.inputs_hash = encode(sha256(convert_to(new.content, 'UTF8')), 'hex'))
    when 'names' then exists (select from app.run_document d where d.run_id = new.run_id and d.kind = 'scenario')
      and not exists (select from app.run_need n where n.run_id = new.run_id)
    else false end) then
    raise exception 'what was frozen is what was announced' using errcode = '23514', constraint = 'run_frozen';
  end if;
  return new;
end $$;
revoke execute on function app.document_kept() from public;
create trigger document_kept before insert on app.run_document for each row when (current_user = 'maillon_app') execute function app.document_kept();

-- Each pseudonym is that of its family, by the secret whose digest is announced. A run that goes on with another has a seed that is known: nobody enters it,
-- for a file could be written again until its number suits.
create function app.run_listed() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
declare one uuid;
begin
  for one in select distinct a.run_id from added a loop
    if exists (
      select x.id, x.kind, x.stratum, round(x.points, 3), x.since, array(select jsonb_object_keys(x.attributes) order by 1)
        from app.run_document d, jsonb_to_recordset(d.content::jsonb -> 'needs') as x(id text, kind text, stratum int, points numeric, since date, attributes jsonb)
        where d.run_id = one and d.kind = 'scenario'
      except select n.pseudonym, n.kit, n.stratum, n.points, n.since, array(select unnest(n.quotas) order by 1) from app.run_need n where n.run_id = one)
      or (select count(*) from app.run_need n where n.run_id = one) is distinct from
        (select jsonb_array_length(d.content::jsonb -> 'needs')::bigint from app.run_document d where d.run_id = one and d.kind = 'scenario')
      or exists (select from added a where a.run_id = one and (a.outcome is not null or a.final is not null or a.class is not null)) then
      raise exception 'the families of a run are those of its list' using errcode = '23514', constraint = 'run_frozen';
    end if;
    if exists (select from added a join app.allocation_run r on r.id = a.run_id left join app.run_secret s on s.run_id = a.run_id
      where a.run_id = one and (s.run_id is null or r.commitment is distinct from encode(sha256(s.secret), 'hex')
        or a.pseudonym is distinct from app.pseudonym_of(s.secret, a.household_id) and (r.follows_id is null or not exists (select from app.household_access k
          where k.organisation_id = a.organisation_id and k.kept_in = a.household_id and a.pseudonym = app.pseudonym_of(s.secret, k.household_id))))) then
      raise exception 'a pseudonym is drawn, not chosen' using errcode = '23514', constraint = 'run_pseudonym';
    end if;
    if exists (select from added a join app.allocation_run r on r.id = a.run_id and r.follows_id is not null
      where a.run_id = one and not app.stood_before(r.organisation_id, r.programme_id, r.commitment, r.id, a.pseudonym)) then
      raise exception 'nobody enters a list whose draw is known' using errcode = '23514', constraint = 'run_newcomer';
    end if;
  end loop;
  return null;
end $$;
revoke execute on function app.run_listed() from public;
create trigger run_listed after insert on app.run_need referencing new table as added for each statement
  when (current_user = 'maillon_app') execute function app.run_listed();

-- Forgotten, a family leaves its pseudonym and its place, and nothing that tells who it was.
create function app.runs_forgotten() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.run_need set household_id = null, publics = '{}', reasons = '[]', gone = coalesce(gone, 'forgotten') where household_id = new.id;
  return null;
end $$;
revoke execute on function app.runs_forgotten() from public;
create trigger runs_forgotten after update of forgotten_at on app.household for each row
  when (new.forgotten_at is not null and old.forgotten_at is null) execute function app.runs_forgotten();

-- The pseudonyms of a run that is being frozen, and what is published of their secret: drawn, or that of the run which this one goes on with.
-- A run has one secret: asked again for the same run, it is refused. Only of families that are followed, and held until the list is written: whoever is
-- forgotten meanwhile is either not in it, or leaves it. Once the draw may be known, only of those who stood in the list: no file is tried.
create function app.draw_pseudonyms(run uuid, follows uuid, households uuid[]) returns table (household uuid, pseudonym text, commitment text)
language plpgsql security definer set search_path = app, pg_catalog as $$
declare drawn bytea; programme uuid; own uuid;
begin
  if app.orgs() is null or exists (select from app.allocation_run r where r.id = run) then
    raise exception 'a secret is drawn while a run is frozen' using errcode = '42501';
  end if;
  if follows is null then
    drawn := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
  else
    select s.secret, r.programme_id, r.organisation_id into drawn, programme, own
      from app.run_secret s join app.allocation_run r on r.id = s.run_id where r.id = follows and r.organisation_id = any (app.orgs());
    if drawn is null then raise exception 'no run to go on with' using errcode = '42501'; end if;
  end if;
  insert into app.run_secret (run_id, secret) values (run, drawn);
  return query with files as materialized (select distinct a.household_id as id, coalesce(a.kept_in, a.household_id) as main from app.household_access a
      where a.household_id = any (households) and a.ended_at is null and a.organisation_id = any (app.orgs())),
    held as materialized (select o.id from app.household o where o.id in (select f.id from files f union select f.main from files f) and o.forgotten_at is null
      order by o.id for share of o)
    select f.id, app.pseudonym_of(drawn, f.id), encode(sha256(drawn), 'hex') from files f
    where f.id in (select h.id from held h) and f.main in (select h.id from held h)
      and (follows is null or app.stood_before(own, programme, encode(sha256(drawn), 'hex'), run, app.pseudonym_of(drawn, f.id)));
end $$;
revoke execute on function app.draw_pseudonyms(uuid, uuid, uuid[]) from public;
grant execute on function app.draw_pseudonyms(uuid, uuid, uuid[]) to maillon_app;

