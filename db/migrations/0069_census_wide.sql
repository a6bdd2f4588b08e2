-- A census of a whole département, and by which way each structure answered it.

alter table app.census drop constraint census_communes_check;
alter table app.census add constraint census_communes_check check (cardinality(communes) between 1 and 1000);

-- Where the communes of a département, or of a group of communes, are read at once.
create index commune_departement on app.commune (departement);
create index commune_epci on app.commune (epci);

-- The way of what was sent last: its link, a list, a sheet of paper typed by its coordination. Null: nothing was sent yet.
alter table app.census_invitation add came_by text check (came_by in ('link', 'list', 'paper'));
update app.census_invitation i set came_by = coalesce(
  (select case e.act when 'census.paper_typed' then 'paper' else 'list' end from app.event e
    where e.organisation_id = i.organisation_id and e.subject_kind = 'census' and e.subject_id = i.census_id
      and e.act in ('census.paper_typed', 'census.list_taken_in') and e.data ->> 'invitation' = i.id::text order by e.seq desc limit 1), 'link')
  where i.opened_at is not null or i.answered_at is not null or exists (select from app.census_family f where f.invitation_id = i.id);

-- Whether a census still takes answers from whoever holds this link. It stays as it is until the end of the act: who closes it waits.
create function app.census_hold(digest bytea, today date) returns boolean
language plpgsql volatile security definer set search_path = app, pg_catalog as $$
declare standing record;
begin
  select c.closed_at, c.closes_on into standing from app.census_invitation i join app.census c on c.id = i.census_id
   where i.token_hash = sha256(digest) for share of c;
  return found and standing.closed_at is null and standing.closes_on >= today;
end $$;

create or replace function app.census_declare(digest bytea, today date, at timestamptz, counts jsonb, said jsonb, done boolean) returns boolean
language plpgsql security definer set search_path = app, pg_catalog as $$
declare c record;
begin
  if not app.census_hold(digest, today) then return false; end if;
  select * into c from app.census_behind(digest, today);
  if not found or not c.open then return false; end if;
  perform from app.census_invitation where id = c.invitation_id for update;
  delete from app.census_count k where k.invitation_id = c.invitation_id;
  insert into app.census_count (organisation_id, invitation_id, commune, kind, declared)
    select c.organisation_id, c.invitation_id, x.commune, x.kind, x.declared from jsonb_to_recordset(counts) as x (commune text, kind text, declared int)
    where x.commune = any (c.communes) and x.kind = any (c.kinds) and x.declared > 0;
  update app.census_invitation i set answers = said, answered_at = case when done then coalesce(i.answered_at, at) else i.answered_at end,
    opened_at = coalesce(i.opened_at, at), came_by = 'link' where i.id = c.invitation_id;
  if done and c.answered_at is null then
    perform app.record_in(c.organisation_id, at, 'census.answered', 'census', c.census_id, null, null, 'answered', null, c.partner);
  end if;
  return true;
end $$;

create or replace function app.census_tell(digest bytea, i uuid, today date, at timestamptz, named uuid[], l uuid, data jsonb) returns void
language plpgsql security definer set search_path = app, pg_catalog as $$
declare c record; who uuid := nullif(current_setting('app.member', true), '')::uuid; families app.event[];
begin
  select * into c from app.census_door(digest, i, today);
  if not found then return; end if;
  families := array(select row(app.uuid7(), c.organisation_id, 0, at, who, c.partner, 'census.family_named', 'household', f.household_id, f.household_id, null,
      'heard', null, jsonb_build_object('list', l), ''::bytea)::app.event
    from app.census_family f where f.invitation_id = c.invitation_id and f.household_id = any (named) and f.named_at = at order by f.household_id);
  perform app.link_events(c.organisation_id, families || row(app.uuid7(), c.organisation_id, 0, at, who,
    coalesce((select m.name from app.member m where m.id = who and digest is null), c.partner), 'census.list_taken_in', 'census', c.census_id, null, null,
    'answered', null, data || jsonb_build_object('list', l, 'invitation', c.invitation_id), ''::bytea)::app.event);
  update app.census_invitation x set came_by = 'list',
    opened_at = case when digest is null then x.opened_at else coalesce(x.opened_at, at) end where x.id = c.invitation_id;
  update app.list_upload u set taken_in_at = at, outcome = data where u.id = l and u.organisation_id = c.organisation_id and u.taken_in_at is null;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.census_hold(bytea, date) to maillon_app;
