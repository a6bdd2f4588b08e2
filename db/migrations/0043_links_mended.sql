-- What a personal link may do to others, held tighter; and who decides about whom.

-- An organisation that is suspended decides nothing about others.
create or replace function app.coordinates(org uuid) returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select exists (select from app.member m join app.organisation mine on mine.id = m.organisation_id left join app.commune c on c.insee = mine.commune
    join app.organisation o on o.id = org left join app.commune d on d.insee = o.commune
    where m.id = nullif(current_setting('app.member', true), '')::uuid and m.organisation_id = any (app.orgs()) and m.role = 'coordinator' and m.status = 'active'
      and o.id <> mine.id and (d.insee is null or d.departement = c.departement)
      and not app.suspended(mine.id))
$$;

-- A sender who has left is answered at its organisation's address, or before its other prescribers.
create or replace function app.write_to_sender(p uuid, said_subject text, said_body text) returns void language sql security definer set search_path = app, pg_catalog as $$
  with x as (select * from app.prescription where id = p),
  sender as (select m.email from x join app.member m on m.id = x.member_id and m.status = 'active'),
  house as (select o.email from x join app.organisation o on o.id = x.organisation_id where o.email is not null and not exists (select from sender)),
  others as (select m.email from x join app.member m on m.organisation_id = x.organisation_id and m.status = 'active' and m.role in ('prescriber', 'school', 'town_agent', 'coordinator')
    where not exists (select from sender) and not exists (select from house))
  insert into app.outbox (id, organisation_id, household_id, email, subject, body, link)
  select app.uuid7(), x.organisation_id, x.household_id, t.email, said_subject, said_body, '/orientations/' || x.id
  from x, (select email from sender union select email from house union select email from others) t
$$;

-- Columns that a structure said behind its link serve its own lists: they change nothing in how those of others are read.
create or replace function app.census_columns(digest bytea, titles bytea) returns jsonb
language sql stable security definer set search_path = app, pg_catalog as $$
  select m.fields from app.census_invitation x join app.column_mapping m on m.organisation_id = x.organisation_id
  where x.token_hash = digest and m.purpose = 'census' and m.headings in (titles, sha256(titles || convert_to(x.id::text, 'utf8')))
  order by m.headings = titles limit 1
$$;
create or replace function app.census_remember_columns(digest bytea, titles bytea, given jsonb, at timestamptz) returns void
language sql security definer set search_path = app, pg_catalog as $$
  insert into app.column_mapping (organisation_id, purpose, headings, fields, said_at)
  select x.organisation_id, 'census', sha256(titles || convert_to(x.id::text, 'utf8')), given, at from app.census_invitation x where x.token_hash = digest
  on conflict (organisation_id, purpose, headings) do update set fields = excluded.fields, said_at = excluded.said_at
$$;

-- Coordinates are shown behind a link while the family agrees.
create or replace function app.prescription_behind(digest bytea, at timestamptz)
returns table (id uuid, state text, kinds text[], urgent boolean, message text, sender text, receiver text, commune text, letter text, adults int, children int,
  sent_at timestamptz, asked_at timestamptz, paused_seconds int, answered_by text, why text, expires_at timestamptz, contact jsonb)
language sql stable security definer set search_path = app, pg_catalog as $$
  select p.id, p.state, p.kinds, p.urgent, p.message, p.sender, o.name, c.name,
    upper(left(btrim(app.without_titles(h.name)), 1)), h.adults, h.children,
    p.sent_at, p.asked_at, p.paused_seconds, p.answered_by, p.why, l.expires_at,
    case when p.answered_by_link and p.state in ('accepted', 'waiting', 'promised', 'served') and h.forgotten_at is null
      and exists (select from app.agreement g where g.household_id = h.id and g.kind = 'sharing' and g.withdrawn_on is null) then
      jsonb_build_object('name', h.name, 'phone', h.phone, 'email', h.email, 'channel', h.channel, 'best_moment', h.best_moment, 'languages', h.languages,
        'interpreter', h.interpreter, 'neutral', h.neutral_message) end
  from app.prescription_held(digest, at) p join app.prescription_link l on l.prescription_id = p.id join app.household h on h.id = p.household_id
  join app.organisation o on o.id = p.to_organisation_id join app.commune c on c.insee = h.commune
$$;

-- A list that was taken in, and may name a family that is forgotten, goes with it.
create function app.lists_forgotten() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  delete from app.list_upload u using app.census_family f join app.census_invitation i on i.id = f.invitation_id
   where f.household_id = new.id and u.census_id = i.census_id and (u.invitation_id = i.id or u.invitation_id is null);
  return null;
end $$;
create trigger lists_forgotten after update of forgotten_at on app.household for each row
  when (old.forgotten_at is null and new.forgotten_at is not null) execute function app.lists_forgotten();

revoke execute on all functions in schema app from public;
